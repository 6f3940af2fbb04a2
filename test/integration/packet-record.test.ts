import { afterAll, beforeAll, expect, test } from 'vitest';
import { composePacket } from '#core/report/compose-packet.ts';
import type { DayRecord } from '#core/report/day-record.ts';
import { glJournal } from '#core/report/gl-journal.ts';
import { dataFiles } from '#main/db/open.ts';
import { openReading } from '#main/db/reading.ts';
import { dayRecord } from '#main/services/day-record.ts';
import { sumCents } from '#shared/money.ts';
import type { ReportTable } from '#shared/report.ts';
import { Counter } from '#test/support/counter.ts';
import {
  closes,
  deposits,
  explains,
  inPieces,
  MONDAY,
  payCheck,
  submits,
  toDeposit,
  wordOn,
} from '#test/support/day-hand.ts';

let counter: Counter;
let day: DayRecord;
beforeAll(async () => {
  counter = await new Counter().openFor('Maria Alvarez');
  const { receiptNo } = await counter.payCash(5_525);
  await counter.payCash(14_217);
  await payCheck(counter, 8_000, '1042');
  await counter.voids(receiptNo, 5_525);
  const cash = inPieces(10_000);
  await counter.ask('drawer.pick-up', { cash, approvalId: await wordOn(counter, 'drawer.pick-up', { cash }) });
  // 20000 + 14217 - 10000, and $1.00 short.
  const sessionId = await submits(counter, 24_117, [{ code: 'personal-check', items: 1, cents: 8_000 }]);
  await explains(counter, sessionId);
  await deposits(counter, await toDeposit(counter));
  await closes(counter);
  const reading = openReading(dataFiles(counter.home).ledger, 'C1', 'training');
  day = dayRecord(reading, MONDAY);
  reading.close();
});
afterAll(async () => {
  await counter.close();
  counter.forget();
});

const table = (name: string): ReportTable => {
  const found = composePacket(day, 0).sections.find((section) => section.kind === 'table' && section.name === name);
  if (found?.kind !== 'table') throw new Error(`there is no table ${name}`);
  return found;
};

test('by tender: receipted, taken back, over or short, deposited', () => {
  expect(table('by-tender').groups[0]?.rows).toEqual([
    ['Cash', 2, 19_742, -5_525, -100, 14_117],
    ['Personal check', 1, 8_000, 0, 0, 8_000],
  ]);
  expect(table('by-tender').total?.cells).toEqual([null, 3, 27_742, -5_525, -100, 22_117]);
});

test('by clerk and by hour the sums are those of the tenders', () => {
  expect(table('by-clerk').total?.cells).toEqual([null, 3, 27_742, -5_525, 22_217]);
  expect(table('by-hour').total?.cells).toEqual([null, 3, 27_742, 19_742]);
  expect(table('by-hour').groups[0]?.rows[0]?.[0]).toBe('8:00 AM to 9:00 AM');
});

test('the listing has every number, the voided one with nothing in its sum', () => {
  const { groups, total } = table('receipts');
  expect(groups[0]?.rows.map((row) => [row[0], row[5], row[6]])).toEqual([
    ['C1-26-000001', 'void', 0],
    ['C1-26-000002', '', 14_217],
    ['C1-26-000003', '', 8_000],
  ]);
  expect(total?.cells[6]).toBe(22_217);
});

test('the void names both people and the reason in the office’s words', () => {
  expect(table('voids').groups[0]?.rows[0]?.slice(1)).toEqual([
    'C1-26-000001',
    'Maria Alvarez',
    'Robert Hayes',
    'Wrong amount',
    5_525,
  ]);
});

test('the drawer: what it held, what was off and why, its pickup and its tries', () => {
  expect(table('over-short').groups[0]?.rows[0]).toEqual([
    'Cash',
    0,
    0,
    24_217,
    24_117,
    -100,
    'Looked for, not found: looked twice',
  ]);
  expect(table('drawer-events').groups[0]?.rows.map((row) => [row[1], row[5]])).toEqual([
    ['pickup 1', 10_000],
    ['count 1', 24_117],
    ['count 2', 24_117],
  ]);
});

test('the deposit: pieces, checks, and a total that is both', () => {
  expect(table('deposit-1-cash').total?.cells[2]).toBe(14_117);
  expect(table('deposit-1-checks').groups[0]?.rows).toEqual([
    ['Personal check', 'not read', '1042', 'GARCIA, MARIA', 'C1-26-000003', 8_000],
  ]);
});

test('the entry for the general ledger is balanced, and says where each cent goes', () => {
  const entry = glJournal(day);
  expect(sumCents(entry.map(({ debitCents }) => debitCents))).toBe(
    sumCents(entry.map(({ creditCents }) => creditCents)),
  );
  expect(entry.map(({ account, debitCents, creditCents }) => [account, debitCents, creditCents])).toEqual([
    ['100-1010', 22_117, 0],
    ['100-1310', 0, 22_217],
    ['100-4990', 100, 0],
  ]);
});
