import { eq, sql } from 'drizzle-orm';
import type { LedgerDb } from '../ledger.ts';
import { receiptFact, receiptReversal, receiptShare } from '../schema/receipt.ts';
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
  // The fact names the item; its receipt's story is told by receipt. An item that is not here gives no row.
  const place = {
    station: sql<string>`${sql.placeholder('station')}`.as('station'),
    seq: sql<number>`${sql.placeholder('seq')}`.as('seq'),
  };
  const note = {
    share: db
      .insert(receiptFact)
      .select(
        db
          .select({ receiptNo: receiptShare.receiptNo, ...place })
          .from(receiptShare)
          .where(ofShare),
      )
      .prepare(),
    reversal: db
      .insert(receiptFact)
      .select(
        db
          .select({ receiptNo: receiptReversal.receiptNo, ...place })
          .from(receiptReversal)
          .where(ofReversal),
      )
      .prepare(),
  };
  type Answer = { payload: { paymentRef: string }; station: string; seq: number };
  const settle = (state: 'posted' | 'rejected' | 'cancelled', { payload, station, seq }: Answer): void => {
    const found = share[state].run(payload).changes > 0;
    if (!found) reversal[state].run(payload);
    note[found ? 'share' : 'reversal'].run({ paymentRef: payload.paymentRef, station, seq });
  };
  return {
    'cis.posted': (fact) => settle('posted', fact),
    'cis.rejected': (fact) => settle('rejected', fact),
    'cis.cancelled': (fact) => settle('cancelled', fact),
  };
}
