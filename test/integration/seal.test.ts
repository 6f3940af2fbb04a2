import { spawnSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chainFacts, EMPTY_JOURNAL, type Fact, type FactContext } from '#core/journal/fact.ts';
import { createLedger, sha256 } from '#main/db/ledger.ts';
import { dataFiles } from '#main/db/open.ts';
import { rebuildProjections } from '#main/db/projections/rebuild.ts';
import { verifyFile } from '#setup/verify.ts';
import { Counter, forget, freshFolder } from '#test/support/counter.ts';
import { closes, deposits, MONDAY, submits, toDeposit } from '#test/support/day-hand.ts';

type Guard = { name: string; sql: string };
let counter: Counter;
let file: string;
let seal: string;
beforeAll(async () => {
  counter = await new Counter().openFor();
  await counter.payCash(5_525);
  await submits(counter, 25_525);
  await deposits(counter, await toDeposit(counter));
  seal = (await closes(counter)).seal ?? '';
  await counter.close();
  file = dataFiles(counter.home).ledger;
});
afterAll(() => counter.forget());
const asked = (over = {}) => ({ seal, day: MONDAY, station: null, ...over });

test('the seal on the packet is the beginning of the closing fact of its day', () => {
  expect(verifyFile(file, asked())).toMatchObject({
    exitCode: 0,
    line: expect.stringContaining('the seal of 2026-11-23 at C1 is right'),
  });
  expect(verifyFile(file, asked({ station: 'C1' })).exitCode).toBe(0);
});

test('it may be read aloud: small letters, no dashes, O for 0', () => {
  const spoken = seal.toLowerCase().replaceAll('-', '').replaceAll('0', 'o').replaceAll('1', 'l');
  expect(verifyFile(file, asked({ seal: spoken })).exitCode).toBe(0);
});

test.each([
  [
    'another code',
    () => asked({ seal: seal.startsWith('A') ? `B${seal.slice(1)}` : `A${seal.slice(1)}` }),
    /is another one/,
  ],
  ['only its beginning', () => asked({ seal: seal.slice(0, 6) }), /is another one/],
  ['no code', () => asked({ seal: '' }), /is another one/],
  ['another day', () => asked({ day: '2026-11-24' }), /no close of 2026-11-24/],
  ['another station', () => asked({ station: 'C2' }), /no close/],
])('%s is not right', (_what, of, why) => {
  expect(verifyFile(file, of())).toMatchObject({ exitCode: 1, line: expect.stringMatching(why) });
});

test('whoever writes the whole journal anew, with every link right, cannot write the seal anew that is on paper', () => {
  const folder = freshFolder();
  const forged = join(folder, 'ledger.db');
  copyFileSync(file, forged);
  const sqlite = new Database(forged);
  const guards = sqlite.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all() as Guard[];
  for (const { name } of guards) sqlite.exec(`DROP TRIGGER \`${name}\``);
  const rows = sqlite.prepare('SELECT * FROM journal ORDER BY seq').all() as Record<string, string & number>[];
  // One receipt shows another clerk; all that follows is chained anew.
  let head = EMPTY_JOURNAL;
  for (const row of rows) {
    const payload = JSON.parse(row.payload ?? '') as Record<string, unknown>;
    if (row.kind === 'payment.taken') payload.clerkName = 'Somebody Else';
    const context = {
      station: row.station,
      atMs: row.at_ms,
      businessDate: row.business_date,
      actor: row.actor,
      approver: row.approver,
    };
    const [made] = chainFacts(
      head,
      context as unknown as FactContext,
      [{ kind: row.kind, payload } as unknown as Fact],
      sha256,
    );
    if (!made) throw new Error('a fact was lost');
    head = made.fact;
    sqlite
      .prepare('UPDATE journal SET payload = ?, prev_hash = ?, hash = ? WHERE seq = ?')
      .run(made.payloadText, made.fact.prevHash, made.fact.hash, row.seq);
  }
  rebuildProjections(createLedger(sqlite));
  for (const { sql } of guards) sqlite.exec(sql);
  sqlite.close();
  expect(verifyFile(forged)).toMatchObject({ exitCode: 0 });
  expect(verifyFile(forged, asked())).toMatchObject({ exitCode: 1, line: expect.stringMatching(/is another one/) });
  forget(folder);
});

test('as a person calls it', () => {
  const script = join(import.meta.dirname, '../../src/setup/verify.ts');
  const call = (...args: string[]) => spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
  expect(call(file, '--seal', seal, '--day', MONDAY)).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('is right'),
  });
  expect(call('--day', MONDAY, file, '--seal', 'AAAA-AAAA-AA')).toMatchObject({ status: 1 });
  for (const args of [
    [file, '--seal', seal],
    [file, '--sael', seal],
    [file, file],
  ]) {
    expect(call(...args)).toMatchObject({ status: 2, stderr: expect.stringContaining('usage') });
  }
});
