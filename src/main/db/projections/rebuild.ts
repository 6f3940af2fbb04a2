import type Database from 'better-sqlite3';
import { journalWalk } from '../journal-walk.ts';
import type { Ledger } from '../ledger.ts';
import { createProjections } from './projections.ts';

/** Every table that is a function of the journals, with the order in which its rows are compared. */
export const PROJECTION_TABLES = {
  station: 'station',
  business_day: 'station, business_date',
  filed_file: 'station, seq, name',
  drawer_session: 'session_id',
  drawer_line: 'session_id, code',
  drawer_event: 'session_id, kind, number',
  vault_move: 'station, seq',
  vault_piece: 'station, piece',
  deposit: 'deposit_id',
  app_user: 'user_id',
  approval: 'approval_id',
  account_link: 'user_id, account_no',
  receipt: 'receipt_no',
  receipt_line: 'receipt_no, line_no, correction',
  receipt_tender: 'receipt_no, tender_no, correction',
  receipt_share: 'receipt_no, line_no, tender_no, correction',
  receipt_void: 'receipt_no',
  receipt_correction: 'receipt_no, correction',
  receipt_reversal: 'reversal_ref',
  receipt_fact: 'receipt_no, station, seq',
  check_refusal: 'station, slip_no',
  setting: 'key, valid_from',
} as const;

/** Drops all projections and makes them anew from the journals, in one transaction. */
export function rebuildProjections(ledger: Ledger): number {
  return ledger.transaction(() => {
    for (const table of Object.keys(PROJECTION_TABLES)) ledger.sqlite.exec(`DELETE FROM ${table}`);
    const projections = createProjections(ledger.db);
    let count = 0;
    for (const fact of journalWalk(ledger.sqlite).inOrder()) {
      projections.apply(fact);
      count += 1;
    }
    return count;
  });
}

/** All rows of all projections, one JSON text each, ordered: equal dumps mean equal projections. */
export function dumpProjections(sqlite: Database.Database): string[] {
  return Object.entries(PROJECTION_TABLES).flatMap(([table, order]) =>
    sqlite
      .prepare(`SELECT * FROM ${table} ORDER BY ${order}`)
      .all()
      .map((row) => `${table} ${JSON.stringify(row)}`),
  );
}
