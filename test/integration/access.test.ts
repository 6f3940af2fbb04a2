import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dataFiles, openLedger } from '#main/db/open.ts';
import { verifyLedger } from '#main/db/verify.ts';
import { AccessCounter, type AccessRoute } from '#test/support/access.ts';
import { LEDGER_MIGRATIONS } from '#test/support/counter.ts';

const SAM = 'Sam Whitfield';
const ROBERT = 'Robert Hayes';
const LINDA = 'Linda Tran';
const MARIA = 'Maria Alvarez';
const JAMES = 'James Okafor';

let counter: AccessCounter;
beforeEach(async () => {
  counter = await new AccessCounter().openForSam();
});
afterEach(async () => {
  await counter.close();
  counter.forget();
});

describe('another role', () => {
  test('takes nothing by itself, calls a second person, and says in full what it is about', async () => {
    const { code, details } = await counter.asks('user.change-role', MARIA, { role: 'lead' });
    expect(code).toBe('APPROVAL_NEEDED');
    const access = {
      userId: counter.idOf(MARIA),
      name: MARIA,
      from: 'clerk',
      to: 'lead',
      reasonCode: 'other',
      reason: 'as told',
    };
    const shown = await counter.ask('approval.show', { approvalId: String(details.approvalId) });
    expect(shown).toMatchObject({ action: 'user.change-role', needs: ['access'], subject: { access } });
    expect(shown.approvers.map(({ name }) => name).sort()).toEqual([LINDA, ROBERT]);
    expect(shown.reasons.map(({ code: each }) => each)).toContain('duties');
    expect((await counter.row(MARIA))?.role).toBe('clerk');
    expect(counter.facts('user.role-changed')).toEqual([]);
  });

  test('counts from the next sign-in on when somebody agreed; both stand in the fact', async () => {
    const approvalId = await counter.does('user.change-role', MARIA, { role: 'supervisor' });
    expect(counter.facts('user.role-changed')).toEqual([
      {
        userId: counter.idOf(MARIA),
        from: 'clerk',
        to: 'supervisor',
        reasonCode: 'other',
        reason: 'as told',
        approvalId,
      },
    ]);
    expect(counter.two('user.role-changed')).toEqual([{ actor: SAM, approver: ROBERT }]);
    expect(counter.facts('approval.used')).toEqual([{ approvalId }]);
    await counter.signIn(MARIA);
    expect(await counter.refused('setting.list', {})).toBe('granted');
  });

  test('needs a reason of the list', async () => {
    expect((await counter.asks('user.change-role', MARIA, { role: 'lead', reasonCode: 'because' })).code).toBe(
      'REASON_UNKNOWN',
    );
  });

  test('one’s own is for another administrator to ask', async () => {
    await counter.does('user.change-role', LINDA, { role: 'admin' });
    expect((await counter.asks('user.change-role', SAM, { role: 'supervisor' })).code).toBe('USER_OWN');
    await counter.signIn(LINDA);
    await counter.does('user.change-role', SAM, { role: 'supervisor' });
    expect((await counter.row(SAM))?.role).toBe('supervisor');
  });
});

