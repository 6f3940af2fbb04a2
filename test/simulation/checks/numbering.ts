import type { Fact } from '#core/journal/fact.ts';
import type { World } from '../world.ts';

/** Facts about money, whose business date may only go forward. Others carry the date of the clock. */
const MONEY = ['day.opened', 'drawer.opened', 'payment.taken', 'receipt.voided', 'receipt.corrected'];

/** Receipt numbers without a gap for each station and year, item numbers without a gap, dates that never go back. */
export function numberingCheck(world: World): (facts: readonly Fact[]) => void {
  const lastOfYear = new Map<string, number>();
  let lastItem = 0;
  let lastDate = '';

  function checkNumbers(fact: Extract<Fact, { kind: 'payment.taken' }>): void {
    const [station, year, counter] = fact.payload.receiptNo.split('-');
    const key = `${station}-${year}`;
    const expected = (lastOfYear.get(key) ?? 0) + 1;
    if (Number(counter) !== expected || year !== fact.businessDate.slice(2, 4)) {
      world.report('gapless', `${fact.payload.receiptNo} of ${fact.businessDate} where number ${expected} should come`);
    }
    lastOfYear.set(key, Number(counter));
    for (const { cis } of fact.payload.shares) if (cis) countItem(cis.itemNumber);
  }

  /** Payments and what takes them back count together. */
  function countItem(itemNumber: number): void {
    if (itemNumber !== lastItem + 1) world.report('gapless', `item ${itemNumber} comes after ${lastItem}`);
    lastItem = itemNumber;
  }

  return (facts) => {
    for (const fact of facts) {
      if (!MONEY.includes(fact.kind)) continue;
      if (fact.businessDate < lastDate) {
        world.report('business-date', `${fact.kind} on ${fact.businessDate}, after ${lastDate}`);
      }
      lastDate = fact.businessDate;
      if (fact.kind === 'payment.taken') checkNumbers(fact);
      if (fact.kind === 'receipt.voided') {
        for (const { reversal } of fact.payload.items) if (reversal) countItem(reversal.itemNumber);
      }
      if (fact.kind !== 'receipt.corrected') continue;
      for (const { reversal, repost } of fact.payload.items) {
        for (const made of [reversal, repost]) if (made) countItem(made.itemNumber);
      }
    }
  };
}
