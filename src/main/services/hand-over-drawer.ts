import { type Count, decideCount } from '#core/drawer/count-drawer.ts';
import { sessionId } from '#core/drawer/open-drawer.ts';
import type { NewFact } from '#core/journal/fact.ts';
import type { CountAnswer } from '#shared/contract/drawer.ts';
import { ok, type Result, refuse } from '#shared/failure.ts';
import { MONEY_ROLES } from '#shared/role.ts';
import { tillCents } from '#shared/till-count.ts';
import type { Actor, Office } from '../office.ts';
import { byTwo } from './by-two.ts';
import { countAnswer } from './count-drawer.ts';
import { countedSession } from './counted-session.ts';
import { openCircumstances } from './open-drawer.ts';
import { printSlip } from './print-slip.ts';

export type HandOver = { sessionId: string; count: Count; toUserId: string; approvalId: string | null };

/**
 * A drawer goes on with somebody else (rule 12): both count it, once; the first session is submitted with that count and the
 * second one opens with its cash, in one transaction. Checks stay with the session that took them.
 */
export function handOverDrawer(office: Office, actor: Actor, request: HandOver): Result<CountAnswer> {
  return office.ledger.transaction(() => {
    const found = countedSession(office, request.sessionId);
    if (!found.ok) return found;
    const { session, stored } = found.value;
    const taker = office.people.find(request.toUserId);
    const settings = office.settings.on(stored.businessDate);
    const cash = request.count.cash;
    const done = byTwo(
      office,
      actor,
      {
        action: 'drawer.hand-over',
        asked: { sessionId: request.sessionId, count: asked(request.count), toUserId: request.toUserId },
        approvalId: request.approvalId,
        date: stored.businessDate,
        subject: {
          drawer: stored.drawer,
          sessionId: stored.sessionId,
          count: cash,
          outOf: [],
          cents: tillCents(cash),
          expectedCents: null,
          note: '',
          withUserId: request.toUserId,
        },
      },
      (approvalId): Result<NewFact[]> => {
        if (stored.userId !== actor.userId) return refuse('DRAWER_UNKNOWN', { drawer: stored.sessionId });
        if (stored.state !== 'open' || stored.businessDate !== office.businessDate()) {
          return refuse('DRAWER_STATE', { session: stored.sessionId, state: stored.state });
        }
        if (!taker?.active || !MONEY_ROLES.includes(taker.role) || taker.userId === actor.userId) {
          return refuse('USER_UNKNOWN');
        }
        const theirs = openCircumstances(office, taker);
        if (theirs.own) return refuse('DRAWER_ALREADY_OPEN', { session: theirs.own.sessionId });
        if (theirs.day !== 'open') return refuse('DAY_STATE', { date: theirs.date, state: theirs.day ?? 'unopened' });
        const next = sessionId(theirs);
        const counted = decideCount(request.count, session, actor, settings, next);
        if (!counted.ok) return counted;
        if (approvalId === null) return refuse('APPROVAL_NEEDED', { needs: ['hand-over'] });
        const countedCents = tillCents(cash);
        const opened: NewFact = {
          kind: 'drawer.opened',
          payload: {
            sessionId: next,
            drawer: stored.drawer,
            userId: taker.userId,
            expectedCents: countedCents,
            count: cash,
            countedCents,
            note: null,
            approvalId,
            handedOverBy: stored.sessionId,
          },
        };
        return ok([...counted.value, opened]);
      },
    );
    if (!done.ok) return done;
    // Asked for again after it was done: the count that stands is the answer.
    if (done.value.length === 0) return ok(standingAnswer(office, stored.sessionId));
    printSlip(office, 'hand-over-slip', stored.sessionId);
    return ok(countAnswer(office, done.value));
  });
}

function standingAnswer(office: Office, sessionId: string): CountAnswer {
  return { agrees: office.drawers.countsOf(sessionId)[0]?.agrees ?? false, submitted: true, triesLeft: 0 };
}

/** A count as the second person's word is bound to it. */
function asked({ cash, tenders }: Count) {
  return { cash, tenders: tenders.map((tender) => ({ ...tender })) };
}
