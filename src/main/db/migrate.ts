import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { StartFailure } from '#shared/failure.ts';

/**
 * Drizzle's migrator, fenced in: it would silently skip a migration older than the newest applied one, and on SQLite it
 * loses child rows when a table is rebuilt under foreign keys. So: a database from the future or with another history
 * is refused; a verified copy is made first; foreign keys are off around it and checked after; the count must be the
 * one of the shipped migrations; at any doubt the copy is put back and the start stops.

 */
export function migrateDatabase(
  sqlite: Database.Database,
  migrationsFolder: string,
  backups: string | null,
): { applied: number; backup: string | null } {
  const shipped = readMigrationFiles({ migrationsFolder }).map((migration) => migration.hash);
  const applied = appliedHashes(sqlite);
  refuseOtherHistory(sqlite.name, applied, shipped);
  if (applied.length === shipped.length) return { applied: 0, backup: null };

  const backup = applied.length > 0 && backups !== null ? verifiedCopy(sqlite, backups, applied.length) : null;
  try {
    sqlite.pragma('foreign_keys = OFF');
    migrate(drizzle(sqlite), { migrationsFolder });
    const broken = sqlite.pragma('foreign_key_check') as unknown[];
    if (broken.length > 0) throw new Error(`${broken.length} rows lost what they refer to`);
    if (appliedHashes(sqlite).length !== shipped.length) throw new Error('not every migration was applied');
    sqlite.pragma('foreign_keys = ON');
  } catch (error) {
    if (backup !== null) putBack(sqlite, backup);
    const restored = backup === null ? '' : ' The database is as it was before.';
    throw new StartFailure('MIGRATION_FAILED', `${sqlite.name}: ${String(error)}.${restored}`, { cause: error });
  }
  return { applied: shipped.length - applied.length, backup };
}

function appliedHashes(sqlite: Database.Database): string[] {
  const known = sqlite.prepare("SELECT 1 FROM sqlite_schema WHERE name = '__drizzle_migrations'").get();
  if (!known) return [];
  return sqlite.prepare('SELECT hash FROM __drizzle_migrations ORDER BY created_at, id').pluck().all() as string[];
}

function refuseOtherHistory(file: string, applied: string[], shipped: string[]): void {
  const unknown = applied.findIndex((hash, index) => hash !== shipped[index]);
  if (unknown < 0) return;
  if (unknown >= shipped.length) {
    throw new StartFailure(
      'DATABASE_FROM_FUTURE',
      `${file} was written by a newer Counter 305 (${applied.length} migrations, this program knows ${shipped.length})`,
    );
  }
  throw new StartFailure('MIGRATION_FAILED', `${file}: migration ${unknown + 1} is not the one this program ships`);
}

function verifiedCopy(sqlite: Database.Database, backups: string, applied: number): string {
  mkdirSync(backups, { recursive: true });
  const copy = join(backups, `before-migration-${applied + 1}.db`);
  rmSync(copy, { force: true });
  sqlite.prepare('VACUUM INTO ?').run(copy);
  const check = new Database(copy, { readonly: true });
  try {
    const verdict = check.pragma('quick_check(1)', { simple: true });
    if (verdict !== 'ok')
      throw new StartFailure('MIGRATION_FAILED', `the copy ${copy} cannot be read: ${String(verdict)}`);
  } finally {
    check.close();
  }
  return copy;
}

function putBack(sqlite: Database.Database, backup: string): void {
  const file = sqlite.name;
  sqlite.close();
  for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true });
  copyFileSync(backup, file);
}

/** The folder of shipped migrations: beside the program, wherever it was built to. */
export function migrationsFolder(database: 'ledger' | 'accounts', from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'drizzle', database);
    if (existsSync(join(candidate, 'meta', '_journal.json'))) return candidate;
    if (dirname(folder) === folder)
      throw new StartFailure('MIGRATION_FAILED', 'the program came without its migrations');
  }
}

/** The triggers that a migrated ledger must have, word for word: without them the journal could be changed. */
export function assertTriggers(sqlite: Database.Database, migrations: string): void {
  const shipped = readFileSync(join(migrations, '0001_journal-triggers.sql'), 'utf8');
  const wanted = [...shipped.matchAll(/CREATE TRIGGER `(\w+)`[\s\S]*?\nEND/g)];
  const there = sqlite.prepare("SELECT sql FROM sqlite_schema WHERE type = 'trigger'").pluck().all();
  const missing = wanted.filter(([text]) => !there.includes(text)).map(([, name]) => name);
  if (missing.length > 0)
    throw new StartFailure('MIGRATION_FAILED', `${sqlite.name}: triggers missing: ${missing.join(', ')}`);
}
