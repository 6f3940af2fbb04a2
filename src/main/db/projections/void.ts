import { eq, sql } from 'drizzle-orm';
import type { VoidedItem } from '#core/journal/fact-kinds.ts';
import type { LedgerDb } from '../ledger.ts';
import { placeholdersOf } from '../placeholders.ts';
import { receiptFact, receiptReversal, receiptShare, receiptVoid } from '../schema/receipt.ts';
import type { Applies, FactOf } from './projections.ts';

export function projectVoids(db: LedgerDb): Applies<'receipt.voided'> {
  const add = db.insert(receiptVoid).values(placeholdersOf(receiptVoid)).prepare();
  const addFact = db.insert(receiptFact).values(placeholdersOf(receiptFact)).prepare();
  const addReversals = reversalWriter(db);
  return {
    'receipt.voided': (fact) => {
      const { payload, station, seq, atMs, actor, approver } = fact;
      addFact.run({ receiptNo: payload.receiptNo, station, seq });
      add.run({ ...payload, station, seq, voidedAtMs: atMs, userId: actor, approver: approver ?? '' });
      addReversals(fact);
    },
  };
}

/** Writes the reversals that a void or a correction makes; what was cancelled before it was sent has none. */
export function reversalWriter(db: LedgerDb) {
  const addReversal = db.insert(receiptReversal).values(placeholdersOf(receiptReversal)).prepare();
  const shareOf = db
    .select({ cents: receiptShare.cents, accountNo: receiptShare.accountNo })
    .from(receiptShare)
    .where(eq(receiptShare.paymentRef, sql.placeholder('paymentRef')))
    .prepare();
  return ({ payload, station, atMs }: FactOf<'receipt.voided' | 'receipt.corrected'>): void => {
    for (const { paymentRef, reversal } of payload.items as readonly VoidedItem[]) {
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
  };
}
