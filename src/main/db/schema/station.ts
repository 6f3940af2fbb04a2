import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Projections of the journals: stations, their days and drawer sessions. */
export const station = sqliteTable('station', {
  station: text('station').primaryKey(),
  mode: text('mode', { enum: ['training', 'live'] }).notNull(),
  installedAtMs: integer('installed_at_ms').notNull(),
});

export const businessDay = sqliteTable(
  'business_day',
  {
    station: text('station').notNull(),
    businessDate: text('business_date').notNull(),
    state: text('state', { enum: ['open', 'closing', 'closed'] }).notNull(),
    openedAtMs: integer('opened_at_ms').notNull(),
    openedBy: text('opened_by').notNull(),
    /** JSON: what the last review looked through; null: none yet. */
    reviewed: text('reviewed'),
    reviewedBy: text('reviewed_by'),
    closedAtMs: integer('closed_at_ms'),
    closedBy: text('closed_by'),
    /** Where the closing fact stands in the journal, from which the day's statement is read. */
    closedSeq: integer('closed_seq'),
    /** The seal code without its dash: the beginning of the closing fact's hash. */
    seal: text('seal'),
    packetPrintedAtMs: integer('packet_printed_at_ms'),
    packetPrintedBy: text('packet_printed_by'),
  },
  (table) => [primaryKey({ columns: [table.station, table.businessDate] })],
);

/** Projection: files that were filed about a day or taken away by an auditor. */
export const filedFile = sqliteTable(
  'filed_file',
  {
    station: text('station').notNull(),
    seq: integer('seq').notNull(),
    name: text('name').notNull(),
    kind: text('kind', { enum: ['packet', 'audit'] }).notNull(),
    /** Of a packet: its day twice. */
    fromDate: text('from_date').notNull(),
    toDate: text('to_date').notNull(),
    /** Counts a day's packets, from 1; null for an auditor's. */
    packet: integer('packet'),
    bytes: integer('bytes').notNull(),
    sha256: text('sha256').notNull(),
    filedAtMs: integer('filed_at_ms').notNull(),
    userId: text('user_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.station, table.seq, table.name] })],
);
