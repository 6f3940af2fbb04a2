import { Crash } from './fuse.ts';

/**
 * A dead program still has promises in the air; when they land on a closed database they are rejected with nobody to
 * hear. Those echoes are let pass. Any other unheard rejection comes from a live program and is told to `escaped`.
 * Whoever listened before (a test runner) listens again afterwards.
 */
export async function hearingEchoes<T>(escaped: (error: unknown) => void, work: () => Promise<T>): Promise<T> {
  const before = process.listeners('unhandledRejection');
  const listener = (error: unknown): void => {
    if (!isEcho(error)) escaped(error);
  };
  process.removeAllListeners('unhandledRejection');
  process.on('unhandledRejection', listener);
  try {
    return await work();
  } finally {
    await nextTurn();
    await nextTurn();
    process.off('unhandledRejection', listener);
    for (const other of before) process.on('unhandledRejection', other);
  }
}

function isEcho(error: unknown): boolean {
  if (error instanceof Crash) return true;
  return error instanceof TypeError && error.message.includes('database connection is not open');
}

/** Lets everything run that does not wait for time. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
