import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CartLine, CartTender } from '#core/payment/cart.ts';
import { decidePayment, inOrder } from '#core/payment/decide-payment.ts';
import { cents } from '#shared/money.ts';
import { ODDITIES, TENDER_CODES, type TenderCode } from '#shared/tender.ts';
import { anAccountSight, aRequest, cash, instrument, someCircumstances } from '#test/support/payment-rule.ts';

const ACCOUNTS = ['14640201', '14640202', '14640203'];
const check = (amount: number, number = '1042') => instrument('personal-check', amount, number);
const order = (amount: number) => instrument('money-order', amount, '24680');
const anyTender = (code: TenderCode, amount: number) => (code === 'cash' ? cash(amount) : instrument(code, amount));
const line = (amount: number, accountNo = '14640201'): CartLine => ({
  kind: 'account',
  accountNo,
  cents: cents(amount),
});
const fee = (amount: number): CartLine => ({
  kind: 'misc',
  glCode: '100-4410',
  description: 'Meter fee',
  cents: cents(amount),
});

const sight = anAccountSight();
const accounts = new Map(ACCOUNTS.map((no) => [no, { ...sight, seen: { ...sight.seen, accountNo: no } }]));
function pays(lines: CartLine[], tenders: CartTender[]) {
  const decided = decidePayment(aRequest({ lines, tenders, confirmed: ODDITIES }), someCircumstances({ accounts }));
  if (!decided.ok) throw new Error(decided.failure.code);
  return decided.value;
}
const sum = (list: { cents: number }[]): number => list.reduce((all, each) => all + each.cents, 0);

describe('the order of tenders', () => {
  test('instruments first as they were taken, then cash as it was taken', () => {
    const given = [cash(1), check(2, '7'), cash(3), order(4), check(5, '8'), cash(6)];
    expect(inOrder(given).map(({ tenderedCents }) => tenderedCents)).toEqual([2, 4, 5, 1, 3, 6]);
  });
  test('counts the tenders of the receipt, and says who pays which line', () => {
    const { tenders, shares } = pays(
      [line(10_000), fee(2_500), line(1_717)],
      [cash(2_000), check(6_000), order(6_500)],
    );
    expect(tenders.map(({ tenderNo, code }) => [tenderNo, code])).toEqual([
      [1, 'personal-check'],
      [2, 'money-order'],
      [3, 'cash'],
    ]);
    expect(shares.map((share) => [share.lineNo, share.tenderNo, share.cents, share.cis !== null])).toEqual([
      [1, 1, 6_000, true],
      [1, 2, 4_000, true],
      [2, 2, 2_500, false],
      [3, 3, 1_717, true],
    ]);
  });
});

describe('whatever is paid with whatever', () => {
  const lines = fc.array(
    fc
      .tuple(fc.integer({ min: 1, max: 5_000_000 }), fc.constantFrom(...ACCOUNTS, null))
      .map(([amount, no]) => (no === null ? fee(amount) : line(amount, no))),
    { minLength: 1, maxLength: 8 },
  );
  /** The total cut into pieces, each paid with something; cash brings some more, which comes back. */
  const carts = fc
    .tuple(
      lines,
      fc.array(fc.tuple(fc.nat(), fc.constantFrom(...TENDER_CODES)), { minLength: 1, maxLength: 8 }),
      fc.nat(20_000),
    )
    .map(([due, cuts, extra]) => {
      const total = due.reduce((sum, each) => sum + each.cents, 0);
      const ends = [...new Set([...cuts.slice(1).map(([cut]) => cut % total), total])].sort((a, b) => a - b);
      const pieces = ends.map((end, n) => end - (ends[n - 1] ?? 0)).filter((piece) => piece > 0);
      const tenders = pieces.map((piece, n) => anyTender(cuts[n]?.[1] ?? 'cash', piece));
      const last = tenders.findLastIndex(({ code }) => code === 'cash');
      return { due, tenders: tenders.map((tender, n) => (n === last ? cash(tender.tenderedCents + extra) : tender)) };
    });

  test('every cent is in one share, every share is of something, and change comes from cash', () => {
    fc.assert(
      fc.property(carts, ({ due, tenders }) => {
        const fact = pays(due, tenders);
        for (const { lineNo, cents: amount } of fact.lines) {
          expect(sum(fact.shares.filter((share) => share.lineNo === lineNo))).toBe(amount);
        }
        for (const { tenderNo, code, tenderedCents, changeCents } of fact.tenders) {
          expect(sum(fact.shares.filter((share) => share.tenderNo === tenderNo))).toBe(tenderedCents - changeCents);
          if (code !== 'cash') expect(changeCents).toBe(0);
        }
        expect(fact.shares.every((share) => share.cents > 0)).toBe(true);
        expect(fact.shares.length).toBeLessThan(due.length + tenders.length);
        const broughtCash = fact.tenders.filter(({ code }) => code === 'cash');
        expect(fact.changeCents).toBeLessThanOrEqual(broughtCash.reduce((all, each) => all + each.tenderedCents, 0));
        expect(fact.linesCents).toBe(fact.tenderedCents - fact.changeCents);
        const items = fact.shares.flatMap(({ cis }) => cis?.itemNumber ?? []);
        expect(items).toEqual(items.map((_, n) => n + 1));
      }),
      { numRuns: 300 },
    );
  });

  test('the split is the same each time, and the same with the cash first or last', () => {
    fc.assert(
      fc.property(carts, ({ due, tenders }) => {
        const fact = pays(due, tenders);
        expect(pays(due, tenders)).toEqual(fact);
        const [inCash, others] = [
          tenders.filter(({ code }) => code === 'cash'),
          tenders.filter(({ code }) => code !== 'cash'),
        ];
        expect(pays(due, [...inCash, ...others])).toEqual(fact);
        expect(pays(due, [...others, ...inCash])).toEqual(fact);
      }),
      { numRuns: 200 },
    );
  });
});
