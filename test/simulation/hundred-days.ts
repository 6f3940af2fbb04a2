import { expect, test } from 'vitest';
import { simulate } from './simulate.ts';

/** The seed of the first run; the others follow it. Other seeds are for `npm run simulate`. */
const BASE_SEED = 305_000;
const RUNS_IN_A_CASE = 5;
const STEPS = 500;

/** Declares the cases for runs `from` to `to` of the hundred that every test run simulates. */
export function simulateDays(from: number, to: number): void {
  for (let first = from; first <= to; first += RUNS_IN_A_CASE) {
    test(`runs ${first} to ${first + RUNS_IN_A_CASE - 1}`, { timeout: 120_000 }, async () => {
      const seed = BASE_SEED + first;
      const simulated = await simulate({ seed, runs: RUNS_IN_A_CASE, steps: STEPS });
      expect(simulated).toMatchObject({ runs: RUNS_IN_A_CASE, steps: RUNS_IN_A_CASE * STEPS, lost: 0, doubled: 0 });
      expect(simulated.payments).toBeGreaterThan(RUNS_IN_A_CASE);
    });
  }
}
