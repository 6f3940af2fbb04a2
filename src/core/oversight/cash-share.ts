import type { BusinessDate } from '#shared/day.ts';
import type { CashShare, OversightException, OversightLimits } from '#shared/exception.ts';
import { type Share, standardErrorsAbove } from './share-contrast.ts';

/** One drawer session: how many of its payments were in cash, and how many by check or money order. */
export type CashShareSight = { sessionId: string; userId: string; date: BusinessDate; cash: number; checks: number };

/**
 * People with fewer payments in cash than before, while the others' did not fall like that: as when cash is kept and a
 * check of the same amount put in its place. `recentFrom` is the first day of the recent period; what is given before it is
 * the earlier one.
 *
 * Three things must come together: the fall is large, it is more than chance makes of so many payments, and it is so
 * beside the others' in the same two periods. So a season, or a month of new customers, is not held against one person.
 */
export function fallingCashShares(
  sessions: readonly CashShareSight[],
  recentFrom: BusinessDate,
  limits: OversightLimits,
): OversightException[] {
  const people = new Set(sessions.map(({ userId }) => userId));
  return [...people].flatMap((userId): OversightException[] => {
    const own = inPeriods(
      sessions.filter((session) => session.userId === userId),
      recentFrom,
    );
    const others = inPeriods(
      sessions.filter((session) => session.userId !== userId),
      recentFrom,
    );
    if (!isFall(own, others, limits)) return [];
    return [
      {
        kind: 'cash-share',
        userId,
        sessionIds: own.recentSessions,
        recent: own.recent,
        earlier: own.earlier,
        othersRecent: others.recent,
        othersEarlier: others.earlier,
      },
    ];
  });
}

type Periods = { recent: CashShare; earlier: CashShare; recentSessions: string[] };

function inPeriods(sessions: readonly CashShareSight[], recentFrom: BusinessDate): Periods {
  const recent = sessions.filter(({ date }) => date >= recentFrom);
  const earlier = sessions.filter(({ date }) => date < recentFrom);
  return {
    recent: shareOf(recent),
    earlier: shareOf(earlier),
    recentSessions: recent.map(({ sessionId }) => sessionId),
  };
}

function shareOf(sessions: readonly CashShareSight[]): CashShare {
  return {
    cash: sessions.reduce((sum, { cash }) => sum + cash, 0),
    payments: sessions.reduce((sum, { cash, checks }) => sum + cash + checks, 0),
  };
}

function isFall(own: Periods, others: Periods, { cashShare, standardErrors }: OversightLimits): boolean {
  const samples = [own.recent, own.earlier, others.recent, others.earlier];
  if (samples.some(({ payments }) => payments < cashShare.payments)) return false;
  const [recent, earlier] = [sampleOf(own.recent), sampleOf(own.earlier)];
  const [othersRecent, othersEarlier] = [sampleOf(others.recent), sampleOf(others.earlier)];
  const points = 100 * (earlier.hits / earlier.of - recent.hits / recent.of);
  return (
    points >= cashShare.points &&
    standardErrorsAbove([earlier], [recent]) >= standardErrors &&
    standardErrorsAbove([earlier, othersRecent], [recent, othersEarlier]) >= standardErrors
  );
}

function sampleOf({ cash, payments }: CashShare): Share {
  return { hits: cash, of: payments };
}
