import { bankToLeave } from '#core/drawer/bills-to-pull.ts';
import { decideApprove, decideReject, decideSurprise } from '#core/drawer/count-drawer.ts';
import type { NewFact } from '#core/journal/fact.ts';
import { ok, type Result } from '#shared/failure.ts';
import { type Cents, cents } from '#shared/money.ts';
import type { TillCount } from '#shared/till-count.ts';
import type { StoredSession } from '../db/drawer-store.ts';
import type { Actor, Office } from '../office.ts';
import { countedSession } from './counted-session.ts';

/** Which pieces stay in the till: its starting bank, or everything where somebody goes on with it. */
export function bankOf(
  office: Office,
  stored: StoredSession,
  cash: TillCount,
): { left: TillCount; turnedIn: TillCount; exact: boolean } {
  if (stored.handedOverTo !== null) return { left: cash, turnedIn: [], exact: true };
  const target = cents(office.settings.on(stored.businessDate)['drawer.starting-bank-cents']);
  const { leave, pull, exact } = bankToLeave(cash, target);
  return { left: leave, turnedIn: pull, exact };
}

/** Another person accepts a submitted count; its session is closed and its money turned in. */
export function approveDrawer(office: Office, actor: Actor, sessionId: string): Result<null> {
  return office.ledger.transaction(() => {
    const found = countedSession(office, sessionId);
    if (!found.ok) return found;
    const { session, stored } = found.value;
    const bank = bankOf(office, stored, session.lastCount?.cash ?? []);
    return append(office, actor, stored, decideApprove(session, actor, bank));
  });
}

/** The count goes back to whoever made it. */
export function rejectCount(
  office: Office,
  actor: Actor,
  { sessionId, ...said }: { sessionId: string; reasonCode: string; reason: string },
): Result<null> {
  return office.ledger.transaction(() => {
    const found = countedSession(office, sessionId);
    if (!found.ok) return found;
    const { session, stored } = found.value;
    return append(office, actor, stored, decideReject(said, session, actor, office.settings.on(stored.businessDate)));
  });
}

function append(office: Office, actor: Actor, stored: StoredSession, decision: Result<NewFact[]>): Result<null> {
  if (!decision.ok) return decision;
  office.ledger.append(office.contextOn(stored.businessDate, actor.userId), decision.value);
  return ok(null);
}

/** The cash of an open drawer, counted by a supervisor; the figures are theirs alone. */
export function surpriseCount(
  office: Office,
  actor: Actor,
  { sessionId, ...count }: { sessionId: string; cash: TillCount; note: string },
): Result<{ expectedCents: Cents; countedCents: Cents; overShortCents: Cents }> {
  return office.ledger.transaction(() => {
    const found = countedSession(office, sessionId);
    if (!found.ok) return found;
    const { session, stored } = found.value;
    const surprise = office.drawers.lastEvent(sessionId, 'surprise') + 1;
    const decision = decideSurprise(count, session, actor, surprise);
    if (!decision.ok) return decision;
    office.ledger.append(office.contextOn(stored.businessDate, actor.userId), decision.value);
    const [fact] = decision.value;
    if (fact?.kind !== 'drawer.surprise-counted') throw new Error('a surprise count is one fact');
    const { expectedCents, cashCents, overShortCents } = fact.payload;
    return ok({ expectedCents, countedCents: cashCents, overShortCents });
  });
}
