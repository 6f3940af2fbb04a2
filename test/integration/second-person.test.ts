import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CashOnlyCounter, MARIA, ROBERT } from '#test/support/cash-only.ts';

let counter: CashOnlyCounter;
beforeEach(async () => {
  counter = await new CashOnlyCounter().openFor(MARIA);
});
afterEach(async () => {
  await counter.close();
  counter.forget();
});

const atTheWindow = async () => (await counter.ask('session.current', {})).user?.name;

describe('who agrees', () => {
  test.each([
    [MARIA, 'APPROVAL_OWN'],
    ['James Okafor', 'APPROVAL_ROLE'],
    ['Linda Tran', 'APPROVAL_ROLE'],
    ['Ana Petrov', 'APPROVAL_ROLE'],
    ['Sam Whitfield', 'APPROVAL_ROLE'],
  ])('%s cannot, and the request goes on waiting', async (name, code) => {
    const { take, approvalId } = await counter.called();
    expect(await counter.wordOf(approvalId, name)).toBe(code);
    expect(counter.facts('approval.granted')).toEqual([]);
    expect((await counter.takes(take, approvalId)).code).toBe('APPROVAL_OVER');
    expect(await counter.wordOf(approvalId)).toBe('granted');
  });

  test('somebody who is not there cannot', async () => {
    const { approvalId } = await counter.called();
    const words = { pin: '204816', reasonCode: 'verified', reason: '' };
    expect(await counter.refused('approval.grant', { approvalId, userId: 'nobody', ...words })).toBe('USER_UNKNOWN');
    expect(await counter.wordOf('none')).toBe('APPROVAL_UNKNOWN');
  });

  test('where a supervisor asks, a clerk or a lead is enough, and the supervisor alone is not', async () => {
    await counter.signIn(ROBERT);
    await counter.opensDrawer();
    const { take, approvalId } = await counter.called();
    const { approvers } = await counter.ask('approval.show', { approvalId });
    expect(approvers.map(({ name }) => name).sort()).toEqual(['James Okafor', 'Linda Tran', MARIA]);
    expect(await counter.wordOf(approvalId, ROBERT)).toBe('APPROVAL_OWN');
    expect(await counter.wordOf(approvalId, 'James Okafor')).toBe('granted');
    expect((await counter.takes(take, approvalId)).code).toBe('TAKEN');
    expect(counter.people('payment.taken')).toEqual([{ actor: ROBERT, approver: 'James Okafor' }]);
  });

  test('the window stays with whoever asked, before and after', async () => {
    const { take, approvalId } = await counter.agreed();
    expect(await atTheWindow()).toBe(MARIA);
    expect(counter.facts('user.signed-in')).toHaveLength(1);
    await counter.takes(take, approvalId);
    expect(await atTheWindow()).toBe(MARIA);
  });

  test('once: the second time it is over, also at the same moment', async () => {
    const { approvalId } = await counter.called();
    const both = await Promise.all([counter.wordOf(approvalId), counter.wordOf(approvalId)]);
    expect(both.sort()).toEqual(['APPROVAL_OVER', 'granted']);
    expect(await counter.wordOf(approvalId)).toBe('APPROVAL_OVER');
    expect(counter.facts('approval.granted')).toHaveLength(1);
  });

  test('not while the station is locked, nor while nobody is at the window', async () => {
    const { approvalId } = await counter.called();
    await counter.ask('session.lock', {});
    expect(await counter.wordOf(approvalId)).toBe('STATION_LOCKED');
    await counter.ask('session.sign-out', {});
    expect(await counter.wordOf(approvalId)).toBe('NOT_SIGNED_IN');
    expect(counter.facts('approval.granted')).toEqual([]);
  });

  test('not while somebody else is at the window: what is asked for is the request of whoever stands there', async () => {
    const { approvalId } = await counter.called();
    await counter.signIn('James Okafor');
    expect(await counter.wordOf(approvalId)).toBe('APPROVAL_UNKNOWN');
    await counter.signIn(MARIA);
    expect(await counter.wordOf(approvalId)).toBe('granted');
    expect(counter.people('approval.granted')).toEqual([{ actor: MARIA, approver: ROBERT }]);
  });

  test.each(['session.sign-out', 'session.lock'])('nor when %s comes while the PIN is looked at', async (leaves) => {
    const { approvalId } = await counter.called();
    const robert = (await counter.ask('session.people', {})).find(({ name }) => name === ROBERT);
    const words = { approvalId, userId: robert?.userId ?? '', reasonCode: 'verified', reason: '' };
    const agreeing = counter.refused('approval.grant', { ...words, pin: robert?.samplePin ?? '' });
    await counter.request(leaves);
    expect(await agreeing).toBe('APPROVAL_UNKNOWN');
    expect(counter.facts('approval.granted')).toEqual([]);
  });

  test('not on an account of their own or of their household: another one must', async () => {
    const { approvalId } = await counter.called();
    await counter.signIn(ROBERT);
    const link = { userId: await counter.idOf(ROBERT), accountNo: '14640201', reason: 'told by themselves' };
    await counter.ask('link.add', { ...link, relation: 'household' });
    await counter.signIn(MARIA);
    expect(await counter.wordOf(approvalId)).toBe('APPROVAL_OWN');
    expect((await counter.ask('approval.show', { approvalId })).approvers).toEqual([]);
  });

  test('nor does their word serve when the account became theirs before it was used: another one must agree', async () => {
    const { take, approvalId } = await counter.agreed();
    await counter.links(ROBERT, '14640201', 'household');
    await counter.signIn(MARIA);
    expect((await counter.takes(take, approvalId)).code).toBe('APPROVAL_OWN');
    expect(counter.facts('payment.taken')).toEqual([]);
    expect((await counter.takes(take)).code).toBe('APPROVAL_NEEDED');
  });

  test('with a reason from the list of what is decided, not from another', async () => {
    const { approvalId } = await counter.called();
    expect(await counter.wordOf(approvalId, ROBERT, 'because')).toBe('REASON_UNKNOWN');
    expect(await counter.wordOf(approvalId, ROBERT, 'wrong-amount')).toBe('REASON_UNKNOWN');
    expect(await counter.wordOf(approvalId, ROBERT, 'known-customer')).toBe('granted');
  });
});

