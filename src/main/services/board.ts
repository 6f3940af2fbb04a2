import { APPROVAL_LASTS_MS } from '#core/access/approval.ts';
import { fallingCashShares } from '#core/oversight/cash-share.ts';
import { lateVoids } from '#core/oversight/late-voids.ts';
import { noSales } from '#core/oversight/no-sales.ts';
import { oversightLimits } from '#core/oversight/oversight-limits.ts';
import { repeatApprovers } from '#core/oversight/repeat-approver.ts';
import { steadyShorts } from '#core/oversight/steady-shorts.ts';
import type { BoardDrawer, BoardView } from '#shared/contract/board.ts';
import { addDays } from '#shared/day.ts';
import type { OversightException } from '#shared/exception.ts';
import { cents } from '#shared/money.ts';
import type { Relay } from '../cis/relay.ts';
import type { Actor, Office } from '../office.ts';
import { dayList } from './day-view.ts';
import { cashIn, limitOf } from './drawer-cash.ts';

/** How far patterns are looked for, and which part of that is recent, days. */
const LOOK_BACK_DAYS = 60;
const RECENT_DAYS = 14;
const DAYS_DRAWN = 30;

/**
 * What a supervisor looks at: drawers now, the day by the hour, the CIS, what waits for a person, what is unusual. Whoever
 * has a drawer of their own that is not counted yet gets every sum without it (rule 15).
 */
export function board(office: Office, actor: Actor, relay: Pick<Relay, 'status'>): BoardView {
  const { station } = office;
  const settings = office.settingsNow();
  const date = office.businessDate();
  const nameOf = (userId: string): string => office.people.find(userId)?.name ?? '';
  const unapproved = office.drawers.unapproved();
  const own = unapproved.find(({ userId, state }) => userId === actor.userId && state !== 'submitted') ?? null;
  const exceptions = exceptionsOf(office);
  const cisOpen = office.outbox.openTotals();
  const atMs = office.clock.now();
  return {
    businessDate: date,
    drawers: unapproved
      .filter(({ state }) => state !== 'submitted')
      .map((session): BoardDrawer => {
        const { sessionId, drawer, userId, businessDate, state } = session;
        const cashCents = userId === actor.userId ? null : cashIn(office, session);
        return {
          sessionId,
          drawer,
          name: nameOf(userId),
          businessDate,
          state,
          limit: limitOf(office, session),
          cashCents,
        };
      }),
    softLimitCents: cents(settings['drawer.soft-limit-cents']),
    hardLimitCents: cents(settings['drawer.hard-limit-cents']),
    hours: office.board.hours(station, date, own?.sessionId ?? null),
    withoutOwn: own !== null,
    cis: relay.status(),
    cisOpen: { openItems: cisOpen.openItems, openCents: own ? null : cisOpen.openCents },
    waiting: unapproved
      .filter(({ state }) => state === 'submitted')
      .map(({ sessionId, drawer, userId, submittedAtMs }) => ({
        sessionId,
        drawer,
        name: nameOf(userId),
        submittedAtMs: submittedAtMs ?? 0,
      })),
    asked: office.board
      .asked(atMs - APPROVAL_LASTS_MS)
      .map(({ askedBy, ...rest }) => ({ ...rest, name: nameOf(askedBy) })),
    exceptions,
    names: Object.fromEntries(peopleIn(exceptions).map((userId) => [userId, nameOf(userId)])),
    ...spokenOf(office, exceptions),
    days: dayList(office, DAYS_DRAWN).reverse(),
  };
}

function exceptionsOf(office: Office): OversightException[] {
  const today = office.calendarDate();
  const from = addDays(today, -LOOK_BACK_DAYS);
  const limits = oversightLimits(office.settingsNow());
  const since = office.clock.now() - LOOK_BACK_DAYS * 24 * 60 * 60_000;
  return [
    ...lateVoids(office.board.voids(from), limits),
    ...noSales(office.board.noSales(from), limits),
    ...steadyShorts(office.board.shorts(from), limits),
    ...repeatApprovers(office.board.approvals(since), limits),
    ...fallingCashShares(office.board.cashShares(from), addDays(today, -RECENT_DAYS), limits),
  ];
}

/** What the exceptions open, as people name it. */
function spokenOf(
  office: Office,
  exceptions: readonly OversightException[],
): Pick<BoardView, 'sessions' | 'approvals'> {
  const sessionIds = exceptions.flatMap((each) => ('sessionIds' in each ? each.sessionIds : []));
  const approvalIds = exceptions.flatMap((each) => ('approvalIds' in each ? each.approvalIds : []));
  const from = addDays(office.calendarDate(), -LOOK_BACK_DAYS);
  const sessions = sessionIds.length > 0 ? office.board.sessions(sessionIds) : [];
  const approvals = approvalIds.length > 0 ? office.board.approved(approvalIds, from) : [];
  return {
    sessions: Object.fromEntries(sessions.map(({ sessionId, ...session }) => [sessionId, session])),
    approvals: Object.fromEntries(approvals.map(({ approvalId, ...approval }) => [approvalId, approval])),
  };
}

function peopleIn(exceptions: readonly OversightException[]): string[] {
  const ids = exceptions.flatMap((each) => ('approverId' in each ? [each.userId, each.approverId] : [each.userId]));
  return [...new Set(ids)];
}
