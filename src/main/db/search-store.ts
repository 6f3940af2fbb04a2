import { and, between, desc, eq, inArray, max, min, sql } from 'drizzle-orm';
import { addDays, type BusinessDate } from '#shared/day.ts';
import type { Ledger } from './ledger.ts';
import { lineOfShare } from './receipt-store.ts';
import { receipt, receiptLine, receiptReversal, receiptShare, receiptTender } from './schema/receipt.ts';
import { station } from './schema/station.ts';

/** A receipt that was found: when it was taken, and the stored text that fitted, where the row would not show it. */
export type Hit = { receiptNo: string; takenAtMs: number; text: string | null };

/**
 * Names, times of day and amounts have no index: each would cost every payment a page or more, and is asked for seldom.
 * They are looked for among so many of the newest receipts, some months of a busy counter, in a walk of a few
 * hundredths of a second. A verify code is looked for in all of them, for the same reason. All else is found by an index.
 */
export const WALKED = 20_000;
/** After the close of a day, payments of its evening are booked on the next one; that is never a week away. */
const BOOKED_WITHIN_DAYS = 7;

/** Ways to find receipts; each gives its newest hits first, at most `limit`. */
export function searchStore({ db, sqlite }: Ledger) {
  const limit = sql.placeholder('limit');
  const found = { receiptNo: receipt.receiptNo, takenAtMs: receipt.takenAtMs, text: sql<string | null>`null` };
  const newestFirst = [desc(receipt.takenAtMs), desc(receipt.receiptNo)] as const;
  const byCode = db
    .select(found)
    .from(receipt)
    .where(eq(receipt.verifyCode, sql.placeholder('code')))
    .orderBy(...newestFirst)
    .limit(limit)
    .prepare();
  // A tender and a line stand once more for each correction of theirs.
  const byTender = db
    .selectDistinct({ ...found, text: receiptTender.number })
    .from(receiptTender)
    .innerJoin(receipt, eq(receipt.receiptNo, receiptTender.receiptNo))
    .where(and(eq(receiptTender.bareNumber, sql.placeholder('number')), sql`bare_number is not null`))
    .orderBy(...newestFirst)
    .limit(limit)
    .prepare();
  const shares = () =>
    db
      .selectDistinct({
        receiptNo: receiptShare.receiptNo,
        takenAtMs: receiptShare.takenAtMs,
        text: receiptLine.displayNo,
      })
      .from(receiptShare)
      .innerJoin(receiptLine, lineOfShare);
  const byAccount = shares()
    .where(eq(receiptShare.accountNo, sql.placeholder('accountNo')))
    .orderBy(desc(receiptShare.takenAtMs))
    .limit(limit)
    .prepare();
  const byItem = shares()
    .where(
      and(
        eq(receiptShare.station, sql.placeholder('station')),
        eq(receiptShare.itemNumber, sql.placeholder('itemNumber')),
      ),
    )
    .prepare();
  const byReference = shares()
    .where(eq(receiptShare.paymentRef, sql.placeholder('paymentRef')))
    .prepare();
  const reversals = () =>
    db.select(found).from(receiptReversal).innerJoin(receipt, eq(receipt.receiptNo, receiptReversal.receiptNo));
  const reversalByItem = reversals()
    .where(
      and(
        eq(receiptReversal.station, sql.placeholder('station')),
        eq(receiptReversal.itemNumber, sql.placeholder('itemNumber')),
      ),
    )
    .prepare();
  const reversalByReference = reversals()
    .where(eq(receiptReversal.reversalRef, sql.placeholder('paymentRef')))
    .prepare();
  const ofDays = db
    .select({ receiptNo: receipt.receiptNo, takenAtMs: receipt.takenAtMs, businessDate: receipt.businessDate })
    .from(receipt)
    .where(between(receipt.businessDate, sql.placeholder('from'), sql.placeholder('to')))
    .orderBy(desc(receipt.businessDate), desc(receipt.takenAtMs))
    .prepare();
  const firstDay = db
    .select({ date: min(receipt.businessDate) })
    .from(receipt)
    .prepare();
  const lastDay = db
    .select({ date: max(receipt.businessDate) })
    .from(receipt)
    .prepare();
  const stations = db.select({ station: station.station }).from(station).prepare();

  // The newest receipts stand together at the end of the index by day, which holds all that this needs of them.
  const newestOf = (columns: string): string =>
    `SELECT ${columns} FROM receipt ORDER BY business_date DESC, taken_at_ms DESC LIMIT ${WALKED}`;
  const newest = newestOf('receipt_no, taken_at_ms');
  const walkTimes = sqlite.prepare(`${newest}`).raw();
  const walkNames = sqlite
    .prepare(
      `SELECT n.receipt_no, n.taken_at_ms, l.name FROM (${newest}) AS n CROSS JOIN receipt_line AS l USING (receipt_no)`,
    )
    .raw();
  const walkAmounts = sqlite.prepare(
    `SELECT receipt_no AS receiptNo, taken_at_ms AS takenAtMs, NULL AS text FROM (${newestOf('receipt_no, taken_at_ms, lines_cents')}) AS n
       WHERE n.lines_cents = @cents
          OR EXISTS (SELECT 1 FROM receipt_line AS l WHERE l.receipt_no = n.receipt_no AND l.cents = @cents)
          OR EXISTS (SELECT 1 FROM receipt_tender AS t WHERE t.receipt_no = n.receipt_no AND t.tendered_cents = @cents)
       LIMIT @limit`,
  );
  const before = sqlite
    .prepare('SELECT taken_at_ms FROM receipt ORDER BY business_date DESC, taken_at_ms DESC LIMIT 2 OFFSET ?')
    .pluck();

  return {
    byNumbers: (numbers: string[]): Hit[] =>
      db.select(found).from(receipt).where(inArray(receipt.receiptNo, numbers)).all(),
    byVerifyCode: (code: string, most: number): Hit[] => byCode.all({ code, limit: most }),
    /** Of a receipt, a line or a tender, among the newest: an index of amounts would cost every payment a page. */
    byAmount: (cents: number, most: number): Hit[] => walkAmounts.all({ cents, limit: most }) as Hit[],
    byInstrument: (number: string, most: number): Hit[] => byTender.all({ number, limit: most }),
    byAccount: (accountNo: string, most: number): Hit[] => byAccount.all({ accountNo, limit: most }),
    /** A payment or a reversal: they count together. */
    byItem: (item: { station: string; itemNumber: number }): Hit[] => [
      ...byItem.all(item),
      ...reversalByItem.all(item),
    ],
    byPaymentRef: (paymentRef: string): Hit[] => [
      ...byReference.all({ paymentRef }),
      ...reversalByReference.all({ paymentRef }),
    ],
    /** Receipts booked on a day, and those taken on it that may have been booked later, with what they are booked on. */
    nearDay: (date: BusinessDate) => ofDays.all({ from: date, to: addDays(date, BOOKED_WITHIN_DAYS) }),
    byTime(fits: (takenAtMs: number) => boolean, most: number): Hit[] {
      const hits: Hit[] = [];
      for (const row of walkTimes.iterate() as IterableIterator<[string, number]>) {
        if (fits(row[1])) hits.push({ receiptNo: row[0], takenAtMs: row[1], text: null });
        if (hits.length >= most) break;
      }
      return hits;
    },
    byName(fits: (name: string) => boolean, most: number): Hit[] {
      const hits: Hit[] = [];
      for (const row of walkNames.iterate() as IterableIterator<[string, number, string]>) {
        if (row[0] !== hits.at(-1)?.receiptNo && fits(row[2])) {
          hits.push({ receiptNo: row[0], takenAtMs: row[1], text: row[2] });
        }
        if (hits.length >= most) break;
      }
      return hits;
    },
    /** When the oldest receipt was taken that a walk comes to, ms; null when it comes to all of them. */
    walkEndsMs(): number | null {
      const [last, further] = before.all(WALKED - 1) as number[];
      return last !== undefined && further !== undefined ? last : null;
    },
    /** The first and the last business date of all receipts; null when there is none. */
    range(): { first: string; last: string } | null {
      const [first, last] = [firstDay.get()?.date, lastDay.get()?.date];
      return first && last ? { first, last } : null;
    },
    stations: (): string[] => stations.all().map((row) => row.station),
  };
}
