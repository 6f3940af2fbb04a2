import type { BusinessDate } from '#shared/day.ts';
import type { OversightException, OversightLimits } from '#shared/exception.ts';

/** One drawer session; `noSales` is how often its drawer was opened without a sale. */
export type NoSaleSight = { sessionId: string; userId: string; date: BusinessDate; noSales: number };

type ClerkDay = { userId: string; date: BusinessDate; sessionIds: string[]; noSales: number };

/**
 * Days on which somebody opened the drawer without a sale more often than the limit, and clearly more often than the
 * others do: where everybody gives change to people who ask for it, it is the office's habit.
 */
export function noSales(sessions: readonly NoSaleSight[], limits: OversightLimits): OversightException[] {
  const { most, timesOthers, othersDays } = limits.noSales;
  const days = clerkDays(sessions);
  return days
    .filter((day) => day.noSales > most)
    .map((day) => {
      const others = days.filter(({ userId }) => userId !== day.userId);
      return { ...day, othersUsual: others.length < othersDays ? null : medianOf(others) };
    })
    .filter((day) => day.othersUsual === null || day.noSales > day.othersUsual * timesOthers)
    .map((day) => ({ kind: 'no-sales', ...day }));
}

/** A clerk may have several sessions on a day. */
function clerkDays(sessions: readonly NoSaleSight[]): ClerkDay[] {
  const days = Map.groupBy(sessions, ({ userId, date }) => `${date} ${userId}`);
  return [...days.values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const total = own.reduce((sum, session) => sum + session.noSales, 0);
    return [
      { userId: first.userId, date: first.date, sessionIds: own.map(({ sessionId }) => sessionId), noSales: total },
    ];
  });
}

function medianOf(days: readonly ClerkDay[]): number {
  const counts = days.map((day) => day.noSales).sort((a, b) => a - b);
  return counts[Math.floor(counts.length / 2)] ?? 0;
}
