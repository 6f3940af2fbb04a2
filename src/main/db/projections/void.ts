import { eq, sql } from 'drizzle-orm';
import type { LedgerDb } from '../ledger.ts';
import { placeholdersOf } from '../placeholders.ts';
import { receiptFact, receiptReversal, receiptShare, receiptVoid } from '../schema/receipt.ts';
import type { Applies } from './projections.ts';

export function projectVoids(db: LedgerDb): Applies<'receipt.voided'> {
  const add = db.insert(receiptVoid).values(placeholdersOf(receiptVoid)).prepare();
  const addFact = db.insert(receiptFact).values(placeholdersOf(receiptFact)).prepare();
  const addReversal = db.insert(receiptReversal).values(placeholdersOf(receiptReversal)).prepare();
  const shareOf = db
    .select({ cents: receiptShare.cents, accountNo: receiptShare.accountNo })
    .from(receiptShare)
    .where(eq(receiptShare.paymentRef, sql.placeholder('paymentRef')))
    .prepare();
  return {
    'receipt.voided': ({ payload, station, seq, atMs, actor, approver }) => {
      addFact.run({ receiptNo: payload.receiptNo, station, seq });
      add.run({ ...payload, station, seq, voidedAtMs: atMs, userId: actor, approver: approver ?? '' });
      for (const { paymentRef, reversal } of payload.items) {
        const share = shareOf.get({ paymentRef });
        if (!reversal || !share) continue;
        addReversal.run({
          ...reversal,
          ...share,
          paymentRef,
          receiptNo: payload.receiptNo,
          station,
          reversedAtMs: atMs,
          cisState: 'open',
          cisRef: null,
          cisBatch: null,
          postedAtMs: null,
          rejectCode: null,
        });
      }
    },
  };
}
