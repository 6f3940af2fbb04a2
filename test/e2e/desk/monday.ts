import { Office } from './office.ts';
import { Supervisor } from './supervisor.ts';
import { test as base, expect } from './test.ts';

/** Monday afternoon in the office, so that the next day is a business day whenever the test runs. */
export const MONDAY = '2026-11-23T16:30:00-06:00';
export const TUESDAY = '2026-11-24T08:00:00-06:00';

/** `crew`: whoever is at the window, one after the other; the counter is on, and nobody is signed in yet. */
export const test = base.extend<{ crew: Supervisor; nextMorning: () => Promise<Supervisor> }>({
  // biome-ignore lint/correctness/noEmptyPattern: as in test.ts.
  office: async ({}, use) => {
    const office = await Office.build({ startMs: Date.parse(MONDAY) });
    await use(office);
    expect(await office.tearDown(), 'the window made no mistake').toEqual([]);
  },
  crew: async ({ office }, use) => {
    const { window } = await office.open({ COUNTER_CLOCK: MONDAY });
    await use(new Supervisor(window.page));
  },
  /** The counter is switched off, and on again on Tuesday. */
  nextMorning: async ({ office }, use) => {
    await use(async () => {
      await office.close();
      const { window } = await office.open({ COUNTER_CLOCK: TUESDAY });
      return new Supervisor(window.page);
    });
  },
});

export { expect };
