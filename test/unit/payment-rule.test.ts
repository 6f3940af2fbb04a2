import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AccountSight,
  decidePayment,
  type PaymentCircumstances,
  type PaymentRequest,
} from '#core/payment/decide-payment.ts';
import { oddities, suggestedAmounts } from '#core/payment/oddity.ts';
import { splitShares } from '#core/payment/split-shares.ts';
import { businessDate } from '#shared/day.ts';
import { type Cents, cents } from '#shared/money.ts';
import { initialSettings } from '#shared/setting.ts';
import { ODDITIES } from '#shared/tender.ts';
import { anAccountSight, aRequest, cash as cashOf, RULE_NOW, someCircumstances } from '#test/support/payment-rule.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const cash = (...amounts: number[]) => amounts.map(cashOf);
const line = (amount: number, accountNo = '14640201') => ({
  kind: 'account' as const,
  accountNo,
  cents: cents(amount),
});
const fee = (amount: number) => ({
  kind: 'misc' as const,
  glCode: '100-4410',
  description: 'Meter fee',
  cents: cents(amount),
});
const seeing = (over: Partial<AccountSight>) =>
  someCircumstances({ accounts: new Map([['14640201', anAccountSight(over)]]) });
function taken(request: PaymentRequest, now: PaymentCircumstances = someCircumstances()) {
  const decided = decidePayment(request, now);
  if (!decided.ok) throw new Error(decided.failure.code);
  return decided.value;
}

describe('a payment is refused', () => {
  test.each<[string, Partial<PaymentRequest>, Partial<PaymentCircumstances>, string, Record<string, unknown>]>([
    ['while the drawer is shut', {}, { drawerSession: null }, 'DRAWER_NOT_OPEN', {}],
    ['with nothing to pay', { lines: [] }, {}, 'LINES_MISSING', {}],
    ['with a line of nothing', { lines: [line(0)] }, {}, 'AMOUNT_INVALID', { cents: 0 }],
    ['with a negative line', { lines: [line(-1)] }, {}, 'AMOUNT_INVALID', { cents: -1 }],
    [
      'with a negative line beside a larger one',
      { lines: [line(14_217), fee(-1)] },
      {},
      'AMOUNT_INVALID',
      { cents: -1 },
    ],
    ['above the largest amount', { lines: [line(5_000_001)] }, {}, 'AMOUNT_OVER_CAP', { capCents: 5_000_000 }],
    ['on an account that is not there', { lines: [line(1, '99')] }, {}, 'ACCOUNT_UNKNOWN', { accountNo: '99' }],
    ['with a tender of nothing', { tenders: cash(14_217, 0) }, {}, 'AMOUNT_INVALID', { cents: 0 }],
    ['with a negative tender', { tenders: cash(14_218, -1) }, {}, 'AMOUNT_INVALID', { cents: -1 }],
    [
      'with an instrument not taken here',
      { tenders: [{ ...cashOf(1), code: 'card' as 'cash' }] },
      {},
      'TENDER_NOT_ACCEPTED',
      { tender: 'card' },
    ],
    ['a cent short', { tenders: cash(14_216) }, {}, 'TENDER_SHORT', { missingCents: 1 }],
    ['without any money', { tenders: [] }, {}, 'TENDER_SHORT', { missingCents: 14_217 }],
    [
      'odd and not confirmed',
      { lines: [line(1)], tenders: cash(1) },
      {},
      'ODD_UNCONFIRMED',
      { oddities: ['amount-unusual'] },
    ],
    [
      'confirmed for another oddity',
      { lines: [line(1)], tenders: cash(1), confirmed: ['large-change'] },
      {},
      'ODD_UNCONFIRMED',
      { oddities: ['amount-unusual'] },
    ],
  ])('%s', (_what, request, now, code, details) => {
    expect(decidePayment(aRequest(request), someCircumstances(now))).toMatchObject({
      ok: false,
      failure: { code, details },
    });
  });
});

