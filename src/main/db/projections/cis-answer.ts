import { eq, sql } from 'drizzle-orm';
import type { LedgerDb } from '../ledger.ts';
import { receiptShare } from '../schema/receipt.ts';
import type { Applies } from './projections.ts';

export function projectCisAnswers(db: LedgerDb): Applies<'cis.posted' | 'cis.rejected'> {
  const ofShare = eq(receiptShare.paymentRef, sql.placeholder('paymentRef'));
  const posted = db
    .update(receiptShare)
    .set({
      cisState: 'posted',
      cisRef: sql`${sql.placeholder('cisRef')}`,
      cisBatch: sql`${sql.placeholder('cisBatch')}`,
      postedAtMs: sql`${sql.placeholder('postedAtMs')}`,
    })
    .where(ofShare)
    .prepare();
  const rejected = db
    .update(receiptShare)
    .set({ cisState: 'rejected', rejectCode: sql`${sql.placeholder('code')}` })
    .where(ofShare)
    .prepare();
  return {
    'cis.posted': ({ payload }) => {
      posted.run(payload);
    },
    'cis.rejected': ({ payload }) => {
      rejected.run(payload);
    },
  };
}
