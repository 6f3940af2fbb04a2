import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { PRINT_KINDS } from '#shared/print-kind.ts';

/**
 * Not projections: the queues that effects run from, filled in the transaction that made them necessary. What they
 * know beyond the journal (attempts, leases, timers) is operational and may be lost: a rebuild makes every unsettled
 * item `unknown` and every unfinished print job `uncertain`.
 */
export const outbox = sqliteTable(
  'outbox',
  {
    /** The item's own reference: of a payment, or of a reversal. */
    paymentRef: text('payment_ref').primaryKey(),
    /** The payment that a reversal takes back; null: the item is a payment. */
    reverses: text('reverses'),
    state: text('state', {
      enum: [
        'queued',
        'sending',
        'retrying',
        'unknown',
        'posted',
        'rejected',
        'needs-review',
        'exported',
        'cancelled',
        'held',
      ],
    }).notNull(),
    /** The bytes that go out, the same at every attempt. */
    body: text('body').notNull(),
    attempts: integer('attempts').notNull(),
    /** When it is due again, ms; null: never by itself. */
    nextAtMs: integer('next_at_ms'),
    firstSentAtMs: integer('first_sent_at_ms'),
    createdAtMs: integer('created_at_ms').notNull(),
  },
  (table) => [index('outbox_due').on(table.state, table.nextAtMs)],
);

export const outboxAttempt = sqliteTable(
  'outbox_attempt',
  {
    paymentRef: text('payment_ref').notNull(),
    attempt: integer('attempt').notNull(),
    what: text('what', { enum: ['post', 'look-up', 'start'] }).notNull(),
    atMs: integer('at_ms').notNull(),
    tookMs: integer('took_ms').notNull(),
    outcome: text('outcome').notNull(),
    note: text('note').notNull(),
  },
  (table) => [primaryKey({ columns: [table.paymentRef, table.attempt] })],
);

export const printJob = sqliteTable(
  'print_job',
  {
    /** Order of printing within the station. */
    position: integer('position').primaryKey(),
    jobId: text('job_id').notNull().unique(),
    kind: text('kind', { enum: PRINT_KINDS }).notNull(),
    /** What it is of: a receipt's number, a correction's or a slip's, an account's. */
    receiptNo: text('receipt_no').notNull(),
    /** 0 the original, n DUPLICATE n. */
    copy: integer('copy').notNull(),
    state: text('state', { enum: ['waiting', 'printing', 'printed', 'uncertain', 'failed', 'skipped'] }).notNull(),
    reason: text('reason'),
    attempts: integer('attempts').notNull(),
    nextAtMs: integer('next_at_ms').notNull(),
    createdAtMs: integer('created_at_ms').notNull(),
  },
  (table) => [
    uniqueIndex('print_job_copy').on(table.receiptNo, table.kind, table.copy),
    index('print_job_by_state').on(table.state, table.position),
  ],
);

/**
 * A transaction whose tender screen is open, or that was parked. Taken over into the payment fact, or discarded. A person
 * has one open at most (whoever writes one looks first, in the same transaction), and any number parked.
 */
export const draft = sqliteTable('draft', {
  transactionId: text('transaction_id').primaryKey(),
  userId: text('user_id').notNull(),
  language: text('language', { enum: ['en', 'es'] }).notNull(),
  /** JSON: the cart's lines. */
  lines: text('lines').notNull(),
  /** JSON: what has been handed over so far. */
  tenders: text('tenders').notNull(),
  /** JSON: the permanent references, one for each share the cart can have. */
  paymentRefs: text('payment_refs').notNull(),
  beganAtMs: integer('began_at_ms').notNull(),
  /** Null: open. */
  parkedAtMs: integer('parked_at_ms'),
});

/** A count of a drawer that is being made: kept so that a power cut loses no counted bill. No fact, no figure of anything else. */
export const countDraft = sqliteTable('count_draft', {
  sessionId: text('session_id').primaryKey(),
  /** JSON: as the window sent it. */
  body: text('body').notNull(),
  savedAtMs: integer('saved_at_ms').notNull(),
});
