import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Counter } from '#test/support/counter.ts';

const MARIA = 'Maria Alvarez';
const OLD = '204816';
const NEW = '602917';

let counter: Counter;
let maria: string;
beforeEach(async () => {
  counter = await new Counter().start();
  maria = (await counter.ask('session.people', {})).find(({ name }) => name === MARIA)?.userId ?? '';
  await counter.signIn(MARIA);
});
afterEach(async () => {
  await counter.close();
  counter.forget();
});

const changes = (oldPin: string, newPin: string) => counter.refused('user.change-pin', { oldPin, newPin });
const signsIn = (pin: string) => counter.refused('session.sign-in', { userId: maria, pin });

describe('one’s own PIN', () => {
  test('is changed with the old one; from then on the new one counts, also after a restart', async () => {
    expect(await changes(OLD, NEW)).toBe('granted');
    expect(await signsIn(OLD)).toBe('PIN_WRONG');
    expect(await signsIn(NEW)).toBe('granted');
    await counter.close();
    await counter.start();
    expect(await signsIn(NEW)).toBe('granted');
  });

  test.each(['Linda Tran', 'Robert Hayes', 'Ana Petrov', 'Sam Whitfield'])('is changed by %s too', async (name) => {
    const sample = (await counter.ask('session.people', {})).find((person) => person.name === name);
    await counter.signIn(name);
    expect(await changes(sample?.samplePin ?? '', NEW)).toBe('granted');
  });

  test('is a fact of that person, and no PIN is in the file', async () => {
    await changes(OLD, NEW);
    expect(counter.facts('user.pin-changed')).toEqual([{ userId: maria }]);
    expect(counter.rows("SELECT actor, approver FROM journal WHERE kind = 'user.pin-changed'")).toEqual([
      { actor: maria, approver: null },
    ]);
    const everything = JSON.stringify([counter.rows('SELECT * FROM journal'), counter.rows('SELECT * FROM secret')]);
    expect(everything).not.toContain(NEW);
  });

  test.each([
    ['weak', '123456', 'PIN_TOO_WEAK'],
    ['short', '2048', 'PIN_TOO_WEAK'],
    ['the old one', OLD, 'PIN_SAME'],
  ])('does not become %s', async (_what, newPin, code) => {
    expect(await changes(OLD, newPin)).toBe(code);
    expect(counter.facts('user.pin-changed')).toEqual([]);
    expect(await signsIn(OLD)).toBe('granted');
  });

  test('a wrong old one counts as at the sign-in, together with those there', async () => {
    expect(await signsIn('000000')).toBe('PIN_WRONG');
    expect(await changes('000000', NEW)).toBe('PIN_WRONG');
    expect(await changes('000000', NEW)).toBe('PIN_BACKOFF');
    expect(await changes(OLD, NEW)).toBe('PIN_BACKOFF');
    expect(await signsIn(OLD)).toBe('PIN_BACKOFF');
    expect(counter.facts('user.locked-out')).toMatchObject([{ userId: maria, failures: 3 }]);
    expect(counter.facts('user.pin-changed')).toEqual([]);
    await counter.clock.pass(15_000);
    expect(await changes(OLD, NEW)).toBe('granted');
  });

  test('is stored with its fact or not at all', async () => {
    counter.change(
      `CREATE TRIGGER not_today BEFORE INSERT ON journal WHEN new.kind = 'user.pin-changed'
        BEGIN SELECT raise(ABORT, 'not today'); END`,
    );
    expect(await changes(OLD, NEW)).not.toBe('granted');
    counter.change('DROP TRIGGER not_today');
    expect(await signsIn(OLD)).toBe('granted');
  });

  test('is not changed at a locked window', async () => {
    await counter.ask('session.lock', {});
    expect(await changes(OLD, NEW)).toBe('STATION_LOCKED');
  });

  test('in the training office, a PIN that is no longer the sample’s does not stand on the sign-in page', async () => {
    const shown = async () => (await counter.ask('session.people', {})).find(({ name }) => name === MARIA)?.samplePin;
    expect(await shown()).toBe(OLD);
    await changes(OLD, NEW);
    expect(await shown()).toBeNull();
  });
});
