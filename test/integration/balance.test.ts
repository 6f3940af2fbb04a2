import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AccountView } from '#shared/contract/account.ts';
import { Counter } from '#test/support/counter.ts';

const HOUR = 3_600_000;
let counter: Counter;
beforeEach(async () => {
  counter = await new Counter().openFor('Maria Alvarez');
});
afterEach(async () => {
  await counter.close();
  counter.forget();
});

const open = () => counter.ask('account.open', { accountNo: '14-6402-01' });
/** The last thing the window was told about the account. */
function heard(): AccountView | undefined {
  const event = counter.events.findLast((each) => each.name === 'account.changed');
  return event?.name === 'account.changed' ? event.payload : undefined;
}

test('with nothing paid here, the balance is what the CIS says', async () => {
  expect((await open()).balance).toMatchObject({
    cisCents: 14_217,
    localCents: 0,
    localCount: 0,
    displayedCents: 14_217,
  });
});

test('a payment that is not at the CIS yet is subtracted once, and both parts are shown', async () => {
  counter.cis.weather = () => 'refused';
  await counter.payCash(10_000);
  await counter.clock.pass(1_000);
  expect((await open()).balance).toMatchObject({
    cisCents: 14_217,
    localCents: 10_000,
    localCount: 1,
    displayedCents: 4_217,
  });
});

test('a payment the CIS holds but whose figures are older is still subtracted', async () => {
  await counter.payCash(10_000);
  await counter.clock.pass(100);
  expect(counter.cis.totalCents()).toBe(10_000);
  // The CIS has it, and answers questions no more: its last figure was made before the payment.
  counter.cis.weather = () => 'refused';
  counter.crash();
  await counter.start();
  await counter.signIn('Maria Alvarez');
  expect((await open()).balance).toMatchObject({ cisCents: 14_217, localCents: 10_000, displayedCents: 4_217 });
});

test('when the CIS shows it, it is not subtracted again', async () => {
  await counter.payCash(10_000);
  await counter.clock.pass(100);
  expect((await open()).balance).toMatchObject({ cisCents: 4_217, localCents: 0, displayedCents: 4_217 });
});

test('a refused payment lowers nothing', async () => {
  counter.cis.weather = () => 'rejects';
  await counter.payCash(10_000);
  await counter.clock.pass(100);
  counter.cis.weather = () => 'fine';
  expect((await open()).balance).toMatchObject({ localCents: 0, displayedCents: 14_217 });
});

test('two equal payments, one at the CIS and one on its way: each counts once', async () => {
  await counter.payCash(5_000);
  await counter.clock.pass(100);
  counter.cis.weather = () => 'refused';
  await counter.payCash(5_000);
  await counter.clock.pass(100);
  expect((await open()).balance).toMatchObject({
    cisCents: 9_217,
    localCents: 5_000,
    localCount: 1,
    displayedCents: 4_217,
  });
});

test('opening answers at once with what is known, and the live answer follows', async () => {
  const account = counter.cis.accounts.get('14640201');
  if (account) counter.cis.accounts.set('14640201', { ...account, balanceCents: 20_000 });
  expect(await open()).toMatchObject({ source: 'asking', balance: { displayedCents: 14_217 } });
  await counter.clock.pass(10);
  expect(heard()).toMatchObject({
    source: 'live',
    balance: { cisCents: 20_000, displayedCents: 20_000, age: 'fresh' },
  });
  expect((await open()).balance.displayedCents).toBe(20_000);
});

test('after a payment arrived, the new balance of the CIS is shown without asking', async () => {
  await open();
  await counter.payCash(10_000);
  await counter.clock.pass(100);
  expect(heard()).toMatchObject({ source: 'live', balance: { cisCents: 4_217, localCents: 0 } });
});

test('while the CIS is down, the last known figures stand, with their age', async () => {
  counter.cis.weather = () => 'refused';
  expect((await open()).source).toBe('asking');
  await counter.clock.pass(10);
  expect(heard()).toMatchObject({ source: 'cache', balance: { age: 'fresh' } });
  // The cached figures are an hour old when the counter opens.
  for (const [afterHours, age] of [
    [22, 'fresh'],
    [24, 'old'],
    [70, 'old'],
    [72, 'very-old'],
  ] as const) {
    counter.clock.jump(afterHours * HOUR);
    await counter.signIn('Maria Alvarez');
    expect((await open()).balance).toMatchObject({ age, asOfMs: Date.parse('2026-11-23T13:00:00Z') });
    counter.clock.jump(-afterHours * HOUR);
  }
});

test('with no CIS set up at all, the figures are the last known', async () => {
  await counter.close();
  counter.forget();
  counter = await new Counter({ over: { cis: null } }).openFor('Maria Alvarez');
  expect((await open()).source).toBe('cache');
});

test('what was paid here before a restart is still subtracted after it', async () => {
  counter.cis.weather = () => 'refused';
  await counter.payCash(10_000);
  counter.crash();
  await counter.start();
  await counter.signIn('Maria Alvarez');
  expect((await open()).balance).toMatchObject({ localCents: 10_000, displayedCents: 4_217 });
});

test('the lookup shows the same balance as the account', async () => {
  counter.cis.weather = () => 'refused';
  await counter.payCash(10_000);
  const { rows } = await counter.ask('account.search', { query: 'garcia' });
  expect(rows).toMatchObject([{ accountNo: '14640201', displayedCents: 4_217 }]);
});

test('an account is offered its total, past due, amount to stop and instalment; never zero, never twice', async () => {
  const account = counter.cis.accounts.get('14640201');
  const agreement = { nextDue: '2026-12-01', cents: 3_000 };
  if (account) counter.cis.accounts.set('14640201', { ...account, stopCutoffCents: 9_640, agreement });
  await open();
  await counter.clock.pass(10);
  const { suggested } = await open();
  expect(new Set(suggested.map((offer) => offer.cents))).toEqual(new Set([14_217, 9_640, 3_000]));
  if (account) counter.cis.accounts.set('14640201', { ...account, balanceCents: -3_725, pastDueCents: 0 });
  await counter.clock.pass(10);
  await open();
  await counter.clock.pass(10);
  expect((await open()).suggested).toEqual([]);
});
