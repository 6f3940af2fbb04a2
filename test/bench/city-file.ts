import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openAccountsWriter } from '#main/db/accounts-writer.ts';
import { dataFiles } from '#main/db/open.ts';
import { createDemoCity, type DemoCity } from '#sandbox/city/demo-city.ts';
import { sourceHash } from '#setup/build.ts';
import { businessDate } from '#shared/day.ts';
import { ACCOUNTS_MIGRATIONS, MONDAY_8AM } from '#test/support/counter.ts';
import { BENCH_CACHE, ROOT } from './places.ts';

/** A million accounts take minutes to index, so the file is kept as long as what makes it stays the same. */
const MADE_BY = ['src/sandbox/city', 'src/shared/lookup-text.ts', 'src/main/db/accounts-writer.ts', 'drizzle/accounts'];
const PAGE = 5_000;
const SAID_EVERY = 50_000;

/** The demo city with so many accounts, and a data folder of its own whose accounts.db holds them. */
export function cityFolder(accounts: number): { home: string; city: DemoCity } {
  const city = createDemoCity({ today: businessDate('2026-11-23'), accounts });
  const home = join(BENCH_CACHE, `city-${accounts}`);
  const stamp = join(home, 'made-from');
  const made = sourceHash(ROOT, MADE_BY);
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== made) {
    rmSync(home, { recursive: true, force: true });
    mkdirSync(home, { recursive: true });
    fill(dataFiles(home).accounts, city);
    writeFileSync(stamp, made);
  }
  // Only the accounts are kept: every run begins with a ledger of its own.
  const { ledger, mark } = dataFiles(home);
  for (const file of [ledger, `${ledger}-wal`, `${ledger}-shm`, mark]) rmSync(file, { force: true });
  return { home, city };
}

function fill(file: string, city: DemoCity): void {
  const started = Date.now();
  const writer = openAccountsWriter(file, ACCOUNTS_MIGRATIONS);
  const say = (done: number): void => {
    const seconds = Math.round((Date.now() - started) / 1000);
    console.error(`  ${done.toLocaleString('en')} of ${city.size.toLocaleString('en')} accounts stored, ${seconds} s`);
  };
  for (let from = 0; from < city.size; from += PAGE) {
    const until = Math.min(city.size, from + PAGE);
    const accounts = Array.from({ length: until - from }, (_, at) => city.account(from + at));
    writer.writePage({ accounts, refused: [], asOfMs: MONDAY_8AM }, { cursor: null, asOfMs: MONDAY_8AM });
    if (until % SAID_EVERY === 0) say(until);
  }
  writer.close();
}
