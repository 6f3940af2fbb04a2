import type { Log } from '../ports.ts';

/**
 * Begins a piece of work for a key, one at a time for each. Asked for again meanwhile it runs once more afterwards: what
 * it answers may be older than the reason to ask.
 */
export function oneAtATime(log: Log, what: string, work: (key: string) => Promise<void>): (key: string) => void {
  const running = new Set<string>();
  const again = new Set<string>();

  async function run(key: string): Promise<void> {
    try {
      await work(key);
    } catch (error) {
      log('error', what, { why: error instanceof Error ? error.message : String(error) });
    } finally {
      running.delete(key);
    }
    if (again.delete(key)) begin(key);
  }

  function begin(key: string): void {
    if (running.has(key)) {
      again.add(key);
      return;
    }
    running.add(key);
    void run(key);
  }
  return begin;
}
