import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type Database from 'better-sqlite3';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { assertTriggers, migrationsFolder } from '#main/db/migrate.ts';
import { LEDGER_APPLICATION_ID } from '#main/db/open.ts';
import { verifyLedger } from '#main/db/verify.ts';
import { InUseError, openSnapshot, type Snapshot } from './ledger-snapshot.ts';

const USAGE = 'usage: npm run verify -- FILE   (a ledger.db or a copy of one)';

/** One line, and 0: all is well, 1: the ledger is not as it should be, 2: there is no ledger to check. */
export type Finding = { exitCode: 0 | 1 | 2; line: string };

export function verifyFile(path: string): Finding {
  const cannot = (why: string): Finding => ({ exitCode: 2, line: `${path} cannot be checked: ${why}` });
  let snapshot: Snapshot;
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found) return cannot('there is no such file');
    if (!found.isFile()) return cannot('it is not a file');
    snapshot = openSnapshot(path);
  } catch (error) {
    return cannot(troubleOf(error));
  }
  try {
    const migrations = migrationsFolder('ledger', import.meta.dirname);
    const other = whyNotOurs(snapshot.sqlite, migrations);
    return other === null ? check(snapshot.sqlite, migrations) : cannot(other);
  } catch (error) {
    // A ledger whose pages are damaged is one, and is not well.
    if (codeOf(error).startsWith('SQLITE_CORRUPT'))
      return { exitCode: 1, line: `the file is damaged: ${wordsOf(error)}` };
    return cannot(troubleOf(error));
  } finally {
    snapshot.close();
  }
}

function check(sqlite: Database.Database, migrations: string): Finding {
  const damage = sqlite.pragma('quick_check(1)', { simple: true });
  if (damage !== 'ok') return { exitCode: 1, line: `the file is damaged: ${String(damage).split('\n').at(-1)}` };
  const verdict = verifyLedger(sqlite, migrations);
  if (!verdict.ok) return { exitCode: 1, line: verdict.why };
  try {
    assertTriggers(sqlite, migrations);
  } catch (error) {
    return { exitCode: 1, line: `the journal is not protected: ${wordsOf(error).replace(`${sqlite.name}: `, '')}` };
  }
  return { exitCode: 0, line: `ok ${verdict.facts} facts ${verdict.head}` };
}

function whyNotOurs(sqlite: Database.Database, migrations: string): string | null {
  const known = sqlite.prepare("SELECT 1 FROM sqlite_schema WHERE name = '__drizzle_migrations'").get();
  if (sqlite.pragma('application_id', { simple: true }) !== LEDGER_APPLICATION_ID || !known) {
    return 'it is not a Counter 305 ledger';
  }
  const applied = sqlite.prepare('SELECT hash FROM __drizzle_migrations ORDER BY created_at, id').pluck().all();
  const shipped = readMigrationFiles({ migrationsFolder: migrations }).map((migration) => migration.hash);
  if (applied.length > shipped.length) return 'it was written by a newer Counter 305; check it with that version';
  if (applied.length < shipped.length) return 'it was written by an older Counter 305; check it with that version';
  return applied.every((hash, at) => hash === shipped[at]) ? null : 'it was made by other migrations than ours';
}

function troubleOf(error: unknown): string {
  const code = codeOf(error);
  if (error instanceof InUseError) return error.message;
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'it is locked by another program';
  if (code === 'SQLITE_NOTADB') return 'it is not a Counter 305 ledger';
  return wordsOf(error);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function wordsOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}

if (import.meta.main) {
  const [file, ...more] = process.argv.slice(2);
  // npm runs scripts in the project's folder; the person means the one they stand in.
  const from = process.env.npm_lifecycle_event === 'verify' ? process.env.INIT_CWD : undefined;
  const finding: Finding =
    file === undefined || more.length > 0 || file.startsWith('--')
      ? { exitCode: 2, line: USAGE }
      : verifyFile(resolve(from ?? process.cwd(), file));
  if (finding.exitCode === 2) console.error(finding.line);
  else console.log(finding.line);
  process.exitCode = finding.exitCode;
}
