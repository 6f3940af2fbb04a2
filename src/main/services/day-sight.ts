import type { DaySight } from '#core/day/close-day.ts';
import { dayFigures } from '#core/day/day-figures.ts';
import { type ClosedSession, planDeposits } from '#core/day/deposit.ts';
import type { DayReviewed } from '#core/journal/day-facts.ts';
import type { OutOfOrdinary } from '#shared/contract/day.ts';
import type { BusinessDate } from '#shared/day.ts';
import { cents, sumCents } from '#shared/money.ts';
import { inTillOrder } from '#shared/till-count.ts';
import type { DepositRow } from '../db/vault-store.ts';
import type { Office } from '../office.ts';

/** Everything the rules of closing look at, read in one go. */
export type StoredSight = DaySight & {
  closed: ClosedSession[];
  depositRows: DepositRow[];
  unconfirmedRows: DepositRow[];
  ordinary: OutOfOrdinary[];
};

export function daySight(office: Office, date: BusinessDate): StoredSight {
  const { station } = office;
  const day = office.days.find(station, date);
  const sessions = office.drawers.ofDate(station, date);
  const closed = closedSessions(office, date, station);
  const depositRows = office.vault.depositsOf(station, date);
  const made = depositRows.filter(({ state }) => state !== 'undone');
  // What goes to the bank today is no open item before the day is closed.
  const unconfirmedRows = office.vault
    .unconfirmed(station, date)
    .filter(({ businessDate }) => day?.state === 'closed' || businessDate !== date);
  const ordinary = office.oversight.outOfOrdinary(station, date);
  const receipts = office.oversight.sequenceOf(station, date);
  const moves = office.vault.movesOf(station, date).filter(({ kind }) => kind === 'count');
  return {
    date,
    state: day?.state ?? null,
    earlierOpen: office.days.openBefore(station, date),
    parked: office.drafts.all().length,
    sessions,
    receipts,
    toReview: reviewOf(ordinary, receipts.gaps),
    reviewed: day?.reviewed ?? null,
    depositsDue: planDeposits(closed, office.settings.on(date)).length,
    deposits: made.map(({ depositId }) => depositId),
    unconfirmed: unconfirmedRows.length,
    cis: office.outbox.openTotals(),
    packet: {
      filed: office.days.filesOf('packet', date).some((file) => file.station === station),
      printed: day !== null && day.packetPrintedAtMs !== null,
    },
    figures: dayFigures(
      closed,
      made.map(({ slip }) => slip),
    ),
    vaultOverShortCents: sumCents(moves.map((move) => cents(move.cents))),
    closed,
    depositRows,
    unconfirmedRows,
    ordinary,
  };
}

/** The approved drawers of a day, with what was picked up from each. */
export function closedSessions(office: Pick<Office, 'drawers'>, date: BusinessDate, station: string): ClosedSession[] {
  return office.drawers.ofDate(station, date).flatMap(({ approved, sessionId, openedCents, expectedBankCents }) => {
    if (!approved) return [];
    const pickups = office.drawers
      .eventsOf(sessionId)
      .filter(({ kind }) => kind === 'pickup')
      .map(({ body }) => inTillOrder((JSON.parse(body) as { cash: ClosedSession['pickups'][number] }).cash));
    return [{ approved, pickups, openedCents, expectedBankCents: cents(expectedBankCents) }];
  });
}

function reviewOf(ordinary: readonly OutOfOrdinary[], gaps: readonly string[]): DayReviewed {
  const of = (kind: OutOfOrdinary['kind']): string[] =>
    ordinary.filter((each) => each.kind === kind).map(({ receiptNo }) => receiptNo);
  return { voids: of('void'), corrections: of('correction'), overrides: of('override'), gaps: [...gaps] };
}
