import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AccessCounter } from '#test/support/access.ts';
import { asked, CorrectionCounter, GARCIA, NGUYEN, TO_NGUYEN, wasCheck } from '#test/support/correction-counter.ts';

/** Between the second person's word and the act things may change; the word was for what both saw. */
describe('a receipt that was put right meanwhile', () => {
  let counter: CorrectionCounter;
  beforeEach(async () => {
    counter = new CorrectionCounter();
    await counter.openFor('Maria Alvarez');
  });
  afterEach(async () => {
    await counter.close();
    counter.forget();
  });

  test('is not the one whose void was agreed to', async () => {
    const receiptNo = await counter.posted();
    const voiding = { receiptNo, cashReturnedCents: 5_000, reasonCode: 'wrong-amount', reason: '' };
    const approvalId = await counter.wordFor('receipt.void', voiding);
    await counter.corrects(receiptNo, TO_NGUYEN);
    expect(await counter.refused('receipt.void', { ...voiding, approvalId })).toBe('APPROVAL_DIFFERS');
    await counter.voids(receiptNo, 5_000);
    await counter.clock.pass(60_000);
    expect([counter.held(GARCIA), counter.held(NGUYEN)]).toEqual([0, 0]);
  });

  test('nor the one whose other correction was agreed to', async () => {
    const receiptNo = await counter.posted();
    const toCheck = asked(receiptNo, wasCheck('1042'));
    const approvalId = await counter.wordFor('receipt.correct', toCheck);
    await counter.corrects(receiptNo, TO_NGUYEN);
    expect(await counter.refused('receipt.correct', { ...toCheck, approvalId })).toBe('APPROVAL_DIFFERS');
  });

  test('is shown as it stands now to whoever is called again', async () => {
    const receiptNo = await counter.posted();
    const toCheck = asked(receiptNo, wasCheck('1042'));
    await counter.request('receipt.correct', toCheck);
    await counter.corrects(receiptNo, TO_NGUYEN);
    const reply = await counter.request('receipt.correct', toCheck);
    const approvalId = String(reply.ok ? '' : reply.error.details.approvalId);
    const { subject } = await counter.ask('approval.show', { approvalId });
    expect(subject.lines.map(({ accountNo }) => accountNo)).toEqual([NGUYEN]);
  });

  test('and which of two alike is meant: from where it moves, and which check it was', async () => {
    const lines = [GARCIA, NGUYEN].map((accountNo) => ({ kind: 'account' as const, accountNo, cents: 4_000 }));
    const { transactionId, linesCents } = await counter.ask('payment.begin', { lines, language: 'en' });
    const tenders = ['1042', '1043'].map((number) => ({ code: 'personal-check' as const, cents: 4_000, number }));
    const confirmed = ['amount-unusual' as const];
    const { receiptNo } = await counter.ask('payment.take', { transactionId, linesCents, tenders, confirmed });
    const becomes = async (change: Parameters<typeof asked>[1]) => {
      const reply = await counter.request('receipt.correct', asked(receiptNo, change));
      const approvalId = String(reply.ok ? '' : reply.error.details.approvalId);
      return (await counter.ask('approval.show', { approvalId })).subject.becomes;
    };
    const toGarcia = { kind: 'wrong-account' as const, lineNo: 2, accountNo: GARCIA };
    expect(await becomes(toGarcia)).toMatchObject({ from: '21-3309-01', accountNo: GARCIA, cents: 4_000 });
    const toCash = {
      kind: 'wrong-tender' as const,
      tenderNo: 2,
      tender: { code: 'cash' as const, number: null, issuer: null },
    };
    expect(await becomes(toCash)).toMatchObject({
      was: 'personal-check',
      wasNumber: '1043',
      code: 'cash',
      cents: 4_000,
    });
  });
});

describe('people who changed meanwhile', () => {
  let counter: AccessCounter;
  const voiding = { receiptNo: '', cashReturnedCents: 14_217, reasonCode: 'wrong-amount', reason: '' };
  beforeEach(async () => {
    counter = new AccessCounter();
    await counter.openFor('Maria Alvarez');
    voiding.receiptNo = (await counter.payCash(14_217)).receiptNo;
  });
  afterEach(async () => {
    await counter.close();
    counter.forget();
  });

  test('the word of somebody who was deactivated serves no more', async () => {
    const approvalId = await counter.wordFor('receipt.void', voiding, 'Robert Hayes');
    await counter.signIn('Sam Whitfield');
    await counter.does('user.deactivate', 'Robert Hayes', {}, 'Linda Tran');
    await counter.signIn('Maria Alvarez');
    expect(await counter.refused('receipt.void', { ...voiding, approvalId })).toBe('APPROVAL_OVER');
  });

  test('nor that of somebody who may not give it any more', async () => {
    const approvalId = await counter.wordFor('receipt.void', voiding, 'Robert Hayes');
    await counter.signIn('Sam Whitfield');
    await counter.does('user.change-role', 'Robert Hayes', { role: 'clerk' }, 'Linda Tran');
    await counter.signIn('Maria Alvarez');
    expect(await counter.refused('receipt.void', { ...voiding, approvalId })).toBe('APPROVAL_ROLE');
  });

  test('nor where the one who asked was the one with the permission', async () => {
    await counter.signIn('Robert Hayes');
    const approvalId = await counter.wordFor('receipt.void', voiding, 'James Okafor');
    await counter.signIn('Sam Whitfield');
    await counter.does('user.change-role', 'Robert Hayes', { role: 'clerk' }, 'Linda Tran');
    await counter.signIn('Robert Hayes');
    expect(await counter.refused('receipt.void', { ...voiding, approvalId })).toBe('APPROVAL_ROLE');
  });
});
