import type { CisConnection } from '#shared/contract/cis.ts';
import type { Clock } from '../ports.ts';

/** Keeps what is true about the connection: heard or not, since when, and why not. It never guesses from a network event. */
export function connectionWatch(clock: Clock, changed: () => void) {
  let connection: CisConnection = 'not-configured';
  let sinceMs = clock.now();
  let lastHeardMs: number | null = null;
  let lastTriedMs: number | null = null;
  let detail: string | null = null;
  /** Failures in a row. */
  let failures = 0;

  function become(next: CisConnection, why: string | null): void {
    const same = next === connection && why === detail;
    if (next !== connection) sinceMs = clock.now();
    connection = next;
    detail = why;
    if (!same) changed();
  }

  return {
    view: () => ({ connection, sinceMs, lastHeardMs, detail }),
    paused: (): boolean => connection === 'paused',
    /** Ms since the far side was last spoken to; infinite before the first time. */
    quietForMs: (): number => (lastTriedMs === null ? Number.POSITIVE_INFINITY : clock.now() - lastTriedMs),
    /** The wall clock was set back by so much. */
    clockSetBack(byMs: number): void {
      if (lastTriedMs !== null) lastTriedMs -= byMs;
    },
    tried(): void {
      lastTriedMs = clock.now();
    },
    /** Any answer within the contract. */
    heard(locked = false): void {
      failures = 0;
      lastHeardMs = clock.now();
      if (connection !== 'paused') become(locked ? 'locked' : 'online', null);
    },
    failures: (): number => failures,
    failed(why: string): void {
      failures += 1;
      if (connection !== 'paused') become('offline', why);
    },
    /** An answer outside the contract: nothing is sent until a person has looked. */
    pause(why: string): void {
      become('paused', why);
    },
    reset(configured: boolean): void {
      lastHeardMs = null;
      lastTriedMs = null;
      failures = 0;
      become(configured ? 'unheard' : 'not-configured', null);
    },
  };
}