describe('a word is for exactly this change', () => {
  const word = async (route: AccessRoute, name: string, over = {}, approver = ROBERT) =>
    counter.wordFor(route, counter.about(name, over) as never, approver);

  test('used once, it is over', async () => {
    const approvalId = await counter.does('user.deactivate', MARIA);
    await counter.does('user.reactivate', MARIA);
    expect((await counter.asks('user.deactivate', MARIA, { approvalId })).code).toBe('APPROVAL_OVER');
  });

  test.each<[string, AccessRoute, string, Record<string, unknown>]>([
    ['another role', 'user.change-role', MARIA, { role: 'admin' }],
    ['another person', 'user.change-role', JAMES, { role: 'lead' }],
    ['another reason', 'user.change-role', MARIA, { role: 'lead', reason: 'quite another' }],
    ['another act', 'user.deactivate', MARIA, {}],
    ['a new PIN', 'user.reset-pin', MARIA, { pin: '602917' }],
  ])('not for %s', async (_what, route, name, over) => {
    const approvalId = await word('user.change-role', MARIA, { role: 'lead' });
    expect((await counter.asks(route, name, { ...over, approvalId })).code).toBe('APPROVAL_DIFFERS');
    expect(counter.facts('approval.used')).toEqual([]);
  });

  test('not where the role was changed meanwhile: it was asked for from another one', async () => {
    const approvalId = await word('user.change-role', MARIA, { role: 'admin' });
    await counter.does('user.change-role', MARIA, { role: 'lead' });
    expect((await counter.asks('user.change-role', MARIA, { role: 'admin', approvalId })).code).toBe(
      'APPROVAL_DIFFERS',
    );
  });

  test('not for somebody else who asks', async () => {
    await counter.does('user.change-role', LINDA, { role: 'admin' });
    const approvalId = await word('user.deactivate', MARIA);
    await counter.signIn(LINDA);
    expect((await counter.asks('user.deactivate', MARIA, { approvalId })).code).toBe('APPROVAL_DIFFERS');
  });

  test('not after ten minutes', async () => {
    const approvalId = await word('user.deactivate', MARIA);
    await counter.clock.pass(10 * 60_000 + 1);
    await counter.signIn(SAM);
    expect((await counter.asks('user.deactivate', MARIA, { approvalId })).code).toBe('APPROVAL_OVER');
  });

  test.each([
    [SAM, 'APPROVAL_OWN'],
    [ROBERT, 'APPROVAL_OWN'],
    [MARIA, 'APPROVAL_ROLE'],
    ['Ana Petrov', 'APPROVAL_ROLE'],
    [LINDA, 'granted'],
  ])('about Robert Hayes, %s: %s', async (name, code) => {
    const { details } = await counter.asks('user.deactivate', ROBERT);
    expect((await counter.agrees(String(details.approvalId), name, 'left')).code).toBe(code);
  });

  test('it is given with a reason of this list, not of another', async () => {
    const { details } = await counter.asks('user.deactivate', MARIA);
    expect((await counter.agrees(String(details.approvalId), ROBERT, 'wrong-amount')).code).toBe('REASON_UNKNOWN');
  });

  test('stored with the change, or not at all', async () => {
    const approvalId = await word('user.deactivate', MARIA);
    counter.change(
      `CREATE TRIGGER no_use BEFORE INSERT ON journal WHEN new.kind = 'approval.used'
        BEGIN SELECT raise(ABORT, 'not today'); END`,
    );
    expect((await counter.asks('user.deactivate', MARIA, { approvalId })).code).not.toBe('granted');
    expect(counter.facts('user.deactivated')).toEqual([]);
    counter.change('DROP TRIGGER no_use');
    expect((await counter.asks('user.deactivate', MARIA, { approvalId })).code).toBe('granted');
  });
});

