import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Role } from '#shared/role.ts';
import { Counter, STARTING_BANK } from '#test/support/counter.ts';

const WHY = { reasonCode: 'new-person', reason: '' };

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

describe('the first people of a live station', () => {
  const NINA = { name: 'Nina Ruiz', pin: '602917' };
  beforeEach(async () => {
    counter = await new Counter({ over: { mode: 'live' } }).start();
    const code = readFileSync(join(counter.home, 'first-administrator-code.txt'), 'utf8').trim();
    await counter.ask('user.add-first', { code, ...NINA });
  });
  const adds = (name: string, role: Role, pin: string | null = '719244') =>
    counter.refused('user.add', { name, role, pin, ...WHY });
  const addedOf = () => counter.facts('user.added').map(({ name, alone }) => [name, alone ?? false]);

  test('are added alone, on record, until somebody is there who can be the second person', async () => {
    expect(await adds('Otto Berg', 'clerk')).toBe('granted');
    expect(await adds('Ana Cruz', 'auditor')).toBe('granted');
    expect(await adds('Ida Lund', 'lead')).toBe('granted');
    expect(await adds('Ole Dahl', 'clerk')).toBe('APPROVAL_NEEDED');
    const alone = [
      ['Otto Berg', true],
      ['Ana Cruz', true],
      ['Ida Lund', true],
    ];
    expect(addedOf()).toEqual([['Nina Ruiz', false], ...alone]);
    expect(counter.facts('user.added').at(-1)).toMatchObject({ reasonCode: 'new-person', alone: true });
    const rows = await counter.ask('user.list', {});
    expect(rows.filter(({ addedAlone }) => addedAlone).map(({ name }) => name)).toEqual([
      'Ana Cruz',
      'Ida Lund',
      'Otto Berg',
    ]);
  });

  test('type their PIN themselves, when all else is settled', async () => {
    expect(await adds('Otto Berg', 'clerk', null)).toBe('PIN_MISSING');
    expect(await adds('nina ruiz', 'clerk', null)).toBe('USER_EXISTS');
    expect(addedOf()).toHaveLength(1);
  });

  test('who once are two stay two: the administrator cannot get rid of the last who could agree', async () => {
    await adds('Ida Lund', 'lead');
    const ida = (await counter.ask('session.people', {})).find(({ name }) => name === 'Ida Lund');
    const about = { userId: ida?.userId ?? '', ...WHY };
    for (const asked of [
      await counter.request('user.deactivate', about),
      await counter.request('user.change-role', { ...about, role: 'clerk' }),
    ]) {
      const approvalId = asked.ok ? '' : String(asked.error.details.approvalId);
      expect((await counter.ask('approval.show', { approvalId })).approvers).toEqual([]);
    }
  });
});

describe('the administrator adds people', () => {
  beforeEach(async () => {
    counter = await new Counter().start();
    await counter.signIn('Sam Whitfield');
  });

  test('who can then sign in and do what their role may', async () => {
    const added = await counter.adds('Nina Ruiz', 'clerk', '602917');
    expect(added).toMatchObject({ name: 'Nina Ruiz', role: 'clerk' });
    expect((await counter.ask('user.list', {})).map((row) => row.name)).toContain('Nina Ruiz');
    await counter.ask('session.sign-in', { userId: added.userId, pin: '602917' });
    expect(await counter.refused('drawer.open', { count: STARTING_BANK })).toBe('granted');
    expect(await counter.refused('user.list', {})).toBe('ROLE_NOT_ALLOWED');
  });

  test('who is added stays after a restart, and the fact says by whom and who agreed', async () => {
    const { userId } = await counter.adds('Nina Ruiz', 'lead', '602917');
    await counter.close();
    await counter.start();
    await counter.ask('session.sign-in', { userId, pin: '602917' });
    const [row] = counter.rows(
      "SELECT actor, approver FROM journal WHERE kind = 'user.added' ORDER BY seq DESC LIMIT 1",
    );
    const people = await counter.ask('session.people', {});
    const idOf = (name: string) => people.find((person) => person.name === name)?.userId;
    expect(row).toEqual({ actor: idOf('Sam Whitfield'), approver: idOf('Robert Hayes') });
  });

  test('by two people: nobody is added before the other one agreed, nor with another role than agreed to', async () => {
    const asked = { name: 'Nina Ruiz', role: 'clerk' as const, pin: '602917', ...WHY };
    expect(await counter.refused('user.add', asked)).toBe('APPROVAL_NEEDED');
    const approvalId = await counter.wordFor('user.add', asked);
    expect(await counter.refused('user.add', { ...asked, role: 'admin', approvalId })).toBe('APPROVAL_DIFFERS');
    expect(await counter.refused('user.add', { ...asked, name: 'Nina Cruz', approvalId })).toBe('APPROVAL_DIFFERS');
    expect(await counter.refused('user.add', { ...asked, reasonCode: 'because', approvalId })).toBe('REASON_UNKNOWN');
    expect(counter.facts('user.added').map(({ name }) => name)).not.toContain('Nina Ruiz');
    await counter.ask('user.add', { ...asked, approvalId });
    expect(counter.facts('user.added').at(-1)).toEqual({
      userId: expect.any(String),
      name: 'Nina Ruiz',
      role: 'clerk',
      ...WHY,
      approvalId,
    });
  });

  test('but not one who is there, deactivated: the name stays theirs', async () => {
    const maria = (await counter.ask('session.people', {})).find(({ name }) => name === 'Maria Alvarez');
    const about = { userId: maria?.userId ?? '', ...WHY };
    await counter.ask('user.deactivate', { ...about, approvalId: await counter.wordFor('user.deactivate', about) });
    const again = { name: 'Maria Alvarez', role: 'clerk' as const, pin: '602917', ...WHY };
    expect(await counter.refused('user.add', again)).toBe('USER_EXISTS');
  });

  test.each(['maria alvarez', ' Maria Alvarez ', 'MARIA ALVAREZ'])(
    'a name that is there already: "%s"',
    async (name) => {
      expect(await counter.refused('user.add', { name, role: 'clerk', ...WHY })).toBe('USER_EXISTS');
    },
  );

  test('the same name sent twice at once makes one person', async () => {
    const asked = { name: 'Nina Ruiz', role: 'clerk' as const, pin: '602917', ...WHY };
    const approvalId = await counter.wordFor('user.add', asked);
    const ask = () => counter.refused('user.add', { ...asked, approvalId });
    expect((await Promise.all([ask(), ask()])).sort()).toEqual(['USER_EXISTS', 'granted']);
  });

  test('the people at the counter come first on the sign-in page, in the order of their names', async () => {
    const people = await counter.ask('session.people', {});
    expect(people.map((person) => person.role)).toEqual(['clerk', 'clerk', 'lead', 'supervisor', 'auditor', 'admin']);
    expect(people.slice(0, 2).map((person) => person.name)).toEqual(['James Okafor', 'Maria Alvarez']);
  });
});
