import type { CashShareSight } from '#core/oversight/cash-share.ts';
import type { VoidSight } from '#core/oversight/late-voids.ts';
import type { NoSaleSight } from '#core/oversight/no-sales.ts';
import type { ApprovalSight } from '#core/oversight/repeat-approver.ts';
import type { ShortSight } from '#core/oversight/steady-shorts.ts';
import { seededDraw } from '#sandbox/city/seeded-draw.ts';
import { addDays, type BusinessDate, businessDate } from '#shared/day.ts';
import { cents } from '#shared/money.ts';

type Session = NoSaleSight & ShortSight & CashShareSight;
type Month = {
  from: BusinessDate;
  sessions: Session[];
  /** Of the month before it. */
  earlier: Session[];
  voids: VoidSight[];
  approvals: ApprovalSight[];
};

const CLERKS = ['alvarez', 'boyd', 'diaz', 'ellis'] as const;
const APPROVERS = ['chen', 'chen', 'ruiz'] as const;
const FIRST = businessDate('2026-10-01');
const DAYS = 22;

/**
 * A month of an office in which nobody does anything wrong, after another like it: drawers are off now and then either way,
 * each clerk has customers of their own, and on some days everybody sees more cash.
 */
export function ordinaryMonth(seed: number): Month {
  const draw = seededDraw(seed, 1);
  const usual = new Map(CLERKS.map((clerk) => [clerk, 35 + draw.below(30)]));
  const sessions: Session[] = [];
  const earlier: Session[] = [];
  const voids: VoidSight[] = [];
  const approvals: ApprovalSight[] = [];
  for (let day = 0; day < 2 * DAYS; day += 1) {
    const moreCash = draw.below(21) - 10;
    for (const userId of CLERKS) {
      const served = 20 + draw.below(20);
      const cash = countOf(served, () => draw.chance((usual.get(userId) ?? 50) + moreCash));
      const sessionId = `${userId}-${day}`;
      const session = {
        sessionId,
        userId,
        date: addDays(FIRST, day),
        closedAtMs: day * 86_400_000,
        noSales: countOf(8, () => draw.chance(15)),
        overShortCents: cents(draw.chance(30) ? draw.below(1_001) - 500 : 0),
        cash,
        checks: served - cash,
      };
      if (day < DAYS) {
        earlier.push(session);
        continue;
      }
      sessions.push(session);
      if (draw.chance(20)) {
        const takenAtMs = day * 86_400_000 + draw.below(28_800_000);
        const voidedAtMs = takenAtMs + draw.below(15 * 60_000);
        voids.push({
          receiptNo: `C1-${sessionId}`,
          userId,
          approverId: 'chen',
          takenAtMs,
          voidedAtMs,
          cents: cents(8_000),
        });
      }
      if (draw.chance(60)) approvals.push({ approvalId: sessionId, userId, approverId: draw.pick(APPROVERS) });
    }
  }
  return { from: addDays(FIRST, DAYS), sessions, earlier, voids, approvals };
}

function countOf(many: number, isSo: () => boolean): number {
  return Array.from({ length: many }, isSo).filter(Boolean).length;
}
