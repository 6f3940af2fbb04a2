import { spawnSync } from 'node:child_process';
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { dataFiles } from '#main/db/open.ts';
import { verifyFile } from '#setup/verify.ts';
import { Counter, forget, freshFolder } from '#test/support/counter.ts';

const GOOD = /^ok (\d+) facts [0-9a-f]{64}$/;
let counter: Counter;
let folder: string;
let file: string;

/** The command as a person calls it. */
function verify(...args: string[]): { code: number | null; out: string; err: string } {
  const script = join(import.meta.dirname, '../../src/setup/verify.ts');
  const done = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

function change(sql: string): void {
  const sqlite = new Database(file);
  for (const name of sqlite.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all()) {
    sqlite.exec(`DROP TRIGGER \`${String(name)}\``);
  }
  if (sql !== '') expect(sqlite.prepare(sql).run().changes).toBeGreaterThan(0);
  sqlite.close();
}

beforeAll(async () => {
  counter = await new Counter().openFor();
  await counter.payCash(5_000);
  await counter.payCash(1_234, 2_000);
  await counter.close();
});
afterAll(() => counter.forget());

beforeEach(() => {
  folder = freshFolder();
  file = join(folder, 'ledger.db');
  copyFileSync(dataFiles(counter.home).ledger, file);
});
afterEach(() => forget(folder));

test('a good ledger is said to be good and is left as it was', () => {
  const before = readFileSync(file);
  const { code, out, err } = verify(file);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out.trimEnd()).toMatch(GOOD);
  expect(readFileSync(file).equals(before)).toBe(true);
  expect(readdirSync(folder)).toEqual(['ledger.db']);
});

test('what only the write-ahead log holds counts, in use or after a crash', async () => {
  const running = await new Counter().openFor();
  await running.payCash(700);
  const { ledger } = dataFiles(running.home);
  const inUse = verifyFile(ledger);
  expect(inUse).toMatchObject({ exitCode: 0, line: expect.stringMatching(GOOD) });

  for (const suffix of ['', '-wal']) copyFileSync(ledger + suffix, file + suffix);
  expect(verifyFile(file)).toEqual(inUse);
  expect(readdirSync(folder).sort()).toEqual(['ledger.db', 'ledger.db-wal']);
  await running.payCash(800);
  expect(factsIn(verifyFile(ledger).line)).toBeGreaterThan(factsIn(inUse.line));
  await running.close();
  running.forget();
});

test.each([
  [
    'a changed fact',
    `UPDATE journal SET payload = replace(payload, '5000', '4000') WHERE kind = 'payment.taken' AND payload LIKE '%5000%'`,
    /^journal broken at C1 seq \d+: hash$/,
  ],
  ['a fact taken out', 'DELETE FROM journal WHERE seq = 3', /^journal broken at C1 seq 4: gap$/],
  ['a changed projection', 'UPDATE receipt SET receipt_no = receipt_no || 1', /^projection [^\n]+$/],
  ['triggers taken out', '', /^the journal is not protected: triggers missing: [^\n]+$/],
])('%s is found', (_what, sql, line) => {
  change(sql);
  expect(verifyFile(file)).toEqual({ exitCode: 1, line: expect.stringMatching(line) });
});

test('a page that was overwritten is damage', () => {
  const bytes = readFileSync(file);
  bytes.fill(0xff, 4096 * 3, 4096 * 6);
  writeFileSync(file, bytes);
  expect(verifyFile(file)).toEqual({ exitCode: 1, line: expect.stringMatching(/^the file is damaged: [^\n]+$/) });
});

test.each<[string, () => string, RegExp]>([
  ['nothing', () => join(folder, 'none.db'), /no such file/],
  ['a folder', () => folder, /not a file/],
  ['nonsense', () => written('x'.repeat(5_000)), /not a Counter 305 ledger/],
  ['an empty file', () => written(''), /not a Counter 305 ledger/],
  ['a database of somebody else', foreign, /not a Counter 305 ledger/],
  ['a ledger that somebody has locked', locked, /locked by another program/],
  ['a ledger from the future', future, /newer Counter 305/],
])('%s cannot be checked', (_what, make, why) => {
  const { exitCode, line } = verifyFile(make());
  expect(exitCode).toBe(2);
  expect(line).toMatch(why);
  expect(line).not.toContain('\n');
});

test('the command answers with one line and an exit code', () => {
  expect(verify()).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/^usage: npm run verify[^\n]+\n$/) });
  expect(verify(folder)).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/^[^\n]+not a file\n$/) });
  change('DELETE FROM journal WHERE seq = 3');
  expect(verify(file)).toMatchObject({ code: 1, out: expect.stringMatching(/^journal broken[^\n]+\n$/), err: '' });
});

function factsIn(line: string): number {
  return Number(GOOD.exec(line)?.[1]);
}

function written(text: string): string {
  writeFileSync(file, text);
  return file;
}

function foreign(): string {
  const other = join(folder, 'other.db');
  new Database(other).exec('CREATE TABLE t (a)').close();
  return other;
}

function future(): string {
  const sqlite = new Database(file);
  sqlite.exec("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('later', 9999999999999)");
  sqlite.close();
  return file;
}

const holders: Database.Database[] = [];
afterEach(() => {
  for (const holder of holders.splice(0)) holder.close();
});

function locked(): string {
  const sqlite = new Database(file);
  holders.push(sqlite);
  sqlite.pragma('locking_mode = EXCLUSIVE');
  sqlite.exec('BEGIN EXCLUSIVE; CREATE TABLE held (a); COMMIT');
  writeFileSync(`${file}-shm`, '');
  return file;
}
