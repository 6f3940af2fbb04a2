import Database from 'better-sqlite3';
import { dayRecordStore } from './day-record-store.ts';
import { dayStore } from './day-store.ts';
import { drawerStore } from './drawer-store.ts';
import { journalStore } from './journal-store.ts';
import { createLedger } from './ledger.ts';
import { oversightStore } from './oversight-store.ts';
import { personStore } from './person-store.ts';
import { settingStore } from './setting-store.ts';
import { vaultStore } from './vault-store.ts';

/** As much of an office as a report is made from. */
export type Reading = {
  readonly station: string;
  readonly mode: 'training' | 'live';
  readonly days: ReturnType<typeof dayStore>;
  readonly drawers: ReturnType<typeof drawerStore>;
  readonly vault: ReturnType<typeof vaultStore>;
  readonly oversight: ReturnType<typeof oversightStore>;
  readonly people: ReturnType<typeof personStore>;
  readonly settings: ReturnType<typeof settingStore>;
  readonly journal: ReturnType<typeof journalStore>;
  readonly records: ReturnType<typeof dayRecordStore>;
};

/** A station's ledger opened for reading alone, on a connection of its own: what a worker composes reports from. */
export function openReading(file: string, station: string, mode: Reading['mode']): Reading & { close: () => void } {
  const sqlite = new Database(file, { readonly: true, fileMustExist: true });
  const { db } = createLedger(sqlite);
  // One snapshot for all that is read: what comes in meanwhile belongs to no half of the report.
  sqlite.exec('BEGIN');
  return {
    station,
    mode,
    days: dayStore(db),
    drawers: drawerStore(db),
    vault: vaultStore(db),
    oversight: oversightStore(db),
    people: personStore(db),
    settings: settingStore(db),
    journal: journalStore(db),
    records: dayRecordStore(db),
    close: () => sqlite.close(),
  };
}
