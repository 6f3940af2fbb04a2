import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verifyCode } from '#core/journal/base32.ts';
import { receiptCode } from '#core/receipt/qr-text.ts';
import { dataFiles } from '#main/db/open.ts';
import { WALKED } from '#main/db/search-store.ts';
import { verifyLedger } from '#main/db/verify.ts';
import type { Asked } from '#shared/contract/index.ts';
import { ODDITIES } from '#shared/tender.ts';
import { anAccount } from '#test/support/accounts.ts';
import { Counter, LEDGER_MIGRATIONS, MONDAY_8AM } from '#test/support/counter.ts';

const garcia = anAccount();
const obrien = anAccount({ accountNo: '14640202', displayNo: '14-6402-02', name: "O'BRIEN, SEÁN" });
const hostile = anAccount({ accountNo: '14640203', displayNo: '14-6402-03', name: '"%_*<b>\' OR 1=1 --' });

let counter: Counter;
beforeEach(async () => {
  counter = await new Counter({ accounts: [garcia, obrien, hostile] }).openFor('Maria Alvarez');
});
afterEach(async () => {
  await counter.close();
  counter.forget();
});

const search = (query: string, limit = 200) => counter.ask('receipt.search', { query, limit });
/** Receipts found, newest first, as their counters, and by what. */
async function finds(query: string): Promise<string[]> {
  const { rows } = await search(query);
  return rows.map((row) => `${Number(row.receiptNo.slice(-6))} ${row.matchedBy}`);
}

type Tenders = Asked<'payment.take'>['tenders'];
type Lines = Asked<'payment.begin'>['lines'];
async function pay(lines: Lines, tenders: Tenders) {
  const { transactionId, linesCents } = await counter.ask('payment.begin', { lines, tenders, language: 'en' });
  const confirmed = [...ODDITIES];
  return counter.ask('payment.take', { transactionId, linesCents, tenders, confirmed, approvalId: null });
}
const PAYMENTS = "SELECT hash FROM journal WHERE kind = 'payment.taken' ORDER BY seq";
const onAccount = (cents: number, accountNo = '14640201') => ({ kind: 'account' as const, accountNo, cents });
const check = (cents: number, number: string) => ({ code: 'personal-check' as const, cents, number });

/** A morning: 1 cash at 8:00, 2 a check at 8:05, 3 a money order for two accounts, 4 another person at 8:07. */
async function morning(): Promise<void> {
  await counter.payCash(14_217, 15_000);
  await counter.clock.pass(5 * 60_000);
  await pay([onAccount(5_000)], [check(5_000, '001042')]);
  await counter.clock.pass(60_000);
  await pay(
    [onAccount(2_000), onAccount(3_300, '14640202')],
    [{ code: 'money-order', cents: 5_300, number: 'MO-77 123', issuer: 'USPS' }],
  );
  await counter.clock.pass(60_000);
  await pay([onAccount(4_444, '14640202')], [{ code: 'cash', cents: 4_444 }]);
}

