import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { anAccount } from '#test/support/accounts.ts';
import { Counter } from '#test/support/counter.ts';

let counter: Counter;
beforeEach(async () => {
  counter = await new Counter().openFor('Maria Alvarez');
});
afterEach(async () => {
  await counter.close();
  counter.forget();
});

const VOID = { cashReturnedCents: 14_217, reasonCode: 'wrong-amount', reason: '' };
const states = () =>
  counter.rows<{ reverses: string | null; state: string }>('SELECT reverses, state FROM outbox ORDER BY created_at_ms');
const balance = async () => (await counter.ask('account.open', { accountNo: '14640201' })).balance.displayedCents;
/** Taken, printed and in the CIS. */
async function posted(cents = 14_217, tendered = cents): Promise<string> {
  const { receiptNo } = await counter.payCash(cents, tendered);
  await counter.clock.pass(1_000);
  return receiptNo;
}

describe('a receipt is taken back by two people', () => {
  test('the first is told that a second is needed; nothing has happened yet', async () => {
    const receiptNo = await posted();
    expect(await counter.refused('receipt.void', { ...VOID, receiptNo })).toBe('APPROVAL_NEEDED');
    expect(counter.facts('receipt.voided')).toEqual([]);
    expect(counter.facts('approval.asked')).toMatchObject([{ action: 'receipt.void', needs: ['void'] }]);
  });

  test('both stand in the fact, and the approval serves once', async () => {
    const receiptNo = await posted();
    await counter.voids(receiptNo, 14_217);
    const [row] = counter.rows<{ actor: string; approver: string }>(
      "SELECT a.name AS actor, b.name AS approver FROM journal j JOIN app_user a ON a.user_id = j.actor JOIN app_user b ON b.user_id = j.approver WHERE kind = 'receipt.voided'",
    );
    expect(row).toEqual({ actor: 'Maria Alvarez', approver: 'Robert Hayes' });
    expect(counter.facts('approval.used')).toHaveLength(1);
  });

  test('asked for twice with the same agreement, it is one void: the same answer, nothing doubled, also after a restart', async () => {
    const receiptNo = await posted();
    const reply = await counter.request('receipt.void', { ...VOID, receiptNo });
    const asked = { ...VOID, receiptNo, approvalId: String(reply.ok ? '' : reply.error.details.approvalId) };
    await counter.agrees(asked.approvalId, 'Robert Hayes', 'wrong-amount');
    const twice = await Promise.all([counter.request('receipt.void', asked), counter.request('receipt.void', asked)]);
    expect(twice[0]).toMatchObject({ ok: true, data: { receiptNo, cashReturnedCents: 14_217 } });
    await counter.clock.pass(60_000);
    await counter.close();
    await counter.start();
    await counter.signIn('Maria Alvarez');
    expect([twice[1], await counter.request('receipt.void', asked)]).toEqual([twice[0], twice[0]]);
    await counter.clock.pass(60_000);
    expect(counter.facts('receipt.voided')).toHaveLength(1);
    expect(counter.facts('approval.used')).toHaveLength(1);
    expect(counter.cis.reversals.size).toBe(1);
    expect(counter.printer.paper.filter((name) => name.startsWith('void-slip'))).toHaveLength(1);
  });

  test('another void of a voided receipt is refused as such, whatever agreement comes with it', async () => {
    const receiptNo = await posted();
    await counter.voids(receiptNo, 14_217);
    const approvalId = counter.facts('receipt.voided')[0]?.approvalId;
    const code = (over: object) => counter.refused('receipt.void', { ...VOID, receiptNo, approvalId, ...over });
    expect(await code({ reason: 'another' })).toBe('RECEIPT_VOIDED');
    expect(await code({ approvalId: 'none' })).toBe('RECEIPT_VOIDED');
    expect(await code({ approvalId: null })).toBe('RECEIPT_VOIDED');
    await counter.signIn('Linda Tran');
    expect(await code({})).toBe('RECEIPT_VOIDED');
  });

  test('the clerk who receipted may ask, never approve, whatever the role', async () => {
    await counter.signIn('Robert Hayes');
    await counter.opensDrawer();
    const receiptNo = await posted();
    await counter.signIn('Linda Tran');
    const reply = await counter.request('receipt.void', { ...VOID, receiptNo });
    const approvalId = String(reply.ok ? '' : reply.error.details.approvalId);
    expect((await counter.agrees(approvalId, 'Robert Hayes', 'wrong-amount')).code).toBe('APPROVAL_OWN');
  });

  test('a supervisor who asks may be seconded by a clerk; two clerks are not enough', async () => {
    const receiptNo = await posted();
    const reply = await counter.request('receipt.void', { ...VOID, receiptNo });
    const approvalId = String(reply.ok ? '' : reply.error.details.approvalId);
    expect((await counter.agrees(approvalId, 'James Okafor', 'wrong-amount')).code).toBe('APPROVAL_ROLE');
    await counter.signIn('Robert Hayes');
    await counter.voids(receiptNo, 14_217, 'James Okafor');
    expect(counter.facts('receipt.voided')).toHaveLength(1);
  });

  test('nobody agrees to a void on an account of their own', async () => {
    const receiptNo = await posted();
    await counter.links('Robert Hayes', '14640201', 'household');
    await counter.signIn('Maria Alvarez');
    const reply = await counter.request('receipt.void', { ...VOID, receiptNo });
    const approvalId = String(reply.ok ? '' : reply.error.details.approvalId);
    expect((await counter.agrees(approvalId, 'Robert Hayes', 'wrong-amount')).code).toBe('APPROVAL_OWN');
  });

  test('nobody voids on an account of their own', async () => {
    const receiptNo = await posted();
    await counter.links('Linda Tran', '14640201', 'household');
    expect(await counter.refused('receipt.void', { ...VOID, receiptNo })).toBe('OWN_ACCOUNT');
    expect(counter.facts('account.own-refused')).toMatchObject([{ action: 'receipt.void' }]);
  });
});

