import { ok, type Result, refuse } from '#shared/failure.ts';
import type { Actor, Office } from '../office.ts';
import { sessionOf } from './open-drawer.ts';
import { printSlip } from './print-slip.ts';

/** Opens the drawer with no payment (rule 14): with a reason, and counted. */
export function openNoSale(office: Office, actor: Actor, said: { reasonCode: string; reason: string }): Result<null> {
  return office.ledger.transaction(() => {
    const session = sessionOf(office, actor);
    if (!session) return refuse('DRAWER_NOT_OPEN');
    const { sessionId, businessDate } = session;
    const reasons = office.settings.on(businessDate)['reasons.no-sale'];
    if (!reasons.some(({ code }) => code === said.reasonCode)) return refuse('REASON_UNKNOWN');
    const noSale = office.drawers.lastEvent(sessionId, 'no-sale') + 1;
    office.ledger.append(office.contextOn(businessDate, actor.userId), [
      { kind: 'drawer.no-sale', payload: { sessionId, noSale, ...said } },
    ]);
    printSlip(office, 'drawer-kick', `${sessionId}/n${noSale}`);
    return ok(null);
  });
}
