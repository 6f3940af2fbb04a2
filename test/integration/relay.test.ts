import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { anAccount } from '#test/support/accounts.ts';
import { Counter } from '#test/support/counter.ts';
import type { CisWeather } from '#test/support/paper-cis.ts';

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

/** The weather of the next requests one after the other; then the last for ever. */
function then(...weathers: CisWeather[]): void {
  counter.cis.weather = () => (weathers.length > 1 ? weathers.shift() : weathers[0]) ?? 'fine';
}
const weatherIs = (weather: CisWeather): void => {
  counter.cis.weather = () => weather;
};
const states = () =>
  counter.rows<{ state: string }>('SELECT state FROM outbox ORDER BY created_at_ms').map((row) => row.state);
/** What the CIS page shows, to somebody who just came to the window. */
async function status() {
  await counter.signIn('Maria Alvarez');
  return (await counter.ask('cis.queue', {})).status;
}
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

describe('what the CIS answers, and what becomes of the payment', () => {
  test('posted: done, and the journal says so', async () => {
    await counter.payCash(14_217);
    await counter.clock.pass(100);
    heldOnce();
    expect(posted()).toMatchObject([{ learntBy: 'answer', cisBatch: 'B1' }]);
  });

  test('accepted but not posted: asked until it is, and only then posted', async () => {
    then('pending', 'fine');
    await counter.payCash(14_217);
    await counter.clock.pass(100);
    expect(states()).toEqual(['unknown']);
    expect(posted()).toEqual([]);
    await counter.clock.pass(MINUTE);
    heldOnce();
    expect(posted()).toMatchObject([{ learntBy: 'look-up' }]);
  });

  test('no connection, so nothing left: sent again', async () => {
    then('refused', 'fine');
    await counter.payCash(14_217);
    await counter.clock.pass(10);
    expect(states()).toEqual(['retrying']);
    await counter.clock.pass(5 * MINUTE);
    heldOnce();
    expect(attempts().map((row) => row.what)).toEqual(['post', 'post']);
  });

  test('the reply was lost after it arrived: asked first, found, never sent again', async () => {
    then('lost-reply', 'fine');
    await counter.payCash(14_217);
    await counter.clock.pass(10);
    expect(states()).toEqual(['unknown']);
    await counter.clock.pass(MINUTE);
    heldOnce();
    expect(attempts().map((row) => row.what)).toEqual(['post', 'look-up']);
    expect([...counter.cis.ledger.values()].map((entry) => entry.times)).toEqual([1]);
  });

  test('it was lost before it arrived: asked first, absent, then sent with the same bytes', async () => {
    then('lost-before', 'fine');
    await counter.payCash(14_217);
    await counter.clock.pass(MINUTE);
    heldOnce();
    expect(attempts().map((row) => row.what)).toEqual(['post', 'look-up', 'post']);
  });

  test('unknown is not asked for before the post could have timed out', async () => {
    then('lost-reply', 'fine');
    await counter.payCash(14_217);
    await counter.clock.pass(14_000);
    expect(states()).toEqual(['unknown']);
    expect(attempts().map((row) => row.what)).toEqual(['post']);
    await counter.clock.pass(2_000);
    heldOnce();
  });

  test('still in progress there: asked for after two seconds', async () => {
    then('in-progress', 'fine');
    await counter.payCash(14_217);
    await counter.clock.pass(1_900);
    expect(attempts()).toHaveLength(1);
    await counter.clock.pass(200);
    expect(
      attempts()
        .map((row) => row.what)
        .slice(0, 2),
    ).toEqual(['post', 'look-up']);
    await counter.clock.pass(MINUTE);
    heldOnce();
  });

  test('busy: not sent again before the time it asked for', async () => {
    then('busy', 'fine');
    await counter.payCash(14_217);
    await counter.clock.pass(2_990);
    expect(states()).toEqual(['retrying']);
    expect(attempts()).toHaveLength(1);
    await counter.clock.pass(10 * SECOND);
    heldOnce();
  });

  test('refused for good: a person must act; it is never sent again and lowers no balance', async () => {
    then('rejects', 'fine');
    await counter.payCash(14_217);
    await counter.clock.pass(10 * MINUTE);
    expect(states()).toEqual(['rejected']);
    expect(attempts()).toHaveLength(1);
    expect(counter.facts('cis.rejected')).toMatchObject([{ code: 'account_final' }]);
    expect(await status()).toMatchObject({ needPerson: 1, waiting: 0 });
  });

  test('the same reference with another payment: needs a person, never sent again', async () => {
    weatherIs('refused');
    await counter.payCash(14_217);
    await counter.clock.pass(10);
    const [item] = counter.rows<{ payment_ref: string; body: string }>('SELECT payment_ref, body FROM outbox');
    const other = (item?.body ?? '').replace('14217', '99');
    counter.cis.ledger.set(item?.payment_ref ?? '', {
      item: JSON.parse(other),
      body: other,
      times: 1,
      cisRef: 'R1',
      postedAtMs: 1,
    });
    weatherIs('fine');
    await counter.clock.pass(20 * MINUTE);
    expect(states()).toEqual(['needs-review']);
    expect(counter.cis.arrived.get(item?.payment_ref ?? '')?.size).toBe(1);
    expect(await status()).toMatchObject({ needPerson: 1 });
  });

  test('an answer of a stranger: everything stops until a person has looked', async () => {
    then('stranger', 'fine');
    await counter.payCash(14_217);
    await counter.clock.pass(10);
    expect(await status()).toMatchObject({ connection: 'paused', waiting: 1 });
    await counter.payCash(100, 100, '14640202');
    await counter.clock.pass(30 * MINUTE);
    expect(states()).toEqual(['queued', 'queued']);
    expect(attempts()).toHaveLength(1);
    await counter.signIn('Robert Hayes');
    await counter.ask('cis.resume', {});
    await counter.clock.pass(MINUTE);
    heldOnce(14_317);
    expect(await status()).toMatchObject({ connection: 'online' });
  });
});

