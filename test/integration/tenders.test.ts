import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Asked } from '#shared/contract/index.ts';
import { initialSettings } from '#shared/setting.ts';
import { ODDITIES, TENDER_CODES, type TenderCode } from '#shared/tender.ts';
import type { TenderType } from '#shared/tender-type.ts';
import { anAccount } from '#test/support/accounts.ts';
import { Counter } from '#test/support/counter.ts';

const garcia = anAccount({ customerId: 'K-77' });
const tran = anAccount({
  accountNo: '14640202',
  displayNo: '14-6402-02',
  name: 'TRAN, HUE',
  balanceCents: 5_000,
  pastDueCents: 0,
});
const DAY = 24 * 3_600_000;

let counter: Counter;
beforeEach(async () => {
  counter = await new Counter({ accounts: [garcia, tran] }).openFor('Maria Alvarez');
});
afterEach(async () => {
  await counter.close();
  counter.forget();
});

type Tender = Asked<'payment.take'>['tenders'][number];
type Line = Asked<'payment.begin'>['lines'][number];
const cash = (cents: number): Tender => ({ code: 'cash', cents });
const check = (cents: number, number = '1042'): Tender => ({ code: 'personal-check', cents, number });
const order = (cents: number, number = '24680', issuer = 'USPS'): Tender => ({
  code: 'money-order',
  cents,
  number,
  issuer,
});
const anyTender = (code: TenderCode, cents: number): Tender =>
  code === 'cash' ? cash(cents) : code === 'money-order' ? order(cents) : { code, cents, number: '7001' };
const account = (cents: number, accountNo = '14640201'): Line => ({ kind: 'account', accountNo, cents });
const FEE: Line = { kind: 'misc', glCode: '100-4410', description: 'Meter fee', cents: 2_500 };

type Given = { lines?: Line[]; confirmed?: readonly string[]; approvalId?: string; language?: 'en' | 'es' };
/** The tender screen opens and Enter is pressed; whatever is odd is confirmed unless a test says otherwise. */
async function pays(tenders: Tender[], { lines = [account(14_217)], language = 'en', ...how }: Given = {}) {
  const { transactionId, linesCents } = await counter.ask('payment.begin', { lines, language });
  const take = { transactionId, linesCents, tenders, confirmed: ODDITIES, ...how };
  const reply = await counter.request('payment.take', take);
  if (!reply.ok) return { ...reply.error, receiptNo: '' };
  return { code: 'TAKEN', details: {}, receiptNo: (reply.data as { receiptNo: string }).receiptNo };
}
async function paper(receiptNo: string): Promise<string[]> {
  await counter.clock.pass(1_000);
  return counter.printer.rows(`${receiptNo}-original`);
}
async function changes(code: TenderCode, over: Partial<TenderType>): Promise<void> {
  await counter.signIn('Robert Hayes');
  const value = { ...initialSettings()[`tender.${code}`], ...over };
  await counter.ask('setting.change', { key: `tender.${code}`, value, reason: 'the council decided' });
  await counter.signIn('Maria Alvarez');
}
async function daysLater(days: number): Promise<void> {
  counter.clock.jump(days * DAY);
  await counter.signIn('Maria Alvarez');
  await counter.opensDrawer();
}

