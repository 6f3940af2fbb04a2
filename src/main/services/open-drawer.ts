import { decideOpenDrawer } from '#core/day/open-drawer.ts';
import type { DrawerView } from '#shared/contract/drawer.ts';
import { ok, type Result } from '#shared/failure.ts';
import type { Actor, Office } from '../office.ts';

export function openDrawer(office: Office, actor: Actor): Result<DrawerView> {
  return office.ledger.transaction(() => {
    const date = office.businessDate();
    const { days, station } = office;
    const decision = decideOpenDrawer({
      station,
      date,
      dayIsOpen: office.latestOpened() === date,
      ownSession: days.ownSession(station, date, actor.userId)?.sessionId ?? null,
      sessionsToday: days.sessionsOn(station, date),
      userId: actor.userId,
      settings: office.settings.on(date),
    });
    if (!decision.ok) return decision;
    office.ledger.append(office.context(actor.userId), decision.value);
    const opened = drawerOf(office, actor);
    if (!opened) throw new Error('the drawer session just opened is not there');
    return ok(opened);
  });
}

/** The person's open drawer on the current business date. */
export function drawerOf(office: Office, actor: Actor): DrawerView | null {
  const session = office.days.ownSession(office.station, office.businessDate(), actor.userId);
  if (!session) return null;
  const { sessionId, drawer, businessDate, openedAtMs } = session;
  return { sessionId, drawer, businessDate, openedAtMs };
}