describe('a receipt is found by anything known of it', () => {
  beforeEach(morning);

  test.each<[string, string[]]>([
    ['C1-26-000002', ['2 receipt']],
    ['c126000002', ['2 receipt']],
    ['26-2', ['2 receipt']],
    ['2', ['2 receipt']],
    ['C2-26-000002', []],
    ['25-2', []],
    ['14-6402-01', ['3 account', '2 account', '1 account']],
    ['14640202', ['4 account', '3 account']],
    ['garcia', ['3 name', '2 name', '1 name']],
    ['mar gar', ['3 name', '2 name', '1 name']],
    ['obrien', ['4 name', '3 name']],
    ['sean', ['4 name', '3 name']],
    ['142.17', ['1 amount']],
    ['$142.17', ['1 amount']],
    ['$50', ['2 amount']],
    ['50', []],
    // A line of it, and what was handed over for it.
    ['33.00', ['3 amount']],
    ['150.00', ['1 amount']],
    ['1042', ['2 number']],
    ['001042', ['2 number']],
    ['mo77123', ['3 number']],
    ['MO-77 123', ['3 number']],
    ['8:05', ['2 time']],
    ['8:05 am', ['2 time']],
    ['8:05 pm', []],
    ['11/23', ['4 date', '3 date', '2 date', '1 date']],
    ['11/23/2026', ['4 date', '3 date', '2 date', '1 date']],
    ['11/23/25', []],
    ['11/22', []],
    ['C100000010', ['1 short-ref']],
    ['c1ooooooi0', ['1 short-ref']],
  ])('"%s"', async (query, found) => expect(await finds(query)).toEqual(found));

  test('by its verify code, with and without the dash, with letters for digits', async () => {
    const [fact] = counter.rows<{ hash: string }>("SELECT hash FROM journal WHERE kind = 'payment.taken' LIMIT 1");
    const code = verifyCode(fact?.hash ?? '');
    for (const typed of [code, code.replace('-', ''), code.toLowerCase(), code.replace(/0/g, 'O').replace(/1/g, 'l')]) {
      expect(await finds(typed), typed).toContain('1 verify-code');
    }
  });

  test('by its QR code, and nothing else is', async () => {
    for (const [at, { hash }] of counter.rows<{ hash: string }>(PAYMENTS).entries()) {
      const scanned = receiptCode(`C1-26-00000${at + 1}`, verifyCode(hash));
      expect(await finds(scanned)).toEqual([`${at + 1} qr-code`]);
      expect(await finds(scanned.toLowerCase())).toEqual([`${at + 1} qr-code`]);
    }
  });

  test('a code with the verify code of another receipt, or of none, finds its number and says so', async () => {
    const [first, second] = counter.rows<{ hash: string }>(PAYMENTS).map(({ hash }) => verifyCode(hash));
    expect(await finds(`C1-26-000001 ${second}`)).toEqual(['1 qr-code-false']);
    expect(await finds('C1-26-000001 UUUU-UUUU')).toEqual(['1 qr-code-false']);
    expect(await finds(`C1-26-000009 ${first}`)).toEqual([]);
  });

  test('by its payment reference', async () => {
    const [ref] = counter.facts('payment.taken')[2]?.shares.map(({ cis }) => cis?.paymentRef ?? '') ?? [];
    expect(await finds(ref ?? '')).toEqual(['3 payment-ref']);
  });

  test('a row says what fitted, also where the row itself does not show it', async () => {
    expect((await search('obrien')).rows.map(({ payer, matchedText }) => [payer, matchedText])).toEqual([
      ["O'BRIEN, SEÁN", "O'BRIEN, SEÁN"],
      ['GARCIA, MARIA', "O'BRIEN, SEÁN"],
    ]);
    expect((await search('1042')).rows).toMatchObject([
      { matchedText: '001042', tenders: [{ code: 'personal-check', number: '001042' }], linesCents: 5_000 },
    ]);
    expect((await search('14640202')).rows[1]).toMatchObject({ accountNo: '14-6402-01', matchedText: '14-6402-02' });
  });
});

test('what the search stands on is a function of the journal', async () => {
  await morning();
  await counter.clock.pass(1_000);
  await counter.close();
  const sqlite = new Database(dataFiles(counter.home).ledger);
  expect(verifyLedger(sqlite, LEDGER_MIGRATIONS)).toMatchObject({ ok: true });
  expect(sqlite.prepare('SELECT bare_number FROM receipt_tender ORDER BY receipt_no').pluck().all()).toEqual([
    null,
    '1042',
    'MO77123',
    null,
  ]);
  sqlite.close();
});

test('over all days, the newest first, with the time of the day in every one', async () => {
  await counter.payCash(1_000);
  counter.clock.jump(24 * 3_600_000);
  await counter.signIn('Maria Alvarez');
  await counter.opensDrawer();
  await counter.payCash(2_000);
  expect(await finds('garcia')).toEqual(['2 name', '1 name']);
  expect(await finds('8:00')).toEqual(['2 time', '1 time']);
  expect(await finds('14640201')).toEqual(['2 account', '1 account']);
  expect(await finds('11/23')).toContain('1 date');
});