describe('two accounts and a fee, paid with a money order, a check and cash', () => {
  const lines = [account(14_217), account(5_000, '14640202'), FEE];
  const tenders = [cash(5_000), order(10_000), check(8_000)];

  test('one receipt names every line, every instrument and the change', async () => {
    const { receiptNo } = await pays(tenders, { lines });
    const rows = await paper(receiptNo);
    expect(rows).toEqual(
      expect.arrayContaining([
        'Account 14-6402-01',
        'Account 14-6402-02',
        'TRAN, HUE',
        'Payment 142.17',
        'Payment 50.00',
        'Meter fee 25.00',
        'GL 100-4410',
        'TOTAL 217.17',
        'Fees 0.00',
      ]),
    );
    const money = rows.slice(rows.indexOf('TOTAL 217.17') + 1, rows.indexOf('Fees 0.00'));
    expect(money).toEqual(['Money order USPS 24680 100.00', 'Personal check 1042 80.00', 'Cash 50.00', 'Change 12.83']);
  });

  test('in Spanish too', async () => {
    const { receiptNo } = await pays(tenders, { lines, language: 'es' });
    expect(await paper(receiptNo)).toEqual(
      expect.arrayContaining([
        'Giro USPS 24680 100.00',
        'Cheque personal 1042 80.00',
        'Efectivo 50.00',
        'Cambio 12.83',
      ]),
    );
  });

  test('the CIS gets one item for each instrument and account, as its contract says; the fee is none of them', async () => {
    const { receiptNo } = await pays(tenders, { lines });
    await counter.clock.pass(1_000);
    const items = counter.cis.book.map(({ paymentRef }) => counter.cis.ledger.get(paymentRef)?.item ?? {});
    expect(
      items.map(({ accountNo, amountCents, tender, checkNo }) => [accountNo, amountCents, tender, checkNo]),
    ).toEqual([
      ['14640201', 10_000, 'money_order', '24680'],
      ['14640201', 4_217, 'check', '1042'],
      ['14640202', 3_783, 'check', '1042'],
      ['14640202', 1_217, 'cash', undefined],
    ]);
    expect(items[0]).toMatchObject({
      kind: 'payment',
      currency: 'USD',
      source: 'counter',
      customerId: 'K-77',
      receiptNo,
    });
    expect(items[3]).not.toHaveProperty('customerId');
    expect(counter.cis.totalCents()).toBe(19_217);
    expect(JSON.stringify(items)).not.toMatch(/USPS|issuer/);
  });

  test.each<[TenderCode, string]>([
    ['cash', 'cash'],
    ['personal-check', 'check'],
    ['business-check', 'check'],
    ['cashiers-check', 'check'],
    ['money-order', 'money_order'],
  ])('the CIS calls a %s %s', async (code, tender) => {
    await pays([anyTender(code, 14_217)]);
    await counter.clock.pass(1_000);
    expect([...counter.cis.ledger.values()].map(({ item }) => item.tender)).toEqual([tender]);
  });

  test('each account owes nothing afterwards', async () => {
    await pays(tenders, { lines });
    for (const accountNo of ['14640201', '14640202']) {
      expect((await counter.ask('account.open', { accountNo })).balance.displayedCents).toBe(0);
    }
  });
});

describe('a check over the total', () => {
  test('gives no cash; the line is raised to it, and the rest is credit', async () => {
    expect(await pays([check(15_000)])).toMatchObject({ code: 'CHANGE_FROM_CASH_ONLY', details: { overCents: 783 } });
    expect(counter.facts('payment.taken')).toEqual([]);
    const { receiptNo } = await pays([check(15_000)], { lines: [account(15_000)] });
    expect(await paper(receiptNo)).toEqual(
      expect.arrayContaining(['Payment 150.00', 'Credit after 7.83', 'Change 0.00']),
    );
    expect(counter.cis.totalCents()).toBe(15_000);
  });
});

describe('a money order that was here before', () => {
  const again = (serial: string, issuer = 'USPS') => pays([order(14_217, serial, issuer)]);
  beforeEach(async () => {
    expect((await again('024-680 R')).code).toBe('TAKEN');
  });

  test.each(['024-680 R', '24680R', '024680r', '00024680R'])(
    'comes again as %s: somebody is called',
    async (serial) => {
      expect(await again(serial)).toMatchObject({ code: 'APPROVAL_NEEDED', details: { needs: ['same-instrument'] } });
      expect((await again(serial, 'Walmart')).code).toBe('APPROVAL_NEEDED');
      expect(counter.facts('payment.taken')).toHaveLength(1);
    },
  );
  test('with one digit more it is another one', async () => expect((await again('246801R')).code).toBe('TAKEN'));
  test('beside cash, for another account, a year later: still', async () => {
    await daysLater(365);
    const lines = [account(5_000, '14640202')];
    expect((await pays([cash(1_000), order(4_000, '24680R')], { lines })).code).toBe('APPROVAL_NEEDED');
  });
  test('a supervisor may say that it is another one; the next time somebody is called again', async () => {
    const { transactionId, linesCents } = await counter.begin(14_217);
    const take = { transactionId, linesCents, tenders: [order(14_217, '24680R')], confirmed: [...ODDITIES] };
    const reply = await counter.request('payment.take', take);
    const approvalId = reply.ok ? '' : String(reply.error.details.approvalId);
    expect((await counter.agrees(approvalId, 'Robert Hayes', 'same-number')).code).toBe('granted');
    await counter.ask('payment.take', { ...take, approvalId });
    expect(counter.facts('payment.taken').at(-1)).toMatchObject({ overrides: { overrides: ['same-instrument'] } });
    expect((await again('24680R')).code).toBe('APPROVAL_NEEDED');
  });
  test('twice in one payment is the same, before anything of it was ever stored', async () => {
    const twice = [order(7_000, '999'), order(7_217, '0-999')];
    expect(await pays(twice)).toMatchObject({ code: 'APPROVAL_NEEDED', details: { needs: ['same-instrument'] } });
    expect((await pays([order(7_000, '999'), order(7_217, '998')])).code).toBe('TAKEN');
  });
  test('the number of a check says nothing without its bank: it may come again', async () => {
    await pays([check(14_217, '24680R')]);
    expect((await pays([check(14_217, '24680R')])).code).toBe('TAKEN');
  });
});

