import { afterEach, beforeEach, expect, test } from 'vitest';
import { verifyCode } from '#core/journal/base32.ts';
import { plainText } from '#core/receipt/fit-text.ts';
import { Counter } from '#test/support/counter.ts';

let counter: Counter;
beforeEach(async () => {
  counter = await new Counter().openFor('Maria Alvarez');
});
afterEach(async () => {
  await counter.close();
  counter.forget();
});
const list = (businessDate: string | null = null, limit = 10) => counter.ask('receipt.list', { businessDate, limit });
async function paper(receiptNo: string): Promise<string> {
  const shown = await counter.ask('receipt.show', { receiptNo });
  return plainText(shown.lines, shown.columns);
}

test('the receipts of the day, newest first, with what they were and how they stand', async () => {
  await counter.payCash(1_000);
  await counter.clock.pass(60_000);
  await counter.payCash(2_000, 5_000);
  await counter.clock.pass(60_000);
  const { businessDate, rows, more } = await list();
  expect({ businessDate, more }).toEqual({ businessDate: '2026-11-23', more: false });
  expect(rows).toMatchObject([
    {
      receiptNo: 'C1-26-000002',
      linesCents: 2_000,
      accountNo: '14-6402-01',
      payer: 'GARCIA, MARIA',
      clerkName: 'Maria Alvarez',
    },
    {
      receiptNo: 'C1-26-000001',
      linesCents: 1_000,
      tenders: [{ code: 'cash', number: null }],
      print: { state: 'printed' },
      cisState: 'posted',
    },
  ]);
});

test('the list tells when there are more than it shows', async () => {
  for (let n = 0; n < 4; n += 1) await counter.payCash(100 + n);
  expect(await list(null, 3)).toMatchObject({ more: true });
  expect((await list(null, 3)).rows).toHaveLength(3);
  expect(await list(null, 4)).toMatchObject({ more: false });
});

test('the receipts of another day are found by its date; a day that does not exist is refused', async () => {
  await counter.payCash(1_000);
  counter.clock.jump(24 * 3_600_000);
  await counter.signIn('Maria Alvarez');
  expect((await list()).rows).toEqual([]);
  expect((await list('2026-11-23')).rows).toHaveLength(1);
  for (const businessDate of ['2026-02-30', 'today', '11/23/2026']) {
    expect(await counter.refused('receipt.list', { businessDate, limit: 1 })).toBe('INPUT_INVALID');
  }
});

test('the paper says what was paid, by whom, and its verify code is the beginning of its hash', async () => {
  const { receiptNo } = await counter.payCash(14_217, 15_000);
  const text = await paper(receiptNo);
  const [fact] = counter.rows<{ hash: string }>("SELECT hash FROM journal WHERE kind = 'payment.taken'");
  const code = verifyCode(fact?.hash ?? '');
  for (const words of [
    'C1-26-000001',
    'GARCIA, MARIA',
    '14-6402-01',
    '142.17',
    '150.00',
    '7.83',
    'Maria Alvarez',
    code,
  ]) {
    expect(text).toContain(words);
  }
  expect((await counter.ask('receipt.show', { receiptNo })).verifyCode).toBe(code);
});

test('until the CIS has confirmed, the paper says that the account will show it later', async () => {
  counter.cis.weather = () => 'refused';
  const { receiptNo } = await counter.payCash(14_217);
  const note = 'It will show on the account';
  expect((await paper(receiptNo)).replace(/\n/g, ' ')).toContain(note);
  counter.cis.weather = () => 'fine';
  await counter.clock.pass(60_000);
  expect((await paper(receiptNo)).replace(/\n/g, ' ')).not.toContain(note);
});

test('each reprint is the next DUPLICATE, asked for in the journal; the drawer stays shut', async () => {
  const { receiptNo } = await counter.payCash(14_217);
  await counter.clock.pass(100);
  expect(await counter.ask('receipt.reprint', { receiptNo })).toMatchObject({ copy: 1 });
  expect(await counter.ask('receipt.reprint', { receiptNo })).toMatchObject({ copy: 2 });
  await counter.clock.pass(100);
  expect(counter.printer.paper).toEqual([
    'C1-26-000001-drawer',
    'C1-26-000001-original',
    'C1-26-000001-duplicate-1',
    'C1-26-000001-duplicate-2',
  ]);
  expect(counter.facts('receipt.reprint-asked').map((fact) => fact.copy)).toEqual([1, 2]);
  expect((await list()).rows).toMatchObject([{ duplicates: 2 }]);
});

test('a duplicate after a restart and days later says what the original said, and counts on', async () => {
  const { receiptNo } = await counter.payCash(14_217);
  await counter.ask('receipt.reprint', { receiptNo });
  await counter.clock.pass(100);
  const before = await paper(receiptNo);
  await counter.close();
  counter.clock.jump(5 * 24 * 3_600_000);
  const account = counter.cis.accounts.get('14640201');
  if (account) counter.cis.accounts.set('14640201', { ...account, name: 'SOMEBODY, ELSE', balanceCents: 1 });
  await counter.start();
  await counter.signIn('Robert Hayes');
  expect(await paper(receiptNo)).toBe(before);
  expect(await counter.ask('receipt.reprint', { receiptNo })).toMatchObject({ copy: 2 });
});

test('a receipt that is not there is refused, for looking and for printing', async () => {
  expect(await counter.refused('receipt.show', { receiptNo: 'C1-26-999999' })).toBe('RECEIPT_UNKNOWN');
  expect(await counter.refused('receipt.reprint', { receiptNo: "' OR 1=1 --" })).toBe('RECEIPT_UNKNOWN');
});

test('an auditor sees every receipt and prints none', async () => {
  const { receiptNo } = await counter.payCash(14_217);
  await counter.signIn('Ana Petrov');
  expect((await list()).rows).toHaveLength(1);
  expect(await paper(receiptNo)).toContain(receiptNo);
  expect(await counter.refused('receipt.reprint', { receiptNo })).toBe('ROLE_NOT_ALLOWED');
});
