import { StartFailure } from '#shared/failure.ts';

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** Whether a write failed because there is no room on the disk. SQLite and the file system say it differently. */
export function isDiskFull(error: unknown): boolean {
  return ['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE', 'ENOSPC', 'EDQUOT'].includes(codeOf(error));
}

/** Whether SQLite itself could not do its work (as opposed to a fault in our own code). */
export function isStorageTrouble(error: unknown): boolean {
  return codeOf(error).startsWith('SQLITE_') && !codeOf(error).startsWith('SQLITE_CONSTRAINT');
}

/** Why the ledger could not be opened, in words for the person at the screen. */
export function startFailureOf(error: unknown, file: string): StartFailure {
  if (error instanceof StartFailure) return error;
  const code = codeOf(error);
  const message = `${file}: ${error instanceof Error ? error.message : String(error)}`;
  if (isDiskFull(error)) return new StartFailure('DISK_FULL', message, { cause: error });
  if (code === 'SQLITE_CORRUPT' || code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT_')) {
    return new StartFailure('DATABASE_CORRUPT', message, { cause: error });
  }
  return new StartFailure('DATA_FOLDER_UNUSABLE', message, { cause: error });
}
