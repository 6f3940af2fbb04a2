import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Counter } from '#test/support/counter.ts';

let counter: Counter;
afterEach(async () => {
  await counter.close();
  counter.forget();
});

describe('the first administrator of a live station', () => {
  const file = (): string => join(counter.home, 'first-administrator-code.txt');
  const code = (): string => readFileSync(file(), 'utf8').trim();
  const nina = { name: 'Nina Ruiz', pin: '602917' };

  beforeEach(async () => {
    counter = await new Counter({ over: { mode: 'live' } }).start();
  });

  test('there is nobody, and the window is told that this is a first start', async () => {
    expect(await counter.ask('session.people', {})).toEqual([]);
    expect(await counter.ask('session.current', {})).toMatchObject({ firstStart: true, mode: 'live', user: null });
  });

  test('the code lies in a file that only its owner can read; the terminal says where, not what', () => {
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(counter.said.join()).toContain(file());
    expect(counter.said.join()).not.toContain(code());
    expect(JSON.stringify(counter.rows('SELECT * FROM secret'))).not.toContain(code());
  });

  test('a file that lay there before, open to all, is not left open', async () => {
    await counter.close();
    counter.forget();
    const open = new Counter({ over: { mode: 'live' } });
    writeFileSync(join(open.home, 'first-administrator-code.txt'), 'old', { mode: 0o644 });
    counter = await open.start();
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  test('a wrong code makes nobody', async () => {
    expect(await counter.refused('user.add-first', { code: 'AAAA-AAAA-AAAA', ...nina })).toBe('SETUP_CODE_WRONG');
    expect(await counter.refused('user.add-first', { code: '', ...nina })).toBe('SETUP_CODE_WRONG');
    expect(await counter.ask('session.people', {})).toEqual([]);
  });

  test('the right code, typed carelessly, makes the administrator and signs them in', async () => {
    const typed = code().toLowerCase().replaceAll('-', ' ');
    expect(await counter.ask('user.add-first', { code: typed, ...nina })).toMatchObject({
      user: { name: 'Nina Ruiz', role: 'admin' },
      firstStart: false,
    });
    expect(existsSync(file())).toBe(false);
  });

  test('a weak PIN is refused and the code stays good', async () => {
    expect(await counter.refused('user.add-first', { code: code(), name: 'Nina Ruiz', pin: '111111' })).toBe(
      'PIN_TOO_WEAK',
    );
    expect(await counter.refused('user.add-first', { code: code(), ...nina })).toBe('granted');
  });

  test('the code works once, also after a restart', async () => {
    const once = code();
    await counter.ask('user.add-first', { code: once, ...nina });
    const again = { code: once, name: 'Otto Berg', pin: '602917' };
    expect(await counter.refused('user.add-first', again)).toBe('SETUP_DONE');
    await counter.close();
    await counter.start();
    expect(await counter.refused('user.add-first', again)).toBe('SETUP_DONE');
    expect(existsSync(file())).toBe(false);
  });

  test('the code sent twice at once makes one administrator', async () => {
    const answers = await Promise.all([
      counter.refused('user.add-first', { code: code(), ...nina }),
      counter.refused('user.add-first', { code: code(), name: 'Otto Berg', pin: '719244' }),
    ]);
    expect(answers.filter((answer) => answer === 'granted')).toHaveLength(1);
    expect(counter.facts('user.added')).toHaveLength(1);
  });

  test('no sample person and no sample PIN is in a live station', async () => {
    await counter.ask('user.add-first', { code: code(), ...nina });
    expect(await counter.ask('session.people', {})).toMatchObject([{ name: 'Nina Ruiz', samplePin: null }]);
  });
});

describe('the administrator adds people', () => {
  beforeEach(async () => {
    counter = await new Counter().start();
    await counter.signIn('Sam Whitfield');
  });

  test('who can then sign in and do what their role may', async () => {
    const added = await counter.ask('user.add', { name: 'Nina Ruiz', role: 'clerk', pin: '602917' });
    expect(added).toMatchObject({ name: 'Nina Ruiz', role: 'clerk' });
    expect((await counter.ask('user.list', {})).map((row) => row.name)).toContain('Nina Ruiz');
    await counter.ask('session.sign-in', { userId: added.userId, pin: '602917' });
    expect(await counter.refused('drawer.open', {})).toBe('granted');
    expect(await counter.refused('user.list', {})).toBe('ROLE_NOT_ALLOWED');
  });

  test('who is added stays after a restart, and the fact says by whom', async () => {
    const { userId } = await counter.ask('user.add', { name: 'Nina Ruiz', role: 'lead', pin: '602917' });
    await counter.close();
    await counter.start();
    await counter.ask('session.sign-in', { userId, pin: '602917' });
    const [row] = counter.rows("SELECT actor FROM journal WHERE kind = 'user.added' ORDER BY seq DESC LIMIT 1");
    const sam = (await counter.ask('session.people', {})).find((person) => person.name === 'Sam Whitfield');
    expect(row).toEqual({ actor: sam?.userId });
  });

  test.each(['maria alvarez', ' Maria Alvarez ', 'MARIA ALVAREZ'])(
    'a name that is there already: "%s"',
    async (name) => {
      expect(await counter.refused('user.add', { name, role: 'clerk', pin: '602917' })).toBe('USER_EXISTS');
    },
  );

  test('the same name sent twice at once makes one person', async () => {
    const ask = () => counter.refused('user.add', { name: 'Nina Ruiz', role: 'clerk', pin: '602917' });
    expect((await Promise.all([ask(), ask()])).sort()).toEqual(['USER_EXISTS', 'granted']);
  });

  test('the people at the counter come first on the sign-in page, in the order of their names', async () => {
    const people = await counter.ask('session.people', {});
    expect(people.map((person) => person.role)).toEqual(['clerk', 'clerk', 'lead', 'supervisor', 'auditor', 'admin']);
    expect(people.slice(0, 2).map((person) => person.name)).toEqual(['James Okafor', 'Maria Alvarez']);
  });
});
