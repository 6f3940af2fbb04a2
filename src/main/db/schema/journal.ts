import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * The journal: ledger and audit log at once, append-only (triggers refuse update and delete). The columns are the
 * members of the hashed text; `payload` is its canonical JSON.
 */
export const journal = sqliteTable(
  'journal',
  {
    station: text('station').notNull(),
    seq: integer('seq').notNull(),
    clock: integer('clock').notNull(),
    atMs: integer('at_ms').notNull(),
    businessDate: text('business_date').notNull(),
    actor: text('actor').notNull(),
    approver: text('approver'),
    kind: text('kind').notNull(),
    version: integer('version').notNull(),
    payload: text('payload').notNull(),
    prevHash: text('prev_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (table) => [primaryKey({ columns: [table.station, table.seq] })],
);
