import type { Tally } from './broken.ts';
import type { World } from './world.ts';

/**
 * What was lost and what was doubled, counted from the three places where a payment leaves a trace: what the window was
 * told, the journal, and the book of the CIS. `settled`: all faults have ended, so what is still not there is lost.
 */
export function tallyOf(world: World, steps: number, settled: boolean): Tally {
  const { books, cis, window } = world;
  const times = new Map<string, number>();
  const entered = [...cis.book.map((entry) => entry.paymentRef), ...cis.reversalBook.map((entry) => entry.reversalRef)];
  for (const ref of entered) times.set(ref, (times.get(ref) ?? 0) + 1);

  let lost = 0;
  for (const receiptNo of window.receipts.keys()) if (!books.payments.has(receiptNo)) lost += 1;
  const resends = cis.means.lookup || cis.means.idempotent;
  for (const { state, reverses, paymentRef } of books.items.values()) {
    const due = state === 'posted' || (settled && state === 'open' && resends && reverses === null);
    if (due && !times.has(paymentRef)) lost += 1;
  }

  let doubled = 0;
  for (const [paymentRef, count] of times) doubled += books.items.has(paymentRef) ? count - 1 : count;
  for (const receipts of books.transactions.values()) doubled += receipts.length - 1;
  return { steps: Math.min(world.step, steps), payments: books.payments.size, lost, doubled };
}
