import type { Page } from '@playwright/test';
import { createDemoCity } from '#sandbox/city/demo-city.ts';
import { seededDraw } from '#sandbox/city/seeded-draw.ts';
import { businessDate, calendarDate } from '#shared/day.ts';
import type { Clerk } from '#test/e2e/desk/clerk.ts';
import { Office } from '#test/e2e/desk/office.ts';
import { type Figure, figure } from './figures.ts';
import { showBarePage, timesOf, watchKeys } from './keystroke-watch.ts';
import { typedQueries } from './queries.ts';
import { percentile } from './samples.ts';

const ACCOUNTS = 14_000;
/** Two frames at 60 Hz. */
const TWO_FRAMES_MS = 33.4;
const WARM_UP = 4;
const TURNS = 5;
const QUERIES_A_TURN = 6;

/**
 * From a pressed key to painted rows, in the window of the built app, typed as a person types. Against a bare page in
 * the same window that shows each key; the two take turns.
 */
export async function keystroke(): Promise<Figure[]> {
  const office = await Office.build({ accounts: ACCOUNTS });
  try {
    const clerk = await office.open();
    await clerk.startsTheDay();
    const { page } = clerk.window;
    const home = page.url();
    const queries = typedQueries(cityOfToday(), WARM_UP + TURNS * QUERIES_A_TURN, 4);
    const ours: number[] = [];
    const bare: number[] = [];

    await lookUp(clerk, queries.splice(0, WARM_UP));
    for (let turn = 0; turn < TURNS; turn += 1) {
      const typed = queries.splice(0, QUERIES_A_TURN);
      ours.push(...(await lookUp(clerk, typed)));
      bare.push(...(await echo(page, typed)));
      await page.goto(home);
      await clerk.window.isThere();
    }
    const at = (percent: number) => ({
      unit: 'ms',
      value: percentile(ours, percent),
      baseline: percentile(bare, percent),
    });
    console.error(`${ours.length} keys that changed the rows, ${bare.length} on the bare page`);
    return [
      figure('keystroke', { metric: 'to painted rows, p50', ...at(50) }),
      figure('keystroke', { metric: 'to painted rows, p95', ...at(95), goal: { atMost: TWO_FRAMES_MS } }),
    ];
  } finally {
    await office.tearDown();
  }
}

function cityOfToday() {
  return createDemoCity({ today: businessDate(calendarDate(Date.now())), accounts: ACCOUNTS });
}

async function lookUp(clerk: Clerk, queries: string[]): Promise<number[]> {
  const { page, lookup } = clerk.window;
  await lookup.waitFor();
  await watchKeys(page, '#lookup-rows');
  const times: number[] = [];
  for (const query of queries) {
    await clerk.types('');
    await timesOf(page);
    await typeLikeAPerson(page, query);
    times.push(...(await timesOf(page)));
    await page.keyboard.press('Escape');
    await page.waitForTimeout(150);
  }
  return times;
}

async function echo(page: Page, queries: string[]): Promise<number[]> {
  await showBarePage(page);
  await watchKeys(page, '#echo');
  const times: number[] = [];
  for (const query of queries) {
    await typeLikeAPerson(page, query);
    times.push(...(await timesOf(page)));
    await page.locator('input').selectText();
  }
  return times;
}

/** Some seven keys a second, never evenly. */
async function typeLikeAPerson(page: Page, query: string): Promise<void> {
  const draw = seededDraw(5, query.length);
  for (const letter of query) {
    await page.keyboard.press(letter === ' ' ? 'Space' : letter);
    await page.waitForTimeout(90 + draw.below(110));
  }
}
