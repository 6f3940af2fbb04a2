import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { initialSettings } from '#shared/setting.ts';
import { anAccount } from '#test/support/accounts.ts';
import { CashOnlyCounter, check, MARIA, ROBERT, type Take } from '#test/support/cash-only.ts';

const MINUTE = 60_000;

let counter: CashOnlyCounter;
beforeEach(async () => {
  counter = await new CashOnlyCounter().openFor(MARIA);
});
afterEach(async () => {
  await counter.close();
  counter.forget();
});

describe('a check for a cash-only account', () => {
  test('takes nothing, calls a second person, and shows both what it is about', async () => {
    const { approvalId } = await counter.called();
    expect(counter.facts('payment.taken')).toEqual([]);
    const subject = {
      receiptNo: null,
      lines: [{ label: '14-6402-01 GARCIA, MARIA', accountNo: '14640201', cents: 14_217 }],
      tenders: [{ code: 'personal-check', cents: 14_217, number: '1042' }],
      totalCents: 14_217,
    };
    expect(counter.facts('approval.asked')).toMatchObject([
      { approvalId, action: 'payment.take', needs: ['cash-only'], subject },
    ]);
    const shown = await counter.ask('approval.show', { approvalId });
    expect(shown).toMatchObject({ needs: ['cash-only'], state: 'asked', subject });
    expect(shown.approvers.map(({ name }) => name)).toEqual([ROBERT]);
  });

  test('is taken when a supervisor agreed; both stand in the fact, and the approval is used with it', async () => {
    const { take, approvalId } = await counter.agreed();
    expect(await counter.takes(take, approvalId)).toMatchObject({
      code: 'TAKEN',
      details: { receiptNo: 'C1-26-000001' },
    });
    expect(counter.people('payment.taken')).toEqual([{ actor: MARIA, approver: ROBERT }]);
    expect(counter.people('approval.granted')).toEqual([{ actor: MARIA, approver: ROBERT }]);
    expect(counter.facts('payment.taken')).toMatchObject([{ overrides: { approvalId, overrides: ['cash-only'] } }]);
    expect(counter.facts('approval.used')).toEqual([{ approvalId }]);
    expect(counter.facts('approval.granted')).toEqual([{ approvalId, reasonCode: 'verified', reason: 'looked at it' }]);
  });

  test('of an everyday payment nobody is the approver', async () => {
    await counter.payCash(14_217);
    expect(counter.people('payment.taken')).toEqual([{ actor: MARIA, approver: null }]);
  });

  test('the payment and the use of the approval are stored together or not at all', async () => {
    const { take, approvalId } = await counter.agreed();
    counter.change(
      `CREATE TRIGGER no_use BEFORE INSERT ON journal WHEN new.kind = 'approval.used'
        BEGIN SELECT raise(ABORT, 'not today'); END`,
    );
    expect((await counter.takes(take, approvalId)).code).not.toBe('TAKEN');
    expect(counter.facts('payment.taken')).toEqual([]);
    expect(counter.rows('SELECT * FROM outbox')).toEqual([]);
    counter.change('DROP TRIGGER no_use');
    expect((await counter.takes(take, approvalId)).code).toBe('TAKEN');
  });

  test('the agreement is there and Enter is pressed twice: one receipt, one use, also an hour later', async () => {
    const { take, approvalId } = await counter.agreed();
    const [one, two] = await Promise.all([counter.takes(take, approvalId), counter.takes(take, approvalId)]);
    expect(two).toEqual(one);
    await counter.clock.pass(60 * MINUTE);
    await counter.signIn(MARIA);
    expect(await counter.takes(take, approvalId)).toEqual(one);
    expect(counter.facts('approval.used')).toHaveLength(1);
  });

  test('whose mark the CIS took away meanwhile is taken without the agreement, which stays unused', async () => {
    const { take, approvalId } = await counter.agreed();
    counter.cis.accounts.set('14640201', anAccount());
    await counter.ask('account.open', { accountNo: '14640201' });
    await counter.clock.pass(1_000);
    expect((await counter.takes(take, approvalId)).code).toBe('TAKEN');
    expect(counter.people('payment.taken')).toEqual([{ actor: MARIA, approver: null }]);
    expect(counter.facts('approval.used')).toEqual([]);
  });
});

