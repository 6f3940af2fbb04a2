import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { anAccount } from '#test/support/accounts.ts';
import { asked, CorrectionCounter, GARCIA, NGUYEN, TO_NGUYEN, wasCheck } from '#test/support/correction-counter.ts';

let counter: CorrectionCounter;
beforeEach(async () => {
  counter = new CorrectionCounter();
  await counter.openFor('Maria Alvarez');
});
afterEach(async () => {
  await counter.close();
  counter.forget();
});

describe('the wrong tender', () => {
  test('cash that was a check: the CIS is told again, and a void gives no cash back', async () => {
    const receiptNo = await counter.posted();
    await counter.corrects(receiptNo, wasCheck('1042'));
    await counter.clock.pass(60_000);
    const now = [...counter.cis.ledger.values()].at(-1)?.item;
    expect(now).toMatchObject({ tender: 'check', checkNo: '1042', amountCents: 5_000, accountNo: GARCIA });
    expect(counter.held(GARCIA)).toBe(5_000);
    expect(await counter.ask('receipt.show', { receiptNo })).toMatchObject({
      tenders: [{ code: 'personal-check', number: '1042' }],
    });
    await counter.voids(receiptNo, 0);
  });

  test('a personal check that was a business check: the CIS hears nothing, it calls both a check', async () => {
    const { transactionId, linesCents } = await counter.begin(14_217);
    const tenders = [{ code: 'personal-check' as const, cents: 14_217, number: '1042' }];
    const { receiptNo } = await counter.ask('payment.take', { transactionId, linesCents, tenders, confirmed: [] });
    await counter.clock.pass(1_000);
    await counter.corrects(receiptNo, wasCheck('1042', 'business-check'));
    await counter.clock.pass(60_000);
    expect(counter.cis.book).toHaveLength(1);
    expect(counter.facts('receipt.corrected')[0]?.items).toEqual([]);
  });

  test('change was given, so it was cash', async () => {
    const { receiptNo } = await counter.payCash(5_000, 6_000);
    expect(await counter.refused('receipt.correct', asked(receiptNo, wasCheck('1042')))).toBe('CHANGE_FROM_CASH_ONLY');
  });

  test('a money order that was here before needs the second person for that too', async () => {
    const order = (serial: string) => ({
      kind: 'wrong-tender' as const,
      tenderNo: 1,
      tender: { code: 'money-order' as const, number: serial, issuer: 'USPS' },
    });
    const first = await counter.posted();
    await counter.corrects(first, order('24680'));
    const second = (await counter.payCash(4_000)).receiptNo;
    const reply = await counter.request('receipt.correct', asked(second, order('0024680')));
    expect(reply.ok ? null : reply.error.details.needs).toEqual(['correction', 'same-instrument']);
    // Another issuer of the same money order is no second one.
    const western = { ...order('24680'), tender: { ...order('24680').tender, issuer: 'Western Union' } };
    const same = await counter.request('receipt.correct', asked(first, western));
    expect(same.ok ? null : same.error.details.needs).toEqual(['correction']);
    // The first was named wrongly: its serial is free again.
    await counter.corrects(first, order('13579'));
    const again = await counter.request('receipt.correct', asked(second, order('24680')));
    expect(again.ok ? null : again.error.details.needs).toEqual(['correction']);
  });
});

test('a tender that the account does not take is approved as it would be at the window', async () => {
  const flags = { ...anAccount().flags, cashOnly: true };
  const strict = new CorrectionCounter(anAccount({ flags }));
  await strict.openFor('Maria Alvarez');
  const { transactionId, linesCents } = await strict.begin(14_217);
  const tenders = [{ code: 'cashiers-check' as const, cents: 14_217, number: '1042' }];
  const { receiptNo } = await strict.ask('payment.take', { transactionId, linesCents, tenders, confirmed: [] });
  const reply = await strict.request('receipt.correct', asked(receiptNo, wasCheck('1042')));
  expect(reply.ok ? null : reply.error.details.needs).toEqual(['correction', 'cash-only']);
  await strict.close();
  strict.forget();
});

describe('two people', () => {
  test('nothing happens before the second one agreed; the approval serves once, for exactly this', async () => {
    const receiptNo = await counter.posted();
    const reply = await counter.request('receipt.correct', asked(receiptNo, TO_NGUYEN));
    const approvalId = String(reply.ok ? '' : reply.error.details.approvalId);
    expect(counter.facts('receipt.corrected')).toEqual([]);
    await counter.agrees(approvalId, 'Robert Hayes', 'keyed-wrong');
    const other = { ...asked(receiptNo, wasCheck('1042')), approvalId };
    expect(await counter.refused('receipt.correct', other)).toBe('APPROVAL_DIFFERS');
    const once = await counter.ask('receipt.correct', { ...asked(receiptNo, TO_NGUYEN), approvalId });
    // Enter pressed twice: the correction that is there.
    expect(await counter.ask('receipt.correct', { ...asked(receiptNo, TO_NGUYEN), approvalId })).toEqual(once);
    expect(counter.facts('receipt.corrected')).toHaveLength(1);
  });

  test('the clerk who receipted never agrees, whatever the role; nor does anybody on an account of theirs', async () => {
    await counter.signIn('Robert Hayes');
    await counter.opensDrawer();
    const receiptNo = await counter.posted();
    await counter.links('Linda Tran', NGUYEN);
    await counter.signIn('Maria Alvarez');
    const reply = await counter.request('receipt.correct', asked(receiptNo, TO_NGUYEN));
    const approvalId = String(reply.ok ? '' : reply.error.details.approvalId);
    for (const name of ['Robert Hayes', 'Linda Tran', 'Maria Alvarez']) {
      expect((await counter.agrees(approvalId, name, 'keyed-wrong')).code).toBe('APPROVAL_OWN');
    }
  });

  test('nobody moves money to or from an account of their own', async () => {
    const receiptNo = await counter.posted();
    await counter.links('Maria Alvarez', NGUYEN, 'household');
    expect(await counter.refused('receipt.correct', asked(receiptNo, TO_NGUYEN))).toBe('OWN_ACCOUNT');
    expect(counter.facts('account.own-refused')).toMatchObject([{ action: 'receipt.correct' }]);
  });
});
