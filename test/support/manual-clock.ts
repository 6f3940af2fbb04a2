import type { Clock } from '#main/ports.ts';

/** A clock that stands still until it is moved. Timers run in the order of their time; ties in the order they were set. */
export function manualClock(startMs: number): Clock & {
  /** Moves on by `ms`, running every timer that falls due, and lets promises settle after each. */
  pass(ms: number): Promise<void>;
  /** Sets the wall clock without running anything: somebody corrected the machine's time. */
  jump(ms: number): void;
  waiting(): number;
  /** Ms that really went by since the start: setting the wall clock does not change it. */
  steady(): number;
} {
  // Timers run on time that only goes forward; the wall clock may be set to anything.
  let elapsed = 0;
  let wallOffset = startMs;
  let order = 0;
  const timers = new Map<number, { atMs: number; callback: () => void }>();

  function nextDue(until: number): number | null {
    let best: number | null = null;
    for (const [id, timer] of timers) {
      if (timer.atMs > until) continue;
      const other = best === null ? null : timers.get(best);
      if (!other || timer.atMs < other.atMs || (timer.atMs === other.atMs && id < (best ?? 0))) best = id;
    }
    return best;
  }

  return {
    now: () => wallOffset + elapsed,
    after(ms, callback) {
      order += 1;
      const id = order;
      timers.set(id, { atMs: elapsed + Math.max(0, ms), callback });
      return () => void timers.delete(id);
    },
    async pass(ms) {
      const until = elapsed + ms;
      await settle();
      for (let id = nextDue(until); id !== null; id = nextDue(until)) {
        const timer = timers.get(id);
        timers.delete(id);
        if (timer) {
          elapsed = Math.max(elapsed, timer.atMs);
          timer.callback();
        }
        await settle();
      }
      elapsed = until;
    },
    jump(ms) {
      wallOffset += ms;
    },
    waiting: () => timers.size,
    steady: () => elapsed,
  };
}

/** Lets everything that waits on promises alone go on. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 40; turn += 1) await Promise.resolve();
}
