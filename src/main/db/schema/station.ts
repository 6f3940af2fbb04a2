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
    state: text('state', { enum: ['open'] }).notNull(),
    openedAtMs: integer('opened_at_ms').notNull(),
    openedBy: text('opened_by').notNull(),
  },
  (table) => [primaryKey({ columns: [table.station, table.businessDate] })],
);

export const drawerSession = sqliteTable('drawer_session', {
  sessionId: text('session_id').primaryKey(),
  station: text('station').notNull(),
  businessDate: text('business_date').notNull(),
  drawer: text('drawer').notNull(),
  userId: text('user_id').notNull(),
  state: text('state', { enum: ['open'] }).notNull(),
  openedAtMs: integer('opened_at_ms').notNull(),
  startingBankCents: integer('starting_bank_cents').notNull(),
});