describe('no payment waits for another', () => {
  test('a refused and a conflicting one hold up nobody', async () => {
    const refs = new Set<string>();
    then('rejects', 'fine');
    await counter.payCash(14_217);
    await counter.clock.pass(10);
    await counter.payCash(100, 100, '14640202');
    await counter.clock.pass(100);
    for (const row of counter.rows<{ state: string; payment_ref: string }>('SELECT * FROM outbox')) refs.add(row.state);
    expect(refs).toEqual(new Set(['rejected', 'posted']));
  });

  test('four go at once, and no fifth', async () => {
    weatherIs('slow');
    for (let n = 0; n < 6; n += 1) await counter.payCash(100 + n);
    await counter.clock.pass(10);
    expect(states().filter((state) => state === 'sending')).toHaveLength(4);
    await counter.clock.pass(MINUTE);
    heldOnce(615);
  });
});

describe('the connection', () => {
  test('is given up after five failures in a row, and probed every 15 seconds', async () => {
    weatherIs('refused');
    for (let n = 0; n < 8; n += 1) await counter.payCash(100 + n);
    await counter.clock.pass(10 * MINUTE);
    const sends = attempts().length;
    // Four at once may already be on their way when the fifth failure comes.
    expect(sends).toBeGreaterThanOrEqual(5);
    expect(sends).toBeLessThanOrEqual(8);
    let probes = 0;
    counter.cis.weather = () => {
      probes += 1;
      return 'refused';
    };
    await counter.clock.pass(MINUTE);
    expect(probes).toBe(4);
    expect(attempts()).toHaveLength(sends);
    expect(await status()).toMatchObject({ connection: 'offline', waiting: 8 });
  });

  test('comes back with one payment alone, and then with all', async () => {
    weatherIs('refused');
    for (let n = 0; n < 8; n += 1) await counter.payCash(100 + n);
    await counter.clock.pass(5 * MINUTE);
    weatherIs('slow');
    for (let seconds = 0; seconds < 30 && !states().includes('sending'); seconds += 1) await counter.clock.pass(SECOND);
    expect(states().filter((state) => state === 'sending')).toHaveLength(1);
    weatherIs('fine');
    await counter.clock.pass(10 * MINUTE);
    heldOnce(828);
    expect(await status()).toMatchObject({ connection: 'online', waiting: 0, unknown: 0 });
  });

  test('raises the alarm when the oldest payment waits longer than 15 minutes', async () => {
    weatherIs('refused');
    await counter.payCash(14_217);
    await counter.clock.pass(9 * MINUTE);
    await counter.clock.pass(6 * MINUTE);
    expect((await status()).alarm).toBe(false);
    await counter.clock.pass(1);
    expect((await status()).alarm).toBe(true);
  });

  test('raises the alarm when fifty payments wait', async () => {
    weatherIs('refused');
    for (let n = 0; n < 49; n += 1) await counter.payCash(100 + n);
    expect(await status()).toMatchObject({ waiting: 49, alarm: false });
    await counter.payCash(1_000);
    expect(await status()).toMatchObject({ waiting: 50, alarm: true });
  });

  test('is not asked for payments before anything is due: an idle counter probes, no more', async () => {
    await counter.clock.pass(MINUTE);
    expect(attempts()).toEqual([]);
    expect(await status()).toMatchObject({ connection: 'online', waiting: 0 });
  });
});
