import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Counter } from '#test/support/counter.ts';
import { closes, deposits, MONDAY, payCheck, submits, toDeposit } from '#test/support/day-hand.ts';
import { readPdf } from '#test/support/pdf-picture.ts';
import { settled } from '#test/support/settled.ts';

let counter: Counter;
beforeEach(async () => {
  counter = await new Counter().openFor('Maria Alvarez');
});
afterEach(async () => {
  await counter.close();
  counter.forget();
});
const folder = () => join(counter.home, 'packets', '2026-11-23-C1');
const filed = () => counter.facts('packet.filed');

/** A day with a cash payment and a check is closed; gives its seal. */
async function closesTheDay(): Promise<string> {
  await counter.payCash(5_525);
  await payCheck(counter, 14_217, '1042');
  await submits(counter, 25_525, [{ code: 'personal-check', items: 1, cents: 14_217 }]);
  await deposits(counter, await toDeposit(counter));
  return (await closes(counter)).seal ?? '';
}
/** How far the list of days says that each packet is. */
const listed = async () => (await counter.ask('day.list', {})).map((day) => day.packet);
const packet = () => settled(() => filed()[0], 'the packet is filed');

test('a closed day’s packet is written by itself, whole, with the hash of each file in the journal', async () => {
  const seal = await closesTheDay();
  const { date, packet: number, files } = await packet();
  expect({ date, number }).toEqual({ date: MONDAY, number: 1 });
  expect(files.map(({ name }) => name).sort()).toEqual(readdirSync(folder()).sort());
  for (const { name, bytes, sha256 } of files) {
    const found = readFileSync(join(folder(), name));
    expect([name, found.length, createHash('sha256').update(found).digest('hex')]).toEqual([name, bytes, sha256]);
  }
  const pages = await readPdf(readFileSync(join(folder(), '2026-11-23-C1-1.pdf')));
  const text = JSON.stringify(pages);
  for (const said of [seal, 'GARCIA, MARIA', 'C1-26-000002', 'BAG-1', '197.42', 'Monday, November 23, 2026'])
    expect(text).toContain(said);
});

test('until somebody prints it, it is an open item of the day', async () => {
  await closesTheDay();
  await packet();
  expect(await listed()).toEqual(['filed']);
  const line = async () => (await counter.ask('day.show', { date: MONDAY })).list.find(({ step }) => step === 'packet');
  expect(await line()).toMatchObject({ done: false, blocks: false });
  await counter.ask('packet.printed', { date: MONDAY });
  expect(await listed()).toEqual(['printed']);
  expect(await line()).toMatchObject({ done: true });
  expect((await counter.ask('day.show', { date: MONDAY })).packet.printedBy).toBe('Robert Hayes');
});

test('a reprint is the file that was filed; a changed one, or one that is gone, is not shown', async () => {
  await closesTheDay();
  await packet();
  const name = '2026-11-23-C1-1.pdf';
  await counter.ask('file.open', { name });
  expect(counter.opened).toEqual([join(folder(), name)]);
  appendFileSync(join(folder(), name), ' ');
  expect(await counter.refused('file.open', { name })).toBe('FILE_CHANGED');
  rmSync(join(folder(), name));
  expect(await counter.refused('file.open', { name })).toBe('FILE_GONE');
  expect(counter.opened).toHaveLength(1);
});

test.each(['../ledger.db', 'ledger.db', '/etc/passwd', 'packets/../../x'])(
  '%s is no file of a packet',
  async (name) => {
    await counter.signIn('Robert Hayes');
    expect(await counter.refused('file.open', { name })).toBe('FILE_UNKNOWN');
  },
);

test('the window is told of a packet from its beginning to its end, and why there is none', async () => {
  mkdirSync(join(counter.home, 'packets'));
  writeFileSync(folder(), 'a file where the folder should be');
  await closesTheDay();
  const told = () => counter.events.filter(({ name }) => name.startsWith('report.'));
  const ended = () => told().filter(({ name }) => name === 'report.ended');
  await settled(() => ended().length === 1, 'the packet after the close has ended');
  expect(told()[0]).toEqual({ name: 'report.progress', payload: { subject: MONDAY, done: 0, of: 0 } });
  const failure = { code: 'REPORT_FAILED', details: { why: 'folder', folder: folder() } };
  expect(told().at(-1)).toEqual({ name: 'report.ended', payload: { subject: MONDAY, failure } });
  rmSync(folder());
  await counter.ask('packet.file', { date: MONDAY });
  expect(ended().at(-1)).toEqual({ name: 'report.ended', payload: { subject: MONDAY, failure: null } });
});

test('a packet is written again under the next number; the old one stays', async () => {
  await closesTheDay();
  await packet();
  await counter.clock.pass(60_000);
  const again = await counter.ask('packet.file', { date: MONDAY });
  expect(again.map(({ name }) => name)).toContain('2026-11-23-C1-2.pdf');
  expect(readdirSync(folder())).toEqual(expect.arrayContaining(['2026-11-23-C1-1.pdf', '2026-11-23-C1-2.pdf']));
  expect(
    (await counter.ask('day.show', { date: MONDAY })).packet.files.every(({ name }) =>
      name.startsWith('2026-11-23-C1-2'),
    ),
  ).toBe(true);
});

test('the power goes after the close: the next start writes the packet', async () => {
  await closesTheDay();
  counter.crash();
  const before = filed().length;
  await counter.start();
  await packet();
  expect(filed()).toHaveLength(1);
  expect(before).toBeLessThanOrEqual(1);
});

test('files that nobody wrote down keep their names, and the packet gets the next number', async () => {
  mkdirSync(folder(), { recursive: true });
  writeFileSync(join(folder(), '2026-11-23-C1-1.pdf'), 'left by a crash');
  await closesTheDay();
  expect(await packet()).toMatchObject({ packet: 2 });
  expect(readFileSync(join(folder(), '2026-11-23-C1-1.pdf'), 'utf8')).toBe('left by a crash');
});

test('where no packet can be written the day is closed all the same, and the next try works', async () => {
  mkdirSync(join(counter.home, 'packets'));
  writeFileSync(folder(), 'a file where the folder should be');
  await closesTheDay();
  const failed = await counter.request('packet.file', { date: MONDAY });
  expect(failed).toMatchObject({ ok: false, error: { code: 'REPORT_FAILED', details: { why: 'folder' } } });
  expect((await counter.ask('day.show', { date: MONDAY })).state).toBe('closed');
  expect(filed()).toEqual([]);
  expect(await listed()).toEqual(['missing']);
  rmSync(folder());
  await counter.ask('packet.file', { date: MONDAY });
  expect(filed()).toHaveLength(1);
});

test('a day that is open has no packet, and nobody puts away what was not written', async () => {
  await counter.signIn('Robert Hayes');
  expect(await listed()).toEqual([null]);
  expect(await counter.refused('packet.file', { date: MONDAY })).toBe('DAY_STATE');
  expect(await counter.refused('packet.printed', { date: MONDAY })).toBe('FILE_UNKNOWN');
});

test('the short close comes out of the receipt printer, with the seal', async () => {
  const seal = await closesTheDay();
  await counter.clock.pass(5_000);
  const slip = counter.printer.rows('day-slip-C1-2026-11-23-0').join('\n');
  for (const said of ['DAILY CLOSE', seal, 'Bag BAG-1 197.42', 'Not in the CIS yet 2 / 197.42'])
    expect(slip).toContain(said);
});
