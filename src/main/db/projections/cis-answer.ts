import { eq, sql } from 'drizzle-orm';
import type { LedgerDb } from '../ledger.ts';
import { receiptFact, receiptShare } from '../schema/receipt.ts';
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
  // The fact names the share; its receipt's story is told by receipt. A share that is not here gives no row.
  const note = db
    .insert(receiptFact)
    .select(
      db
        .select({
          receiptNo: receiptShare.receiptNo,
          station: sql<string>`${sql.placeholder('station')}`.as('station'),
          seq: sql<number>`${sql.placeholder('seq')}`.as('seq'),
        })
        .from(receiptShare)
        .where(ofShare),
    )
    .prepare();
  return {
    'cis.posted': ({ payload, station, seq }) => {
      posted.run(payload);
      note.run({ paymentRef: payload.paymentRef, station, seq });
    },
    'cis.rejected': ({ payload, station, seq }) => {
      rejected.run(payload);
      note.run({ paymentRef: payload.paymentRef, station, seq });
    },
  };
}
