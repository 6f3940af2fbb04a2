import { sql } from 'drizzle-orm';
import type { CashShareSight } from '#core/oversight/cash-share.ts';
import type { VoidSight } from '#core/oversight/late-voids.ts';
import type { NoSaleSight } from '#core/oversight/no-sales.ts';
import type { ApprovalSight } from '#core/oversight/repeat-approver.ts';
import type { ShortSight } from '#core/oversight/steady-shorts.ts';
import type { ApprovalAction } from '#shared/approval.ts';
import type { BoardApproval, BoardSession } from '#shared/contract/board.ts';
import { type BusinessDate, minuteOfDay } from '#shared/day.ts';
import { type Cents, cents, sumCents } from '#shared/money.ts';
import type { LedgerDb } from './ledger.ts';

export type HourOfDay = { hour: number; payments: number; cents: Cents };

/** What the supervisor's board is drawn from. Patterns are looked for in drawers that are closed, never in open ones. */
export function boardStore(db: LedgerDb) {
  return {
    /** Payments of a day by the hour on the wall, voided ones left out, and those of one session (its owner counts blind). */
    hours(station: string, date: BusinessDate, withoutSession: string | null): HourOfDay[] {
      const rows = db.all<{ atMs: number; cents: number }>(sql`
        SELECT r.taken_at_ms AS atMs, r.lines_cents AS cents FROM receipt AS r
        WHERE r.business_date = ${date} AND r.station = ${station} AND r.drawer_session IS NOT ${withoutSession}
          AND NOT EXISTS (SELECT 1 FROM receipt_void AS v WHERE v.receipt_no = r.receipt_no)`);
      const hours = Map.groupBy(rows, ({ atMs }) => Math.floor(minuteOfDay(atMs) / 60));
      return [...hours]
        .sort(([a], [b]) => a - b)
        .map(([hour, all]) => ({ hour, payments: all.length, cents: sumCents(all.map((row) => cents(row.cents))) }));
    },

    voids: (from: BusinessDate): VoidSight[] =>
      db.all<VoidSight>(sql`
        SELECT r.receipt_no AS receiptNo, r.user_id AS userId, v.approver AS approverId, r.taken_at_ms AS takenAtMs,
          v.voided_at_ms AS voidedAtMs, r.lines_cents AS cents
        FROM receipt_void AS v JOIN receipt AS r ON r.receipt_no = v.receipt_no
        WHERE r.business_date >= ${from} ORDER BY v.voided_at_ms`),

    noSales: (from: BusinessDate): NoSaleSight[] =>
      db.all<NoSaleSight>(sql`
        SELECT s.session_id AS sessionId, s.user_id AS userId, s.business_date AS date,
          (SELECT count(*) FROM drawer_event AS e WHERE e.session_id = s.session_id AND e.kind = 'no-sale') AS noSales
        FROM drawer_session AS s WHERE s.business_date >= ${from} ORDER BY s.opened_at_ms`),

    shorts: (from: BusinessDate): ShortSight[] =>
      db.all<ShortSight>(sql`
        SELECT s.session_id AS sessionId, s.user_id AS userId, s.approved_at_ms AS closedAtMs, l.over_short_cents AS overShortCents
        FROM drawer_session AS s JOIN drawer_line AS l ON l.session_id = s.session_id AND l.code = 'cash'
        WHERE s.state = 'approved' AND s.business_date >= ${from} ORDER BY s.approved_seq`),

    approvals: (sinceMs: number): ApprovalSight[] =>
      db.all<ApprovalSight>(sql`
        SELECT approval_id AS approvalId, asked_by AS userId, approver AS approverId FROM approval
        WHERE state = 'used' AND granted_at_ms >= ${sinceMs} ORDER BY granted_at_ms`),

    cashShares: (from: BusinessDate): CashShareSight[] =>
      db.all<CashShareSight>(sql`
        SELECT s.session_id AS sessionId, s.user_id AS userId, s.business_date AS date,
          sum(CASE WHEN l.code = 'cash' THEN l.receipted_items ELSE 0 END) AS cash,
          sum(CASE WHEN l.code <> 'cash' THEN l.receipted_items ELSE 0 END) AS checks
        FROM drawer_session AS s JOIN drawer_line AS l ON l.session_id = s.session_id
        WHERE s.state = 'approved' AND s.business_date >= ${from} GROUP BY s.session_id ORDER BY s.business_date`),

    /** Requests that wait for a second person. */
    asked: (sinceMs: number) =>
      db.all<{ approvalId: string; action: ApprovalAction; askedBy: string; askedAtMs: number }>(sql`
        SELECT approval_id AS approvalId, action, asked_by AS askedBy, asked_at_ms AS askedAtMs FROM approval
        WHERE state = 'asked' AND asked_at_ms >= ${sinceMs} ORDER BY asked_at_ms`),

    /** Sessions by their ids, as people name them. */
    sessions: (ids: readonly string[]) =>
      db.all<{ sessionId: string } & BoardSession>(sql`
        SELECT s.session_id AS sessionId, s.drawer, s.business_date AS businessDate,
          CASE WHEN s.state = 'approved' THEN l.over_short_cents END AS cashOffCents
        FROM json_each(${JSON.stringify(ids)}) AS asked JOIN drawer_session AS s ON s.session_id = asked.value
        LEFT JOIN drawer_line AS l ON l.session_id = s.session_id AND l.code = 'cash'`),

    /** Used approvals by their ids. Of one for a payment, its receipt is looked for among those from a date on. */
    approved: (ids: readonly string[], from: BusinessDate) =>
      db.all<{ approvalId: string } & BoardApproval>(sql`
        WITH taken AS MATERIALIZED (
          SELECT receipt_no, override_approval FROM receipt WHERE business_date >= ${from} AND override_approval IS NOT NULL)
        SELECT a.approval_id AS approvalId, a.action, a.granted_at_ms AS grantedAtMs,
          coalesce(json_extract(a.subject, '$.receiptNo'), t.receipt_no) AS receiptNo,
          json_extract(a.subject, '$.cash.sessionId') AS sessionId
        FROM json_each(${JSON.stringify(ids)}) AS asked JOIN approval AS a ON a.approval_id = asked.value
        LEFT JOIN taken AS t ON t.override_approval = a.approval_id`),
  };
}
