import { describe, expect, test } from 'vitest';
import type { CartLine, CartTender } from '#core/payment/cart.ts';
import { decidePayment, type PaymentRequest } from '#core/payment/decide-payment.ts';
import { instrumentKey } from '#core/payment/instrument.ts';
import { overridesNeeded } from '#core/payment/override.ts';
import { cents } from '#shared/money.ts';
import { initialSettings } from '#shared/setting.ts';
import { ODDITIES, TENDER_CODES, type TenderCode } from '#shared/tender.ts';
import type { TenderType } from '#shared/tender-type.ts';
import { anAccountSight, aRequest, cash, instrument, someCircumstances } from '#test/support/payment-rule.ts';

const BILL = 14_217;
const INSTRUMENTS = TENDER_CODES.filter((code) => code !== 'cash');
const check = (amount: number, number: string | null = '1042') => instrument('personal-check', amount, number);
const order = (amount: number, number: string | null = '24680') => instrument('money-order', amount, number);
const anyTender = (code: TenderCode, amount: number) => (code === 'cash' ? cash(amount) : instrument(code, amount));
const line = (amount: number, accountNo = '14640201'): CartLine => ({
  kind: 'account',
  accountNo,
  cents: cents(amount),
});
/** The office's own row for one kind of tender, as it is but for what a test names. */
function rowOf(code: TenderCode, over: Partial<TenderType>) {
  const settings = initialSettings();
  return { settings: { ...settings, [`tender.${code}`]: { ...settings[`tender.${code}`], ...over } } };
}

/** What the rule says to a bill of $142.17 (or to another request) that is paid with these. */
function says(tenders: CartTender[], request: Partial<PaymentRequest> = {}, now = {}) {
  const decided = decidePayment(aRequest({ tenders, ...request }), someCircumstances(now));
  return decided.ok ? { code: 'TAKEN', details: {} } : decided.failure;
}
function taken(request: PaymentRequest, now = someCircumstances()) {
  const decided = decidePayment(request, now);
  if (!decided.ok) throw new Error(decided.failure.code);
  return decided.value;
}

describe('change is given from cash alone', () => {
  test.each<[string, CartTender[], string, Record<string, unknown>]>([
    ['exactly the bill by check', [check(BILL)], 'TAKEN', {}],
    ['a check a cent over', [check(BILL + 1)], 'CHANGE_FROM_CASH_ONLY', { overCents: 1 }],
    ['a money order over', [order(15_000)], 'CHANGE_FROM_CASH_ONLY', { overCents: 783 }],
    ['two checks, the second not needed', [check(BILL), check(500)], 'CHANGE_FROM_CASH_ONLY', { overCents: 500 }],
    ['a check and the rest in cash', [check(10_000), cash(4_217)], 'TAKEN', {}],
    ['a check and cash with change', [check(10_000), cash(5_000)], 'TAKEN', {}],
    ['a check a cent short, and a note', [check(BILL - 1), cash(10_000)], 'TAKEN', {}],
    ['a check for all of it, and cash', [check(BILL), cash(500)], 'CASH_NOT_NEEDED', { cashCents: 500 }],
    ['the same with the cash first', [cash(500), check(BILL)], 'CASH_NOT_NEEDED', { cashCents: 500 }],
    ['cash in two handfuls beside it', [check(BILL), cash(300), cash(200)], 'CASH_NOT_NEEDED', { cashCents: 500 }],
    ['a check over, and cash less than that', [check(15_000), cash(500)], 'CHANGE_FROM_CASH_ONLY', { overCents: 783 }],
    ['a check over, and more cash than that', [check(15_000), cash(900)], 'CHANGE_FROM_CASH_ONLY', { overCents: 783 }],
    ['a check a cent short, alone', [check(BILL - 1)], 'TENDER_SHORT', { missingCents: 1 }],
    ['a check and cash, a cent short', [check(10_000), cash(4_216)], 'TENDER_SHORT', { missingCents: 1 }],
  ])('%s', (_what, tenders, code, details) => {
    expect(says(tenders, { confirmed: ODDITIES })).toEqual({ code, details });
  });

  test('a check over the bill becomes credit where its line was raised to it', () => {
    const fact = taken(aRequest({ lines: [line(15_000)], tenders: [check(15_000)], confirmed: ['amount-unusual'] }));
    expect(fact).toMatchObject({ linesCents: 15_000, changeCents: 0, shares: [{ cents: 15_000 }] });
  });

  test('of a check and cash, the change comes from the cash and the check pays whole', () => {
    const { tenders, shares } = taken(aRequest({ tenders: [cash(5_000), check(10_000)] }));
    expect(tenders).toMatchObject([
      { tenderNo: 1, code: 'personal-check', tenderedCents: 10_000, changeCents: 0 },
      { tenderNo: 2, code: 'cash', tenderedCents: 5_000, changeCents: 783 },
    ]);
    expect(shares.map((share) => [share.tenderNo, share.cents])).toEqual([
      [1, 10_000],
      [2, 4_217],
    ]);
  });
});

