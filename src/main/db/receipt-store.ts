import { and, asc, desc, eq, exists, gt, inArray, isNotNull, lt, max, ne, notExists, or, sql } from 'drizzle-orm';
import { type AnySQLiteColumn, alias } from 'drizzle-orm/sqlite-core';
import type { CounterPayment } from '#core/account/recent-payments.ts';
import type { LocalShare } from '#core/balance.ts';
import type { BusinessDate } from '#shared/day.ts';
import type { Cents } from '#shared/money.ts';
import type { LedgerDb } from './ledger.ts';
import { preparedValue, unplanned } from './prepared.ts';
import { outbox } from './schema/queue.ts';
import {
  checkRefusal,
  receipt,
  receiptLine,
  receiptReversal,
  receiptShare,
  receiptTender,
  receiptVoid,
} from './schema/receipt.ts';

/** The line that a share pays of, as it was when the share got its reference. */
export const lineOfShare = and(
  eq(receiptLine.receiptNo, receiptShare.receiptNo),
  eq(receiptLine.lineNo, receiptShare.lineNo),
  eq(receiptLine.correction, receiptShare.correction),
);

export function receiptStore(db: LedgerDb) {
  const receiptNo = sql.placeholder('receiptNo');
  const notVoided = (of: AnySQLiteColumn) =>
    notExists(db.select({ one: sql`1` }).from(receiptVoid).where(eq(receiptVoid.receiptNo, of)));
  const byNumber = db.select().from(receipt).where(eq(receipt.receiptNo, receiptNo)).prepare();
  const byTransaction = db
    .select()
    .from(receipt)
    .where(eq(receipt.transactionId, sql.placeholder('transactionId')))
    .prepare();
  // Receipt numbers of a station and year sort as their counters do: "C1-26-000123".
  const newest = db
    .select({ counter: receipt.counter })
    .from(receipt)
    .where(and(gt(receipt.receiptNo, sql.placeholder('after')), lt(receipt.receiptNo, sql.placeholder('before'))))
    .orderBy(desc(receipt.receiptNo))
    .limit(1);
  const lastCounter = preparedValue<number>(db, newest);
  const item = db
    .select({ number: max(receiptShare.itemNumber) })
    .from(receiptShare)
    .where(eq(receiptShare.station, unplanned('station')));
  const lastItem = preparedValue<number | null>(db, item);
  const ofAccount = db
    .select({ cents: receiptShare.cents, cisState: receiptShare.cisState, postedAtMs: receiptShare.postedAtMs })
    .from(receiptShare)
    .where(
      and(
        eq(receiptShare.accountNo, sql.placeholder('accountNo')),
        or(ne(receiptShare.cisState, 'posted'), gt(receiptShare.postedAtMs, sql.placeholder('throughMs'))),
      ),
    )
    .prepare();
  // Neither taken back with its receipt nor moved by a correction.
  const stands = and(
    ne(receiptShare.cisState, 'cancelled'),
    notExists(
      db.select({ one: sql`1` }).from(receiptReversal).where(eq(receiptReversal.paymentRef, receiptShare.paymentRef)),
    ),
  );
  // The newest that stands is nearly always the newest: the walk from the end stops there.
  const newestOnAccount = db
    .select({ atMs: receiptShare.takenAtMs })
    .from(receiptShare)
    .where(and(eq(receiptShare.accountNo, unplanned('accountNo')), stands))
    .orderBy(desc(receiptShare.takenAtMs))
    .limit(1);
  const lastPaid = preparedValue<number>(db, newestOnAccount);
  // A tender may be named anew without any share of it: then the CIS was not told wrongly.
  const named = alias(receiptTender, 'named');
  const newestTender = db
    .select({ correction: max(named.correction) })
    .from(named)
    .where(and(eq(named.receiptNo, receiptShare.receiptNo), eq(named.tenderNo, receiptShare.tenderNo)));
  const lately = db
    .select({ code: receiptTender.code, cents: receiptLine.cents })
    .from(receiptShare)
    .innerJoin(receiptLine, lineOfShare)
    .innerJoin(
      receiptTender,
      and(
        eq(receiptTender.receiptNo, receiptShare.receiptNo),
        eq(receiptTender.tenderNo, receiptShare.tenderNo),
        eq(receiptTender.correction, sql`(${newestTender})`),
      ),
    )
    .where(
      and(
        eq(receiptShare.accountNo, sql.placeholder('accountNo')),
        gt(receiptShare.takenAtMs, sql.placeholder('afterMs')),
        stands,
      ),
    )
    .prepare();
  const again = alias(receiptShare, 'again');
  const moved = exists(
    db
      .select({ one: sql`1` })
      .from(again)
      .where(
        and(
          eq(again.receiptNo, receiptShare.receiptNo),
          eq(again.lineNo, receiptShare.lineNo),
          eq(again.tenderNo, receiptShare.tenderNo),
          gt(again.correction, receiptShare.correction),
        ),
      ),
  );
  const newestOf = db
    .select({
      paymentRef: receiptShare.paymentRef,
      shortRef: receiptShare.shortRef,
      receiptNo: receiptShare.receiptNo,
      date: receipt.businessDate,
      cents: receiptShare.cents,
      settled: receiptShare.cisState,
      queued: outbox.state,
      voidedAtMs: receiptVoid.voidedAtMs,
      reversalRef: receiptReversal.reversalRef,
      moved: moved.mapWith(Boolean),
    })
    .from(receiptShare)
    .innerJoin(receipt, eq(receipt.receiptNo, receiptShare.receiptNo))
    .leftJoin(outbox, eq(outbox.paymentRef, receiptShare.paymentRef))
    .leftJoin(receiptVoid, eq(receiptVoid.receiptNo, receiptShare.receiptNo))
    .leftJoin(receiptReversal, eq(receiptReversal.paymentRef, receiptShare.paymentRef))
    .where(and(eq(receiptShare.accountNo, sql.placeholder('accountNo')), isNotNull(receiptShare.paymentRef)))
    .orderBy(desc(receiptShare.takenAtMs), desc(receiptShare.itemNumber))
    .limit(sql.placeholder('limit'))
    .prepare();
  const instrument = db
    .select({ receiptNo: receiptTender.receiptNo })
    .from(receiptTender)
    // What was given back with a voided receipt may come again.
    .where(and(eq(receiptTender.instrumentKey, sql.placeholder('key')), notVoided(receiptTender.receiptNo)))
    .limit(1)
    .prepare();
  const refusal = db
    .select({ slipNo: max(checkRefusal.slipNo) })
    .from(checkRefusal)
    .where(eq(checkRefusal.station, sql.placeholder('station')))
    .prepare();
  const share = db
    .select({ receiptNo: receiptShare.receiptNo, accountNo: receiptShare.accountNo })
    .from(receiptShare)
    .where(eq(receiptShare.paymentRef, sql.placeholder('paymentRef')))
    .prepare();
  const day = db
    .select()
    .from(receipt)
    .where(eq(receipt.businessDate, sql.placeholder('date')))
    .orderBy(desc(receipt.takenAtMs), desc(receipt.receiptNo))
    .limit(sql.placeholder('limit'))
    .prepare();
  return {
    find: (no: string) => byNumber.get({ receiptNo: no }) ?? null,
    ofTransaction: (transactionId: string) => byTransaction.get({ transactionId }) ?? null,
    /** The last receipt number given by a station in a year; 0 for none. */
    lastCounter: (station: string, year: string): number =>
      lastCounter({ after: `${station}-${year}-`, before: `${station}-${year}.` }) ?? 0,
    /** The last CIS item number given by a station; 0 for none. */
    lastItem: (station: string): number => lastItem({ station }) ?? 0,
    /** Shares of an account, less those that the CIS posted at or before `throughMs`: its figures contain them. */
    localShares: (accountNo: string, throughMs: number) => ofAccount.all({ accountNo, throughMs }) as LocalShare[],
    lastPaidAtMs: (accountNo: string): number | null => lastPaid({ accountNo }) ?? null,
    /** What was paid on an account after an instant: its whole lines, once for each tender that paid of them. */
    paidAfter: (accountNo: string, afterMs: number) =>
      lately.all({ accountNo, afterMs }) as { code: string; cents: Cents }[],
    /** What was paid on an account here and goes to the CIS, newest first, with the state that the outbox knows. */
    newestOfAccount: (accountNo: string, limit: number) =>
      newestOf.all({ accountNo, limit }) as (Omit<CounterPayment, 'cisState' | 'undone'> & {
        settled: string;
        queued: string | null;
        voidedAtMs: number | null;
        reversalRef: string | null;
        /** A correction posted it again, on this account or on another. */
        moved: boolean;
      })[],
    /** The receipt that an instrument stands on, or null. */
    withInstrument: (key: string): string | null => instrument.get({ key })?.receiptNo ?? null,
    /** The last return slip's number of a station; 0 for none. */
    lastRefusal: (station: string): number => refusal.get({ station })?.slipNo ?? 0,
    shareOf: (paymentRef: string) => share.get({ paymentRef }) ?? null,
    ofDay: (date: BusinessDate, limit: number) => day.all({ date, limit }),
    /** The lines of receipts as they stand, each receipt's in order. */
    linesOf: (numbers: string[]) =>
      newestOfEach(
        db
          .select()
          .from(receiptLine)
          .where(inArray(receiptLine.receiptNo, numbers))
          .orderBy(asc(receiptLine.receiptNo), asc(receiptLine.lineNo), asc(receiptLine.correction))
          .all(),
        ({ lineNo }) => lineNo,
      ),
    /** The tenders of receipts as they stand. */
    tendersOf: (numbers: string[]) =>
      newestOfEach(
        db
          .select()
          .from(receiptTender)
          .where(inArray(receiptTender.receiptNo, numbers))
          .orderBy(asc(receiptTender.receiptNo), asc(receiptTender.tenderNo), asc(receiptTender.correction))
          .all(),
        ({ tenderNo }) => tenderNo,
      ),
    /** Shares and reversals with the state the outbox knows; a share that only the journal knows is `unknown` while it is open. */
    cisStatesOf: (numbers: string[]) => [...shareStates(numbers), ...reversalStates(numbers)],
  };

  function shareStates(numbers: string[]) {
    return db
      .select({ receiptNo: receiptShare.receiptNo, settled: receiptShare.cisState, queued: outbox.state })
      .from(receiptShare)
      .leftJoin(outbox, eq(outbox.paymentRef, receiptShare.paymentRef))
      .where(inArray(receiptShare.receiptNo, numbers))
      .all();
  }

  function reversalStates(numbers: string[]) {
    return db
      .select({ receiptNo: receiptReversal.receiptNo, settled: receiptReversal.cisState, queued: outbox.state })
      .from(receiptReversal)
      .leftJoin(outbox, eq(outbox.paymentRef, receiptReversal.reversalRef))
      .where(inArray(receiptReversal.receiptNo, numbers))
      .all();
  }
}

/** Of the rows of one receipt with the same number, the one of the latest correction; they come in that order. */
function newestOfEach<R extends { receiptNo: string }>(rows: R[], numberOf: (row: R) => number): R[] {
  return rows.filter((row, index) => {
    const next = rows[index + 1];
    return next?.receiptNo !== row.receiptNo || numberOf(next) !== numberOf(row);
  });
}
