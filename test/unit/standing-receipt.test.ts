import { describe, expect, test } from 'vitest';
import type { CorrectedItem } from '#core/journal/fact-kinds.ts';
import { itemsToChange } from '#core/receipt/decide-correction.ts';
import type { StandingReceipt } from '#core/receipt/standing-receipt.ts';
import { GARCIA, NGUYEN, named, SMITH, standing, TO_SMITH } from '#test/support/correction-rule.ts';

/** An item that no longer stands, and what took its place. */
const again = (paymentRef: string, itemNumber: number | null): CorrectedItem => ({
  paymentRef,
  reversal: null,
  repost: itemNumber === null ? null : { paymentRef: `p-${itemNumber}`, shortRef: '', itemNumber },
});
const MOVED = {
  change: { kind: 'wrong-account' as const, lineNo: 2, account: SMITH },
  items: [again('p-2', 4), again('p-3', 5)],
};
const CASH = { change: named(1, 'cash', null), items: [again('p-1', 6), again('p-4', 7)] };
const REVERSED = {
  change: { kind: 'reversal' as const, money: 'not-received' as const },
  items: [again('p-6', null), again('p-7', null), again('p-5', null)],
};
const told = ({ items }: StandingReceipt) =>
  items
    .map((item) => [item.cis.paymentRef, item.account.accountNo, item.tender.code, item.cents, item.madeBy.kind])
    .sort();

describe('a receipt as it stands', () => {
  test('at first is what was taken; what has no account is no item', () => {
    expect(told(standing())).toEqual([
      ['p-1', GARCIA, 'personal-check', 6_000, 'payment.taken'],
      ['p-2', NGUYEN.accountNo, 'personal-check', 2_000, 'payment.taken'],
      ['p-3', NGUYEN.accountNo, 'cash', 2_000, 'payment.taken'],
    ]);
    expect(standing()).toMatchObject({ corrections: 0, reversed: false });
  });

  test('after one line moved: its items are new, the others are what they were', () => {
    const moved = standing(MOVED);
    expect(told(moved)).toEqual([
      ['p-1', GARCIA, 'personal-check', 6_000, 'payment.taken'],
      ['p-4', SMITH.accountNo, 'personal-check', 2_000, 'receipt.corrected'],
      ['p-5', SMITH.accountNo, 'cash', 2_000, 'receipt.corrected'],
    ]);
    expect(moved.lines.map((line) => (line.kind === 'account' ? line.account.accountNo : line.kind))).toEqual([
      GARCIA,
      SMITH.accountNo,
      'misc',
    ]);
    expect(moved).toMatchObject({ corrections: 1, reversed: false });
  });

  test('and one tender was named anew: each item is of the line and the tender as they are then', () => {
    const twice = standing(MOVED, CASH);
    expect(told(twice)).toEqual([
      ['p-5', SMITH.accountNo, 'cash', 2_000, 'receipt.corrected'],
      ['p-6', GARCIA, 'cash', 6_000, 'receipt.corrected'],
      ['p-7', SMITH.accountNo, 'cash', 2_000, 'receipt.corrected'],
    ]);
    expect(
      twice.tenders.map(({ code, number, tenderedCents, changeCents }) => [code, number, tenderedCents, changeCents]),
    ).toEqual([
      ['cash', null, 8_000, 0],
      ['cash', null, 3_500, 500],
    ]);
    expect(
      itemsToChange(TO_SMITH, twice)
        .map(({ cis }) => cis.paymentRef)
        .sort(),
    ).toEqual(['p-5', 'p-7']);
  });

  test('an item keeps the account and the tender that the CIS was told, whatever came later', () => {
    const { everyItem } = standing(MOVED, CASH);
    const first = (ref: string) => everyItem.find(({ cis }) => cis.paymentRef === ref);
    expect(first('p-2')).toMatchObject({
      account: { accountNo: NGUYEN.accountNo },
      tender: { code: 'personal-check' },
    });
    expect(first('p-4')).toMatchObject({ account: { accountNo: SMITH.accountNo }, tender: { code: 'personal-check' } });
    expect(everyItem).toHaveLength(7);
  });

  test('taken back whole: no item stands, and it stays so; lines and tenders are what was taken back', () => {
    const reversed = standing(MOVED, CASH, REVERSED);
    expect(reversed).toMatchObject({ items: [], corrections: 3, reversed: true });
    expect(reversed.everyItem).toHaveLength(7);
    expect(reversed.lines).toEqual(standing(MOVED).lines);
    expect(standing(REVERSED, { change: named(1, 'business-check', '1042') }).reversed).toBe(true);
  });

  test('a tender named anew of which the CIS hears nothing goes with the next item of it', () => {
    const business = { change: named(1, 'business-check', '1042') };
    expect(told(standing(business))).toEqual(told(standing()));
    const [first] = standing(business, MOVED).items.filter(({ cis }) => cis.paymentRef === 'p-4');
    expect(first?.tender.code).toBe('business-check');
  });

  test('a line without an account moves to none', () => {
    const lines = standing({ change: { ...MOVED.change, lineNo: 3 } }).lines;
    expect(lines[2]).toMatchObject({ kind: 'misc' });
    expect(lines[2]).not.toHaveProperty('account');
  });
});
