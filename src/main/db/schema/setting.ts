import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Projection: dated values. Within a date the last change counts. */
export const setting = sqliteTable(
  'setting',
  {
    key: text('key').notNull(),
    validFrom: text('valid_from').notNull(),
    /** JSON text. */
    value: text('value').notNull(),
    author: text('author').notNull(),
    reason: text('reason').notNull(),
    changedAtMs: integer('changed_at_ms').notNull(),
  },
  (table) => [primaryKey({ columns: [table.key, table.validFrom] })],
);