describe('what the CIS hears', () => {
  test('of a payment that was never sent: nothing, neither of it nor of its void', async () => {
    const { receiptNo } = await counter.payCash(14_217);
    // Before the queue had its turn.
    await counter.voids(receiptNo, 14_217);
    await counter.clock.pass(120_000);
    expect(counter.cis.totalCents()).toBe(0);
    expect(states().map(({ state }) => state)).toEqual(['cancelled']);
    expect(counter.facts('cis.cancelled')).toHaveLength(1);
    expect(await balance()).toBe(14_217);
  });

  test('of a payment that it has: a reversal with a reference of its own, once', async () => {
    const receiptNo = await posted();
    expect(counter.cis.totalCents()).toBe(14_217);
    await counter.voids(receiptNo, 14_217);
    await counter.clock.pass(60_000);
    expect(counter.cis.totalCents()).toBe(0);
    expect(counter.cis.reversals.size).toBe(1);
    expect(states().map(({ state }) => state)).toEqual(['posted', 'posted']);
    expect(await balance()).toBe(14_217);
    expect(await counter.ask('receipt.show', { receiptNo })).toMatchObject({ cisState: 'reversed' });
  });

  test.each([
    ['one that it refused and one that it has: taken back, as what it had', ['fine', 'rejects'], 'reversed'],
    ['two that it refused: not there', ['rejects', 'rejects'], 'cancelled'],
    ['two that it has: taken back', ['fine', 'fine'], 'reversed'],
  ] as const)('of a receipt with two shares, %s', async (_what, weathers, cisState) => {
    const again = anAccount({ accountNo: '14640202', displayNo: '14-6402-02' });
    await counter.close();
    counter.forget();
    counter = await new Counter({ accounts: [anAccount(), again] }).openFor('Maria Alvarez');
    const lines = ['14640201', '14640202'].map((accountNo) => ({ kind: 'account' as const, accountNo, cents: 14_217 }));
    const { transactionId, linesCents } = await counter.ask('payment.begin', { lines, language: 'en' });
    const told = [...weathers];
    counter.cis.weather = () => told.shift() ?? 'fine';
    const tenders = [{ code: 'cash' as const, cents: linesCents }];
    const { receiptNo } = await counter.ask('payment.take', { transactionId, linesCents, tenders, confirmed: [] });
    await counter.clock.pass(1_000);
    await counter.voids(receiptNo, linesCents);
    await counter.clock.pass(60_000);
    expect(counter.cis.totalCents()).toBe(0);
    expect(await counter.ask('receipt.show', { receiptNo })).toMatchObject({ cisState });
    expect((await counter.ask('receipt.list', { businessDate: null, limit: 1 })).rows).toMatchObject([{ cisState }]);
  });

  test('while nobody knows whether it has the payment, the reversal waits', async () => {
    counter.cis.weather = () => 'lost-reply';
    const { receiptNo } = await counter.payCash(14_217);
    await counter.clock.pass(1_000);
    await counter.voids(receiptNo, 14_217);
    await counter.clock.pass(5_000);
    expect(states().map(({ state }) => state)).toEqual(['unknown', 'queued']);
    expect(counter.cis.reversals.size).toBe(0);
    expect(await balance()).toBe(14_217);
    counter.cis.weather = () => 'fine';
    await counter.clock.pass(120_000);
    expect(states().map(({ state }) => state)).toEqual(['posted', 'posted']);
    expect(counter.cis.totalCents()).toBe(0);
  });

  test('of a payment that it then refuses: nothing is left to do, and nobody is called', async () => {
    counter.cis.weather = () => 'lost-before';
    const { receiptNo } = await counter.payCash(14_217);
    await counter.clock.pass(1_000);
    await counter.voids(receiptNo, 14_217);
    counter.cis.weather = () => 'rejects';
    await counter.clock.pass(120_000);
    expect(states().map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
    expect(counter.cis.reversals.size).toBe(0);
    expect((await counter.ask('station.status', {})).cis.needPerson).toBe(0);
  });

  test('after a power cut between the void and the sending, still once', async () => {
    const receiptNo = await posted();
    counter.cis.weather = () => 'lost-reply';
    await counter.voids(receiptNo, 14_217);
    await counter.clock.pass(10);
    counter.crash();
    counter.cis.weather = () => 'fine';
    await counter.start();
    await counter.clock.pass(120_000);
    expect(counter.cis.reversals.size).toBe(1);
    expect(counter.cis.totalCents()).toBe(0);
    expect(states().map(({ state }) => state)).toEqual(['posted', 'posted']);
  });
});

describe('what is left of a voided receipt', () => {
  test('its number stays used, and the cash that was kept goes back, counted', async () => {
    const receiptNo = await posted(14_217, 15_000);
    expect(await counter.refused('receipt.void', { ...VOID, receiptNo, cashReturnedCents: 15_000 })).toBe(
      'CASH_DIFFERS',
    );
    await counter.voids(receiptNo, 14_217);
    expect(await posted()).toBe('C1-26-000002');
  });

  test('the drawer opens, a VOID slip is printed, and every later copy is marked', async () => {
    const receiptNo = await posted();
    await counter.voids(receiptNo, 14_217);
    await counter.clock.pass(1_000);
    expect(counter.printer.paper.slice(2)).toEqual([`${receiptNo}-drawer`, `void-slip-${receiptNo}-0`]);
    const shown = await counter.ask('receipt.show', { receiptNo });
    expect(shown.lines.filter((line) => line.kind === 'big' && line.text === '*** VOID ***')).toHaveLength(2);
  });

  test('a check goes back without the drawer, and its money order may come again', async () => {
    const order = { code: 'money-order' as const, cents: 14_217, number: '24680', issuer: 'USPS' };
    const confirmed = ['same-payer' as const, 'same-amount' as const];
    const takes = async () => {
      const { transactionId, linesCents } = await counter.begin(14_217);
      return counter.request('payment.take', { transactionId, linesCents, tenders: [order], confirmed });
    };
    const taken = await takes();
    const { receiptNo } = (taken.ok ? taken.data : {}) as { receiptNo: string };
    await counter.voids(receiptNo, 0);
    await counter.clock.pass(1_000);
    expect(counter.printer.paper).not.toContain(`${receiptNo}-drawer`);
    expect((await takes()).ok).toBe(true);
  });

  test('a restart keeps it voided, and the tables are what the journal makes of them', async () => {
    const receiptNo = await posted();
    await counter.voids(receiptNo, 14_217);
    await counter.clock.pass(60_000);
    await counter.close();
    await counter.start();
    await counter.signIn('Maria Alvarez');
    expect(await counter.refused('receipt.void', { ...VOID, receiptNo })).toBe('RECEIPT_VOIDED');
  });
});