describe('a payment that is taken', () => {
  test('holds what a receipt, the CIS and an auditor need', () => {
    expect(taken(aRequest({ tenders: cash(15_000) }))).toMatchObject({
      receiptNo: 'C1-26-000001',
      drawerSession: 'C1-20261123-1',
      receivedDate: '2026-11-23',
      effectiveDate: '2026-11-23',
      effectiveRule: 'counter-calendar-date',
      linesCents: 14_217,
      tenderedCents: 15_000,
      changeCents: 783,
      lines: [{ lineNo: 1, kind: 'account', account: { name: 'GARCIA, MARIA', cisBalanceCents: 14_217 } }],
      tenders: [{ tenderNo: 1, tenderedCents: 15_000, changeCents: 783 }],
      shares: [{ lineNo: 1, tenderNo: 1, cents: 14_217, cis: { shortRef: 'C100000010', itemNumber: 1 } }],
      confirmed: [],
    });
  });

  test('counts as of the calendar’s day, also when the business day is another', () => {
    const now = someCircumstances({
      calendarDate: businessDate('2026-12-31'),
      businessDate: businessDate('2027-01-02'),
      nextReceipt: 7,
    });
    expect(taken(aRequest(), now)).toMatchObject({
      receiptNo: 'C1-27-000007',
      receivedDate: '2026-12-31',
      effectiveDate: '2026-12-31',
    });
  });

  test('gives change from the last cash first', () => {
    const { tenders } = taken(aRequest({ tenders: cash(10_000, 4_000, 500) }));
    expect(tenders.map((tender) => tender.changeCents)).toEqual([0, 0, 283]);
    const more = taken(aRequest({ tenders: cash(10_000, 10_000, 500), confirmed: ODDITIES }));
    expect(more.tenders.map((tender) => tender.changeCents)).toEqual([0, 5_783, 500]);
  });

  test('sends misc lines to no CIS and counts its items without a gap', () => {
    const { shares } = taken(
      aRequest({ lines: [line(14_217), fee(2_500), line(9_640)], tenders: cash(20_000, 6_357), confirmed: ODDITIES }),
      someCircumstances({ nextItem: 41 }),
    );
    expect(shares.map((share) => [share.lineNo, share.tenderNo, share.cents, share.cis?.itemNumber ?? null])).toEqual([
      [1, 1, 14_217, 41],
      [2, 1, 2_500, null],
      [3, 1, 3_283, 42],
      [3, 2, 6_357, 43],
    ]);
    const refs = shares.flatMap((share) => share.cis?.paymentRef ?? []);
    expect(new Set(refs).size).toBe(3);
  });

  test('of any lines and any cash, is balanced to the cent in every direction', () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 5_000_000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(amounts, amounts, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), (due, brought, misc) => {
        const lines = due.map((amount, n) => (misc[n] ? fee(amount) : line(amount)));
        const decided = decidePayment(
          aRequest({ lines, tenders: cash(...brought), confirmed: ODDITIES }),
          someCircumstances(),
        );
        const [owed, given] = [due, brought].map((list) => list.reduce((sum, amount) => sum + amount, 0)) as [
          number,
          number,
        ];
        if (given < owed) {
          expect(decided).toMatchObject({ failure: { code: 'TENDER_SHORT', details: { missingCents: owed - given } } });
          return;
        }
        if (!decided.ok) throw new Error(decided.failure.code);
        const fact = decided.value;
        const total = (list: { cents: Cents }[]): number => list.reduce((sum, each) => sum + each.cents, 0);
        expect([fact.linesCents, fact.tenderedCents, fact.changeCents]).toEqual([owed, given, given - owed]);
        for (const each of fact.lines)
          expect(total(fact.shares.filter((share) => share.lineNo === each.lineNo))).toBe(each.cents);
        for (const each of fact.tenders) {
          expect(total(fact.shares.filter((share) => share.tenderNo === each.tenderNo))).toBe(
            each.tenderedCents - each.changeCents,
          );
          expect(each.changeCents >= 0 && each.changeCents <= each.tenderedCents).toBe(true);
        }
        expect(fact.shares.every((share) => share.cents > 0)).toBe(true);
        expect(fact.shares.map((share) => share.cis === null)).toEqual(
          fact.shares.map((share) => lines[share.lineNo - 1]?.kind === 'misc'),
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe('splitting lines over tenders', () => {
  const balanced = fc
    .tuple(
      fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 8 }),
      fc.array(fc.nat(100_000), { maxLength: 8 }),
    )
    .map(([lines, cuts]) => {
      const total = lines.reduce((sum, each) => sum + each, 0);
      const at = [0, ...cuts.map((cut) => cut % (total + 1)).sort((a, b) => a - b), total];
      return { lines: lines.map(cents), tenders: at.slice(1).map((end, n) => cents(end - (at[n] ?? 0))) };
    });
  test('uses every line and every tender up, in their order, with no share of nothing, the same each time', () => {
    fc.assert(
      fc.property(balanced, ({ lines, tenders }) => {
        const shares = splitShares(lines, tenders);
        expect(splitShares(lines, tenders)).toEqual(shares);
        const sum = (of: 'lineNo' | 'tenderNo', no: number) =>
          shares.filter((s) => s[of] === no).reduce((total, s) => total + s.cents, 0);
        expect(lines.map((_, n) => sum('lineNo', n + 1))).toEqual(lines);
        expect(tenders.map((_, n) => sum('tenderNo', n + 1))).toEqual(tenders);
        expect(shares.every((share) => share.cents > 0)).toBe(true);
        expect(shares.length).toBeLessThanOrEqual(lines.length + tenders.length - 1);
        const order = shares.map((share) => share.lineNo * 1_000 + share.tenderNo);
        expect(order).toEqual([...order].sort((a, b) => a - b));
      }),
    );
  });
  test('of sides that do not balance is a fault, not a payment', () => {
    expect(() => splitShares([cents(100)], [cents(99)])).toThrow(RangeError);
    expect(() => splitShares([cents(100)], [cents(101)])).toThrow(RangeError);
  });
});

describe('what is odd', () => {
  const settings = initialSettings();
  const sight = {
    cents: cents(14_217),
    suggested: [cents(14_217)],
    accountStatus: 'A' as const,
    balanceAsOfMs: RULE_NOW,
    lastPaidHereAtMs: null,
    paidAlike: false,
  };
  test.each([
    ['an everyday payment', sight, 0, []],
    ['an amount nobody offered', { ...sight, cents: cents(14_218) }, 0, ['amount-unusual']],
    ['an inactive account', { ...sight, accountStatus: 'I' as const }, 0, ['account-inactive']],
    ['a final account', { ...sight, accountStatus: 'F' as const }, 0, ['account-inactive']],
    ['the same account a moment ago', { ...sight, lastPaidHereAtMs: RULE_NOW - 10 * MINUTE + 1 }, 0, ['same-payer']],
    ['the same account ten minutes ago', { ...sight, lastPaidHereAtMs: RULE_NOW - 10 * MINUTE }, 0, []],
    ['the same amount with the same tender lately', { ...sight, paidAlike: true }, 0, ['same-amount']],
    ['change of exactly the limit', sight, 10_000, []],
    ['change above it', sight, 10_001, ['large-change']],
    ['a figure exactly a day old', { ...sight, balanceAsOfMs: RULE_NOW - 24 * HOUR }, 0, []],
    ['an older one', { ...sight, balanceAsOfMs: RULE_NOW - 24 * HOUR - 1 }, 0, ['balance-old']],
    [
      'everything at once',
      {
        cents: cents(1),
        suggested: [],
        accountStatus: 'F' as const,
        balanceAsOfMs: 0,
        lastPaidHereAtMs: RULE_NOW,
        paidAlike: true,
      },
      10_001,
      [...ODDITIES],
    ],
  ])('%s', (_what, line, change, found) => expect(oddities([line], cents(change), RULE_NOW, settings)).toEqual(found));

  test('a payment of misc lines is never odd but for its change', () => {
    expect(oddities([], cents(0), RULE_NOW, settings)).toEqual([]);
  });
  test('confirming what is not odd is not noted as odd', () => {
    expect(taken(aRequest({ confirmed: ODDITIES })).confirmed).toEqual([]);
  });
  test('amounts are offered once each, and only what is due', () => {
    const offers = {
      displayedCents: cents(100),
      pastDueCents: cents(100),
      stopCutoffCents: cents(0),
      instalmentCents: cents(-5),
    };
    expect(suggestedAmounts(offers)).toEqual([100]);
    expect(suggestedAmounts({ displayedCents: cents(-3_725), pastDueCents: cents(0) })).toEqual([]);
    expect(
      taken(aRequest({ lines: [line(7_300)], tenders: cash(7_300) }), seeing({ instalmentCents: cents(7_300) }))
        .confirmed,
    ).toEqual([]);
  });
});