describe('somebody who is deactivated', () => {
  test('cannot sign in, stands on no tile, and is in the list with since when', async () => {
    await counter.does('user.deactivate', MARIA);
    expect(await counter.signsIn(MARIA, '204816')).toBe('USER_UNKNOWN');
    expect((await counter.ask('session.people', {})).map(({ name }) => name)).not.toContain(MARIA);
    expect((await counter.row(MARIA))?.deactivatedAtMs).toBe(counter.clock.now());
  });

  test('cannot agree to anything, nor to what was asked before', async () => {
    const pin = (await counter.ask('session.people', {})).find(({ name }) => name === LINDA)?.samplePin ?? '';
    const { details } = await counter.asks('user.change-role', MARIA, { role: 'lead' });
    const approvalId = String(details.approvalId);
    await counter.does('user.deactivate', LINDA);
    const grant = { approvalId, userId: counter.idOf(LINDA), pin, reasonCode: 'other', reason: '' };
    expect(await counter.refused('approval.grant', grant)).toBe('USER_UNKNOWN');
    expect((await counter.ask('approval.show', { approvalId })).approvers.map(({ name }) => name)).toEqual([ROBERT]);
  });

  test('keeps the name on receipts; the drawer stays open and is named', async () => {
    await counter.signIn(MARIA);
    await counter.opensDrawer();
    const { receiptNo } = await counter.payCash(14_217);
    await counter.signIn(SAM);
    await counter.does('user.deactivate', MARIA);
    expect(counter.facts('user.deactivated')).toMatchObject([{ openDrawer: 'C1-20261123-1' }]);
    expect(await counter.row(MARIA)).toMatchObject({ openDrawer: '1' });
    await counter.signIn(ROBERT);
    expect(JSON.stringify(await counter.ask('receipt.show', { receiptNo }))).toContain(MARIA);
  });

  test.each<[string, AccessRoute, Record<string, unknown>, number]>([
    ['leaves nothing put aside that waits for nobody', 'user.deactivate', {}, 0],
    ['nor does somebody who takes no payments any more', 'user.change-role', { role: 'auditor' }, 0],
    ['while a lead still takes up their own', 'user.change-role', { role: 'lead' }, 1],
  ])('%s', async (_what, route, over, left) => {
    await counter.signIn(MARIA);
    await counter.opensDrawer();
    const { transactionId } = await counter.begin(14_217);
    await counter.ask('payment.park', { transactionId });
    await counter.signIn(SAM);
    await counter.does(route, MARIA, over);
    await counter.signIn(ROBERT);
    expect(await counter.ask('payment.parked', {})).toHaveLength(left);
  });

  test('comes back with the role and the PIN from before, by two people again', async () => {
    await counter.does('user.deactivate', MARIA);
    expect((await counter.asks('user.reactivate', MARIA)).code).toBe('APPROVAL_NEEDED');
    await counter.does('user.reactivate', MARIA);
    expect(await counter.signsIn(MARIA, '204816')).toBe('granted');
    expect(counter.two('user.reactivated')).toEqual([{ actor: SAM, approver: ROBERT }]);
  });

  test('is signed out at once where it is the person at the window', async () => {
    await counter.does('user.change-role', LINDA, { role: 'admin' });
    await counter.does('user.deactivate', SAM);
    expect((await counter.ask('session.current', {})).user).toBeNull();
    expect(counter.facts('user.signed-out')).toMatchObject([{ userId: counter.idOf(SAM), reason: 'deactivated' }]);
    expect(counter.events.findLast(({ name }) => name === 'session.changed')?.payload).toMatchObject({ user: null });
  });

  test('whose sign-in is under way at that moment does not come in', async () => {
    const asked = counter.about(MARIA);
    const approvalId = await counter.wordFor('user.deactivate', asked);
    const [came] = await Promise.all([
      counter.signsIn(MARIA, '204816'),
      counter.ask('user.deactivate', { ...asked, approvalId }),
    ]);
    expect(came).toBe('USER_UNKNOWN');
    expect(counter.facts('user.signed-in').map(({ userId }) => userId)).not.toContain(counter.idOf(MARIA));
  });
});

test('the last administrator stays, who else may agree', async () => {
  expect((await counter.asks('user.deactivate', SAM)).code).toBe('ADMIN_LAST');
  expect((await counter.asks('user.change-role', SAM, { role: 'supervisor' })).code).toBe('ADMIN_LAST');
});

test('of two administrators one stays, where both partings were agreed to at the same time', async () => {
  await counter.does('user.change-role', LINDA, { role: 'admin' });
  const own = await counter.wordFor('user.deactivate', counter.about(SAM));
  const theirs = await counter.wordFor('user.deactivate', counter.about(LINDA));
  const both = [[LINDA, theirs] as const, [SAM, own] as const].map(([name, approvalId]) =>
    counter.asks('user.deactivate', name, { approvalId }),
  );
  expect((await Promise.all(both)).map(({ code }) => code)).toEqual(['granted', 'ADMIN_LAST']);
  expect((await counter.asks('user.change-role', SAM, { role: 'clerk' })).code).toBe('ADMIN_LAST');
});

test('people are the same after a rebuild from the journal', async () => {
  await counter.does('user.change-role', LINDA, { role: 'admin' });
  await counter.does('user.deactivate', MARIA);
  await counter.does('user.deactivate', JAMES);
  await counter.does('user.reactivate', JAMES);
  await counter.does('user.reset-pin', JAMES, { pin: '602917' });
  await counter.ask('user.change-pin', { oldPin: '932764', newPin: '771902' });
  await counter.close();
  const sqlite = openLedger(dataFiles(counter.home).ledger);
  expect(verifyLedger(sqlite, LEDGER_MIGRATIONS)).toMatchObject({ ok: true });
  sqlite.close();
});
