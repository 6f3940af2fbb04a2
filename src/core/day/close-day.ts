import type { CloseLine, CloseStep, DayState } from '#shared/close-step.ts';
import type { BusinessDate } from '#shared/day.ts';
import { ok, type Result, refuse } from '#shared/failure.ts';
import type { Cents } from '#shared/money.ts';
import type { DayReviewed } from '../journal/day-facts.ts';
import type { NewFact } from '../journal/fact.ts';
import { type DayFigures, notIntact } from './day-figures.ts';

/** A day as somebody who closes it sees it. */
export type DaySight = {
  date: BusinessDate;
  state: DayState | null;
  /** Days before this one that are not closed. */
  earlierOpen: readonly BusinessDate[];
  parked: number;
  sessions: readonly { sessionId: string; state: 'open' | 'counting' | 'submitted' | 'approved' }[];
  receipts: { first: string | null; last: string | null; count: number; gaps: readonly string[] };
  /** What there is to look through, and what was looked through last. */
  toReview: DayReviewed;
  reviewed: DayReviewed | null;
  /** Deposits that are due, and those that are made up. */
  depositsDue: number;
  deposits: readonly string[];
  /** Deposits that the bank has not confirmed: of earlier days, and the day's own once it is closed. */
  unconfirmed: number;
  cis: { openItems: number; openCents: Cents };
  packet: { filed: boolean; printed: boolean };
  figures: DayFigures;
  vaultOverShortCents: Cents;
};

/** The guided list (rule 27), in the order in which it is worked through. */
export function closeList(day: DaySight): CloseLine[] {
  const counted = day.sessions.filter(({ state }) => state === 'submitted' || state === 'approved').length;
  const approved = day.sessions.filter(({ state }) => state === 'approved').length;
  const many = day.sessions.length;
  const line = (step: CloseStep, done: boolean, blocks: boolean, left: number): CloseLine => ({
    step,
    done,
    blocks,
    left,
  });
  return [
    line('earlier', day.earlierOpen.length === 0, true, day.earlierOpen.length),
    line('begun', day.state === 'closing' || day.state === 'closed', true, 0),
    line('parked', day.parked === 0, true, day.parked),
    line('counted', counted === many, true, many - counted),
    line('approved', approved === many, true, many - approved),
    line('receipts', day.receipts.gaps.length === 0, false, day.receipts.gaps.length),
    line('reviewed', isReviewed(day), true, leftToReview(day)),
    line(
      'deposit',
      approved === many && day.deposits.length === day.depositsDue,
      true,
      day.depositsDue - day.deposits.length,
    ),
    line('bank', day.unconfirmed === 0, false, day.unconfirmed),
    line('cis', day.cis.openItems === 0, false, day.cis.openItems),
    line('closed', day.state === 'closed', true, 0),
    line('packet', day.packet.filed && day.packet.printed, false, 0),
  ];
}

/** Steps that come after the close itself, or are it. */
const AFTER: readonly CloseStep[] = ['closed', 'packet'];

function leftToReview({ toReview, reviewed }: DaySight): number {
  const all = (seen: DayReviewed): string[] => [...seen.voids, ...seen.corrections, ...seen.overrides, ...seen.gaps];
  const known = new Set(reviewed ? all(reviewed) : []);
  return all(toReview).filter((each) => !known.has(each)).length;
}

/** A day on which nothing was out of the ordinary needs no review. */
function isReviewed(day: DaySight): boolean {
  return leftToReview(day) === 0;
}

/** From here on no drawer opens on the day. Those that are open go on until they are counted. */
export function decideBegin({ date, state, earlierOpen }: DaySight): Result<NewFact[]> {
  if (state !== 'open') return refuse('DAY_STATE', { date, state: state ?? 'unopened' });
  if (earlierOpen.length > 0) return refuse('CLOSE_NOT_READY', { missing: ['earlier'] });
  return ok([{ kind: 'day.closing', payload: {} }]);
}

/** The close is put off: a customer came. A deposit that is made up is unmade first. */
export function decideResume({ date, state, deposits }: DaySight, reason: string): Result<NewFact[]> {
  if (state !== 'closing') return refuse('DAY_STATE', { date, state: state ?? 'unopened' });
  if (deposits.length > 0) return refuse('DEPOSIT_STATE', { deposit: deposits[0] ?? '', state: 'prepared' });
  return ok([{ kind: 'day.resumed', payload: { reason } }]);
}

/** Everything out of the ordinary up to now was looked at. What comes after it is not. */
export function decideReview({ date, state, toReview }: DaySight): Result<NewFact[]> {
  if (state === null || state === 'closed') return refuse('DAY_STATE', { date, state: state ?? 'unopened' });
  return ok([{ kind: 'day.reviewed', payload: toReview }]);
}

/**
 * The close (rules 27 to 29) is on physical money: whatever the CIS has not got yet is written down and never stops it. It
 * refuses what is not done, and a deposit that is not what the drawers turned in.
 */
export function decideClose(day: DaySight): Result<NewFact[]> {
  if (day.state !== 'closing') return refuse('DAY_STATE', { date: day.date, state: day.state ?? 'unopened' });
  const missing = closeList(day).filter(({ step, done, blocks }) => blocks && !done && !AFTER.includes(step));
  if (missing.length > 0) return refuse('CLOSE_NOT_READY', { missing: missing.map(({ step }) => step) });
  const [wrong] = notIntact(day.figures);
  if (wrong) return refuse('DEPOSIT_NOT_INTACT', { expectedCents: wrong.shouldBeCents, foundCents: wrong.isCents });
  const { figures, receipts, cis } = day;
  return ok([
    {
      kind: 'day.closed',
      payload: {
        firstReceipt: receipts.first,
        lastReceipt: receipts.last,
        receipts: receipts.count,
        gaps: [...receipts.gaps],
        tenders: figures.tenders,
        banksChangeCents: figures.banksChangeCents,
        vaultOverShortCents: day.vaultOverShortCents,
        openingOverShortCents: figures.openingOverShortCents,
        deposits: [...day.deposits],
        depositedCents: figures.depositedCents,
        cisOpenItems: cis.openItems,
        cisOpenCents: cis.openCents,
      },
    },
  ]);
}
