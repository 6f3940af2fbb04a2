import { sealWords } from '#core/journal/base32.ts';
import type { PaymentFact } from '#core/receipt/compose-receipt.ts';
import type { StoryEvent } from '#shared/story.ts';
import type { DepositRow } from '../db/vault-store.ts';
import type { Office } from '../office.ts';

/** Where the money of a receipt went after it was taken: drawer, deposit, close, bank; as far as it has come. */
export function moneyRoad(office: Office, { payload, station, businessDate }: PaymentFact): StoryEvent[] {
  const session = office.drawers.find(payload.drawerSession);
  if (!session?.approvedAtMs) return [];
  const nameOf = (userId: string | null): string => (userId ? (office.people.find(userId)?.name ?? userId) : '');
  const day = office.days.find(station, businessDate);
  const deposits = office.vault
    .depositsOf(station, businessDate)
    .filter(({ state, slip }) => state !== 'undone' && slip.sessions.includes(session.sessionId));
  const approved: StoryEvent = {
    atMs: session.approvedAtMs,
    kind: 'drawer-approved',
    by: nameOf(session.submittedBy),
    approver: nameOf(session.approver),
    drawerSession: session.sessionId,
  };
  const closed: StoryEvent[] =
    day?.seal && day.closedAtMs !== null
      ? [
          {
            atMs: day.closedAtMs,
            kind: 'day-closed',
            by: nameOf(day.closedBy),
            businessDate,
            seal: sealWords(day.seal),
          },
        ]
      : [];
  return [
    approved,
    ...deposits.map((deposit) => bagged(deposit, nameOf)),
    ...closed,
    ...deposits.flatMap((deposit) => atTheBank(deposit, nameOf)),
  ];
}

type NameOf = (userId: string | null) => string;

function bagged(
  { depositId, bagNumber, preparedAtMs, preparedBy, verifiedBy }: DepositRow,
  nameOf: NameOf,
): StoryEvent {
  const [by, verifier] = [nameOf(preparedBy), nameOf(verifiedBy)];
  return { atMs: preparedAtMs, kind: 'deposited', by, verifiedBy: verifier, bagNumber, depositId };
}

function atTheBank(deposit: DepositRow, nameOf: NameOf): StoryEvent[] {
  const { depositId, confirmedAtMs: atMs, confirmedDate: date, confirmedBy, bankCents, totalCents } = deposit;
  if (atMs === null || date === null) return [];
  return [
    { atMs, kind: 'bank-confirmed', by: nameOf(confirmedBy), date, depositId, differs: bankCents !== totalCents },
  ];
}
