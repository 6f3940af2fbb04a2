import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { StartFailure } from '#shared/failure.ts';
import { startFailureOf } from './sqlite-trouble.ts';

/** "C305" in ASCII: marks ledger.db as ours, so that another program's file is never migrated. */
export const LEDGER_APPLICATION_ID = 0x43333035;

/**
 * Opens the ledger for writing. Every commit is on the disk before it returns (synchronous=FULL); checkpoints of the
 * write-ahead log happen when idle, not inside a posting.
 */
export function openLedger(file: string): Database.Database {
  try {
    mkdirSync(dirname(file), { recursive: true });
    refuseLostLedger(file);
    const sqlite = new Database(file, { timeout: 5_000 });
    try {
      // Looked at before anything is written: another program's file stays as it is.
      refuseForeignFile(sqlite, file);
      sqlite.pragma('journal_mode = WAL');
      sqlite.pragma('synchronous = FULL');
      sqlite.pragma('foreign_keys = ON');
      sqlite.pragma('wal_autocheckpoint = 20000');
      sqlite.pragma('temp_store = MEMORY');
      const verdict = sqlite.pragma('quick_check(1)', { simple: true });
      if (verdict !== 'ok') throw new StartFailure('DATABASE_CORRUPT', `${file}: ${String(verdict)}`);
      // Only a new file gets our mark: a ledger that will be refused is not touched.
      if (sqlite.pragma('application_id', { simple: true }) === 0) {
        sqlite.pragma(`application_id = ${LEDGER_APPLICATION_ID}`);
      }
      return sqlite;
    } catch (error) {
      sqlite.close();
      throw error;
    }
  } catch (error) {
    throw startFailureOf(error, file);
  }
}

/**
 * A folder that a station has worked in holds its mark. If the ledger is gone from it, or empty, a new journal would
 * give the station's receipt numbers and references a second time.
 */
function refuseLostLedger(file: string): void {
  const bytes = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  const { mark } = dataFiles(dirname(file));
  if (bytes === 0 && existsSync(mark)) {
    throw new StartFailure('LEDGER_MISSING', `${file} is ${existsSync(file) ? 'empty' : 'gone'}, but ${mark} is there`);
  }
}

function refuseForeignFile(sqlite: Database.Database, file: string): void {
  const id = sqlite.pragma('application_id', { simple: true });
  if (id === LEDGER_APPLICATION_ID) return;
  const tables = sqlite.prepare('SELECT count(*) FROM sqlite_schema').pluck().get();
  if (id !== 0 || tables !== 0) throw new StartFailure('DATABASE_CORRUPT', `${file} is not a Counter 305 ledger`);
}

/** Where the parts of a station's data live under its data folder. */
export function dataFiles(home: string) {
  return {
    ledger: join(home, 'ledger.db'),
    /** Says which station has worked in this folder. Written once its first fact is stored. */
    mark: join(home, 'station.txt'),
    accounts: join(home, 'accounts.db'),
    backups: join(home, 'backups'),
    /** Packets of closed days, a folder each; and what auditors took away. */
    packets: join(home, 'packets'),
    exports: join(home, 'exports'),
    log: join(home, 'counter.log'),
  };
}
