/** Waits in real time until something outside the clock's hands is so: a worker has written, a disk has answered. */
export async function settled<T>(
  look: () => T | null | undefined | false,
  what: string,
  withinMs = 30_000,
): Promise<T> {
  for (const until = Date.now() + withinMs; Date.now() < until; await new Promise((rest) => setTimeout(rest, 20))) {
    const seen = look();
    if (seen) return seen;
  }
  throw new Error(`not so within ${withinMs} ms: ${what}`);
}
