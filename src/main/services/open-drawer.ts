import {
  chooseDrawer,
  decideOpenDrawer,
  expectedBank,
  type OpenCircumstances,
  type OpenRequest,
} from '#core/drawer/open-drawer.ts';
import type { DrawerView } from '#shared/contract/drawer.ts';
import { ok, type Result, refuse } from '#shared/failure.ts';
import { tillCents } from '#shared/till-count.ts';
import type { OpenSession } from '../db/drawer-store.ts';
import type { Actor, Office } from '../office.ts';
import { byTwo } from './by-two.ts';
import { limitOf } from './drawer-cash.ts';

/** Opens a drawer session with a count of its bank; the first of a day opens the day. */
export function openDrawer(office: Office, actor: Actor, request: OpenRequest): Result<DrawerView> {
  return office.ledger.transaction(() => {
    const now = openCircumstances(office, actor);
    // Both people look at one till and at what should be in it: the word is for these.
    const chosen = chooseDrawer(request.drawer, now);
    const drawer = chosen.ok ? chosen.value : request.drawer;
    const expectedCents = drawer === null ? null : expectedBank(drawer, now);
    const opened = byTwo(
      office,
      actor,
      {
        action: 'drawer.open',
        asked: { drawer, expectedCents, count: request.count, note: request.note },
        approvalId: request.approvalId,
        date: now.date,
        subject: {
          drawer,
          sessionId: null,
          count: request.count,
          outOf: [],
          cents: tillCents(request.count),
          expectedCents,
          note: request.note,
          withUserId: null,
        },
      },
      (approvalId) => decideOpenDrawer({ ...request, approvalId }, now),
    );
    if (!opened.ok) return opened;
    // The word served before; since then the drawer was counted.
    const view = drawerOf(office, actor);
    return view ? ok(view) : refuse('APPROVAL_OVER');
  });
}

export function openCircumstances(office: Office, actor: Pick<Actor, 'userId'>): OpenCircumstances {
  const date = office.businessDate();
  const { station, drawers } = office;
  const waiting = drawers.unapproved().filter((session) => session.station === station);
  const own = waiting.filter(({ userId, state }) => userId === actor.userId && state !== 'submitted').at(-1);
  const latest = office.latestDay();
  // A till that was handed over belongs to the session that goes on with it.
  const inUse = waiting.filter(({ handedOverTo }) => handedOverTo === null);
  return {
    station,
    date,
    day: latest?.date === date ? latest.state : null,
    userId: actor.userId,
    own: own ? { sessionId: own.sessionId, date: own.businessDate } : null,
    inUse: new Map(
      inUse.map(({ drawer, sessionId, userId }) => [
        drawer,
        { sessionId, name: office.people.find(userId)?.name ?? '' },
      ]),
    ),
    left: drawers.leftInTills(station),
    sessionsToday: drawers.countOn(station, date),
    settings: office.settings.on(date),
  };
}

/** The person's session of the current business date, while it takes money. */
export function sessionOf(office: Office, actor: Pick<Actor, 'userId'>): OpenSession | null {
  return office.drawers.openOn(office.station, office.businessDate(), actor.userId);
}

/** The same as the window shows it: with a word for how near its cash is to the limits. */
export function drawerOf(office: Office, actor: Pick<Actor, 'userId'>): DrawerView | null {
  const session = sessionOf(office, actor);
  if (!session) return null;
  const { sessionId, drawer, businessDate, openedAtMs } = session;
  return { sessionId, drawer, businessDate, openedAtMs, limit: limitOf(office, session) };
}
