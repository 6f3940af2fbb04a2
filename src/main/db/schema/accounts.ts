import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * accounts.db: what the CIS said about its accounts. A cache in a file of its own, written by the accounts worker
 * alone and read-only in main. The search index (FTS5 table `account_search`) has the same row ids.
 */
export const account = sqliteTable('account', {
  rowId: integer('row_id').primaryKey(),
  accountNo: text('account_no').notNull().unique(),
  asOfMs: integer('as_of_ms').notNull(),
  version: text('version').notNull(),
  /** JSON of the canonical account. */
  body: text('body').notNull(),
});

/** One row: how far the pull came. Committed together with the page it speaks of. */
export const pullState = sqliteTable('pull_state', {
  stream: text('stream').primaryKey(),
  cursor: text('cursor'),
  asOfMs: integer('as_of_ms').notNull(),
  accounts: integer('accounts').notNull(),
});

/** Accounts that broke the canonical model and were refused alone; a later page that is right takes them out again. */
export const quarantine = sqliteTable('quarantine', {
  /** What the CIS calls it, as far as that could be read. */
  accountNo: text('account_no').primaryKey(),
  why: text('why').notNull(),
  asOfMs: integer('as_of_ms').notNull(),
});
