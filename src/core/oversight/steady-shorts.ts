import type { OversightException, OversightLimits } from '#shared/exception.ts';
import { type Cents, sumCents } from '#shared/money.ts';

/** One closed drawer session; `overShortCents` is of its cash: counted less expected. */
export type ShortSight = { sessionId: string; userId: string; closedAtMs: number; overShortCents: Cents };

/**
 * People whose cash was short in many of their last sessions, each time by less than anybody would look at. A short that
 * is looked at by itself does not count here.
 */
export function steadyShorts(sessions: readonly ShortSight[], limits: OversightLimits): OversightException[] {
  const { shorts: fewest, ofSessions, lookedAtCents } = limits.steadyShorts;
  return [...Map.groupBy(sessions, ({ userId }) => userId)].flatMap(([userId, own]): OversightException[] => {
    const last = own.toSorted((a, b) => a.closedAtMs - b.closedAtMs).slice(-ofSessions);
    const shorts = last.filter(({ overShortCents }) => overShortCents < 0 && -overShortCents < lookedAtCents);
    if (shorts.length < fewest) return [];
    return [
      {
        kind: 'steady-shorts',
        userId,
        sessionIds: shorts.map(({ sessionId }) => sessionId),
        ofSessions: last.length,
        shortCents: sumCents(shorts.map(({ overShortCents }) => overShortCents)),
        overs: last.filter(({ overShortCents }) => overShortCents > 0).length,
      },
    ];
  });
}
