import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { dataFiles } from '#main/db/open.ts';
import { findRuntime } from '#setup/runtime.ts';
import { cleanEnvironment } from './desk/launch.ts';
import { expect, test } from './desk/test.ts';

const PROJECT = join(import.meta.dirname, '..', '..');

/** Starts the program without a test runner in it, and waits for its end. */
async function start(
  env: Record<string, string>,
  args = ['--training'],
): Promise<{ code: number | null; said: string }> {
  const { executable, args: before } = findRuntime();
  const app = spawn(executable, [...before, join(PROJECT, 'out', 'main', 'index.js'), ...args], {
    cwd: PROJECT,
    env: { ...cleanEnvironment(), ...env },
  });
  let said = '';
  app.stdout.on('data', (bytes) => {
    said += bytes;
  });
  app.stderr.on('data', (bytes) => {
    said += bytes;
  });
  const code = await new Promise<number | null>((resolve) => app.once('exit', resolve));
  return { code, said };
}

let home: string;
test.beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'counter-305-'));
});
test.afterEach(() => rmSync(home, { recursive: true, force: true }));

const BAD_VALUES: [string, Record<string, string>, string][] = [
  ['a station of three letters', { COUNTER_STATION: 'ABC' }, 'COUNTER_STATION must be two capital letters or digits'],
  ['a printer that is no address', { COUNTER_PRINTER: 'lpt1' }, 'COUNTER_PRINTER:'],
  [
    'a CIS elsewhere',
    { COUNTER_CIS_URL: 'http://192.0.2.1:80', COUNTER_CIS_TOKEN: 'secret-token' },
    'on this computer',
  ],
  ['a CIS without its token', { COUNTER_CIS_URL: 'http://127.0.0.1:80' }, 'set together'],
  ['a clock that is no instant', { COUNTER_CLOCK: 'yesterday' }, 'COUNTER_CLOCK must be an instant'],
];
for (const [what, env, line] of BAD_VALUES) {
  test(`${what} stops the start with one clear line`, async () => {
    const { code, said } = await start({ COUNTER_HOME: home, ...env });
    expect(code).toBe(2);
    expect(said.trim().split('\n')).toHaveLength(1);
    expect(said).toContain(line);
    expect(said).not.toContain('secret-token');
  });
}

test('what is for training only is refused in live mode', async () => {
  const { code, said } = await start({ COUNTER_HOME: home, COUNTER_CLOCK: '2026-11-23T08:00:00-06:00' }, ['--live']);
  expect(code).toBe(2);
  expect(said).toContain('COUNTER_CLOCK is for training mode only');
});

test('a ledger that is no database is left alone, with advice', async () => {
  const { ledger } = dataFiles(home);
  writeFileSync(ledger, 'this was a ledger once '.repeat(500));
  const { code, said } = await start({ COUNTER_HOME: home });
  expect(code).toBe(1);
  expect(said).toContain('The ledger cannot be read. Nothing was changed.');
  expect(readFileSync(ledger, 'utf8')).toContain('this was a ledger once');
});

test('a ledger from a newer version is refused and not touched', async ({ office }) => {
  const clerk = await office.open();
  await clerk.signsIn();
  await office.close();
  const { ledger } = dataFiles(office.home);
  const sqlite = new Database(ledger);
  sqlite.prepare("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('of tomorrow', 9999999999999)").run();
  sqlite.close();
  const { code, said } = await start({ COUNTER_HOME: office.home });
  expect(code).toBe(1);
  expect(said).toContain('written by a newer version');
});

test('a ledger cut off in the middle is refused and not touched', async ({ office }) => {
  const clerk = await office.open();
  await clerk.startsTheDay();
  await office.close();
  const { ledger } = dataFiles(office.home);
  truncateSync(ledger, 40_000);
  const { code, said } = await start({ COUNTER_HOME: office.home });
  expect(code).toBe(1);
  expect(said).toContain('DATABASE_CORRUPT');
  expect(readFileSync(ledger)).toHaveLength(40_000);
});

test('a data folder that is a file is named', async () => {
  const file = join(home, 'folder');
  writeFileSync(file, '');
  const { code, said } = await start({ COUNTER_HOME: file });
  expect(code).toBe(1);
  expect(said).toContain('The data folder cannot be read or written.');
  expect(said).toContain(file);
});

test('a folder of another station is refused', async ({ office }) => {
  await office.open();
  await office.close();
  const { code, said } = await start({ COUNTER_HOME: office.home, COUNTER_STATION: 'B2' });
  expect(code).toBe(1);
  expect(said).toContain('belongs to station C1, and this is station B2');
});

test('a second counter on the same folder says so and leaves the first alone', async ({ office }) => {
  const clerk = await office.open();
  mkdirSync(office.home, { recursive: true });
  const second = await start({ COUNTER_HOME: office.home });
  expect(second.said).toContain('already open');
  await clerk.signsIn();
});
