import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { assertTriggers, migrateDatabase } from '#main/db/migrate.ts';
import { dataFiles, LEDGER_APPLICATION_ID, openLedger } from '#main/db/open.ts';
import { Counter, forget, freshFolder, LEDGER_MIGRATIONS } from '#test/support/counter.ts';
import { wholeDump } from '#test/support/ledger-file.ts';

let folder: string;
let counter: Counter;
beforeEach(() => {
  folder = freshFolder();
});
afterEach(async () => {
  await counter?.close();
  counter?.forget();
  forget(folder);
});

/** A counter that took one payment and was closed: a ledger worth keeping. */
async function closedCounter(): Promise<Counter> {
  counter = await new Counter().openFor();
  await counter.payCash(14_217);
  await counter.clock.pass(100);
  await counter.close();
  return counter;
}
const ledgerOf = (of: Counter): string => dataFiles(of.home).ledger;
function dumpOf(file: string): string[] {
  const sqlite = new Database(file, { readonly: true });
  try {
    return wholeDump(sqlite);
  } finally {
    sqlite.close();
  }
}

/** The shipped migrations and one more, as the next version would bring it. */
function nextVersion(sql: string, when?: number): string {
  const shipped = join(folder, 'ledger');
  cpSync(LEDGER_MIGRATIONS, shipped, { recursive: true });
  const journal = join(shipped, 'meta', '_journal.json');
  const known = JSON.parse(readFileSync(journal, 'utf8'));
  const last = known.entries.at(-1);
  const tag = `000${known.entries.length}_next`;
  known.entries.push({ ...last, idx: known.entries.length, when: when ?? last.when + 1_000, tag });
  writeFileSync(journal, JSON.stringify(known));
  writeFileSync(join(shipped, `${tag}.sql`), sql);
  return shipped;
}

describe('a fresh folder', () => {
  test('gets a ledger of ours, with every migration and every guard, and no backup of nothing', () => {
    const file = join(folder, 'ledger.db');
    const sqlite = openLedger(file);
    const shipped = JSON.parse(readFileSync(join(LEDGER_MIGRATIONS, 'meta', '_journal.json'), 'utf8')).entries.length;
    expect(migrateDatabase(sqlite, LEDGER_MIGRATIONS, join(folder, 'backups'))).toEqual({
      applied: shipped,
      backup: null,
    });
    expect(() => assertTriggers(sqlite, LEDGER_MIGRATIONS)).not.toThrow();
    expect(sqlite.pragma('application_id', { simple: true })).toBe(LEDGER_APPLICATION_ID);
    expect(sqlite.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(sqlite.pragma('synchronous', { simple: true })).toBe(2);
    expect(sqlite.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(existsSync(join(folder, 'backups'))).toBe(false);
    // A second start has nothing to do.
    expect(migrateDatabase(sqlite, LEDGER_MIGRATIONS, null)).toEqual({ applied: 0, backup: null });
    sqlite.close();
  });

  test('no migration cascades a deletion', () => {
    for (const name of readdirSync(LEDGER_MIGRATIONS).filter((each) => each.endsWith('.sql'))) {
      expect(readFileSync(join(LEDGER_MIGRATIONS, name), 'utf8')).not.toMatch(/ON DELETE CASCADE/i);
    }
  });
});

describe('a new version', () => {
  test('brings its migration, after a copy that can be read', async () => {
    const kept = await closedCounter();
    const migrations = nextVersion('ALTER TABLE receipt ADD COLUMN note text;');
    const before = dumpOf(ledgerOf(kept));
    const newer = new Counter({ home: kept.home, over: { migrations } });
    await newer.start();
    await newer.close();
    const copies = readdirSync(dataFiles(kept.home).backups);
    expect(copies).toHaveLength(1);
    const copy = join(dataFiles(kept.home).backups, copies[0] ?? '');
    expect(dumpOf(copy)).toEqual(before);
    expect(newer.rows('SELECT note FROM receipt')).toEqual([{ note: null }]);
  });

  const broken: [string, string][] = [
    [
      'stops in the middle',
      'CREATE TABLE half (a integer);\n--> statement-breakpoint\nINSERT INTO nowhere VALUES (1);',
    ],
    ['is no SQL', 'CREATE TABEL oops;'],
    ['breaks a guard', 'DELETE FROM journal;'],
    [
      'leaves rows that lost what they refer to',
      `CREATE TABLE parent (id integer PRIMARY KEY);
--> statement-breakpoint
CREATE TABLE child (parent integer REFERENCES parent (id));
--> statement-breakpoint
INSERT INTO child VALUES (7);`,
    ],
  ];
  test.each(broken)('that %s stops the start and leaves the ledger as it was', async (_what, sql) => {
    const kept = await closedCounter();
    const before = dumpOf(ledgerOf(kept));
    const migrations = nextVersion(sql);
    const newer = new Counter({ home: kept.home, over: { migrations } });
    await expect(newer.start()).rejects.toMatchObject({ code: 'MIGRATION_FAILED' });
    expect(dumpOf(ledgerOf(kept))).toEqual(before);
    // The version of before still works on it.
    await kept.start();
    await kept.signIn();
    expect(await kept.payCash(100)).toMatchObject({ receiptNo: 'C1-26-000002' });
  });

  test('whose migration is dated before the newest applied one is not silently skipped', async () => {
    const kept = await closedCounter();
    const before = dumpOf(ledgerOf(kept));
    const migrations = nextVersion('ALTER TABLE receipt ADD COLUMN note text;', 1);
    await expect(new Counter({ home: kept.home, over: { migrations } }).start()).rejects.toMatchObject({
      code: 'MIGRATION_FAILED',
    });
    expect(dumpOf(ledgerOf(kept))).toEqual(before);
  });

  test('that came without its migrations does not start', async () => {
    const kept = await closedCounter();
    const migrations = nextVersion('SELECT 1;');
    rmSync(join(migrations, '0001_journal-triggers.sql'));
    const failure = await new Counter({ home: kept.home, over: { migrations } }).start().catch((error: Error) => error);
    expect(failure).toBeInstanceOf(Error);
  });
});

describe('a history that is not ours', () => {
  test('a ledger of a newer version is refused and not touched', async () => {
    const kept = await closedCounter();
    kept.change("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('of tomorrow', 9999999999999)");
    const before = readFileSync(ledgerOf(kept));
    await expect(kept.start()).rejects.toMatchObject({ code: 'DATABASE_FROM_FUTURE' });
    expect(readFileSync(ledgerOf(kept)).equals(before)).toBe(true);
  });

  test('a ledger whose migrations were others is refused and not touched', async () => {
    const kept = await closedCounter();
    kept.change("UPDATE __drizzle_migrations SET hash = 'of somebody else' WHERE rowid = 1");
    const before = readFileSync(ledgerOf(kept));
    await expect(kept.start()).rejects.toMatchObject({ code: 'MIGRATION_FAILED' });
    expect(readFileSync(ledgerOf(kept)).equals(before)).toBe(true);
  });
});