describe('numbers and issuers', () => {
  test.each(INSTRUMENTS)('%s without a number is refused, and taken where the office asks for none', (code) => {
    const without = [{ ...instrument(code, BILL), number: null }];
    expect(says(without)).toEqual({ code: 'NUMBER_MISSING', details: { tender: code } });
    expect(says(without, {}, rowOf(code, { needsNumber: false })).code).toBe('TAKEN');
  });

  test('the number is missing on one of several: that kind is named', () => {
    const tenders = [check(10_000), order(4_217, null)];
    expect(says(tenders)).toEqual({ code: 'NUMBER_MISSING', details: { tender: 'money-order' } });
  });

  test('a money order needs its issuer; a check has none', () => {
    const details = { tender: 'money-order' };
    expect(says([{ ...order(BILL), issuer: null }])).toEqual({ code: 'ISSUER_MISSING', details });
    expect(says([check(BILL)]).code).toBe('TAKEN');
  });

  test.each(['1', '1042', 'A-1042', '10 42', 'r208-15', '9'.repeat(30)])('"%s" is a number', (number) => {
    for (const code of INSTRUMENTS) expect(says([instrument(code, BILL, number)]).code).toBe('TAKEN');
  });
  test.each(['', ' 1042', '-1042', '10;42', '1042\n', 'é1042', '１０４２', '10\u202e42', '9'.repeat(31)])(
    '%j is none',
    (number) => {
      for (const code of INSTRUMENTS) {
        expect(says([instrument(code, BILL, number)])).toEqual({ code: 'NUMBER_INVALID', details: { tender: code } });
      }
    },
  );
  test('cash has neither number nor issuer: nothing of the kind gets to the receipt and the CIS', () => {
    const invalid = { code: 'NUMBER_INVALID', details: { tender: 'cash' } };
    expect(says([{ ...cash(BILL), number: '1042' }])).toEqual(invalid);
    expect(says([check(10_000), { ...cash(4_217), issuer: 'USPS' }])).toEqual(invalid);
  });
  test('the receipt keeps number and issuer as they were told', () => {
    const { tenders } = taken(aRequest({ tenders: [order(4_217, 'r208-0815'), check(10_000)] }));
    expect(tenders).toMatchObject([
      { code: 'money-order', number: 'r208-0815', issuer: 'USPS' },
      { code: 'personal-check', number: '1042', issuer: null },
    ]);
  });
});

describe('a kind that the office does not take today', () => {
  test.each(TENDER_CODES)('%s: refused alone and beside another; every other kind goes on', (code) => {
    const off = rowOf(code, { active: false });
    const details = { tender: code };
    expect(says([anyTender(code, BILL)], {}, off)).toEqual({ code: 'TENDER_NOT_ACCEPTED', details });
    const other = code === 'cash' ? check(10_000) : cash(10_000);
    expect(says([other, anyTender(code, 4_217)], {}, off)).toEqual({ code: 'TENDER_NOT_ACCEPTED', details });
    for (const each of TENDER_CODES.filter((one) => one !== code)) {
      expect(says([anyTender(each, BILL)], {}, off).code).toBe('TAKEN');
    }
  });
});

