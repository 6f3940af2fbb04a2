import { sql } from 'drizzle-orm';
import type { ClerkTender } from '#core/report/audit-record.ts';
import type { BookedPart, OpenItem, OwnAttempt, RecordedReceipt, TakenPart } from '#core/report/day-record.ts';
import type { BusinessDate } from '#shared/day.ts';
import { minuteOfDay } from '#shared/day.ts';
import { type Cents, cents, sumCents } from '#shared/money.ts';
import type { TenderCode } from '#shared/tender.ts';
import type { LedgerDb } from './ledger.ts';

type Span = { station: string; from: BusinessDate; to: BusinessDate };
type ReceiptRow = Omit<RecordedReceipt, 'voided' | 'cents' | 'tenders'> & {
  voided: number;
  cents: number;
  tenders: string;
};
type TenderRow = { clerk: string; code: TenderCode; atMs: number; cents: number; gone: number };

/**
 * What reports are made of: long walks over the receipts of a day or a month. Nothing here is prepared or indexed for it;
 * it runs in a worker, on a connection of its own.
 */
export function dayRecordStore(db: LedgerDb) {
  // What of a receipt is not in its drawer, as it stood when the drawer was approved.
  const gone = sql`(v.receipt_no IS NOT NULL OR EXISTS (
    SELECT 1 FROM receipt_correction AS c WHERE c.receipt_no = r.receipt_no AND c.money = 'not-received'
      AND (s.approved_seq IS NULL OR c.seq < s.approved_seq)))`;
  const inSpan = ({ station, from, to }: Span) =>
    sql`r.station = ${station} AND r.business_date >= ${from} AND r.business_date <= ${to}`;
  const lastTender = sql`t.correction = (SELECT max(w.correction) FROM receipt_tender AS w WHERE w.receipt_no = t.receipt_no AND w.tender_no = t.tender_no)`;
  const lastLine = sql`l.correction = (SELECT max(w.correction) FROM receipt_line AS w WHERE w.receipt_no = l.receipt_no AND w.line_no = l.line_no)`;

  return {
    /** Every receipt, as it stands, in the order of its number. */
    receipts(span: Span): RecordedReceipt[] {
      const rows = db.all<ReceiptRow>(sql`
        SELECT r.receipt_no AS receiptNo, r.business_date AS businessDate, r.taken_at_ms AS takenAtMs, r.clerk_name AS clerk,
          (SELECT group_concat(trim(coalesce(l.display_no, l.gl_code, '') || ' ' || l.name), '; ') FROM receipt_line AS l
            WHERE l.receipt_no = r.receipt_no AND ${lastLine}) AS paid,
          (SELECT json_group_array(json_object('code', t.code, 'number', t.number)) FROM receipt_tender AS t
            WHERE t.receipt_no = r.receipt_no AND ${lastTender}) AS tenders,
          r.lines_cents AS cents, v.receipt_no IS NOT NULL AS voided,
          (SELECT count(*) FROM receipt_correction AS c WHERE c.receipt_no = r.receipt_no) AS corrections,
          json_extract(j.payload, '$.receivedDate') AS receivedDate,
          (SELECT d.business_date FROM deposit AS d, json_each(d.body, '$.sessions') AS one
            WHERE d.state <> 'undone' AND one.value = r.drawer_session LIMIT 1) AS depositedDate
        FROM receipt AS r
        JOIN journal AS j ON j.station = r.station AND j.seq = r.seq
        LEFT JOIN receipt_void AS v ON v.receipt_no = r.receipt_no
        WHERE ${inSpan(span)} ORDER BY r.year, r.counter`);
      return rows.map((row) => ({
        ...row,
        tenders: JSON.parse(row.tenders),
        cents: cents(row.cents),
        voided: row.voided === 1,
      }));
    },

    /** What was taken, by clerk, tender and hour of the clock on the wall. */
    taken(span: Span): TakenPart[] {
      const rows = db.all<TenderRow>(sql`
        SELECT r.clerk_name AS clerk, t.code AS code, r.taken_at_ms AS atMs, t.tendered_cents - t.change_cents AS cents,
          ${gone} AS gone
        FROM receipt AS r
        JOIN receipt_tender AS t ON t.receipt_no = r.receipt_no AND ${lastTender}
        LEFT JOIN drawer_session AS s ON s.session_id = r.drawer_session
        LEFT JOIN receipt_void AS v ON v.receipt_no = r.receipt_no
        WHERE ${inSpan(span)} ORDER BY r.clerk_name`);
      const parts = Map.groupBy(rows, ({ clerk, code, atMs }) => `${clerk}\n${code}\n${hourOf(atMs)}`);
      return [...parts.values()].flatMap((all): TakenPart[] => {
        const [first] = all;
        if (!first) return [];
        const back = all.filter((row) => row.gone === 1);
        const sum = (of: readonly TenderRow[]): Cents => sumCents(of.map((row) => cents(row.cents)));
        return [
          {
            clerk: first.clerk,
            code: first.code,
            hour: hourOf(first.atMs),
            items: all.length,
            cents: sum(all),
            takenBackItems: back.length,
            takenBackCents: sum(back),
          },
        ];
      });
    },

    /** What each clerk took of each tender on each day, without what was voided. */
    clerkTenders(span: Span): ClerkTender[] {
      const rows = db.all<Omit<ClerkTender, 'cents'> & { cents: number }>(sql`
        SELECT r.business_date AS date, r.clerk_name AS clerk, t.code AS code, count(*) AS items,
          sum(t.tendered_cents - t.change_cents) AS cents
        FROM receipt AS r
        JOIN receipt_tender AS t ON t.receipt_no = r.receipt_no AND ${lastTender}
        WHERE ${inSpan(span)} AND NOT EXISTS (SELECT 1 FROM receipt_void AS v WHERE v.receipt_no = r.receipt_no)
        GROUP BY r.business_date, r.clerk_name, t.code ORDER BY r.business_date, r.clerk_name, t.code`);
      return rows.map((row) => ({ ...row, cents: cents(row.cents) }));
    },

    /** What was paid, by where it is booked; accounts together. */
    booked(span: Span): BookedPart[] {
      const rows = db.all<{ glCode: string | null; cents: number }>(sql`
        SELECT l.gl_code AS glCode, sum(l.cents) AS cents
        FROM receipt AS r
        JOIN receipt_line AS l ON l.receipt_no = r.receipt_no AND ${lastLine}
        LEFT JOIN drawer_session AS s ON s.session_id = r.drawer_session
        LEFT JOIN receipt_void AS v ON v.receipt_no = r.receipt_no
        WHERE ${inSpan(span)} AND NOT ${gone} GROUP BY l.gl_code ORDER BY l.gl_code`);
      return rows.map((row) => ({ glCode: row.glCode, cents: cents(row.cents) }));
    },

    /** Reversals made in these days whose money is not seen in a drawer: refunds due, and what was found missing before. */
    reversed({ station, from, to }: Span): { money: 'refund-due' | 'not-received'; cents: Cents }[] {
      const rows = db.all<{ money: 'refund-due' | 'not-received'; cents: number }>(sql`
        SELECT c.money AS money, sum(r.lines_cents) AS cents
        FROM receipt_correction AS c
        JOIN receipt AS r ON r.receipt_no = c.receipt_no
        LEFT JOIN drawer_session AS s ON s.session_id = r.drawer_session
        WHERE c.station = ${station} AND c.business_date >= ${from} AND c.business_date <= ${to} AND c.money IS NOT NULL
          AND (c.money = 'refund-due' OR s.approved_seq < c.seq)
        GROUP BY c.money ORDER BY c.money`);
      return rows.map((row) => ({ ...row, cents: cents(row.cents) }));
    },

    /** Tries to post to, void on or correct an account of one's own. */
    ownAttempts({ station, from, to }: Span): OwnAttempt[] {
      return db.all<OwnAttempt>(sql`
        SELECT j.business_date AS businessDate, j.at_ms AS atMs, coalesce(u.name, '') AS name,
          json_extract(j.payload, '$.accountNo') AS accountNo, json_extract(j.payload, '$.action') AS action
        FROM journal AS j LEFT JOIN app_user AS u ON u.user_id = json_extract(j.payload, '$.userId')
        WHERE j.station = ${station} AND j.kind = 'account.own-refused' AND j.business_date >= ${from} AND j.business_date <= ${to}
        ORDER BY j.seq`);
    },

    refusedChecks({ station, from, to }: Span): number {
      const row = db.get<{ checks: number }>(sql`SELECT count(*) AS checks FROM check_refusal
        WHERE station = ${station} AND business_date >= ${from} AND business_date <= ${to}`);
      return row?.checks ?? 0;
    },

    /** How the CIS stands with what was ever queued and not settled away, by state. */
    cisStates(): { state: string; items: number; cents: Cents }[] {
      const rows = db.all<{ state: string; items: number; cents: number }>(sql`
        SELECT o.state AS state, count(*) AS items,
          coalesce(sum(CASE WHEN o.reverses IS NULL THEN s.cents ELSE -s.cents END), 0) AS cents
        FROM outbox AS o JOIN receipt_share AS s ON s.payment_ref = coalesce(o.reverses, o.payment_ref)
        GROUP BY o.state ORDER BY o.state`);
      return rows.map((row) => ({ ...row, cents: cents(row.cents) }));
    },

    /** What the CIS does not have yet, the oldest first. */
    cisOpen(): OpenItem[] {
      const rows = db.all<Omit<OpenItem, 'cents'> & { cents: number }>(sql`
        SELECT coalesce(v.short_ref, s.short_ref, '') AS shortRef, s.receipt_no AS receiptNo,
          coalesce(l.display_no, '') AS account, l.name AS name,
          CASE WHEN o.reverses IS NULL THEN s.cents ELSE -s.cents END AS cents, o.state AS state, o.created_at_ms AS sinceMs
        FROM outbox AS o
        JOIN receipt_share AS s ON s.payment_ref = coalesce(o.reverses, o.payment_ref)
        JOIN receipt_line AS l ON l.receipt_no = s.receipt_no AND l.line_no = s.line_no AND ${lastLine}
        LEFT JOIN receipt_reversal AS v ON v.reversal_ref = o.payment_ref
        WHERE o.state NOT IN ('posted', 'cancelled') ORDER BY o.created_at_ms, o.payment_ref`);
      return rows.map((row) => ({ ...row, cents: cents(row.cents) }));
    },
  };
}

/** The hour of the clock on the wall; the repeated hour of a day in November is one. */
function hourOf(atMs: number): number {
  return Math.floor(minuteOfDay(atMs) / 60);
}
