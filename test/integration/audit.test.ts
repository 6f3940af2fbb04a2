import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anAccount } from '#test/support/accounts.ts';
import { Counter } from '#test/support/counter.ts';
import { closes, deposits, payCheck, submits, toDeposit } from '#test/support/day-hand.ts';

const MONTH = { from: '2026-11-01', to: '2026-11-30' };
let counter: Counter;
let csv: (section: string) => string[];
beforeAll(async () => {
  counter = await new Counter({ accounts: [anAccount(), anAccount({ accountNo: '14640209' })] }).openFor(
    'Maria Alvarez',
  );
  const { receiptNo } = await counter.payCash(5_525);
  await payCheck(counter, 14_217, '1042');
  await counter.voids(receiptNo, 5_525);
  await counter.links('Maria Alvarez', '14640209');
  await counter.refused('payment.begin', {
    lines: [{ kind: 'account', accountNo: '14640209', cents: 100 }],
    language: 'en',
  });
  await submits(counter, 20_000, [{ code: 'personal-check', items: 1, cents: 14_217 }]);
  await deposits(counter, await toDeposit(counter));
  await closes(counter);
  await counter.signIn('Ana Petrov');
  const files = await counter.ask('audit.export', MONTH);
  csv = (section) => {
    const name = files.find((file) => file.name.endsWith(`-${section}.csv`))?.name ?? '';
    return readFileSync(join(counter.home, 'exports', name), 'utf8')
      .trimEnd()
      .split('\r\n')
      .slice(1);
  };
});
afterAll(async () => {
  await counter.close();
  counter.forget();
});

test('an auditor takes away a month with one button, and changes nothing but the note that it was taken', async () => {
  expect(counter.facts('audit.exported')).toMatchObject([{ ...MONTH, files: expect.arrayContaining([]) }]);
  const files = await counter.ask('audit.list', {});
  expect(files.map(({ by, from, to }) => [by, from, to])).toContainEqual(['Ana Petrov', MONTH.from, MONTH.to]);
  expect(files.some(({ name }) => name.endsWith('.pdf'))).toBe(true);
});

test('every receipt is there, the voided one too', () => {
  expect(csv('receipts').map((row) => row.split(',')[0])).toEqual(['C1-26-000001', 'C1-26-000002']);
});

test('the void says who asked and who agreed', () => {
  expect(csv('voids').join()).toMatch(/C1-26-000001.*Maria Alvarez.*Robert Hayes.*Wrong amount/);
});

test('the try on an own account is there, though nothing was done', () => {
  expect(csv('own-accounts').join()).toMatch(/Maria Alvarez.*14640209/);
});

test('the deposit: what it is made of, check by check', () => {
  expect(csv('deposit-items').join()).toMatch(/Personal check.*1042.*C1-26-000002.*142\.17/);
  expect(csv('received-deposited')).toEqual([]);
});

test.each([
  ['a year', { from: '2026-01-01', to: '2026-12-31' }],
  ['a month backwards', { from: '2026-11-30', to: '2026-11-01' }],
  ['no dates', { from: 'x', to: 'y' }],
])('%s is not exported', async (_what, asked) => {
  expect(await counter.refused('audit.export', asked)).toBe('INPUT_INVALID');
});

test('days on which nothing was opened give an empty record, not a fault', async () => {
  const files = await counter.ask('audit.export', { from: '2026-12-01', to: '2026-12-02' });
  expect(files.length).toBeGreaterThan(0);
});

test('a supervisor who has yet to count their own drawer of these days gets none of it', async () => {
  await counter.signIn('Robert Hayes');
  await counter.opensDrawer();
  expect(await counter.refused('audit.export', { from: '2026-11-24', to: '2026-11-24' })).toBe('OWN_COUNT_OPEN');
  expect(await counter.refused('audit.export', MONTH)).toBe('OWN_COUNT_OPEN');
  expect(await counter.refused('audit.export', { from: '2026-11-23', to: '2026-11-23' })).toBe('granted');
  await counter.signIn('Ana Petrov');
  expect(await counter.refused('audit.export', MONTH)).toBe('granted');
});
