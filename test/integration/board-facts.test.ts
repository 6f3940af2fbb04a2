import { afterEach, beforeEach, expect, test } from 'vitest';
import { CashOnlyCounter, MARIA, ROBERT } from '#test/support/cash-only.ts';
import { explains, submits, toDeposit, wordOn } from '#test/support/day-hand.ts';

/** What the board's exceptions open: each drawer, receipt and approval is one that its page can show. */
let counter: CashOnlyCounter;
beforeEach(async () => {
  counter = new CashOnlyCounter();
  await counter.openFor(MARIA);
});
afterEach(async () => {
  await counter.close();
  counter.forget();
});
const board = () => counter.ask('board.show', {});

async function picksUp(many: number, approver: string): Promise<void> {
  const asked = { cash: [{ piece: 'b100' as const, count: 1 }] };
  for (let at = 0; at < many; at += 1) {
    const approvalId = await wordOn(counter, 'drawer.pick-up', asked, approver);
    await counter.ask('drawer.pick-up', { ...asked, approvalId });
  }
}

test('a drawer opened without a payment again and again is named as people name it', async () => {
  const opensIt = () => counter.ask('drawer.no-sale', { reasonCode: 'change', reason: '' });
  for (let at = 0; at < 6; at += 1) await opensIt();
  await counter.signIn(ROBERT);
  const { exceptions, sessions } = await board();
  expect(exceptions).toMatchObject([{ kind: 'no-sales', noSales: 6, sessionIds: Object.keys(sessions) }]);
  expect(Object.values(sessions)).toEqual([{ drawer: '1', businessDate: '2026-11-23', cashOffCents: null }]);
});

test('small shorts come with what each drawer was off, once it is approved', async () => {
  await counter.payCash(14_217);
  const sessionId = await submits(counter, 33_997);
  await explains(counter, sessionId);
  await counter.signIn(ROBERT);
  const limit = { key: 'oversight.shorts-of-ten' as const, value: 1, reason: 'a stricter council' };
  await counter.ask('setting.change', limit);
  expect((await board()).exceptions).toEqual([]);
  await toDeposit(counter);
  const { exceptions, sessions } = await board();
  expect(exceptions).toMatchObject([{ kind: 'steady-shorts', sessionIds: [sessionId], shortCents: -220 }]);
  expect(sessions).toEqual({ [sessionId]: { drawer: '1', businessDate: '2026-11-23', cashOffCents: -220 } });
});

test('one approver for nearly all: each approval leads to its receipt or its drawer', async () => {
  const { take, approvalId } = await counter.agreed();
  const paid = (await counter.takes(take, approvalId)).details.receiptNo;
  const { receiptNo } = await counter.payCash(1_000);
  await counter.voids(receiptNo, 1_000);
  await picksUp(9, ROBERT);
  const ownDrawer = (await counter.ask('drawer.sheet', {})).session?.sessionId;
  await counter.signIn('James Okafor');
  await counter.opensDrawer();
  await picksUp(10, 'Linda Tran');
  await counter.signIn('Ana Petrov');
  const { exceptions, approvals, names } = await board();
  const ofMaria = exceptions.find(({ userId }) => names[userId] === MARIA);
  expect(ofMaria).toMatchObject({ kind: 'repeat-approver', ofApprovals: 11, others: { given: 0, ofApprovals: 10 } });
  const ids = ofMaria?.kind === 'repeat-approver' ? ofMaria.approvalIds : [];
  const grantedAtMs = expect.any(Number);
  expect(ids.map((id) => approvals[id])).toEqual([
    { action: 'payment.take', receiptNo: paid, sessionId: null, grantedAtMs },
    { action: 'receipt.void', receiptNo, sessionId: null, grantedAtMs },
    ...Array.from({ length: 9 }, () => ({
      action: 'drawer.pick-up',
      receiptNo: null,
      sessionId: ownDrawer,
      grantedAtMs,
    })),
  ]);
});