describe('what a second person is asked for', () => {
  const cashOnly = { accounts: new Map([['14640201', anAccountSight({ cashOnly: true })]]) };

  test.each<[TenderCode, string[] | null]>([
    ['cash', null],
    ['personal-check', ['cash-only']],
    ['business-check', ['cash-only']],
    ['cashiers-check', null],
    ['money-order', null],
  ])('on a cash-only account: %s needs %j', (code, needs) => {
    const said = says([anyTender(code, BILL)], {}, cashOnly);
    expect(said).toEqual(needs ? { code: 'APPROVAL_NEEDED', details: { needs } } : { code: 'TAKEN', details: {} });
  });

  test('a cash-only account anywhere in the cart counts, whoever else is paid with the check', () => {
    const other = anAccountSight();
    const accounts = new Map([
      ['14640202', { ...other, seen: { ...other.seen, accountNo: '14640202' } }],
      ...cashOnly.accounts,
    ]);
    const lines = [line(BILL, '14640202'), line(BILL)];
    expect(says([check(BILL), cash(BILL)], { lines }, { accounts })).toMatchObject({ code: 'APPROVAL_NEEDED' });
    expect(says([cash(BILL), order(BILL)], { lines }, { accounts }).code).toBe('TAKEN');
  });

  test.each(TENDER_CODES)('above the limit of %s: one cent more needs somebody, the limit itself does not', (code) => {
    const limited = rowOf(code, { supervisorAboveCents: BILL });
    const more = { lines: [line(BILL + 1)], confirmed: ODDITIES };
    expect(says([anyTender(code, BILL)], {}, limited).code).toBe('TAKEN');
    expect(says([anyTender(code, BILL + 1)], more, limited)).toEqual({
      code: 'APPROVAL_NEEDED',
      details: { needs: ['tender-limit'] },
    });
    for (const each of TENDER_CODES.filter((one) => one !== code)) {
      expect(says([anyTender(each, BILL + 1)], more, limited).code).toBe('TAKEN');
    }
  });

  test('the limit is for each instrument, not for their sum; no limit is not a limit of nothing', () => {
    const limited = rowOf('personal-check', { supervisorAboveCents: 10_000 });
    expect(says([check(10_000), check(4_217, '1043')], {}, limited).code).toBe('TAKEN');
    expect(says([check(10_001), check(4_216, '1043')], {}, limited).code).toBe('APPROVAL_NEEDED');
    expect(says([check(BILL)], {}, rowOf('personal-check', { supervisorAboveCents: 0 })).code).toBe('APPROVAL_NEEDED');
    expect(says([check(BILL)], {}, rowOf('personal-check', { supervisorAboveCents: null })).code).toBe('TAKEN');
  });

  test('all that is needed is named at once, and all of it must be approved', () => {
    const now = { ...cashOnly, ...rowOf('personal-check', { supervisorAboveCents: 100 }), instrumentSeen: true };
    const needs = ['cash-only', 'tender-limit', 'same-instrument'] as const;
    expect(says([check(BILL)], {}, now)).toEqual({ code: 'APPROVAL_NEEDED', details: { needs } });
    for (const missing of needs) {
      const overrides = needs.filter((need) => need !== missing);
      expect(says([check(BILL)], { approved: { approvalId: 'a-1', overrides } }, now)).toEqual({
        code: 'APPROVAL_NEEDED',
        details: { needs },
      });
    }
    const approved = { approvalId: 'a-1', overrides: needs };
    expect(taken(aRequest({ tenders: [check(BILL)], approved }), someCircumstances(now)).overrides).toEqual(approved);
  });

  test('nothing is needed for an everyday payment, and what was approved for nothing is not noted', () => {
    const everyday = { tenders: [check(BILL)], cashOnly: false, instrumentSeen: false, settings: initialSettings() };
    expect(overridesNeeded(everyday)).toEqual([]);
    const approved = { approvalId: 'a-1', overrides: ['cash-only' as const] };
    expect(taken(aRequest({ tenders: [check(BILL)], approved })).overrides).toBeNull();
  });
});

