/**
 * The circuit breaker of one CIS connection. After five transport failures in a row nothing is sent until a probe
 * succeeds; then one item goes alone, and its success opens the road again.
 */
export type Breaker = { state: 'closed' | 'open' | 'half-open'; failures: number };

export const CLOSED_BREAKER: Breaker = { state: 'closed', failures: 0 };
const FAILURES_TO_OPEN = 5;

export function afterFailure(breaker: Breaker): Breaker {
  const failures = breaker.failures + 1;
  return { failures, state: breaker.state !== 'closed' || failures >= FAILURES_TO_OPEN ? 'open' : 'closed' };
}

/** Any answer at all shows that the road is there. */
export function afterAnswer(): Breaker {
  return CLOSED_BREAKER;
}

/** The health probe got through: one item may try. */
export function afterProbe(breaker: Breaker): Breaker {
  return breaker.state === 'open' ? { ...breaker, state: 'half-open' } : breaker;
}

/** How many requests may be under way at once. */
export function roomFor(breaker: Breaker): number {
  return { closed: 4, 'half-open': 1, open: 0 }[breaker.state];
}