test('no more than are asked for, and a word that there are more', async () => {
  for (let n = 0; n < 4; n += 1) await counter.payCash(100 + n);
  const few = await search('garcia', 3);
  expect([few.rows.map((row) => row.linesCents), few.more]).toEqual([[103, 102, 101], true]);
  expect(await search('garcia', 4)).toMatchObject({ more: false, walkEndsMs: null });
  for (const limit of [0, 201])
    expect(await counter.refused('receipt.search', { query: 'a', limit })).toBe('INPUT_INVALID');
  expect(await counter.refused('receipt.search', { query: 'a'.repeat(201), limit: 1 })).toBe('INPUT_INVALID');
});

/** So many receipts of earlier minutes, copied from the one that is there. */
function copyReceipt(times: number): void {
  const columns = (table: string, over: Record<string, string>): string =>
    counter
      .rows<{ name: string }>(`SELECT name FROM pragma_table_info('${table}')`)
      .map(({ name }) => over[name] ?? `o.${name}`)
      .join(', ');
  const no = "printf('C1-26-%06d', 999999 - n)";
  const over = { receipt_no: no, transaction_id: no, taken_at_ms: 'taken_at_ms - n * 1000' };
  const copies = `WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < ${times})`;
  counter.change(`DROP TRIGGER receipt_balances;
    INSERT INTO receipt_line ${copies} SELECT ${columns('receipt_line', { receipt_no: no })} FROM c, receipt_line AS o;
    INSERT INTO receipt ${copies} SELECT ${columns('receipt', over)} FROM c, receipt AS o;
    UPDATE receipt_line SET name = 'OLDEST, ONE' WHERE receipt_no = 'C1-26-${999_999 - times}'`);
}

test('names are looked for among the newest, and the answer says how far back', async () => {
  await counter.payCash(1_000);
  copyReceipt(WALKED - 1);
  expect(await search('oldest')).toMatchObject({ rows: [{ payer: 'OLDEST, ONE' }], walkEndsMs: null });
  await counter.clock.pass(60_000);
  await counter.payCash(2_000);
  const answer = await search('oldest');
  expect(answer.rows).toEqual([]);
  expect(answer.walkEndsMs).toBe(MONDAY_8AM - (WALKED - 2) * 1_000);
  expect(await finds(`C1-26-${999_999 - WALKED + 1}`)).toEqual([`${999_999 - WALKED + 1} receipt`]);
  expect((await search('10.00')).more).toBe(true);
});

test('nothing is found by nothing, and nothing of nothing', async () => {
  expect(await finds('garcia')).toEqual([]);
  expect(await finds('1')).toEqual([]);
  expect(await finds('11/23')).toEqual([]);
  await counter.payCash(1_000);
  for (const query of ['', '   ', '-', '.', '$']) expect(await finds(query), query).toEqual([]);
});

test('what would mean something to a database means nothing here', async () => {
  await counter.payCash(1_000);
  await pay([onAccount(700, '14640203')], [{ code: 'cash', cents: 700 }]);
  for (const query of [
    '%',
    '_',
    '*',
    '"',
    "'",
    "' OR 1=1 --",
    '" OR ""="',
    'g_rcia',
    'NEAR(garcia)',
    'garcia*x',
    'name:garcia',
    '\u0000',
    '\ud800',
    ');DROP TABLE receipt;--',
  ]) {
    const found = await finds(query);
    expect(
      found.filter((row) => row.startsWith('1 ')),
      query,
    ).toEqual([]);
  }
  expect(await finds('or 1')).toEqual(['2 name']);
  expect((await search('or 1')).rows[0]).toMatchObject({ payer: hostile.name, matchedText: hostile.name });
  // Marks around letters are no letters.
  expect(await finds('gar%')).toEqual(['1 name']);
});

test('an auditor searches too; an administrator, who sees no accounts, does not', async () => {
  await counter.payCash(1_000);
  await counter.signIn('Ana Petrov');
  expect(await finds('garcia')).toEqual(['1 name']);
  await counter.signIn('Sam Whitfield');
  expect(await counter.refused('receipt.search', { query: 'garcia', limit: 1 })).toBe('ROLE_NOT_ALLOWED');
});

test('a sum or a count by tender is in no answer', async () => {
  await morning();
  const answer = await search('garcia');
  expect(Object.keys(answer).sort()).toEqual(['more', 'rows', 'walkEndsMs']);
});
