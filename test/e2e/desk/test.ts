import { test as base, expect } from '@playwright/test';
import type { Clerk } from './clerk.ts';
import { Office } from './office.ts';

/** `office`: a new office for this test. `clerk`: its counter is on, and nobody is signed in yet. */
export const test = base.extend<{ office: Office; clerk: Clerk }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright takes the fixtures that one needs from this pattern, refuses anything else, and this one needs none.
  office: async ({}, use) => {
    const office = await Office.build();
    await use(office);
    expect(await office.tearDown(), 'the window made no mistake').toEqual([]);
  },
  clerk: async ({ office }, use) => {
    await use(await office.open());
  },
});

export { expect };
