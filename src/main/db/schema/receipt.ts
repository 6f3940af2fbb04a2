import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/**
 * Projections: what was paid. Triggers beside these tables refuse a receipt whose lines are not its tenders less
 * change, or whose shares are not its lines (the children are written first).
 */
export const receipt = sqliteTable(
  'receipt',
  {
    receiptNo: text('receipt_no').primaryKey(),
    station: text('station').notNull(),
    year: text('year').notNull(),
    counter: integer('counter').notNull(),
    transactionId: text('transaction_id').notNull(),
    businessDate: text('business_date').notNull(),
    drawerSession: text('drawer_session').notNull(),
    userId: text('user_id').notNull(),
    clerkName: text('clerk_name').notNull(),
    takenAtMs: integer('taken_at_ms').notNull(),
    linesCents: integer('lines_cents').notNull(),
    tenderedCents: integer('tendered_cents').notNull(),
    changeCents: integer('change_cents').notNull(),
    /** The journal's sequence number of the payment fact, from which every reprint is composed. */
    seq: integer('seq').notNull(),
    /** The code on the paper without its dash: the beginning of the payment fact's hash. */
    verifyCode: text('verify_code').notNull(),
    /** What a second person approved for it; null: an everyday payment. */
    overrideApproval: text('override_approval'),
    originalState: text('original_state', { enum: ['open', 'printed', 'skipped'] }).notNull(),
    duplicates: integer('duplicates').notNull(),
  },
  (table) => [
    uniqueIndex('receipt_transaction').on(table.transactionId),
    index('receipt_by_day').on(table.businessDate, table.takenAtMs),
  ],
);

/** What the receipt said when it was taken has `correction` 0; what correction n made of it, n. */
export const receiptLine = sqliteTable(
  'receipt_line',
  {
    receiptNo: text('receipt_no').notNull(),
    lineNo: integer('line_no').notNull(),
    kind: text('kind', { enum: ['account', 'misc'] }).notNull(),
    accountNo: text('account_no'),
    displayNo: text('display_no'),
    name: text('name').notNull(),
    glCode: text('gl_code'),
    cents: integer('cents').notNull(),
    correction: integer('correction').notNull(),
  },
  (table) => [primaryKey({ columns: [table.receiptNo, table.lineNo, table.correction] })],
);

export const receiptTender = sqliteTable(
  'receipt_tender',
  {
    receiptNo: text('receipt_no').notNull(),
    tenderNo: integer('tender_no').notNull(),
    code: text('code', {
      enum: ['cash', 'personal-check', 'business-check', 'cashiers-check', 'money-order'],
    }).notNull(),
    tenderedCents: integer('tendered_cents').notNull(),
    changeCents: integer('change_cents').notNull(),
    number: text('number'),
    issuer: text('issuer'),
    /** What makes it the same instrument when it comes again; null where nothing does. */
    instrumentKey: text('instrument_key'),
    /** The number as it is searched for, however it was typed. */
    bareNumber: text('bare_number'),
    correction: integer('correction').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.receiptNo, table.tenderNo, table.correction] }),
    index('tender_by_instrument').on(table.instrumentKey).where(sql`instrument_key is not null`),
    // Cash has no number, so it writes nothing here.
    index('tender_by_number').on(table.bareNumber).where(sql`bare_number is not null`),
  ],
);

/** Projection: checks that were handed back. */
export const checkRefusal = sqliteTable(
  'check_refusal',
  {
    station: text('station').notNull(),
    slipNo: integer('slip_no').notNull(),
    businessDate: text('business_date').notNull(),
    refusedAtMs: integer('refused_at_ms').notNull(),
    userId: text('user_id').notNull(),
    /** The journal's sequence number of the fact, from which the slip is composed. */
    seq: integer('seq').notNull(),
  },
  (table) => [primaryKey({ columns: [table.station, table.slipNo] })],
);

