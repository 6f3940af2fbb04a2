import type { StartFailure, StartFailureCode } from '#shared/failure.ts';

/** What the person at the screen can do about each reason why the counter cannot open. */
const ADVICE: Record<StartFailureCode, string> = {
  DATA_FOLDER_UNUSABLE: 'The data folder cannot be read or written. Check that it exists and belongs to this user.',
  DATABASE_CORRUPT:
    'The ledger cannot be read. Nothing was changed. Copy the data folder aside, then call your administrator: the newest copy is under "backups".',
  LEDGER_MISSING:
    'A station has worked in this data folder, but its ledger is gone. Nothing was changed. Put the newest copy back as ledger.db (yours, or one under "backups") and start again; call your administrator. Without it receipt numbers would be given twice.',
  DATABASE_FROM_FUTURE: 'This ledger was written by a newer version. Start that version, or install it.',
  DATABASE_OF_OTHER_STATION: 'Set COUNTER_STATION to the station this folder belongs to, or use another data folder.',
  DATABASE_OF_OTHER_MODE: 'Training and live mode never share a data folder. Use another one.',
  MIGRATION_FAILED:
    'The ledger could not be brought up to this version. It is as it was before; call your administrator.',
  JOURNAL_BROKEN:
    'The journal does not add up: somebody or something changed it. Nothing was changed now. Keep the data folder and call your administrator.',
  DISK_FULL: 'The disk is full. Make room, then start again. Nothing stored is lost.',
  ENVIRONMENT_INVALID: 'Correct this setting and start again.',
};

export function startAdvice(failure: StartFailure, home: string): string {
  return `${ADVICE[failure.code]}\n(${failure.code}: ${failure.message}; data folder ${home})`;
}
