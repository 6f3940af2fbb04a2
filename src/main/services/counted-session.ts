import type { SessionSight } from '#core/drawer/count-drawer.ts';
import { ok, type Result, refuse } from '#shared/failure.ts';
import type { StoredSession } from '../db/drawer-store.ts';
import type { Office } from '../office.ts';
import { moneyIn } from './drawer-cash.ts';

/** A session of this station as the rules of counting see it, and as it is stored. */
export function countedSession(
  office: Office,
  sessionId: string,
): Result<{ stored: StoredSession; session: SessionSight }> {
  const stored = office.drawers.find(sessionId);
  const owner = stored ? office.people.find(stored.userId) : null;
  if (!stored || !owner || stored.station !== office.station) return refuse('DRAWER_UNKNOWN', { drawer: sessionId });
  const counts = office.drawers.countsOf(sessionId);
  const last = counts[0];
  return ok({
    stored,
    session: {
      sessionId,
      ownerId: stored.userId,
      ownerRole: owner.role,
      state: stored.state,
      tries: stored.tries,
      triesThisRound: stored.triesThisRound,
      handedOverTo: stored.handedOverTo,
      lastCount: last ? { cash: last.cash, tenders: last.tenders } : null,
      countedBy: counts.map(({ userId }) => userId),
      explained: stored.explained,
      money: moneyIn(office, stored),
    },
  });
}
