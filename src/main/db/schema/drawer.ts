import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

const TENDERS = ['cash', 'personal-check', 'business-check', 'cashiers-check', 'money-order'] as const;

/**
 * Projections: drawer sessions, what happened in them, and where the day's money lies. Counts of pieces are JSON as in the
 * facts: nothing asks for a single piece.
 */
export const drawerSession = sqliteTable(
  'drawer_session',
  {
    sessionId: text('session_id').primaryKey(),
    station: text('station').notNull(),
    businessDate: text('business_date').notNull(),
    drawer: text('drawer').notNull(),
    userId: text('user_id').notNull(),
    state: text('state', { enum: ['open', 'counting', 'submitted', 'approved'] }).notNull(),
    openedAtMs: integer('opened_at_ms').notNull(),
    /** What should have been in it when it was opened, and what was. */
    expectedBankCents: integer('expected_bank_cents').notNull(),
    openedCents: integer('opened_cents').notNull(),
    openedCount: text('opened_count').notNull(),
    openingNote: text('opening_note'),
    openingApprover: text('opening_approver'),
    handedOverBy: text('handed_over_by'),
    handedOverTo: text('handed_over_to'),
    /** All blind counts, and those since it was last given back. */
    tries: integer('tries').notNull(),
    triesThisRound: integer('tries_this_round').notNull(),
    submittedAtMs: integer('submitted_at_ms'),
    submittedBy: text('submitted_by'),
    /** JSON of the owner's explanation; null: none yet. */
    explained: text('explained'),
    rejectedReason: text('rejected_reason'),
    approvedAtMs: integer('approved_at_ms'),
    /** Where the approval stands in the journal: what comes after it moves nothing in this drawer any more. */
    approvedSeq: integer('approved_seq'),
    approver: text('approver'),
    leftCents: integer('left_cents'),
    turnedInCents: integer('turned_in_cents'),
    /** JSON of the approving fact: lines, checks, what stayed and what was turned in. */
    approved: text('approved'),
  },
  (table) => [index('drawer_session_by_day').on(table.businessDate), index('drawer_session_by_state').on(table.state)],
);

/** A session's tenders, counted against expected: as submitted, then as approved. */
export const drawerLine = sqliteTable(
  'drawer_line',
  {
    sessionId: text('session_id').notNull(),
    code: text('code', { enum: TENDERS }).notNull(),
    expectedItems: integer('expected_items').notNull(),
    expectedCents: integer('expected_cents').notNull(),
    countedItems: integer('counted_items').notNull(),
    countedCents: integer('counted_cents').notNull(),
    overShortCents: integer('over_short_cents').notNull(),
    receiptedItems: integer('receipted_items').notNull(),
    takenBackItems: integer('taken_back_items').notNull(),
    takenBackCents: integer('taken_back_cents').notNull(),
    reasonCode: text('reason_code'),
    reason: text('reason'),
  },
  (table) => [primaryKey({ columns: [table.sessionId, table.code] })],
);

/** Everything that happened in a session beside payments: openings with no sale, pickups, surprise counts, blind counts. */
export const drawerEvent = sqliteTable(
  'drawer_event',
  {
    sessionId: text('session_id').notNull(),
    kind: text('kind', { enum: ['no-sale', 'pickup', 'surprise', 'count', 'reject'] }).notNull(),
    number: integer('number').notNull(),
    station: text('station').notNull(),
    seq: integer('seq').notNull(),
    businessDate: text('business_date').notNull(),
    atMs: integer('at_ms').notNull(),
    userId: text('user_id').notNull(),
    approver: text('approver'),
    cents: integer('cents').notNull(),
    /** JSON of the fact. */
    body: text('body').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.sessionId, table.kind, table.number] }),
    index('drawer_event_by_day').on(table.businessDate),
  ],
);

/** What moves through the vault: positive in, negative out. Its sum is what should be in it. */
export const vaultMove = sqliteTable(
  'vault_move',
  {
    station: text('station').notNull(),
    seq: integer('seq').notNull(),
    businessDate: text('business_date').notNull(),
    kind: text('kind', {
      enum: ['pickup', 'turn-in', 'exchange', 'fund', 'count', 'deposit', 'deposit-undone'],
    }).notNull(),
    /** A session, a deposit, or the number of its kind. */
    subject: text('subject').notNull(),
    number: integer('number').notNull(),
    cents: integer('cents').notNull(),
    atMs: integer('at_ms').notNull(),
    userId: text('user_id').notNull(),
    approver: text('approver'),
    /** JSON of the fact. */
    body: text('body').notNull(),
  },
  (table) => [primaryKey({ columns: [table.station, table.seq] }), index('vault_move_by_day').on(table.businessDate)],
);

/** What should be in the vault, piece by piece. Swaps that nobody wrote down make a piece negative until the next count. */
export const vaultPiece = sqliteTable(
  'vault_piece',
  { station: text('station').notNull(), piece: text('piece').notNull(), count: integer('count').notNull() },
  (table) => [primaryKey({ columns: [table.station, table.piece] })],
);

export const deposit = sqliteTable(
  'deposit',
  {
    depositId: text('deposit_id').primaryKey(),
    station: text('station').notNull(),
    businessDate: text('business_date').notNull(),
    account: text('account').notNull(),
    state: text('state', { enum: ['prepared', 'undone', 'confirmed'] }).notNull(),
    cashCents: integer('cash_cents').notNull(),
    itemsCents: integer('items_cents').notNull(),
    totalCents: integer('total_cents').notNull(),
    bagNumber: text('bag_number').notNull(),
    preparedAtMs: integer('prepared_at_ms').notNull(),
    preparedBy: text('prepared_by').notNull(),
    verifiedBy: text('verified_by').notNull(),
    confirmedDate: text('confirmed_date'),
    confirmedAtMs: integer('confirmed_at_ms'),
    confirmedBy: text('confirmed_by'),
    bankCents: integer('bank_cents'),
    bankNote: text('bank_note'),
    /** JSON of the fact: the slip. */
    body: text('body').notNull(),
  },
  (table) => [index('deposit_by_day').on(table.businessDate), index('deposit_by_state').on(table.state)],
);
