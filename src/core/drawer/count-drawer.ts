import type { SessionState } from '#shared/drawer.ts';
import { ok, type Result, refuse } from '#shared/failure.ts';
import { type Cents, subtractCents, sumCents } from '#shared/money.ts';
import type { Role } from '#shared/role.ts';
import type { Settings } from '#shared/setting.ts';
import type { TenderCode } from '#shared/tender.ts';
import { type TillCount, tillCents } from '#shared/till-count.ts';
import { mayApprove } from '../access/approval.ts';
import type {
  CountedTender,
  DepositItem,
  DifferenceReason,
  DrawerApproved,
  DrawerExplained,
  DrawerLine,
  ExtraItem,
  MissingItem,
} from '../journal/day-facts.ts';
import type { NewFact } from '../journal/fact.ts';
import { agrees, type DrawerMoney, type DrawerTender, drawerLines } from './expected.ts';

export type SessionSight = {
  sessionId: string;
  ownerId: string;
  ownerRole: Role;
  state: SessionState;
  /** All blind counts so far, and those since it was last given back. */
  tries: number;
  triesThisRound: number;
  handedOverTo: string | null;
  /** The last blind count, and everybody who made one. */
  lastCount: Count | null;
  countedBy: readonly string[];
  explained: DrawerExplained | null;
  money: DrawerMoney;
};
type Someone = { userId: string; role: Role };
export type Count = { cash: TillCount; tenders: readonly CountedTender[] };

/** A drawer is counted by its owner, or in their absence by a supervisor; never by the one who then approves it. */
export function mayCount({ ownerId }: SessionSight, { userId, role }: Someone): boolean {
  return userId === ownerId || role === 'supervisor';
}

/**
 * A blind count (rule 15). Right, or with the last try used up, it stands as it is and is submitted; else the clerk hears
 * only that it is not right, in no tender's name. From the first count on the drawer takes no more money.
 */
export function decideCount(
  count: Count,
  session: SessionSight,
  by: Someone,
  settings: Settings,
  handedOverTo: string | null = null,
): Result<NewFact[]> {
  if (!mayCount(session, by)) return refuse('DRAWER_UNKNOWN', { drawer: session.sessionId });
  if (session.state !== 'open' && session.state !== 'counting') return wrongState(session);
  const uneven = count.tenders.find((tender) => !isEven(tender));
  if (uneven) return refuse('COUNT_UNEVEN', { code: uneven.code });
  const cashCents = tillCents(count.cash);
  const nothing = cashCents === 0 && count.tenders.every(({ items }) => items === 0);
  if (nothing && session.money.openedCents > 0) return refuse('COUNT_EMPTY');
  const { sessionId } = session;
  const tryNo = session.tries + 1;
  const lines = drawerLines(session.money, cashCents, count.tenders);
  const right = lines.every(agrees);
  const tenders = count.tenders.filter(({ items }) => items > 0);
  const counted: NewFact = {
    kind: 'drawer.counted',
    payload: { sessionId, tryNo, cash: count.cash, cashCents, tenders, agrees: right },
  };
  const stands = right || handedOverTo !== null || session.triesThisRound + 1 >= settings['drawer.count-tries'];
  if (!stands) return ok([counted]);
  return ok([counted, { kind: 'drawer.submitted', payload: { sessionId, tryNo, lines, handedOverTo } }]);
}

/** The amounts that were typed one by one are the items, and make the sum. Cash is counted by its pieces. */
function isEven({ code, items, cents, amounts }: CountedTender): boolean {
  if (code === 'cash' || (items === 0) !== (cents === 0)) return false;
  return amounts === null || (amounts.length === items && sumCents(amounts) === cents);
}

/** The last count stands although it is not right and a try is left. */
export function decideSubmit(session: SessionSight, by: Someone): Result<NewFact[]> {
  if (!mayCount(session, by)) return refuse('DRAWER_UNKNOWN', { drawer: session.sessionId });
  if (session.state !== 'counting' || session.triesThisRound === 0) return wrongState(session);
  const { sessionId, tries: tryNo } = session;
  return ok([
    { kind: 'drawer.submitted', payload: { sessionId, tryNo, lines: linesNow(session), handedOverTo: null } },
  ]);
}

/** The last count against what is expected now: a correction made since then moves it. */
export function linesNow({ money, lastCount }: SessionSight): DrawerLine[] {
  return lastCount ? drawerLines(money, tillCents(lastCount.cash), lastCount.tenders) : [];
}

/** Why each tender is off, in the words of who counted, and which checks are there. Only the lines that are off are asked. */
export function decideExplain(
  said: Omit<DrawerExplained, 'sessionId'>,
  session: SessionSight,
  by: Someone,
  settings: Settings,
): Result<NewFact[]> {
  if (!mayCount(session, by)) return refuse('DRAWER_UNKNOWN', { drawer: session.sessionId });
  if (session.state !== 'submitted') return wrongState(session);
  const known = settings['reasons.over-short'].map(({ code }) => code);
  if (said.reasons.some(({ reasonCode }) => !known.includes(reasonCode))) return refuse('REASON_UNKNOWN');
  const strange = said.missing.find((item) => !itemOf(session, item));
  if (strange) return refuse('RECEIPT_UNKNOWN', { receiptNo: strange.receiptNo });
  return ok([{ kind: 'drawer.explained', payload: { sessionId: session.sessionId, ...said } }]);
}

function itemOf({ money }: SessionSight, { receiptNo, tenderNo }: MissingItem): DrawerTender | undefined {
  return money.tenders.find(
    (tender) =>
      tender.receiptNo === receiptNo && tender.tenderNo === tenderNo && tender.code !== 'cash' && !tender.gone,
  );
}

