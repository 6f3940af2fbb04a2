import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type Database from 'better-sqlite3';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { base32OfHex, readCrockford, SEAL_LENGTH } from '#core/journal/base32.ts';
import { assertTriggers, migrationsFolder } from '#main/db/migrate.ts';
import { LEDGER_APPLICATION_ID } from '#main/db/open.ts';
import { verifyLedger } from '#main/db/verify.ts';
import { InUseError, openSnapshot, type Snapshot } from './ledger-snapshot.ts';

const USAGE =
  'usage: npm run verify -- FILE [--seal CODE --day YYYY-MM-DD [--station ID]]   (FILE: a ledger.db or a copy of one)';

/** The seal that an auditor has on paper, and the day that it closed. `station` null: any that closed this day. */
export type SealAsked = { seal: string; day: string; station: string | null };

/** One line, and 0: all is well, 1: the ledger is not as it should be, 2: there is no ledger to check. */
export type Finding = { exitCode: 0 | 1 | 2; line: string };

export function verifyFile(path: string, asked: SealAsked | null = null): Finding {
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
    if (other !== null) return cannot(other);
    const whole = check(snapshot.sqlite, migrations);
    return whole.exitCode === 0 && asked ? checkSeal(snapshot.sqlite, asked, whole.line) : whole;
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

/**
 * The chain alone says that nothing was changed unless somebody wrote all of it anew from that place on. Then the closing
 * fact has another hash, and the seal on paper is no longer its beginning.
 */
function checkSeal(sqlite: Database.Database, { seal, day, station }: SealAsked, sound: string): Finding {
  const closes = sqlite
    .prepare("SELECT station, hash FROM journal WHERE kind = 'day.closed' AND business_date = ? ORDER BY station")
    .all(day) as { station: string; hash: string }[];
  const meant = closes.filter((close) => station === null || close.station === station);
  if (meant.length === 0) return { exitCode: 1, line: `no close of ${day} is in this ledger` };
  const right = meant.find(({ hash }) => base32OfHex(hash, SEAL_LENGTH) === readCrockford(seal));
  if (right) return { exitCode: 0, line: `${sound}\nthe seal of ${day} at ${right.station} is right` };
  return {
    exitCode: 1,
    line: `the seal of ${day} is another one: what was closed then is not what stands here, or the code was misread`,
  };
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

/** What the command line asks for; null: it cannot be understood. */
function asked(args: string[]): { file: string; seal: SealAsked | null } | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { seal: { type: 'string' }, day: { type: 'string' }, station: { type: 'string' } },
    });
    const { seal, day, station = null } = values;
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0 || (seal === undefined) !== (day === undefined)) return null;
    if (seal === undefined || day === undefined) return station === null ? { file, seal: null } : null;
    return { file, seal: { seal, day, station } };
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

if (import.meta.main) {
  const wanted = asked(process.argv.slice(2));
  // npm runs scripts in the project's folder; the person means the one they stand in.
  const from = process.env.npm_lifecycle_event === 'verify' ? process.env.INIT_CWD : undefined;
  const finding: Finding = wanted
    ? verifyFile(resolve(from ?? process.cwd(), wanted.file), wanted.seal)
    : { exitCode: 2, line: USAGE };
  if (finding.exitCode === 2) console.error(finding.line);
  else console.log(finding.line);
  process.exitCode = finding.exitCode;
}
