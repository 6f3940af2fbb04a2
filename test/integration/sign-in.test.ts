import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Counter } from '#test/support/counter.ts';

const MARIA = 'Maria Alvarez';
const PIN = '204816';
const MINUTE = 60_000;

let counter: Counter;
let maria: string;
beforeEach(async () => {
  counter = await new Counter().start();
  maria = await idOf(MARIA);
});
afterEach(async () => {
  await counter.close();
  counter.forget();
});

async function idOf(name: string): Promise<string> {
  const person = (await counter.ask('session.people', {})).find((each) => each.name === name);
  if (!person) throw new Error(`nobody is called ${name}`);
  return person.userId;
}
async function tries(pin: string, userId = maria): Promise<string> {
  return counter.refused('session.sign-in', { userId, pin });
}
async function wrongTries(times: number): Promise<string[]> {
  const said: string[] = [];
  for (let n = 0; n < times; n += 1) said.push(await tries('000000'));
  return said;
}
const session = () => counter.ask('session.current', {});

describe('wrong PINs', () => {
  test('two may be wrong and the third right', async () => {
    expect(await wrongTries(2)).toEqual(['PIN_WRONG', 'PIN_WRONG']);
    expect(await tries(PIN)).toBe('granted');
  });

  test('after the third, also the right PIN waits its 15 seconds', async () => {
    expect(await wrongTries(3)).toEqual(['PIN_WRONG', 'PIN_WRONG', 'PIN_BACKOFF']);
    await counter.clock.pass(14_999);
    expect(await tries(PIN)).toBe('PIN_BACKOFF');
    await counter.clock.pass(1);
    expect(await tries(PIN)).toBe('granted');
  });

  test('each further wrong PIN doubles the pause, up to 15 minutes; the right one ends it', async () => {
    await wrongTries(3);
    const pauses: number[] = [];
    for (let n = 0; n < 9; n += 1) {
      const early = await counter.request('session.sign-in', { userId: maria, pin: PIN });
      const waitMs = early.ok ? 0 : Number(early.error.details.waitMs);
      pauses.push(waitMs / 1_000);
      await counter.clock.pass(waitMs);
      await tries('000000');
    }
    expect(pauses).toEqual([15, 30, 60, 120, 240, 480, 900, 900, 900]);
    await counter.clock.pass(15 * MINUTE);
    expect(await tries(PIN)).toBe('granted');
    await counter.ask('session.sign-out', {});
    expect(await tries('000000')).toBe('PIN_WRONG');
  });

  test('a pause survives a restart', async () => {
    await wrongTries(3);
    await counter.close();
    await counter.start();
    expect(await tries(PIN)).toBe('PIN_BACKOFF');
    await counter.clock.pass(15_000);
    expect(await tries(PIN)).toBe('granted');
  });

  test('a pause survives a power cut', async () => {
    await wrongTries(3);
    counter.crash();
    await counter.start();
    expect(await tries(PIN)).toBe('PIN_BACKOFF');
  });

  test('a clock that was set back makes no pause longer', async () => {
    await wrongTries(3);
    counter.clock.jump(-5 * 60 * MINUTE);
    await counter.clock.pass(10_000);
    expect(await tries(PIN)).toBe('PIN_BACKOFF');
    await counter.clock.pass(16_000);
    expect(await tries(PIN)).toBe('granted');
  });

  test('twenty tries at once are no more than twenty one after the other', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => tries('000000')));
    expect(answers.filter((answer) => answer === 'PIN_WRONG').length).toBeLessThanOrEqual(2);
    expect(await tries(PIN)).toBe('PIN_BACKOFF');
  });

  test('one person in a pause keeps nobody else out', async () => {
    await wrongTries(3);
    expect(await tries('719355', await idOf('James Okafor'))).toBe('granted');
  });

  test('a lock-out is a fact of the journal, and no PIN is anywhere in the file', async () => {
    await wrongTries(3);
    expect(counter.facts('user.locked-out')).toMatchObject([{ userId: maria, failures: 3 }]);
    const everything = JSON.stringify([counter.rows('SELECT * FROM journal'), counter.rows('SELECT * FROM secret')]);
    expect(everything).not.toContain(PIN);
  });

  test('the PIN of another person opens nothing', async () => {
    expect(await tries('719355')).toBe('PIN_WRONG');
  });
});

describe('the station locks', () => {
  beforeEach(() => counter.signIn(MARIA));
  const rows = () => counter.refused('receipt.list', { businessDate: null, limit: 1 });

  test('by key, and the same person unlocks without signing in again', async () => {
    await counter.ask('session.lock', {});
    expect(await rows()).toBe('STATION_LOCKED');
    await counter.signIn(MARIA);
    expect(await rows()).toBe('granted');
    expect(counter.facts('user.signed-in')).toHaveLength(1);
  });

  test('after ten minutes without a key, also when the window says nothing at all', async () => {
    await counter.clock.pass(10 * MINUTE - 1);
    expect((await session()).locked).toBe(false);
    await counter.clock.pass(1);
    expect((await session()).locked).toBe(true);
    expect(await rows()).toBe('STATION_LOCKED');
    expect(counter.events.findLast((event) => event.name === 'session.changed')?.payload).toMatchObject({
      locked: true,
    });
  });

  test('not while keys are pressed', async () => {
    for (let minute = 0; minute < 30; minute += 1) {
      await counter.clock.pass(MINUTE);
      await counter.ask('session.touch', {});
    }
    expect((await session()).locked).toBe(false);
    await counter.clock.pass(10 * MINUTE);
    expect((await session()).locked).toBe(true);
  });

  test('keys pressed at a locked station do not open it', async () => {
    await counter.ask('session.lock', {});
    await counter.ask('session.touch', {});
    expect((await session()).locked).toBe(true);
  });

  test('after so many minutes as the supervisor set', async () => {
    await counter.signIn('Robert Hayes');
    await counter.ask('setting.change', { key: 'station.idle-lock-minutes', value: 2, reason: 'busy hall' });
    await counter.signIn(MARIA);
    await counter.clock.pass(2 * MINUTE);
    expect((await session()).locked).toBe(true);
  });

  test('on a clock that was set back hours, after ten minutes all the same', async () => {
    await counter.clock.pass(MINUTE);
    counter.clock.jump(-5 * 60 * MINUTE);
    await counter.clock.pass(20 * MINUTE);
    expect((await session()).locked).toBe(true);
  });

  test('on a clock that was set forward, at once or soon, never late', async () => {
    counter.clock.jump(5 * 60 * MINUTE);
    await counter.clock.pass(10 * MINUTE);
    expect((await session()).locked).toBe(true);
  });

  test('and another person may take the place of the one who left', async () => {
    await counter.ask('session.lock', {});
    await counter.signIn('James Okafor');
    expect(await session()).toMatchObject({ user: { name: 'James Okafor' }, locked: false });
    expect(counter.facts('user.signed-out')).toMatchObject([{ userId: maria, reason: 'replaced' }]);
  });
});

describe('who was there is in the journal', () => {
  test('a sign-out by key, and the end of the program', async () => {
    await counter.signIn(MARIA);
    await counter.ask('session.sign-out', {});
    await counter.signIn(MARIA);
    await counter.close();
    await counter.start();
    expect(counter.facts('user.signed-out').map((fact) => fact.reason)).toEqual(['by-key', 'station-closed']);
    expect((await session()).user).toBeNull();
  });
});