/** Where the owner has said nothing yet: every check is there, and no reason is given. */
export function explanationOf({ explained }: SessionSight): Omit<DrawerExplained, 'sessionId'> {
  return explained ?? { reasons: [], missing: [], extra: [] };
}

/**
 * Another person accepts a submitted count: not its owner, nor whoever counted. Every tender that is off has a reason, and
 * the ticked checks are those that were counted. `bank` says which pieces stay in the till.
 */
export function decideApprove(
  session: SessionSight,
  by: Someone,
  bank: { left: TillCount; turnedIn: TillCount },
): Result<NewFact[]> {
  const may = mayDecide(session, by);
  if (!may.ok) return may;
  const lines = linesNow(session);
  const { reasons, missing, extra } = explanationOf(session);
  const unexplained = lines.find((line) => !agrees(line) && !reasons.some(({ code }) => code === line.code));
  if (unexplained) return refuse('DIFFERENCE_UNEXPLAINED', { code: unexplained.code });
  const unticked = lines.find((line) => !ticksAgree(line, session, missing, extra));
  if (unticked) return refuse('TICKS_DIFFER', { code: unticked.code });
  const payload: DrawerApproved = {
    sessionId: session.sessionId,
    lines,
    reasons: reasonsFor(lines, reasons),
    missing,
    items: itemsThere(lines, session, missing, extra),
    left: bank.left,
    leftCents: tillCents(bank.left),
    turnedIn: bank.turnedIn,
    turnedInCents: tillCents(bank.turnedIn),
  };
  return ok([{ kind: 'drawer.approved', payload }]);
}

function itemsThere(
  lines: readonly DrawerLine[],
  { money }: SessionSight,
  missing: readonly MissingItem[],
  extra: readonly ExtraItem[],
): DepositItem[] {
  const receipted = lines.flatMap(({ code }) => (code === 'cash' ? [] : checksThere(code, money.tenders, missing)));
  return [
    ...receipted.map(({ receiptNo, tenderNo, code, number, payer, tenderedCents }) => ({
      receiptNo,
      tenderNo,
      code,
      routing: null,
      number,
      payer,
      cents: tenderedCents,
    })),
    ...extra.map((item) => ({ ...item, receiptNo: null, tenderNo: null, routing: null, payer: '' })),
  ];
}

function reasonsFor(lines: readonly DrawerLine[], reasons: readonly DifferenceReason[]): DifferenceReason[] {
  return reasons.filter(({ code }) => lines.some((line) => line.code === code && !agrees(line)));
}

/** The checks that are there, one by one, are as many and as much as were counted. */
export function ticksAgree(
  { code, countedItems, countedCents }: DrawerLine,
  session: SessionSight,
  missing: readonly MissingItem[],
  extra: readonly ExtraItem[],
): boolean {
  if (code === 'cash') return true;
  const there = checksThere(code, session.money.tenders, missing).map(({ tenderedCents }) => tenderedCents);
  const more = extra.filter((item) => item.code === code).map(({ cents }) => cents);
  return there.length + more.length === countedItems && sumCents([...there, ...more]) === countedCents;
}

/** The checks of a kind that the receipts speak of and the tick list does not leave out. */
export function checksThere(
  code: TenderCode,
  tenders: readonly DrawerTender[],
  missing: readonly MissingItem[],
): DrawerTender[] {
  const left = new Set(missing.map(({ receiptNo, tenderNo }) => `${receiptNo}/${tenderNo}`));
  return tenders.filter(
    (tender) => tender.code === code && !tender.gone && !left.has(`${tender.receiptNo}/${tender.tenderNo}`),
  );
}

/** The count goes back to its owner. What was handed over with it cannot be counted again. */
export function decideReject(
  said: { reasonCode: string; reason: string },
  session: SessionSight,
  by: Someone,
  settings: Settings,
): Result<NewFact[]> {
  const may = mayDecide(session, by);
  if (!may.ok) return may;
  if (session.handedOverTo !== null) return wrongState(session);
  if (!settings['reasons.reject-count'].some(({ code }) => code === said.reasonCode)) return refuse('REASON_UNKNOWN');
  return ok([{ kind: 'drawer.rejected', payload: { sessionId: session.sessionId, ...said } }]);
}

/** Whether somebody can approve a submitted count, or give it back: never its owner, nor whoever counted. */
export function mayDecide(session: SessionSight, by: Someone): Result<null> {
  if (session.state !== 'submitted') return wrongState(session);
  if (by.userId === session.ownerId || session.countedBy.includes(by.userId)) return refuse('APPROVAL_OWN');
  return mayApprove('drawer-count', session.ownerRole, by.role) ? ok(null) : refuse('APPROVAL_ROLE', { role: by.role });
}

function wrongState({ sessionId, state }: SessionSight): {
  ok: false;
  failure: Extract<Result<never>, { ok: false }>['failure'];
} {
  return refuse('DRAWER_STATE', { session: sessionId, state });
}

/** Surprise counts look at the cash alone, and leave the drawer open. Nobody surprises themselves. */
export function decideSurprise(
  count: { cash: TillCount; note: string },
  session: SessionSight,
  by: Someone,
  surprise: number,
): Result<NewFact[]> {
  if (by.userId === session.ownerId) return refuse('APPROVAL_OWN');
  if (session.state !== 'open') return wrongState(session);
  const cashCents = tillCents(count.cash);
  const [cash] = drawerLines(session.money, cashCents, []);
  const expectedCents = cash?.expectedCents as Cents;
  const payload = {
    sessionId: session.sessionId,
    surprise,
    cash: count.cash,
    cashCents,
    expectedCents,
    overShortCents: subtractCents(cashCents, expectedCents),
    note: count.note,
  };
  return ok([{ kind: 'drawer.surprise-counted', payload }]);
}
