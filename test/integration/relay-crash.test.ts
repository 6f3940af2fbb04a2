import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { anAccount } from '#test/support/accounts.ts';
import { Counter } from '#test/support/counter.ts';
import type { CisWeather } from '#test/support/paper-cis.ts';
import { smallDisk } from '#test/support/small-disk.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const second = anAccount({ accountNo: '14640202', displayNo: '14-6402-02', name: 'TRAN, HUE' });

let counter: Counter;
beforeEach(async () => {
  counter = await new Counter({ accounts: [anAccount(), second] }).openFor('Maria Alvarez');
  await counter.clock.pass(100);
});
afterEach(async () => {
  await counter.close();
  counter.forget();
});

const weatherIs = (weather: CisWeather): void => {
  counter.cis.weather = () => weather;
};
const states = () =>
  counter.rows<{ state: string }>('SELECT state FROM outbox ORDER BY created_at_ms').map((row) => row.state);
const attempts = () =>
  counter.rows<{ what: string; outcome: string; at_ms: number }>(
    'SELECT what, outcome, at_ms FROM outbox_attempt ORDER BY at_ms, attempt',
  );
const posted = () => counter.facts('cis.posted');
/** However it went, the CIS holds the payment once, and every send carried the same bytes. */
function heldOnce(cents = 14_217): void {
  expect(counter.cis.totalCents()).toBe(cents);
  for (const bodies of counter.cis.arrived.values()) expect(bodies.size).toBe(1);
  expect(states()).toEqual(states().map(() => 'posted'));
}

describe('the power goes', () => {
  test('while a payment is on its way: unknown after the start, asked first, held once', async () => {
    weatherIs('slow');
    await counter.payCash(14_217);
    await counter.clock.pass(1_000);
    expect(states()).toEqual(['sending']);
    counter.crash();
    weatherIs('fine');
    await counter.start();
    expect(states()).toEqual(['unknown']);
    await counter.clock.pass(14_000);
    expect(attempts()).toEqual([]);
    await counter.clock.pass(10_000);
    heldOnce();
    expect(attempts().map((row) => row.what)).toEqual(['look-up']);
    expect(posted()).toMatchObject([{ learntBy: 'look-up' }]);
  });

  test('before anything was sent: sent after the start', async () => {
    weatherIs('refused');
    await counter.payCash(14_217);
    counter.crash();
    weatherIs('fine');
    await counter.start();
    await counter.clock.pass(MINUTE);
    heldOnce();
  });

  test('and the queue is lost with it: every open payment is unknown, asked for first, held once', async () => {
    await counter.payCash(1_000);
    await counter.clock.pass(10);
    weatherIs('lost-reply');
    await counter.payCash(2_000);
    await counter.clock.pass(10);
    weatherIs('refused');
    await counter.payCash(3_000);
    await counter.clock.pass(10);
    counter.crash();
    const crashedAtMs = counter.clock.now();
    counter.change('DELETE FROM outbox; DELETE FROM print_job');
    weatherIs('fine');
    await counter.start();
    // What was sent a moment ago may still be on its way there, so the question waits as it does for any unknown.
    await counter.clock.pass(14_000);
    expect(attempts().filter((row) => row.at_ms >= crashedAtMs)).toEqual([]);
    expect(states()).toEqual(['unknown', 'unknown']);
    await counter.clock.pass(MINUTE);
    expect(counter.cis.totalCents()).toBe(6_000);
    expect([...counter.cis.ledger.values()].map((entry) => entry.times)).toEqual([1, 1, 1]);
    expect(states()).toEqual(['posted', 'posted']);
  });
});

test('what the CIS answered is kept while the disk refuses it, and stored when there is room', async ({ skip }) => {
  const disk = smallDisk(4);
  if (!disk) return skip('this user may not mount a small disk');
  const busy = await new Counter({ home: disk.folder }).openFor('Maria Alvarez');
  try {
    await busy.clock.pass(100);
    busy.cis.weather = () => 'slow';
    await busy.payCash(14_217);
    await busy.clock.pass(1_000);
    disk.fill();
    await busy.clock.pass(20_000);
    expect(busy.rows('SELECT state FROM outbox')).toEqual([{ state: 'sending' }]);
    expect(busy.cis.ledger.size).toBe(1);
    disk.makeRoom();
    await busy.clock.pass(10_000);
    expect(busy.rows('SELECT state FROM outbox')).toEqual([{ state: 'posted' }]);
    expect(busy.facts('cis.posted')).toMatchObject([{ learntBy: 'answer' }]);
    expect([...busy.cis.ledger.values()].map((entry) => entry.times)).toEqual([1]);
  } finally {
    await busy.close();
    disk.forget();
  }
});
