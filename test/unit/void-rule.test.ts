import { describe, expect, test } from 'vitest';
import type { PaidTender } from '#core/journal/fact-kinds.ts';
import { cashKept, decideVoid, type VoidCircumstances, type VoidRequest } from '#core/receipt/decide-void.ts';
import { cents } from '#shared/money.ts';
import { initialSettings } from '#shared/setting.ts';

const CHECK: PaidTender = {
  tenderNo: 1,
  code: 'personal-check',
  tenderedCents: cents(8_000),
  changeCents: cents(0),
  number: '1042',
  issuer: null,
};
const CASH: PaidTender = {
  tenderNo: 2,
  code: 'cash',
  tenderedCents: cents(3_500),
  changeCents: cents(500),
  number: null,
  issuer: null,
};
const REQUEST: VoidRequest = {
  receiptNo: 'C1-26-000123',
  reasonCode: 'wrong-amount',
  reason: 'told at the window',
  cashReturnedCents: cents(3_000),
  approvalId: 'a-1',
};
type Receipt = NonNullable<VoidCircumstances['receipt']>;
const RECEIPT: Receipt = { voided: false, reversed: false, today: true, drawerOpen: true, tenders: [CHECK, CASH] };
const NOW: VoidCircumstances = {
  station: 'C1',
  receipt: RECEIPT,
  items: ['p-1', 'p-2', 'p-3'].map((paymentRef) => ({ paymentRef, unsent: paymentRef === 'p-2' })),
  nextItem: 7,
  reversalRefs: ['r-1', 'r-2', 'r-3'],
  settings: initialSettings(),
};
const decide = (request: Partial<VoidRequest>, now: Partial<VoidCircumstances> = {}) =>
  decideVoid({ ...REQUEST, ...request }, { ...NOW, ...now });
const receipt = (over: Partial<Receipt>) => ({ receipt: { ...RECEIPT, ...over } });

describe('a receipt is voided', () => {
  test.each<[string, Partial<VoidRequest>, Partial<VoidCircumstances>, string]>([
    ['on its day, while its drawer is open', {}, {}, 'VOIDED'],
    ['not where there is none', {}, { receipt: null }, 'RECEIPT_UNKNOWN'],
    ['not twice', {}, receipt({ voided: true }), 'RECEIPT_VOIDED'],
    ['not after it was reversed', {}, receipt({ reversed: true }), 'RECEIPT_REVERSED'],
    ['not on another day', {}, receipt({ today: false }), 'VOID_TOO_LATE'],
    ['not after its drawer was submitted', {}, receipt({ drawerOpen: false }), 'VOID_TOO_LATE'],
    ['for a reason of the list', { reasonCode: 'customer' }, {}, 'VOIDED'],
    ['not for a reason of another act', { reasonCode: 'keyed-wrong' }, {}, 'REASON_UNKNOWN'],
    ['not with less cash back than was kept', { cashReturnedCents: cents(2_999) }, {}, 'CASH_DIFFERS'],
    ['nor with more', { cashReturnedCents: cents(3_500) }, {}, 'CASH_DIFFERS'],
    ['not by one person', { approvalId: null }, {}, 'APPROVAL_NEEDED'],
    [
      'whose cash is wrong, before anybody is called',
      { approvalId: null, cashReturnedCents: cents(0) },
      {},
      'CASH_DIFFERS',
    ],
  ])('%s', (_what, request, now, answer) => {
    const decided = decide(request, now);
    expect(decided.ok ? 'VOIDED' : decided.failure.code).toBe(answer);
  });

  test('the refusals say what is needed, and how much it is', () => {
    expect(decide({ approvalId: null })).toMatchObject({ failure: { details: { needs: ['void'] } } });
    expect(decide({ cashReturnedCents: cents(1) })).toMatchObject({ failure: { details: { keptCents: 3_000 } } });
  });

  test('of cash, what was kept goes back; checks go back as they are', () => {
    expect(cashKept([CHECK, CASH, { ...CASH, tenderedCents: cents(1_000), changeCents: cents(0) }])).toBe(4_000);
    expect(cashKept([CHECK])).toBe(0);
    expect(cashKept([])).toBe(0);
  });
});

describe('what the CIS is told', () => {
  test('of each item that it may have, a reversal with a reference and a number of its own; of the rest nothing', () => {
    const decided = decide({});
    expect(decided).toMatchObject({
      value: {
        receiptNo: 'C1-26-000123',
        reasonCode: 'wrong-amount',
        reason: 'told at the window',
        cashReturnedCents: 3_000,
        approvalId: 'a-1',
        items: [
          { paymentRef: 'p-1', reversal: { reversalRef: 'r-1', itemNumber: 7 } },
          { paymentRef: 'p-2', reversal: null },
          { paymentRef: 'p-3', reversal: { reversalRef: 'r-2', itemNumber: 8 } },
        ],
      },
    });
  });
  test('never with a reference of another one', () => {
    expect(() => decide({}, { reversalRefs: ['r-1'] })).toThrow(/too few references/);
  });
});