describe("the second person's PIN", () => {
  async function wrongly(approvalId: string, name = ROBERT): Promise<string> {
    const words = { reasonCode: 'verified', reason: '' };
    return counter.refused('approval.grant', { approvalId, userId: await counter.idOf(name), pin: '000000', ...words });
  }

  test('that is wrong counts like at the sign-in, there too, and the window stays with whoever asked', async () => {
    const { approvalId } = await counter.called();
    const said = [await wrongly(approvalId), await wrongly(approvalId), await wrongly(approvalId)];
    expect(said).toEqual(['PIN_WRONG', 'PIN_WRONG', 'PIN_BACKOFF']);
    expect(await counter.wordOf(approvalId)).toBe('PIN_BACKOFF');
    await expect(counter.signIn(ROBERT)).rejects.toThrow('PIN_BACKOFF');
    expect(await atTheWindow()).toBe(MARIA);
    expect(counter.facts('user.locked-out')).toMatchObject([{ failures: 3 }]);
    expect(counter.facts('approval.granted')).toEqual([]);
    await counter.clock.pass(15_000);
    expect(await counter.wordOf(approvalId)).toBe('granted');
  });

  test('counts together with wrong ones at the sign-in', async () => {
    const userId = await counter.idOf(ROBERT);
    const { approvalId } = await counter.called();
    await counter.refused('session.sign-in', { userId, pin: '000000' });
    await counter.refused('session.sign-in', { userId, pin: '000000' });
    expect(await wrongly(approvalId)).toBe('PIN_BACKOFF');
  });

  test('is not asked of somebody who could not agree anyhow', async () => {
    const { approvalId } = await counter.called();
    for (let n = 0; n < 5; n += 1) expect(await wrongly(approvalId, 'James Okafor')).toBe('APPROVAL_ROLE');
    await counter.signIn('James Okafor');
  });
});
