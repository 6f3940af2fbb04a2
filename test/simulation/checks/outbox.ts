import type { CisItemRow } from '#shared/contract/cis.ts';
import { limitOf } from '../answers.ts';
import { signed } from '../books.ts';
import type { Moment } from '../steps/step.ts';
import { today } from '../till/acts.ts';
import type { World } from '../world.ts';

type Row = { paymentRef: string; reverses: string | null; state: string; nextAtMs: number | null };

const UNDER_WAY = ['queued', 'sending', 'retrying', 'unknown', 'needs-review'];
const SURE_IT_IS_NOT_THERE = ['queued', 'retrying'];

/**
 * Every open payment and reversal is in the queue, and nothing else is; and `queued` and `retrying` are said only of
 * those of which it is certain that the CIS does not have them (as far as an honest witness on the road can tell). A
 * reversal has not left while its payment is not posted.
 */
export function checkOutbox(world: World): void {
  const { books, cis, witness } = world;
  const rows = openRows(world);
  if (!rows) return;
  for (const { paymentRef, reverses, state } of rows) {
    const item = books.open.get(paymentRef);
    if (!item) {
      world.report('state-honest', `${paymentRef} is ${state} in the queue and ${books.items.get(paymentRef)?.state}`);
    }
    if (item && item.reverses !== reverses) world.report('state-honest', `${paymentRef} takes back ${reverses}`);
    if (reverses !== null && state === 'sending' && books.shares.get(reverses)?.state !== 'posted') {
      world.report('void-order', `${paymentRef} is being sent, and ${reverses} is not posted`);
    }
    if (!UNDER_WAY.includes(state)) world.report('nothing-forgotten', `${paymentRef} is ${state}, and nobody sends it`);
    if (!SURE_IT_IS_NOT_THERE.includes(state)) continue;
    if (witness.inDoubt(paymentRef)) world.report('state-honest', `${paymentRef} is ${state}, but may have arrived`);
    if ((cis.ledger.has(paymentRef) || cis.reversals.has(paymentRef)) && !cis.arrivedLate.has(paymentRef)) {
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
    "SELECT payment_ref AS paymentRef, reverses, state, next_at_ms AS nextAtMs FROM outbox WHERE state NOT IN ('posted', 'rejected', 'cancelled')";
  return world.books.ask<Row>(open);
}

/** The page of the CIS lists every item that is not there, with its amount, and calls only posted ones posted. */
export function checkQueue(world: World, open: readonly CisItemRow[], recent: readonly CisItemRow[]): void {
  const { items } = world.books;
  const owed = [...items.values()].filter(({ state }) => state === 'open' || state === 'rejected');
  const listed = new Map(open.map((row) => [row.paymentRef, row]));
  for (const item of owed) {
    const { paymentRef, receiptNo, reverses, state } = item;
    const row = listed.get(paymentRef);
    const told = [row?.cents, row?.receiptNo, row?.reverses, row?.state === 'rejected'].join(' ');
    if (told !== [signed(item), receiptNo, reverses, state === 'rejected'].join(' ')) {
      world.report('counts', `${paymentRef} is ${state}, and the CIS page shows ${JSON.stringify(row)}`);
    }
  }
  if (open.length !== owed.length) world.report('counts', `the CIS page lists ${open.length} of ${owed.length} items`);
  for (const row of recent) {
    if (items.get(row.paymentRef)?.state !== 'posted') world.report('counts', `${row.paymentRef} is listed as arrived`);
  }
}

/** The bar at the top says how many payments are on their way, which drawer is open and which day it is: as it is. */
export function checkCounts(world: World, { status, user }: Moment): void {
  const rows = openRows(world);
  if (!rows) return;
  const count = (...states: string[]): number => rows.filter((row) => states.includes(row.state)).length;
  const rejected = [...world.books.items.values()].filter(({ state }) => state === 'rejected').length;
  const shown = [status.cis.waiting, status.cis.unknown, status.cis.needPerson].join(' ');
  const there = [count('queued', 'sending', 'retrying'), count('unknown'), count('needs-review') + rejected].join(' ');
  if (shown !== there)
    world.report('counts', `the bar says ${shown} are waiting, unknown, for a person; it is ${there}`);
  const date = today(world);
  if (status.businessDate !== date) world.report('business-date', `the bar says ${status.businessDate}, it is ${date}`);
  const drawer = world.books.till.drawers.openOf(user?.userId ?? '', date);
  const open = drawer ? [drawer.sessionId, drawer.till, limitOf(world, drawer, date)].join(' ') : '';
  const said = status.drawer ? [status.drawer.sessionId, status.drawer.drawer, status.drawer.limit].join(' ') : '';
  if (said !== open) world.report('drawer-true', `the bar says ${said || 'no drawer'}, and it is ${open || 'none'}`);
}
