import { and, asc, type Column, eq, sql } from 'drizzle-orm';
import type { OutOfOrdinary } from '#shared/contract/day.ts';
import type { BusinessDate } from '#shared/day.ts';
import type { LedgerDb } from './ledger.ts';
import { approval } from './schema/access.ts';
import { journal } from './schema/journal.ts';
import { appUser } from './schema/person.ts';
import { receipt, receiptCorrection, receiptVoid } from './schema/receipt.ts';

type Sequence = { first: string | null; last: string | null; count: number; gaps: string[] };
/** Gaps that are named one by one; a sequence with more of them has another problem. */
const MOST_GAPS = 500;

/** What a supervisor and an auditor look at: numbers of receipts, and what was out of the ordinary. */
export function oversightStore(db: LedgerDb) {
  const station = sql.placeholder('station');
  const date = sql.placeholder('date');
  const numbers = db
    .select({ receiptNo: receipt.receiptNo, year: receipt.year, counter: receipt.counter })
    .from(receipt)
    .where(and(eq(receipt.businessDate, date), eq(receipt.station, station)))
    .orderBy(asc(receipt.year), asc(receipt.counter))
    .prepare();
  const before = db
    .select({ counter: sql<number | null>`max(${receipt.counter})` })
    .from(receipt)
    .where(
      and(
        eq(receipt.station, station),
        eq(receipt.year, sql.placeholder('year')),
        sql`${receipt.counter} < ${sql.placeholder('counter')}`,
      ),
    )
    .prepare();
  const nameOf = (column: unknown) =>
    sql<string>`coalesce((SELECT ${appUser.name} FROM ${appUser} WHERE ${appUser.userId} = ${column}), '')`;
  /** What was written beside the reason, in the fact itself. */
  const textOf = (of: Column, seq: Column) =>
    sql<string>`(SELECT json_extract(${journal.payload}, '$.reason') FROM ${journal} WHERE ${journal.station} = ${of} AND ${journal.seq} = ${seq})`;
  const voids = db
    .select({
      receiptNo: receiptVoid.receiptNo,
      by: nameOf(receiptVoid.userId),
      with: nameOf(receiptVoid.approver),
      reason: receiptVoid.reasonCode,
      text: textOf(receiptVoid.station, receiptVoid.seq),
      what: sql<string>`''`,
      atMs: receiptVoid.voidedAtMs,
    })
    .from(receiptVoid)
    .innerJoin(receipt, eq(receipt.receiptNo, receiptVoid.receiptNo))
    .where(and(eq(receipt.businessDate, date), eq(receipt.station, station)))
    .orderBy(asc(receiptVoid.voidedAtMs))
    .prepare();
  const corrections = db
    .select({
      receiptNo: sql<string>`${receiptCorrection.receiptNo} || '/' || ${receiptCorrection.correction}`,
      by: nameOf(receiptCorrection.userId),
      with: nameOf(receiptCorrection.approver),
      reason: receiptCorrection.reasonCode,
      text: textOf(receiptCorrection.station, receiptCorrection.seq),
      what: sql<string>`${receiptCorrection.kind} || coalesce(' ' || ${receiptCorrection.money}, '')`,
      atMs: receiptCorrection.correctedAtMs,
    })
    .from(receiptCorrection)
    .where(and(eq(receiptCorrection.businessDate, date), eq(receiptCorrection.station, station)))
    .orderBy(asc(receiptCorrection.correctedAtMs))
    .prepare();
  const overrides = db
    .select({
      receiptNo: receipt.receiptNo,
      by: nameOf(receipt.userId),
      with: nameOf(approval.approver),
      reason: sql<string>`coalesce(${approval.reasonCode}, '')`,
      text: sql<string>`coalesce(${approval.reason}, '')`,
      what: sql<string>`(SELECT group_concat(value, ', ') FROM json_each(${approval.needs}))`,
      atMs: receipt.takenAtMs,
    })
    .from(receipt)
    .innerJoin(approval, eq(approval.approvalId, receipt.overrideApproval))
    .where(and(eq(receipt.businessDate, date), eq(receipt.station, station)))
    .orderBy(asc(receipt.takenAtMs))
    .prepare();

  return {
    /** The day's receipt numbers, and those between them and the one before that nobody can show (rule 27). */
    sequenceOf(id: string, day: BusinessDate): Sequence {
      const rows = numbers.all({ station: id, date: day });
      const gaps: string[] = [];
      let previous: (typeof rows)[number] | null = null;
      for (const row of rows) {
        const expected: number =
          (previous?.year === row.year
            ? previous.counter
            : (before.get({ station: id, year: row.year, counter: row.counter })?.counter ?? 0)) + 1;
        for (let missing = expected; missing < row.counter && gaps.length < MOST_GAPS; missing += 1) {
          gaps.push(`${id}-${row.year}-${String(missing).padStart(6, '0')}`);
        }
        previous = row;
      }
      return { first: rows[0]?.receiptNo ?? null, last: rows.at(-1)?.receiptNo ?? null, count: rows.length, gaps };
    },
    /** Voids and overrides of the day's receipts, and corrections made on it. */
    outOfOrdinary(id: string, day: BusinessDate): OutOfOrdinary[] {
      const of = { station: id, date: day };
      return [
        ...voids.all(of).map((row) => ({ ...row, kind: 'void' as const })),
        ...corrections.all(of).map((row) => ({ ...row, kind: 'correction' as const })),
        ...overrides.all(of).map((row) => ({ ...row, kind: 'override' as const })),
      ];
    },
  };
}
