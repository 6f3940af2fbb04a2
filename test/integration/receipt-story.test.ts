import { afterEach, beforeEach, expect, test } from 'vitest';
import type { StoryEvent } from '#shared/story.ts';
import { ODDITIES } from '#shared/tender.ts';
import { anAccount } from '#test/support/accounts.ts';
import { Counter } from '#test/support/counter.ts';

let counter: Counter;
beforeEach(async () => {
  const account = anAccount();
  const accounts = [account, anAccount({ accountNo: '14640202', flags: { ...account.flags, cashOnly: true } })];
  counter = await new Counter({ accounts }).openFor('Maria Alvarez');
});
afterEach(async () => {
  await counter.close();
  counter.forget();
});

const story = (receiptNo: string): Promise<StoryEvent[]> => counter.ask('receipt.story', { receiptNo });
const kinds = async (receiptNo: string): Promise<string[]> => (await story(receiptNo)).map((event) => event.kind);

test('an everyday payment: taken, printed, sent, posted', async () => {
  const { receiptNo } = await counter.payCash(14_217, 15_000);
  await counter.clock.pass(1_000);
  const told = await story(receiptNo);
  expect(told.map((event) => event.kind).sort()).toEqual(['cis-posted', 'cis-sent', 'printed', 'taken']);
  expect(told[0]).toMatchObject({
    kind: 'taken',
    by: 'Maria Alvarez',
    linesCents: 14_217,
    changeCents: 783,
    drawerSession: 'C1-20261123-1',
    effectiveRule: 'counter-calendar-date',
  });
  expect(told.at(-1)).toMatchObject({ kind: 'cis-posted', learntBy: 'answer', item: { shortRef: 'C100000010' } });
});

test('while the CIS does not answer: what was tried stands there, and how it stands now', async () => {
  counter.cis.weather = () => 'lost-reply';
  const { receiptNo } = await counter.payCash(14_217);
  await counter.clock.pass(1_000);
  expect((await story(receiptNo)).filter(({ kind }) => kind.startsWith('cis'))).toMatchObject([
    { kind: 'cis-sent', outcome: 'no-answer' },
    { kind: 'cis-open', state: 'unknown', nextAtMs: expect.any(Number) },
  ]);
  counter.cis.weather = () => 'fine';
  await counter.clock.pass(60_000);
  expect((await story(receiptNo)).filter(({ kind }) => kind.startsWith('cis'))).toMatchObject([
    { kind: 'cis-sent', outcome: 'no-answer' },
    { kind: 'cis-asked', outcome: 'posted' },
    { kind: 'cis-posted', learntBy: 'look-up' },
  ]);
});

test('refused by the CIS, with its word', async () => {
  counter.cis.weather = () => 'rejects';
  const { receiptNo } = await counter.payCash(14_217);
  await counter.clock.pass(1_000);
  const last = (await story(receiptNo)).at(-1);
  expect(last).toMatchObject({ kind: 'cis-rejected', code: expect.any(String) });
  expect(await kinds(receiptNo)).not.toContain('cis-open');
});

test('odd things, duplicates and a print that nobody is sure of', async () => {
  counter.printer.outcome = () => 'uncertain-out';
  const { receiptNo } = await counter.payCash(1_000);
  await counter.clock.pass(1_000);
  expect(await story(receiptNo)).toContainEqual(
    expect.objectContaining({ kind: 'odd-confirmed', oddities: ['amount-unusual'] }),
  );
  const open = (await story(receiptNo)).find(({ kind }) => kind === 'print-open');
  expect(open).toMatchObject({ copy: 0, state: 'uncertain' });
  counter.printer.outcome = () => 'printed';
  const [job] = await counter.ask('print.list', {});
  await counter.ask('print.settle', { jobId: job?.jobId ?? '', answer: 'again' });
  await counter.clock.pass(1_000);
  const prints = (await story(receiptNo)).filter(({ kind }) => kind.includes('print'));
  expect(prints).toMatchObject([
    { kind: 'print-skipped', copy: 0, by: 'Maria Alvarez' },
    { kind: 'reprint-asked', copy: 1, by: 'Maria Alvarez' },
    { kind: 'printed', copy: 1, by: null },
  ]);
});

test('a second person: both people, why, and the reason in words', async () => {
  const lines = [{ kind: 'account' as const, accountNo: '14640202', cents: 14_217 }];
  const tenders = [{ code: 'personal-check' as const, cents: 14_217, number: '1042' }];
  const { transactionId } = await counter.ask('payment.begin', { lines, tenders, language: 'en' });
  const take = { transactionId, linesCents: 14_217, tenders, confirmed: [...ODDITIES] };
  const refused = await counter.request('payment.take', take);
  const approvalId = refused.ok ? '' : String(refused.error.details.approvalId);
  expect(await counter.agrees(approvalId, 'Robert Hayes')).toMatchObject({ code: 'granted' });
  const { receiptNo } = await counter.ask('payment.take', { ...take, approvalId });
  const told = await story(receiptNo);
  expect(told.slice(0, 3)).toMatchObject([
    { kind: 'approval-asked', by: 'Maria Alvarez', needs: ['cash-only'] },
    {
      kind: 'approval-granted',
      by: 'Maria Alvarez',
      approver: 'Robert Hayes',
      reason: { en: 'Checked with the bank or the issuer' },
      text: 'looked at it',
    },
    { kind: 'taken' },
  ]);
});

test('without its queues, and after a restart, the journal still tells what is certain', async () => {
  const { receiptNo } = await counter.payCash(14_217);
  await counter.clock.pass(1_000);
  await counter.close();
  counter.change('DELETE FROM outbox; DELETE FROM outbox_attempt; DELETE FROM print_job');
  await counter.start();
  await counter.signIn('Ana Petrov');
  expect((await kinds(receiptNo)).sort()).toEqual(['cis-posted', 'printed', 'taken']);
});

test('several accounts: each step says of which item it is', async () => {
  const lines = ['14640201', '14640202'].map((accountNo) => ({ kind: 'account' as const, accountNo, cents: 1_000 }));
  const { transactionId } = await counter.ask('payment.begin', { lines, language: 'en' });
  const tenders = [{ code: 'cash' as const, cents: 2_000 }];
  const { receiptNo } = await counter.ask('payment.take', {
    transactionId,
    linesCents: 2_000,
    tenders,
    confirmed: [...ODDITIES],
  });
  await counter.clock.pass(1_000);
  const posted = (await story(receiptNo)).flatMap((event) => (event.kind === 'cis-posted' ? [event.item] : []));
  expect(posted.map(({ shortRef }) => shortRef).sort()).toEqual(['C100000010', 'C10000002Y']);
});

test('no receipt, no story', async () => {
  expect(await counter.refused('receipt.story', { receiptNo: 'C1-26-999999' })).toBe('RECEIPT_UNKNOWN');
  expect(await counter.refused('receipt.story', { receiptNo: "' OR 1=1 --" })).toBe('RECEIPT_UNKNOWN');
});