test('what is wrong is said before what is odd, and that before anybody is called', () => {
  const now = { accounts: new Map([['14640201', anAccountSight({ cashOnly: true, own: true })]]) };
  const odd = { lines: [line(1_000)] };
  expect(says([check(900, null)], odd, now).code).toBe('NUMBER_MISSING');
  expect(says([check(900)], odd, now).code).toBe('TENDER_SHORT');
  expect(says([check(1_000)], odd, now)).toMatchObject({ code: 'OWN_ACCOUNT', details: { displayNo: '14-6402-01' } });
  const another = { accounts: new Map([['14640201', anAccountSight({ cashOnly: true })]]) };
  expect(says([check(1_000)], odd, another).code).toBe('ODD_UNCONFIRMED');
  expect(says([check(1_000)], { ...odd, confirmed: ODDITIES }, another).code).toBe('APPROVAL_NEEDED');
});

describe('the same instrument', () => {
  const key = (number: string, issuer = 'USPS') => instrumentKey({ ...order(1, number), issuer } as CartTender);
  test.each([
    ['24680', '024680'],
    ['24680', '000024680'],
    ['24680', '24-680'],
    ['24680', ' 24 680'],
    ['r24680', 'R24680'],
    ['r-24 680', 'R24680'],
    ['0', '000'],
  ])('serial %s is serial %s', (one, other) => expect(key(one)).toBe(key(other)));
  test.each([
    ['24680', '24681'],
    ['24680', '246800'],
    ['24680', 'R24680'],
    ['R024680', 'R24680'],
    ['0', '1'],
  ])('serial %s is not serial %s', (one, other) => expect(key(one)).not.toBe(key(other)));
  test('whoever the issuer is said to be', () => expect(key('24680', 'Walmart')).toBe(key('24680', 'USPS')));
  test.each(TENDER_CODES)('%s is known by its number only where that tells it from all others', (code) => {
    expect(instrumentKey({ code, number: '24680' }) !== null).toBe(code === 'money-order');
    expect(instrumentKey({ code, number: null })).toBeNull();
  });
  test('a serial of separators alone is none', () => expect(key('- -')).toBeNull());
});

describe('the same amount again', () => {
  const lately = (code: TenderCode, amount: number) => ({
    accounts: new Map([['14640201', anAccountSight({ paidLately: [{ code, cents: cents(amount) }] })]]),
  });
  const ODD = { code: 'ODD_UNCONFIRMED', details: { oddities: ['same-amount'] } };
  test.each<[string, TenderCode, number, CartTender[], boolean]>([
    ['by the same kind of tender', 'personal-check', BILL, [check(BILL)], true],
    ['by another kind', 'cash', BILL, [check(BILL)], false],
    ['a cent less', 'personal-check', BILL - 1, [check(BILL)], false],
    ['by one of several tenders', 'personal-check', BILL, [check(10_000), cash(4_217)], true],
    ['in cash, with change', 'cash', BILL, [cash(20_000)], true],
  ])('%s', (_what, code, amount, tenders, odd) => {
    expect(says(tenders, {}, lately(code, amount))).toEqual(odd ? ODD : { code: 'TAKEN', details: {} });
  });
  test('is taken when it was confirmed, and the fact says so', () => {
    const request = aRequest({ tenders: [check(BILL)], confirmed: ['same-amount'] });
    expect(taken(request, someCircumstances(lately('personal-check', BILL))).confirmed).toEqual(['same-amount']);
  });
});
