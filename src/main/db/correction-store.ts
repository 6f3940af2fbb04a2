import { and, eq, inArray, sql } from 'drizzle-orm';
import type { LedgerDb } from './ledger.ts';
import { receiptCorrection } from './schema/receipt.ts';

/** Receipts that were put right later. */
export function correctionStore(db: LedgerDb) {
  const approved = db
    .select()
    .from(receiptCorrection)
    .where(
      and(
        eq(receiptCorrection.receiptNo, sql.placeholder('receiptNo')),
        eq(receiptCorrection.approvalId, sql.placeholder('approvalId')),
      ),
    )
    .prepare();
  return {
    /** The correction of a receipt that an approval served for, or null. */
    approvedBy: (receiptNo: string, approvalId: string) => approved.get({ receiptNo, approvalId }) ?? null,
    /** How often each receipt was corrected, and when it was reversed, ms; receipts that never were are not in it. */
    ofReceipts(numbers: string[]): Map<string, { corrections: number; reversedAtMs: number | null }> {
      const rows = db.select().from(receiptCorrection).where(inArray(receiptCorrection.receiptNo, numbers)).all();
      return new Map(
        [...Map.groupBy(rows, (row) => row.receiptNo)].map(([receiptNo, own]) => [
          receiptNo,
          {
            corrections: own.length,
            reversedAtMs: own.find((row) => row.kind === 'reversal')?.correctedAtMs ?? null,
          },
        ]),
      );
    },
  };
}
