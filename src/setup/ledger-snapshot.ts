import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';

export type Snapshot = { sqlite: Database.Database; close(): void };

/** The ledger is being written at this very moment, so that no copy of it would hold still. */
export class InUseError extends Error {}

/**
 * Opens a ledger to be read, and leaves it and its folder as they are. What the write-ahead log beside it holds is
 * seen too. Somebody who has the ledger open is not disturbed: the reading is one transaction on one state of it. A
 * ledger that nobody has open is copied first, since even a reader of SQLite would leave two files beside it.
 */
export function openSnapshot(file: string): Snapshot {
  // Whoever has the ledger open holds both; after a crash both are left, and a reader leaves them as they are.
  const held = existsSync(`${file}-wal`) && existsSync(`${file}-shm`);
  if (held) return opened(file, () => undefined);
  const folder = mkdtempSync(join(tmpdir(), 'counter-305-verify-'));
  const forget = () => rmSync(folder, { recursive: true, force: true });
  try {
    const before = stateOf(file);
    const copy = join(folder, 'ledger.db');
    copyFileSync(file, copy);
    if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${copy}-wal`);
    if (stateOf(file) !== before) throw new InUseError('somebody has just opened it; try again');
    return opened(copy, forget);
  } catch (error) {
    forget();
    throw error;
  }
}

function stateOf(file: string): string {
  const one = (path: string) => {
    const found = statSync(path, { throwIfNoEntry: false });
    return found ? `${found.size} ${found.mtimeMs}` : 'none';
  };
  return `${one(file)} ${one(`${file}-wal`)}`;
}

function opened(file: string, forget: () => void): Snapshot {
  const sqlite = new Database(file, { readonly: true, fileMustExist: true, timeout: 2_000 });
  const close = () => {
    sqlite.close();
    forget();
  };
  try {
    // The state is that of the first read.
    sqlite.exec('BEGIN');
    sqlite.prepare('SELECT count(*) FROM sqlite_schema').get();
    return { sqlite, close };
  } catch (error) {
    sqlite.close();
    throw error;
  }
}
