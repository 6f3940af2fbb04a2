import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { atMostEvery } from '#renderer/quiet-reload.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** Loads that take so long, ms; `began` is when each began. */
function loads(takesMs: number) {
  const began: number[] = [];
  const start = performance.now();
  const ask = atMostEvery(1_000, async () => {
    began.push(performance.now() - start);
    await new Promise((done) => setTimeout(done, takesMs));
  });
  return { began, ask };
}
const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

test('what happens after a quiet time is answered at once', async () => {
  const { began, ask } = loads(5);
  ask();
  await pass(0);
  expect(began).toEqual([0]);
  await pass(5_000);
  ask();
  await pass(0);
  expect(began).toEqual([0, 5_000]);
});

test('a busy hour loads once a second, and the last thing that happened is never missed', async () => {
  const { began, ask } = loads(5);
  for (let at = 0; at < 100; at += 1) {
    ask();
    await pass(33);
  }
  await pass(2_000);
  expect(began).toEqual([0, 1_000, 2_000, 3_000, 4_000]);
});

test('a load that is slow is waited for, and what happened meanwhile is asked for after it', async () => {
  const { began, ask } = loads(2_500);
  ask();
  await pass(100);
  ask();
  ask();
  await pass(2_399);
  expect(began).toEqual([0]);
  await pass(10_000);
  expect(began).toEqual([0, 2_500]);
});
