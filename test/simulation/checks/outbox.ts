import type { CisItemRow } from '#shared/contract/cis.ts';
import type { Moment } from '../steps/step.ts';
import type { World } from '../world.ts';

type Row = { paymentRef: string; state: string; nextAtMs: number | null };

const UNDER_WAY = ['queued', 'sending', 'retrying', 'unknown', 'needs-review'];
const SURE_IT_IS_NOT_THERE = ['queued', 'retrying'];

/**
 * Every open payment is in the queue, and nothing else is; and `queued` and `retrying` are said only of payments of
 * which it is certain that the CIS does not have them (as far as an honest witness on the road can tell).
 */
export function checkOutbox(world: World): void {
  const { books, cis, witness } = world;
  const rows = openRows(world);
  if (!rows) return;
  for (const { paymentRef, state } of rows) {
    const share = books.open.get(paymentRef);
    if (!share) {
      world.report('state-honest', `${paymentRef} is ${state} in the queue and ${books.shares.get(paymentRef)?.state}`);
    }
    if (!UNDER_WAY.includes(state)) world.report('nothing-forgotten', `${paymentRef} is ${state}, and nobody sends it`);
    if (!SURE_IT_IS_NOT_THERE.includes(state)) continue;
    if (witness.inDoubt(paymentRef)) world.report('state-honest', `${paymentRef} is ${state}, but may have arrived`);
    if (cis.ledger.has(paymentRef) && !cis.arrivedLate.has(paymentRef)) {
      world.report('state-honest', `${paymentRef} is ${state} and stands in the CIS`);
    }
  }
  if (rows.length === books.open.size) return;
  const queued = new Set(rows.map((row) => row.paymentRef));
  const forgotten = [...books.open.keys()].filter((ref) => !queued.has(ref));
  if (forgotten.length > 0) world.report('nothing-forgotten', `${forgotten.join(', ')} in no queue`);
}

export function openRows(world: World): Row[] | null {
  const open =
    "SELECT payment_ref AS paymentRef, state, next_at_ms AS nextAtMs FROM outbox WHERE state NOT IN ('posted', 'rejected')";
  return world.books.ask<Row>(open);
}

/** The page of the CIS lists every payment that is not there, with its amount, and calls only posted ones posted. */
export function checkQueue(world: World, open: readonly CisItemRow[], recent: readonly CisItemRow[]): void {
  const { shares } = world.books;
  const owed = [...shares.values()].filter((share) => share.state !== 'posted');
  const listed = new Map(open.map((row) => [row.paymentRef, row]));
  for (const { paymentRef, cents, receiptNo, state } of owed) {
    const row = listed.get(paymentRef);
    if (row?.cents !== cents || row.receiptNo !== receiptNo || (state === 'rejected') !== (row.state === 'rejected')) {
      world.report('counts', `${paymentRef} is ${state}, and the CIS page shows ${JSON.stringify(row)}`);
    }
  }
  if (open.length !== owed.length)
    world.report('counts', `the CIS page lists ${open.length} of ${owed.length} payments`);
  for (const row of recent) {
    if (shares.get(row.paymentRef)?.state !== 'posted')
      world.report('counts', `${row.paymentRef} is listed as arrived`);
  }
}

/** The bar at the top says how many payments are on their way: as many as are. */
export function checkCounts(world: World, { status }: Moment): void {
  const rows = openRows(world);
  if (!rows) return;
  const count = (...states: string[]): number => rows.filter((row) => states.includes(row.state)).length;
  const rejected = [...world.books.shares.values()].filter((share) => share.state === 'rejected').length;
  const shown = [status.cis.waiting, status.cis.unknown, status.cis.needPerson].join(' ');
  const there = [count('queued', 'sending', 'retrying'), count('unknown'), count('needs-review') + rejected].join(' ');
  if (shown !== there)
    world.report('counts', `the bar says ${shown} are waiting, unknown, for a person; it is ${there}`);
  const owed = [...world.books.payments.values()].at(-1)?.businessDate ?? '';
  if (status.businessDate < owed) world.report('business-date', `the bar says ${status.businessDate} after ${owed}`);
}
