import type { Fact } from '#core/journal/fact.ts';
import type { World } from '../world.ts';

/** What its contract calls what was handed over. */
const CIS_WORDS = {
  cash: 'cash',
  'personal-check': 'check',
  'business-check': 'check',
  'cashiers-check': 'check',
  'money-order': 'money_order',
} as const;

/** The CIS's book and the journal tell one story: nothing there twice, nothing there that is not ours, no amount changed. */
export function cisCheck(world: World): (facts: readonly Fact[]) => void {
  const { books, cis } = world;
  const entered = new Set<string>();

  function checkEntry(entry: (typeof cis.book)[number]): void {
    const { paymentRef } = entry;
    if (entered.has(paymentRef)) world.report('cis-once', `${paymentRef} stands in the CIS twice`);
    entered.add(paymentRef);
    const share = books.shares.get(paymentRef);
    if (!share) {
      world.report('cis-true', `${paymentRef} stands in the CIS and not in the journal`);
      return;
    }
    if (share.cents !== entry.cents || share.accountNo !== entry.accountNo) {
      world.report('cis-true', `${paymentRef} is ${entry.cents} for ${entry.accountNo} there, ${share.cents} here`);
    }
    const item = cis.ledger.get(paymentRef)?.item;
    const kind = share.tender && CIS_WORDS[share.tender.code];
    if (item?.tender !== kind || (item?.checkNo ?? null) !== share.tender?.number) {
      world.report(
        'cis-true',
        `${paymentRef} is ${item?.tender} ${item?.checkNo} there, not ${share.tender?.code} here`,
      );
    }
    if (share.state === 'rejected')
      world.report('state-honest', `${paymentRef} is rejected here and stands in the CIS`);
  }

  function checkAnswer(fact: Fact): void {
    if (fact.kind !== 'cis.posted' && fact.kind !== 'cis.rejected') return;
    const { paymentRef } = fact.payload;
    const there = cis.ledger.get(paymentRef);
    if (fact.kind === 'cis.rejected') {
      if (there) world.report('state-honest', `${paymentRef} is rejected here and stands in the CIS`);
      return;
    }
    if (!there) world.report('state-honest', `${paymentRef} is posted here and does not stand in the CIS`);
    if (there && there.postedAtMs !== fact.payload.postedAtMs) {
      world.report('state-honest', `${paymentRef} was posted at another time than the journal says`);
    }
  }

  let seen = 0;
  return (facts) => {
    for (; seen < cis.book.length; seen += 1) {
      const entry = cis.book[seen];
      if (entry) checkEntry(entry);
    }
    for (const fact of facts) checkAnswer(fact);
  };
}