describe('the same amount on the same account with the same kind of tender', () => {
  const unasked = { confirmed: ODDITIES.filter((oddity) => oddity !== 'same-amount') };
  const warned = { code: 'ODD_UNCONFIRMED', details: { oddities: ['same-amount'] } };
  const mixed = [check(10_000), cash(4_217)];

  test('warns within three days, and no longer', async () => {
    await pays([check(14_217)]);
    expect(await pays([check(14_217, '1043')], unasked)).toMatchObject(warned);
    await daysLater(2);
    expect(await pays([check(14_217, '1043')], unasked)).toMatchObject(warned);
    await daysLater(1);
    expect((await pays([check(14_217, '1043')], unasked)).code).toBe('TAKEN');
  });
  test.each<[string, Tender[], Given, string]>([
    ['by another kind of tender', [cash(14_217)], {}, 'TAKEN'],
    ['for another account', [check(14_217)], { lines: [account(14_217, '14640202')] }, 'TAKEN'],
    ['a cent more', [check(14_218)], { lines: [account(14_218)] }, 'TAKEN'],
    ['with the rest in cash', mixed, {}, 'ODD_UNCONFIRMED'],
  ])('after a check: %s', async (_what, tenders, given, code) => {
    await pays([check(14_217)]);
    expect((await pays(tenders, { ...unasked, ...given })).code).toBe(code);
  });
  test('a payment of a check and cash that comes again warns, and one of its parts does not', async () => {
    await pays(mixed);
    expect(await pays(mixed, unasked)).toMatchObject(warned);
    expect((await pays([check(10_000)], { ...unasked, lines: [account(10_000)] })).code).toBe('TAKEN');
  });
  test('never where the office says so', async () => {
    await pays([check(14_217)]);
    await counter.signIn('Robert Hayes');
    await counter.ask('setting.change', { key: 'payment.same-amount-days', value: 0, reason: 'too many questions' });
    await counter.signIn('Maria Alvarez');
    expect((await pays([check(14_217)], unasked)).code).toBe('TAKEN');
    // Nor when the clock was set back, and what was paid lies ahead.
    counter.clock.jump(-60_000);
    expect((await pays([check(14_217)], unasked)).code).toBe('TAKEN');
  });
});

describe('a kind of tender that the office gives up today', () => {
  test('is offered no more and taken no more; what was taken still composes and prints', async () => {
    counter.printer.outcome = () => 'not-sent';
    const { receiptNo } = await pays([order(14_217)]);
    await changes('money-order', { active: false });
    const { tenders } = await counter.ask('tender.offer', {});
    expect(tenders.map(({ code }) => code)).toEqual(TENDER_CODES.filter((code) => code !== 'money-order'));
    expect(await pays([order(14_217, '5')])).toMatchObject({
      code: 'TENDER_NOT_ACCEPTED',
      details: { tender: 'money-order' },
    });
    expect((await pays([check(14_217)])).code).toBe('TAKEN');
    counter.printer.outcome = () => 'printed';
    await counter.clock.pass(20_000);
    expect(await paper(receiptNo)).toContain('Money order USPS 24680 142.17');
    expect((await counter.ask('receipt.show', { receiptNo })).tenders).toMatchObject([{ code: 'money-order' }]);
    await changes('money-order', { active: true });
    expect((await pays([order(14_217, '5')])).code).toBe('TAKEN');
  });
});

describe('the drawer', () => {
  const opened = async (receiptNo: string): Promise<boolean> => {
    await counter.clock.pass(1_000);
    return counter.printer.paper.includes(`${receiptNo}-drawer`);
  };
  test.each(TENDER_CODES)('%s opens it only where its row says so', async (code) => {
    expect(await opened((await pays([anyTender(code, 14_217)])).receiptNo)).toBe(code === 'cash');
    await changes(code, { opensDrawer: code !== 'cash' });
    const lines = [account(14_217, '14640202')];
    const next = code === 'money-order' ? order(14_217, '8') : anyTender(code, 14_217);
    expect(await opened((await pays([next], { lines })).receiptNo)).toBe(code !== 'cash');
  });
  test('opens for the cash beside a check', async () => {
    expect(await opened((await pays([check(14_000), cash(217)])).receiptNo)).toBe(true);
  });
});