describe('an agreement is for exactly this', () => {
  const CHANGES: [string, (take: Take) => Promise<Take>][] = [
    ['another number', async (take) => ({ ...take, tenders: [check(14_217, '1043')] })],
    ['another kind of check', async (take) => ({ ...take, tenders: [{ ...check(), code: 'business-check' }] })],
    ['the same amount in two checks', async (take) => ({ ...take, tenders: [check(14_000), check(217, '1043')] })],
    [
      'another amount',
      async (take) => ({ ...take, linesCents: (await counter.begin(9_640)).linesCents, tenders: [check(9_640)] }),
    ],
    [
      'another account',
      async (take) => ({ ...take, linesCents: (await counter.begin(14_217, '14640202')).linesCents }),
    ],
    [
      'a second payment just like it',
      async (take) => {
        await counter.ask('payment.discard', { transactionId: take.transactionId });
        return counter.aCheck();
      },
    ],
  ];
  test.each(CHANGES)('%s is not taken', async (_what, change) => {
    const { take, approvalId } = await counter.agreed();
    expect((await counter.takes(await change(take), approvalId)).code).toBe('APPROVAL_DIFFERS');
    expect(counter.facts('payment.taken')).toEqual([]);
  });

  test('changed and put back as it was, it serves', async () => {
    const { take, approvalId } = await counter.agreed();
    await counter.begin(9_640);
    expect((await counter.takes(take, approvalId)).code).toBe('CART_CHANGED');
    await counter.begin(14_217);
    expect((await counter.takes(take, approvalId)).code).toBe('TAKEN');
  });

  test('it serves one payment: the next check on the account asks anew', async () => {
    const { take, approvalId } = await counter.agreed();
    await counter.takes(take, approvalId);
    const confirmed = ['amount-unusual', 'same-payer', 'same-amount'];
    const next = { ...(await counter.aCheck()), confirmed };
    expect((await counter.takes(next, approvalId)).code).toBe('APPROVAL_DIFFERS');
    const { code, details } = await counter.takes(next);
    expect(code).toBe('APPROVAL_NEEDED');
    expect(details.approvalId).not.toBe(approvalId);
  });

  test('nobody else uses it, and nobody else is shown what it is about', async () => {
    const { approvalId } = await counter.agreed();
    await counter.signIn('James Okafor');
    await counter.opensDrawer();
    expect(await counter.refused('approval.show', { approvalId })).toBe('APPROVAL_UNKNOWN');
    expect((await counter.takes(await counter.aCheck(), approvalId)).code).toBe('APPROVAL_DIFFERS');
  });

  test('an agreement that nobody gave', async () => {
    expect((await counter.takes(await counter.aCheck(), 'none')).code).toBe('APPROVAL_UNKNOWN');
    const { take, approvalId } = await counter.called();
    expect((await counter.takes(take, approvalId)).code).toBe('APPROVAL_OVER');
  });
});

describe('ten minutes', () => {
  test.each([
    ['to the last moment the check is taken', 10 * MINUTE, 'TAKEN'],
    ['then it is over', 10 * MINUTE + 1, 'APPROVAL_OVER'],
  ])('after the agreement, %s', async (_what, ms, code) => {
    const { take, approvalId } = await counter.agreed();
    await counter.clock.pass(ms);
    await counter.signIn(MARIA);
    expect((await counter.takes(take, approvalId)).code).toBe(code);
  });

  test('the second person may take as long to come, and no longer', async () => {
    const [first, late] = [await counter.called(), 10 * MINUTE + 1];
    await counter.clock.pass(late - 1);
    await counter.signIn(MARIA);
    expect(await counter.wordOf(first.approvalId)).toBe('granted');
    const second = await counter.takes(first.take);
    await counter.clock.pass(late);
    await counter.signIn(MARIA);
    expect(await counter.wordOf(String(second.details.approvalId))).toBe('APPROVAL_OVER');
  });

  test('when the clock is set back meanwhile, the agreement is over and is asked for anew', async () => {
    const { take, approvalId } = await counter.agreed();
    counter.clock.jump(-MINUTE);
    expect((await counter.takes(take, approvalId)).code).toBe('APPROVAL_OVER');
    const again = String((await counter.takes(take)).details.approvalId);
    expect(await counter.wordOf(again)).toBe('granted');
    expect((await counter.takes(take, again)).code).toBe('TAKEN');
  });
});

describe('a restart', () => {
  test.each([
    ['closing', () => counter.close()],
    ['a power cut', async () => counter.crash()],
  ])('by %s loses neither the request nor the agreement', async (_how, ends) => {
    const { take, approvalId } = await counter.called();
    await ends();
    await counter.start();
    await counter.signIn(MARIA);
    expect((await counter.takes(take)).details.approvalId).toBe(approvalId);
    expect(await counter.wordOf(approvalId)).toBe('granted');
    await ends();
    await counter.start();
    await counter.signIn(MARIA);
    expect((await counter.takes(take, approvalId)).code).toBe('TAKEN');
    expect(counter.people('payment.taken')).toEqual([{ actor: MARIA, approver: ROBERT }]);
  });
});

describe('asking again while nobody has come', () => {
  test('is the same request: one id, one fact', async () => {
    const { take, approvalId } = await counter.called();
    const again = await Promise.all([counter.takes(take), counter.takes(take)]);
    expect(again.map(({ details }) => details.approvalId)).toEqual([approvalId, approvalId]);
    expect(counter.facts('approval.asked')).toHaveLength(1);
  });
  test('after ten minutes is a new one, and the old one is over', async () => {
    const { take, approvalId } = await counter.called();
    await counter.clock.pass(10 * MINUTE + 1);
    await counter.signIn(MARIA);
    const { details } = await counter.takes(take);
    expect(details.approvalId).not.toBe(approvalId);
    expect(await counter.wordOf(approvalId)).toBe('APPROVAL_OVER');
    expect(counter.facts('approval.asked')).toHaveLength(2);
  });
  test('when more is needed meanwhile is a new one, and the second person is shown all of it', async () => {
    const { take, approvalId } = await counter.called();
    await counter.signIn(ROBERT);
    const value = { ...initialSettings()['tender.personal-check'], supervisorAboveCents: 10_000 };
    await counter.ask('setting.change', { key: 'tender.personal-check', value, reason: 'the council decided' });
    await counter.signIn(MARIA);
    const { details } = await counter.takes(take);
    expect(details.needs).toEqual(['cash-only', 'tender-limit']);
    expect(details.approvalId).not.toBe(approvalId);
    const again = String(details.approvalId);
    expect(await counter.ask('approval.show', { approvalId: again })).toMatchObject({ needs: details.needs });
    expect(await counter.wordOf(again)).toBe('granted');
    expect((await counter.takes(take, again)).code).toBe('TAKEN');
  });
  test('for something else is another one', async () => {
    const { take, approvalId } = await counter.called();
    const { details } = await counter.takes({ ...take, tenders: [check(14_217, '1043')] });
    expect(details.approvalId).not.toBe(approvalId);
  });
});
