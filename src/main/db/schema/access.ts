import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Projection: requests that a second person was called for, and how far each came. */
export const approval = sqliteTable(
  'approval',
  {
    approvalId: text('approval_id').primaryKey(),
    station: text('station').notNull(),
    action: text('action').notNull(),
    /** JSON: why a second person was needed. */
    needs: text('needs').notNull(),
    requestHash: text('request_hash').notNull(),
    /** JSON: the request as both saw it. */
    subject: text('subject').notNull(),
    askedBy: text('asked_by').notNull(),
    askedAtMs: integer('asked_at_ms').notNull(),
    state: text('state', { enum: ['asked', 'granted', 'used'] }).notNull(),
    approver: text('approver'),
    grantedAtMs: integer('granted_at_ms'),
    reasonCode: text('reason_code'),
    reason: text('reason'),
  },
  (table) => [index('approval_by_request').on(table.askedBy, table.requestHash)],
);

/** Projection: accounts of people who work here and of their households. */
export const accountLink = sqliteTable(
  'account_link',
  {
    userId: text('user_id').notNull(),
    accountNo: text('account_no').notNull(),
    relation: text('relation', { enum: ['own', 'household'] }).notNull(),
    linkedAtMs: integer('linked_at_ms').notNull(),
    linkedBy: text('linked_by').notNull(),
    reason: text('reason').notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.accountNo] })],
);