export const receiptShare = sqliteTable(
  'receipt_share',
  {
    receiptNo: text('receipt_no').notNull(),
    lineNo: integer('line_no').notNull(),
    tenderNo: integer('tender_no').notNull(),
    cents: integer('cents').notNull(),
    station: text('station').notNull(),
    accountNo: text('account_no'),
    takenAtMs: integer('taken_at_ms').notNull(),
    /** Null where the share never goes to the CIS (misc lines). */
    paymentRef: text('payment_ref'),
    shortRef: text('short_ref'),
    /** The station's count of CIS items, 1 and on; the short reference is made from it. */
    itemNumber: integer('item_number'),
    /** What the journal knows: open until a fact settles it. How an open share stands is in the outbox. */
    cisState: text('cis_state', { enum: ['none', 'open', 'posted', 'rejected', 'cancelled'] }).notNull(),
    cisRef: text('cis_ref'),
    cisBatch: text('cis_batch'),
    postedAtMs: integer('posted_at_ms'),
    rejectCode: text('reject_code'),
    correction: integer('correction').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.receiptNo, table.lineNo, table.tenderNo, table.correction] }),
    uniqueIndex('share_payment_ref').on(table.paymentRef),
    uniqueIndex('share_item_number').on(table.station, table.itemNumber),
    index('share_by_account').on(table.accountNo, table.takenAtMs),
    index('share_open').on(table.cisState),
  ],
);

/** Projection: receipts that were taken back. */
export const receiptVoid = sqliteTable('receipt_void', {
  receiptNo: text('receipt_no').primaryKey(),
  station: text('station').notNull(),
  /** The journal's sequence number of the fact, from which the VOID slip is composed. */
  seq: integer('seq').notNull(),
  voidedAtMs: integer('voided_at_ms').notNull(),
  userId: text('user_id').notNull(),
  approver: text('approver').notNull(),
  reasonCode: text('reason_code').notNull(),
  cashReturnedCents: integer('cash_returned_cents').notNull(),
});

/**
 * Projection: receipts that were put right later. What a correction says anew stands in lines, tenders and shares under
 * its number (0: as taken); a share joins the line and the tender of its own correction.
 */
export const receiptCorrection = sqliteTable(
  'receipt_correction',
  {
    receiptNo: text('receipt_no').notNull(),
    /** Counts the corrections of the receipt, from 1. */
    correction: integer('correction').notNull(),
    kind: text('kind', { enum: ['reversal', 'wrong-account', 'wrong-tender'] }).notNull(),
    /** Of a reversal: what became of the money. */
    money: text('money', { enum: ['refund-due', 'not-received'] }),
    station: text('station').notNull(),
    /** The journal's sequence number of the fact, from which the correction slip is composed. */
    seq: integer('seq').notNull(),
    approvalId: text('approval_id').notNull(),
    correctedAtMs: integer('corrected_at_ms').notNull(),
    businessDate: text('business_date').notNull(),
    userId: text('user_id').notNull(),
    approver: text('approver').notNull(),
    reasonCode: text('reason_code').notNull(),
  },
  (table) => [primaryKey({ columns: [table.receiptNo, table.correction] })],
);

/** Projection: items that take a payment back at the CIS, each with a reference of its own. */
export const receiptReversal = sqliteTable(
  'receipt_reversal',
  {
    reversalRef: text('reversal_ref').primaryKey(),
    /** The payment that it takes back, whole. */
    paymentRef: text('payment_ref').notNull(),
    receiptNo: text('receipt_no').notNull(),
    shortRef: text('short_ref').notNull(),
    station: text('station').notNull(),
    itemNumber: integer('item_number').notNull(),
    accountNo: text('account_no').notNull(),
    cents: integer('cents').notNull(),
    reversedAtMs: integer('reversed_at_ms').notNull(),
    cisState: text('cis_state', { enum: ['open', 'posted', 'rejected', 'cancelled'] }).notNull(),
    cisRef: text('cis_ref'),
    cisBatch: text('cis_batch'),
    postedAtMs: integer('posted_at_ms'),
    rejectCode: text('reject_code'),
  },
  (table) => [
    uniqueIndex('reversal_payment').on(table.paymentRef),
    uniqueIndex('reversal_item_number').on(table.station, table.itemNumber),
    index('reversal_by_account').on(table.accountNo),
    index('reversal_by_receipt').on(table.receiptNo),
  ],
);

/**
 * Projection: where the later facts about a receipt stand in the journal (its payment is found by `receipt.seq`). Nothing
 * is written here while a payment is taken.
 */
export const receiptFact = sqliteTable(
  'receipt_fact',
  {
    receiptNo: text('receipt_no').notNull(),
    station: text('station').notNull(),
    seq: integer('seq').notNull(),
  },
  (table) => [primaryKey({ columns: [table.receiptNo, table.station, table.seq] })],
);
