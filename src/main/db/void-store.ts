import { and, eq, gt, inArray, isNull, max, ne, notExists, notInArray, or, sql } from 'drizzle-orm';
import type { LocalShare } from '#core/balance.ts';
import type { LedgerDb } from './ledger.ts';
import { preparedValue, unplanned } from './prepared.ts';
import { outbox } from './schema/queue.ts';
import { receiptReversal, receiptShare, receiptVoid } from './schema/receipt.ts';

/** Receipts that were taken back, and the reversals that tell the CIS. */
export function voidStore(db: LedgerDb) {
  const ofReceipt = db
    .select()
    .from(receiptVoid)
    .where(eq(receiptVoid.receiptNo, sql.placeholder('receiptNo')))
    .prepare();
  const item = db
    .select({ number: max(receiptReversal.itemNumber) })
    .from(receiptReversal)
    .where(eq(receiptReversal.station, unplanned('station')));
  const lastItem = preparedValue<number | null>(db, item);
  const ofAccount = db
    .select({
      cents: receiptReversal.cents,
      cisState: receiptReversal.cisState,
      postedAtMs: receiptReversal.postedAtMs,
    })
    .from(receiptReversal)
    .where(
      and(
        eq(receiptReversal.accountNo, sql.placeholder('accountNo')),
        or(ne(receiptReversal.cisState, 'posted'), gt(receiptReversal.postedAtMs, sql.placeholder('throughMs'))),
      ),
    )
    .prepare();
  const ofPayment = db
    .select()
    .from(receiptReversal)
    .where(eq(receiptReversal.paymentRef, sql.placeholder('paymentRef')))
    .prepare();
  const byRef = db
    .select()
    .from(receiptReversal)
    .where(eq(receiptReversal.reversalRef, sql.placeholder('reversalRef')))
    .prepare();
  const takenBack = db
    .select({ one: sql`1` })
    .from(receiptReversal)
    .where(eq(receiptReversal.paymentRef, receiptShare.paymentRef));
  const items = db
    .select({
      paymentRef: receiptShare.paymentRef,
      cisState: receiptShare.cisState,
      queued: outbox.state,
      firstSentAtMs: outbox.firstSentAtMs,
    })
    .from(receiptShare)
    .leftJoin(outbox, eq(outbox.paymentRef, receiptShare.paymentRef))
    .where(
      and(
        eq(receiptShare.receiptNo, sql.placeholder('receiptNo')),
        notInArray(receiptShare.cisState, ['none', 'cancelled']),
        notExists(takenBack),
      ),
    )
    .prepare();
  const forgotten = db
    .select({
      reversalRef: receiptReversal.reversalRef,
      paymentRef: receiptReversal.paymentRef,
      receiptNo: receiptReversal.receiptNo,
      cisState: receiptReversal.cisState,
    })
    .from(receiptReversal)
    .leftJoin(outbox, eq(outbox.paymentRef, receiptReversal.reversalRef))
    .where(and(inArray(receiptReversal.cisState, ['open', 'rejected']), isNull(outbox.paymentRef)))
    .prepare();
  return {
    find: (receiptNo: string) => ofReceipt.get({ receiptNo }) ?? null,
    /** The last item number that a station gave to a reversal; 0 for none. */
    lastItem: (station: string): number => lastItem({ station }) ?? 0,
    /** Reversals on an account that the CIS's figures do not contain, as shares that take away. */
    localReversals: (accountNo: string, throughMs: number): LocalShare[] =>
      ofAccount.all({ accountNo, throughMs }).map((row) => ({ ...row, cents: -row.cents }) as LocalShare),
    reversalOf: (paymentRef: string) => ofPayment.get({ paymentRef }) ?? null,
    reversal: (reversalRef: string) => byRef.get({ reversalRef }) ?? null,
    /** The CIS items of a receipt that stand, as journal and queue know them. */
    itemsOf: (receiptNo: string) => items.all({ receiptNo }),
    /** Reversals that are not settled and that no queue knows (after a rebuild, a restore, a takeover). */
    forgotten: () => forgotten.all(),
    voidedOf: (numbers: string[]): Map<string, number> =>
      new Map(
        db
          .select({ receiptNo: receiptVoid.receiptNo, voidedAtMs: receiptVoid.voidedAtMs })
          .from(receiptVoid)
          .where(inArray(receiptVoid.receiptNo, numbers))
          .all()
          .map((row) => [row.receiptNo, row.voidedAtMs]),
      ),
  };
}
