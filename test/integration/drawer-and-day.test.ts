import { afterEach, beforeEach, expect, test } from 'vitest';
import { Counter, STARTING_BANK } from '#test/support/counter.ts';

const HOUR = 3_600_000;
let counter: Counter;
beforeEach(async () => {
  counter = await new Counter().start();
  await counter.signIn('Maria Alvarez');
});
afterEach(async () => {
  await counter.close();
  counter.forget();
});
const status = () => counter.ask('station.status', {});

test('the first drawer of the day opens the day, with its starting bank', async () => {
  expect((await status()).drawer).toBeNull();
  const drawer = await counter.opensDrawer();
  expect(drawer).toMatchObject({ sessionId: 'C1-20261123-1', drawer: '1', businessDate: '2026-11-23' });
  expect((await status()).drawer).toEqual(drawer);
  expect(counter.facts('day.opened')).toHaveLength(1);
  expect(counter.facts('drawer.opened')).toMatchObject([
    { drawer: '1', expectedCents: 20_000, countedCents: 20_000, note: null },
  ]);
});

test('one clerk has one drawer; the next clerk has the next, on the same day', async () => {
  await counter.opensDrawer();
  expect(await counter.refused('drawer.open', { count: STARTING_BANK })).toBe('DRAWER_ALREADY_OPEN');
  await counter.signIn('James Okafor');
  expect((await status()).drawer).toBeNull();
  expect(await counter.opensDrawer()).toMatchObject({ sessionId: 'C1-20261123-2', drawer: '2' });
  expect(counter.facts('day.opened')).toHaveLength(1);
});

test('two presses of the key at once open one drawer', async () => {
  const answers = await Promise.all([
    counter.refused('drawer.open', { count: STARTING_BANK }),
    counter.refused('drawer.open', { count: STARTING_BANK }),
  ]);
  expect(answers.sort()).toEqual(['DRAWER_ALREADY_OPEN', 'granted']);
});

test('a drawer stays open over a restart', async () => {
  await counter.opensDrawer();
  await counter.close();
  await counter.start();
  await counter.signIn('Maria Alvarez');
  expect((await status()).drawer).toMatchObject({ sessionId: 'C1-20261123-1' });
});

test("the bar's business date is the day that is open, and after midnight the next one to open", async () => {
  await counter.opensDrawer();
  counter.clock.jump(15 * HOUR + 59 * 60_000);
  expect(await status()).toMatchObject({ calendarDate: '2026-11-23', businessDate: '2026-11-23' });
  await counter.clock.pass(60_000);
  expect(await status()).toMatchObject({ calendarDate: '2026-11-24', businessDate: '2026-11-24', drawer: null });
});

test("yesterday's drawer takes no money today: a drawer of today is opened first", async () => {
  await counter.opensDrawer();
  await counter.payCash(1_000);
  counter.clock.jump(24 * HOUR);
  await counter.signIn('Maria Alvarez');
  const lines = [{ kind: 'account' as const, accountNo: '14640201', cents: 100 }];
  expect(await counter.refused('payment.begin', { lines, language: 'en' })).toBe('DRAWER_NOT_OPEN');
  expect(await counter.opensDrawer()).toMatchObject({
    sessionId: 'C1-20261124-1',
    businessDate: '2026-11-24',
  });
  expect(await counter.payCash(1_000)).toMatchObject({ receiptNo: 'C1-26-000002' });
});

test('a payment begun before midnight is not taken into a day that nobody opened', async () => {
  await counter.opensDrawer();
  const { transactionId, linesCents } = await counter.begin(14_217);
  counter.clock.jump(16 * HOUR);
  await counter.signIn('Maria Alvarez');
  const take = { transactionId, linesCents, tenders: [{ code: 'cash' as const, cents: 14_217 }], confirmed: [] };
  expect(await counter.refused('payment.take', take)).toBe('DRAWER_NOT_OPEN');
  await counter.opensDrawer();
  expect(await counter.ask('payment.take', take)).toMatchObject({ receiptNo: 'C1-26-000001' });
  expect(counter.rows('SELECT business_date FROM receipt')).toEqual([{ business_date: '2026-11-24' }]);
});

test('a clock that was set back puts no money into yesterday', async () => {
  await counter.opensDrawer();
  counter.clock.jump(-30 * HOUR);
  await counter.signIn('Maria Alvarez');
  expect(await status()).toMatchObject({ calendarDate: '2026-11-22', businessDate: '2026-11-23' });
  await counter.payCash(14_217);
  expect(counter.rows('SELECT business_date, drawer_session FROM receipt')).toEqual([
    { business_date: '2026-11-23', drawer_session: 'C1-20261123-1' },
  ]);
  // What the paper says of the day it was received is the calendar's, as the clock shows it.
  expect(counter.facts('payment.taken')).toMatchObject([{ receivedDate: '2026-11-22', effectiveDate: '2026-11-22' }]);
});

test('a clock that was set back over a restart neither', async () => {
  await counter.opensDrawer();
  await counter.close();
  counter.clock.jump(-30 * HOUR);
  await counter.start();
  expect(await status()).toMatchObject({ businessDate: '2026-11-23' });
});

test('the bar holds no figure of money, whoever is signed in: a drawer is counted blind', async () => {
  await counter.opensDrawer();
  await counter.payCash(14_217);
  await counter.clock.pass(100);
  const { amountCapCents, ...bar } = await status();
  expect(amountCapCents).toBe(5_000_000);
  const figures = JSON.stringify(bar).match(/[A-Za-z]*[cC]ents/g);
  expect(figures).toBeNull();
  expect(JSON.stringify(bar)).not.toContain('14217');
});
