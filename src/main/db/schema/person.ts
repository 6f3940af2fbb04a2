import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Projection: the people who may sign in, or once might. */
export const appUser = sqliteTable('app_user', {
  userId: text('user_id').primaryKey(),
  name: text('name').notNull(),
  role: text('role', { enum: ['clerk', 'lead', 'supervisor', 'auditor', 'admin'] }).notNull(),
  addedAtMs: integer('added_at_ms').notNull(),
  /** By one administrator, while there was nobody who could be the second person. */
  addedAlone: integer('added_alone', { mode: 'boolean' }).notNull(),
  /** Null: may sign in. */
  deactivatedAtMs: integer('deactivated_at_ms'),
  /** Null: the PIN is the one the person came with. */
  pinChangedAtMs: integer('pin_changed_at_ms'),
});

/** Not a projection: PIN hashes (argon2id), the CIS token, the one-time code. Named by `purpose`, travels with backups. */
export const secret = sqliteTable('secret', {
  purpose: text('purpose').primaryKey(),
  value: text('value').notNull(),
});

/** Not a projection: wrong PINs in a row, and until when the next try waits. Kept so that a restart forgives nothing. */
export const pinGuard = sqliteTable('pin_guard', {
  userId: text('user_id').primaryKey(),
  failures: integer('failures').notNull(),
  untilMs: integer('until_ms').notNull(),
});
