import { Office } from './office.ts';
import { Overseer } from './overseer.ts';
import { test as base, expect } from './test.ts';

/** Monday morning in the office, whenever the test runs. */
const MORNING_MS = Date.parse('2026-11-23T08:02:00-06:00');
const MINUTE_MS = 60_000;

/**
 * `crew`: whoever is at the window, one after the other; the counter is on, and nobody is signed in yet. `later`: the
 * counter was off for so many minutes of the same day.
 */
export const test = base.extend<{ crew: Overseer; later: (minutes: number) => Promise<Overseer> }>({
  // biome-ignore lint/correctness/noEmptyPattern: as in test.ts.
  office: async ({}, use) => {
    const office = await Office.build({ startMs: MORNING_MS });
    await use(office);
    expect(await office.tearDown(), 'the window made no mistake').toEqual([]);
  },
  crew: async ({ office }, use) => {
    const { window } = await office.open({ COUNTER_CLOCK: new Date(MORNING_MS).toISOString() });
    await use(new Overseer(window.page));
  },
  later: async ({ office }, use) => {
    await use(async (minutes) => {
      await office.close();
      const { window } = await office.open({
        COUNTER_CLOCK: new Date(MORNING_MS + minutes * MINUTE_MS).toISOString(),
      });
      return new Overseer(window.page);
    });
  },
});

export { expect };
