import type { Fact } from '#core/journal/fact.ts';
import type { World } from '../world.ts';

type Entry = World['cis']['book'][number];

/**
 * The CIS's books and the journal tell one story: nothing there twice, nothing there that is not ours, no amount changed;
 * and nothing is taken back there that did not stand there before.
 */
export function cisCheck(world: World): (facts: readonly Fact[]) => void {
  const { books, cis } = world;
  const paidAtMs = new Map<string, number>();
  const reversals = new Set<string>();
  const takenBack = new Set<string>();

  /** What stands there under a reference is what the journal says of it. */
  function compare(ref: string, entry: Entry): void {
    const item = books.items.get(ref);
    if (!item) {
      world.report('cis-true', `${ref} stands in the CIS and not in the journal`);
      return;
    }
    if (item.cents !== entry.cents || item.accountNo !== entry.accountNo) {
      world.report('cis-true', `${ref} is ${entry.cents} for ${entry.accountNo} there, ${item.cents} here`);
    }
    if (item.state === 'rejected') world.report('state-honest', `${ref} is rejected here and stands in the CIS`);
    if (item.state === 'cancelled') world.report('void-whole', `${ref} is cancelled here and stands in the CIS`);
  }

  function checkPayment(entry: Entry): void {
    const { paymentRef, postedAtMs } = entry;
    if (paidAtMs.has(paymentRef)) world.report('cis-once', `${paymentRef} stands in the CIS twice`);
    paidAtMs.set(paymentRef, postedAtMs);
    compare(paymentRef, entry);
  }

  function checkReversal(entry: (typeof cis.reversalBook)[number]): void {
    const { reversalRef, paymentRef } = entry;
    if (reversals.has(reversalRef)) world.report('cis-once', `reversal ${reversalRef} stands in the CIS twice`);
    if (takenBack.has(paymentRef)) world.report('void-whole', `${paymentRef} was taken back twice`);
    reversals.add(reversalRef);
    takenBack.add(paymentRef);
    const paid = paidAtMs.get(paymentRef);
    if (paid === undefined || paid >= entry.postedAtMs) {
      world.report('void-order', `${paymentRef} was taken back before it stood in the CIS`);
    }
    if (books.shares.get(paymentRef)?.state !== 'posted') {
      world.report('void-order', `${paymentRef} was taken back there and is not posted here`);
    }
    if (books.items.get(reversalRef)?.reverses !== paymentRef) {
      world.report('cis-true', `${reversalRef} takes back ${paymentRef}, which the journal does not say`);
    }
    compare(reversalRef, entry);
  }

  function checkAnswer(fact: Fact): void {
    if (fact.kind !== 'cis.posted' && fact.kind !== 'cis.rejected' && fact.kind !== 'cis.cancelled') return;
    const { paymentRef } = fact.payload;
    const there = cis.ledger.get(paymentRef) ?? cis.reversals.get(paymentRef);
    if (fact.kind !== 'cis.posted') {
      const promised = fact.kind === 'cis.rejected' ? 'state-honest' : 'void-whole';
      if (there) world.report(promised, `${fact.kind} for ${paymentRef}, which stands in the CIS`);
      return;
    }
    if (!there) world.report('state-honest', `${paymentRef} is posted here and does not stand in the CIS`);
    if (there && there.postedAtMs !== fact.payload.postedAtMs) {
      world.report('state-honest', `${paymentRef} was posted at another time than the journal says`);
    }
  }

  const seen = { payments: 0, reversals: 0 };
  return (facts) => {
    for (const entry of cis.book.slice(seen.payments)) checkPayment(entry);
    for (const entry of cis.reversalBook.slice(seen.reversals)) checkReversal(entry);
    Object.assign(seen, { payments: cis.book.length, reversals: cis.reversalBook.length });
    for (const fact of facts) checkAnswer(fact);
  };
}
