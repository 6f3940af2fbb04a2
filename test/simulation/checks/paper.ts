import type { Fact } from '#core/journal/fact.ts';
import type { World } from '../world.ts';

/** An order to open the drawer counts for so long after the payment. */
const KICK_MS = 15_000;

/** What came out of the printer: no copy twice, no drawer opened late or twice, nothing without a payment. */
export function paperCheck(world: World): (facts: readonly Fact[]) => void {
  const { books, paper, handedOverMs } = world;
  const takenMs = new Map<string, number>();
  const out = new Set<string>();

  function checkSheet(name: string): void {
    const receiptNo = name.slice(0, 12);
    if (out.has(name)) world.report('paper-once', `${name} came out of the printer twice`);
    out.add(name);
    if (!books.payments.has(receiptNo)) world.report('paper-once', `${name} came out, and there is no such payment`);
    if (!name.endsWith('-drawer')) return;
    const lateMs = (handedOverMs.get(name) ?? 0) - (takenMs.get(receiptNo) ?? 0);
    const inCash = books.payments.get(receiptNo)?.tenders.some(({ code }) => code === 'cash');
    if (!inCash) world.report('kick-in-time', `the drawer opened for ${receiptNo}, which brought no cash`);
    if (lateMs > KICK_MS) world.report('kick-in-time', `the drawer opened ${lateMs} ms after ${receiptNo} was taken`);
  }

  let seen = 0;
  return (facts) => {
    for (const fact of facts) {
      if (fact.kind !== 'payment.taken') continue;
      const { receiptNo, transactionId } = fact.payload;
      const take = world.window.recent.findLast((press) => press.transactionId === transactionId);
      takenMs.set(receiptNo, take?.elapsedMs ?? world.clock.steady());
    }
    for (; seen < paper.paper.length; seen += 1) checkSheet(paper.paper[seen] ?? '');
    for (const fact of facts) {
      if (fact.kind !== 'receipt.printed' || fact.payload.confirmedBy !== 'printer') continue;
      const { receiptNo, copy } = fact.payload;
      const name = `${receiptNo}-${copy === 0 ? 'original' : `duplicate-${copy}`}`;
      if (!out.has(name)) world.report('print-honest', `${name} is printed here, and no paper came out`);
    }
  };
}
