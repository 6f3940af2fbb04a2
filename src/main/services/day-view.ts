import { closeList } from '#core/day/close-day.ts';
import { type DepositPlan, planDeposits } from '#core/day/deposit.ts';
import { mayDecide } from '#core/drawer/count-drawer.ts';
import { sealWords } from '#core/journal/base32.ts';
import type { DepositItem } from '#core/journal/day-facts.ts';
import type { DayRow, DayView, DepositDueView, DepositItemView, DepositView, ListedDay } from '#shared/contract/day.ts';
import type { BusinessDate } from '#shared/day.ts';
import { cents, subtractCents, sumCents } from '#shared/money.ts';
import type { StoredDay } from '../db/day-store.ts';
import type { StoredSession } from '../db/drawer-store.ts';
import type { DepositRow } from '../db/vault-store.ts';
import type { Actor, Office } from '../office.ts';
import { countedSession } from './counted-session.ts';
import { closedSessions, daySight } from './day-sight.ts';

/** A station's day as somebody who closes it works on it, or as it was closed. */
export function dayView(office: Office, actor: Actor, date: BusinessDate): DayView {
  const sight = daySight(office, date);
  const day = office.days.find(office.station, date);
  const settings = office.settings.on(date);
  const nameOf = (userId: string | null): string => (userId ? (office.people.find(userId)?.name ?? '') : '');
  const filed = office.days.filesOf('packet', date).filter((file) => file.station === office.station);
  const newest = Math.max(0, ...filed.map(({ packet }) => packet ?? 0));
  const files = filed.filter(({ packet }) => packet === newest);
  const uncounted = office.drawers
    .unapproved()
    .some(({ userId, state }) => userId === actor.userId && state !== 'submitted');
  const made = sight.depositRows.filter(({ state }) => state !== 'undone').map(({ account }) => account);
  return {
    station: office.station,
    businessDate: date,
    state: sight.state,
    list: closeList(sight),
    earlierOpen: [...sight.earlierOpen],
    parked: office.drafts.all().map(({ transactionId, userId, lines }) => ({
      transactionId,
      name: nameOf(userId),
      cents: sumCents(lines.map((line) => line.cents)),
    })),
    sessions: office.drawers.ofDate(office.station, date).map((session) => ({
      sessionId: session.sessionId,
      drawer: session.drawer,
      name: nameOf(session.userId),
      state: session.state,
      forYou: forActor(office, actor, session),
    })),
    receipts: { ...sight.receipts, gaps: [...sight.receipts.gaps] },
    toReview: sight.ordinary.map((each) => ({
      ...each,
      words: settings[`reasons.${each.kind}`].find(({ code }) => code === each.reason) ?? null,
    })),
    tenders: sight.figures.tenders,
    accounts: settings['bank.accounts'],
    due: planDeposits(sight.closed, settings)
      .filter(({ account }) => !made.includes(account))
      .map(dueView),
    deposits: sight.depositRows.map((row) => depositView(row, nameOf)),
    unconfirmed: sight.unconfirmedRows.map((row) => depositView(row, nameOf)),
    // With one drawer in the office, what the CIS has not got yet may be all that lies in it.
    cis: { openItems: sight.cis.openItems, openCents: uncounted ? null : sight.cis.openCents },
    seal: day?.seal ? sealWords(day.seal) : null,
    closedAtMs: day?.closedAtMs ?? null,
    closedBy: day?.closedBy ? nameOf(day.closedBy) : null,
    packet: {
      files: files.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 })),
      filedAtMs: files[0]?.filedAtMs ?? null,
      printedAtMs: day?.packetPrintedAtMs ?? null,
      printedBy: day?.packetPrintedBy ? nameOf(day.packetPrintedBy) : null,
    },
  };
}

/** What somebody can do about a drawer now: count their own, or approve another's. */
function forActor(
  office: Office,
  actor: Actor,
  { sessionId, userId, state }: StoredSession,
): 'count' | 'approve' | null {
  if (state === 'approved') return null;
  if (state !== 'submitted') return userId === actor.userId ? 'count' : null;
  const found = countedSession(office, sessionId);
  return found.ok && mayDecide(found.value.session, actor).ok ? 'approve' : null;
}

function dueView({ sessions: _, ...plan }: DepositPlan): DepositDueView {
  return { ...plan, items: plan.items.map(itemView) };
}

function itemView({ receiptNo, code, routing, number, payer, cents: amount }: DepositItem): DepositItemView {
  return { receiptNo, code, routing, number, payer, cents: amount };
}

export function depositView(row: DepositRow, nameOf: (userId: string | null) => string): DepositView {
  const { depositId, businessDate, account, state, slip, totalCents, bagNumber, preparedAtMs } = row;
  const bankCents = row.bankCents === null ? null : cents(row.bankCents);
  return {
    depositId,
    businessDate,
    account,
    state,
    cash: slip.cash,
    coinCents: slip.coinCents,
    currencyCents: slip.currencyCents,
    items: slip.items.map(itemView),
    itemsCents: slip.itemsCents,
    totalCents,
    bagNumber,
    preparedBy: nameOf(row.preparedBy),
    verifiedBy: nameOf(row.verifiedBy),
    preparedAtMs,
    bankCents,
    differenceCents: bankCents === null ? null : subtractCents(bankCents, totalCents),
    confirmedDate: row.confirmedDate,
    bankNote: row.bankNote,
  };
}

const DAYS_LISTED = 60;

/** The newest days of every station: the office's day is the roll-up of its stations' closes. */
export function dayList(office: Office, most = DAYS_LISTED): ListedDay[] {
  const days = office.days.newest(most);
  const oldest = days.at(-1);
  const filed = oldest ? office.days.filedSince(oldest.businessDate) : [];
  const isFiled = ({ station, businessDate }: StoredDay): boolean =>
    filed.some((file) => file.station === station && file.date === businessDate);
  return days.map((day) => ({ ...dayRow(office, day), packet: packetState(day, isFiled(day)) }));
}

function packetState({ state, packetPrintedAtMs }: StoredDay, filed: boolean): ListedDay['packet'] {
  if (state !== 'closed') return null;
  if (!filed) return 'missing';
  return packetPrintedAtMs === null ? 'filed' : 'printed';
}

export function dayRow(
  office: Pick<Office, 'people' | 'drawers' | 'vault'>,
  { station, businessDate, state, openedAtMs, closedAtMs, closedBy, seal }: StoredDay,
): DayRow {
  const offs = closedSessions(office, businessDate, station).flatMap(({ approved }) =>
    approved.lines.map(({ overShortCents }) => overShortCents),
  );
  const deposits = office.vault.depositsOf(station, businessDate).filter((each) => each.state !== 'undone');
  return {
    station,
    businessDate,
    state,
    openedAtMs,
    closedAtMs,
    closedBy: closedBy ? (office.people.find(closedBy)?.name ?? '') : null,
    seal: seal ? sealWords(seal) : null,
    depositedCents: sumCents(deposits.map(({ totalCents }) => totalCents)),
    overCents: sumCents(offs.filter((off) => off > 0)),
    shortCents: sumCents(offs.filter((off) => off < 0)),
  };
}
