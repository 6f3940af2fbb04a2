import { type Count, decideCount, decideExplain, decideSubmit } from '#core/drawer/count-drawer.ts';
import type { DrawerExplained } from '#core/journal/day-facts.ts';
import type { NewFact } from '#core/journal/fact.ts';
import type { CountAnswer } from '#shared/contract/drawer.ts';
import type { BusinessDate } from '#shared/day.ts';
import { ok, type Result, refuse } from '#shared/failure.ts';
import type { Actor, Office } from '../office.ts';
import { countedSession } from './counted-session.ts';

/** A blind count of a drawer; right, or with the last try, it is submitted. What was kept while counting is dropped then. */
export function countDrawer(
  office: Office,
  actor: Actor,
  input: { sessionId: string; count: Count },
): Result<CountAnswer> {
  return office.ledger.transaction(() => {
    const found = countedSession(office, input.sessionId);
    if (!found.ok) return found;
    const { session, stored } = found.value;
    const settings = office.settings.on(stored.businessDate);
    return write(office, actor, stored.businessDate, decideCount(input.count, session, actor, settings));
  });
}

/** The last count stands although it is not right. */
export function submitCount(office: Office, actor: Actor, sessionId: string): Result<CountAnswer> {
  return office.ledger.transaction(() => {
    const found = countedSession(office, sessionId);
    if (!found.ok) return found;
    const { session, stored } = found.value;
    return write(office, actor, stored.businessDate, decideSubmit(session, actor));
  });
}

function write(office: Office, actor: Actor, date: BusinessDate, decision: Result<NewFact[]>): Result<CountAnswer> {
  if (!decision.ok) return decision;
  const facts = office.ledger.append(office.contextOn(date, actor.userId), decision.value);
  return ok(countAnswer(office, facts));
}

/** Inside a transaction: what the person who counted hears, and nothing more. */
export function countAnswer(office: Office, facts: readonly NewFact[]): CountAnswer {
  const counted = facts.find((fact) => fact.kind === 'drawer.counted');
  const submitted = facts.find((fact) => fact.kind === 'drawer.submitted');
  const sessionId = counted?.payload.sessionId ?? submitted?.payload.sessionId ?? '';
  if (submitted) office.drawers.dropDraft(sessionId);
  const stored = office.drawers.find(sessionId);
  return {
    agrees: counted?.payload.agrees ?? false,
    submitted: submitted !== undefined,
    triesLeft: submitted || !stored ? 0 : triesLeft(office, stored),
  };
}

/** Blind counts that are left before the count stands. */
export function triesLeft(
  office: Pick<Office, 'settings'>,
  stored: { triesThisRound: number; businessDate: BusinessDate },
): number {
  return Math.max(0, office.settings.on(stored.businessDate)['drawer.count-tries'] - stored.triesThisRound);
}

/** A count under way is kept as the window has it: a power cut loses no counted bill. No fact, for nothing was said yet. */
export function keepCount(
  office: Office,
  actor: Actor,
  { sessionId, draft }: { sessionId: string; draft: string },
): Result<null> {
  return office.ledger.transaction(() => {
    const stored = office.drawers.find(sessionId);
    const mine = stored?.userId === actor.userId || actor.role === 'supervisor';
    if (!stored || !mine) return refuse('DRAWER_UNKNOWN', { drawer: sessionId });
    if (stored.state !== 'open' && stored.state !== 'counting') {
      return refuse('DRAWER_STATE', { session: sessionId, state: stored.state });
    }
    office.drawers.keepDraft(sessionId, draft, office.clock.now());
    return ok(null);
  });
}

/** What the person who counted says about a difference, and which checks the tick list leaves. */
export function explainDifference(office: Office, actor: Actor, input: DrawerExplained): Result<null> {
  return office.ledger.transaction(() => {
    const found = countedSession(office, input.sessionId);
    if (!found.ok) return found;
    const { session, stored } = found.value;
    const { sessionId: _, ...said } = input;
    const decision = decideExplain(said, session, actor, office.settings.on(stored.businessDate));
    if (!decision.ok) return decision;
    office.ledger.append(office.contextOn(stored.businessDate, actor.userId), decision.value);
    return ok(null);
  });
}
