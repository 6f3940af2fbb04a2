import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AccessCounter } from '#test/support/access.ts';

const SAM = 'Sam Whitfield';
const ROBERT = 'Robert Hayes';
const LINDA = 'Linda Tran';
const MARIA = 'Maria Alvarez';
const OLD = '204816';
const NEW = '602917';

let counter: AccessCounter;
beforeEach(async () => {
  counter = await new AccessCounter().openForSam();
});
afterEach(async () => {
  await counter.close();
  counter.forget();
});

const word = (approver = ROBERT, name = MARIA) => counter.wordFor('user.reset-pin', counter.about(name), approver);
const resets = async (over: Record<string, unknown>) => (await counter.asks('user.reset-pin', MARIA, over)).code;

describe('a forgotten PIN', () => {
  test('is asked for, agreed to, and only then typed by the person whose it is', async () => {
    expect(await resets({})).toBe('APPROVAL_NEEDED');
    expect(await resets({ pin: NEW })).toBe('APPROVAL_NEEDED');
    expect(await counter.signsIn(MARIA, NEW)).toBe('PIN_WRONG');
    const approvalId = await word();
    expect(await resets({ approvalId })).toBe('PIN_MISSING');
    expect(await resets({ approvalId, pin: NEW })).toBe('granted');
    expect(await counter.signsIn(MARIA, OLD)).toBe('PIN_WRONG');
    expect(await counter.signsIn(MARIA, NEW)).toBe('granted');
    expect(counter.two('user.pin-reset')).toEqual([{ actor: SAM, approver: ROBERT }]);
    expect(counter.facts('user.pin-reset')).toEqual([
      { userId: counter.idOf(MARIA), reasonCode: 'other', reason: 'as told', approvalId },
    ]);
  });

  test('a weak one is typed anew, without another word', async () => {
    const approvalId = await word();
    expect(await resets({ approvalId, pin: '123456' })).toBe('PIN_TOO_WEAK');
    expect(counter.facts('approval.used')).toEqual([]);
    expect(await resets({ approvalId, pin: NEW })).toBe('granted');
    expect(await resets({ approvalId, pin: '771902' })).toBe('APPROVAL_OVER');
  });

  test('as long as nothing was typed, the old PIN stays', async () => {
    await word();
    await counter.clock.pass(11 * 60_000);
    expect(await counter.signsIn(MARIA, OLD)).toBe('granted');
  });

  test('ends the pause after wrong ones, and the list says until when it was', async () => {
    for (let n = 0; n < 4; n += 1) await counter.signsIn(MARIA, '000000');
    expect((await counter.row(MARIA))?.lockedUntilMs).toBe(counter.clock.now() + 15_000);
    const approvalId = await word();
    await resets({ approvalId, pin: NEW });
    expect((await counter.row(MARIA))?.lockedUntilMs).toBeNull();
    expect(await counter.signsIn(MARIA, NEW)).toBe('granted');
  });

  test('that was changed while somebody signs in with the old one does not let them in', async () => {
    const approvalId = await word();
    const hash = "UPDATE secret SET value = 'another' WHERE purpose = ?";
    const came = counter.signsIn(MARIA, OLD);
    counter.change(hash.replace('?', `'pin:${counter.idOf(MARIA)}'`));
    expect(await came).toBe('USER_UNKNOWN');
    expect(await resets({ approvalId, pin: NEW })).toBe('granted');
  });

  test('no PIN is anywhere in the file, nor anything that six digits could be guessed from', async () => {
    const approvalId = await word();
    await resets({ approvalId, pin: NEW });
    const kept = JSON.stringify([counter.rows('SELECT * FROM journal'), counter.rows('SELECT * FROM secret')]);
    expect(kept).not.toContain(NEW);
    const [asked] = counter.facts('approval.asked');
    await counter.signIn(SAM);
    const again = await word();
    await resets({ approvalId: again, pin: '771902' });
    expect(counter.facts('approval.asked').at(-1)?.requestHash).toBe(asked?.requestHash);
  });
});

describe('who asks and who agrees', () => {
  test('a supervisor may ask, and a lead is enough beside them', async () => {
    await counter.signIn(ROBERT);
    const approvalId = await word(LINDA);
    expect(await resets({ approvalId, pin: NEW })).toBe('granted');
    expect(counter.two('user.pin-reset')).toEqual([{ actor: ROBERT, approver: LINDA }]);
  });

  test('so the only administrator is not shut out for ever', async () => {
    await counter.signIn(ROBERT);
    const approvalId = await word(LINDA, SAM);
    expect((await counter.asks('user.reset-pin', SAM, { approvalId, pin: NEW })).code).toBe('granted');
    expect(await counter.signsIn(SAM, NEW)).toBe('granted');
  });

  test('a supervisor asks for nothing else of this kind', async () => {
    await counter.signIn(ROBERT);
    for (const route of ['user.deactivate', 'user.reactivate'] as const) {
      expect((await counter.asks(route, MARIA)).code).toBe('ROLE_NOT_ALLOWED');
    }
    expect((await counter.asks('user.change-role', MARIA, { role: 'lead' })).code).toBe('ROLE_NOT_ALLOWED');
  });

  test('nobody for themselves', async () => {
    expect((await counter.asks('user.reset-pin', SAM)).code).toBe('USER_OWN');
    const { details } = await counter.asks('user.reset-pin', LINDA);
    expect((await counter.agrees(String(details.approvalId), LINDA, 'other')).code).toBe('APPROVAL_OWN');
  });
});
