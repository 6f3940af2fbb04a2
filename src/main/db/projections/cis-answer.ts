import { eq, sql } from 'drizzle-orm';
import type { LedgerDb } from '../ledger.ts';
import { receiptReversal, receiptShare } from '../schema/receipt.ts';
import type { Applies } from './projections.ts';

/** What the CIS said about an item: a share of a payment, or a reversal. A reference names one of them, never both. */
export function projectCisAnswers(db: LedgerDb): Applies<'cis.posted' | 'cis.rejected' | 'cis.cancelled'> {
  const ofShare = eq(receiptShare.paymentRef, sql.placeholder('paymentRef'));
  const ofReversal = eq(receiptReversal.reversalRef, sql.placeholder('paymentRef'));
  const posted = {
    cisState: 'posted' as const,
    cisRef: sql`${sql.placeholder('cisRef')}`,
    cisBatch: sql`${sql.placeholder('cisBatch')}`,
    postedAtMs: sql`${sql.placeholder('postedAtMs')}`,
  };
  const rejected = { cisState: 'rejected' as const, rejectCode: sql`${sql.placeholder('code')}` };
  const cancelled = { cisState: 'cancelled' as const };
  const share = {
    posted: db.update(receiptShare).set(posted).where(ofShare).prepare(),
    rejected: db.update(receiptShare).set(rejected).where(ofShare).prepare(),
    cancelled: db.update(receiptShare).set(cancelled).where(ofShare).prepare(),
  };
  const reversal = {
    posted: db.update(receiptReversal).set(posted).where(ofReversal).prepare(),
    rejected: db.update(receiptReversal).set(rejected).where(ofReversal).prepare(),
    cancelled: db.update(receiptReversal).set(cancelled).where(ofReversal).prepare(),
  };
  const settle = (state: 'posted' | 'rejected' | 'cancelled', payload: Record<string, unknown>): void => {
    if (share[state].run(payload).changes === 0) reversal[state].run(payload);
  };
  return {
    'cis.posted': ({ payload }) => settle('posted', payload),
    'cis.rejected': ({ payload }) => settle('rejected', payload),
    'cis.cancelled': ({ payload }) => settle('cancelled', payload),
  };
}
