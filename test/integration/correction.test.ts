import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dataFiles } from '#main/db/open.ts';
import { verifyLedger } from '#main/db/verify.ts';
import {
  asked,
  CorrectionCounter,
  GARCIA,
  NGUYEN,
  REFUND,
  TO_NGUYEN,
  wasCheck,
} from '#test/support/correction-counter.ts';
import { LEDGER_MIGRATIONS } from '#test/support/counter.ts';

let counter: CorrectionCounter;
beforeEach(async () => {
  counter = new CorrectionCounter();
  await counter.openFor('Maria Alvarez');
});
afterEach(async () => {
  await counter.close();
  counter.forget();
});
const states = () =>
  counter.rows<{ reverses: string | null; state: string }>(
    'SELECT reverses, state FROM outbox ORDER BY created_at_ms, reverses IS NULL',
  );

describe('the wrong account', () => {
  test('the money moves at the CIS, with the dates of the payment, booked today by who asked', async () => {
    const receiptNo = await counter.posted();
    await counter.nextMorning();
    await counter.corrects(receiptNo, TO_NGUYEN);
    await counter.clock.pass(60_000);
    expect([counter.held(GARCIA), counter.held(NGUYEN)]).toEqual([0, 5_000]);
    const [first, again] = [...counter.cis.ledger.values()].map(({ item }) => item);
    expect(again).toMatchObject({
      accountNo: NGUYEN,
      amountCents: 5_000,
      tender: 'cash',
      receiptNo,
      businessDate: '2026-11-24',
      receivedDate: '2026-11-23',
      effectiveDate: '2026-11-23',
      takenAt: first?.takenAt,
    });
    expect([...counter.cis.reversals.values()][0]?.item).toMatchObject({ reason: 'misapplied', cents: 5_000 });
    expect(await counter.displayed(GARCIA)).toBe(14_217);
    expect(await counter.displayed(NGUYEN)).toBe(3_000);
  });

  test('one line of several moves, the other stays; each share of it keeps its tender', async () => {
    const { transactionId, linesCents } = await counter.ask('payment.begin', {
      lines: [
        { kind: 'account', accountNo: GARCIA, cents: 3_000 },
        { kind: 'account', accountNo: NGUYEN, cents: 2_000 },
      ],
      language: 'en',
    });
    const tenders = [
      { code: 'personal-check' as const, cents: 4_000, number: '1042' },
      { code: 'cash' as const, cents: 1_000 },
    ];
    const confirmed = ['amount-unusual' as const];
    const { receiptNo } = await counter.ask('payment.take', { transactionId, linesCents, tenders, confirmed });
    await counter.clock.pass(1_000);
    await counter.corrects(receiptNo, { kind: 'wrong-account', lineNo: 2, accountNo: GARCIA });
    await counter.clock.pass(60_000);
    expect([counter.held(GARCIA), counter.held(NGUYEN)]).toEqual([5_000, 0]);
    const moved = [...counter.cis.ledger.values()].slice(3).map(({ item }) => [item.tender, item.amountCents]);
    expect(moved.sort()).toEqual([
      ['cash', 1_000],
      ['check', 1_000],
    ]);
  });

  test('before anything was sent: the first is never heard of', async () => {
    const { receiptNo } = await counter.payCash(5_000);
    await counter.corrects(receiptNo, TO_NGUYEN);
    await counter.clock.pass(60_000);
    expect(counter.cis.book.map(({ accountNo }) => accountNo)).toEqual([NGUYEN]);
    expect(counter.cis.reversals.size).toBe(0);
    expect(states().map(({ state }) => state)).toEqual(['cancelled', 'posted']);
  });

  test('a payment that the CIS refused goes to an account that it takes', async () => {
    counter.cis.weather = () => 'rejects';
    const receiptNo = await counter.posted();
    counter.cis.weather = () => 'fine';
    await counter.corrects(receiptNo, TO_NGUYEN);
    await counter.clock.pass(60_000);
    expect([counter.held(GARCIA), counter.held(NGUYEN)]).toEqual([0, 5_000]);
    expect(await counter.ask('receipt.show', { receiptNo })).toMatchObject({ cisState: 'posted', corrections: 1 });
    expect((await counter.ask('station.status', {})).cis.needPerson).toBe(0);
  });

  test('while nobody knows whether the CIS has it, the new account is paid and the reversal waits', async () => {
    counter.cis.weather = () => 'lost-reply';
    const { receiptNo } = await counter.payCash(5_000);
    await counter.clock.pass(1_000);
    counter.cis.weather = () => 'fine';
    await counter.corrects(receiptNo, TO_NGUYEN);
    await counter.clock.pass(5_000);
    expect([counter.held(GARCIA), counter.held(NGUYEN)]).toEqual([5_000, 5_000]);
    await counter.clock.pass(120_000);
    expect([counter.held(GARCIA), counter.held(NGUYEN)]).toEqual([0, 5_000]);
  });

  test('and moved once more, and then voided: it stands nowhere', async () => {
    const receiptNo = await counter.posted();
    await counter.corrects(receiptNo, TO_NGUYEN);
    await counter.corrects(receiptNo, { kind: 'wrong-account', lineNo: 1, accountNo: GARCIA });
    await counter.clock.pass(60_000);
    expect([counter.held(GARCIA), counter.held(NGUYEN)]).toEqual([5_000, 0]);
    await counter.voids(receiptNo, 5_000);
    await counter.clock.pass(60_000);
    expect([counter.held(GARCIA), counter.held(NGUYEN)]).toEqual([0, 0]);
    expect(await counter.displayed(GARCIA)).toBe(14_217);
  });
});

describe('the whole receipt taken back later', () => {
  test('is reversed at the CIS; no drawer opens, and the account owes again', async () => {
    const receiptNo = await counter.posted();
    await counter.nextMorning();
    await counter.corrects(receiptNo, REFUND);
    await counter.clock.pass(60_000);
    expect(counter.held(GARCIA)).toBe(0);
    expect(await counter.displayed(GARCIA)).toBe(14_217);
    expect(counter.printer.paper.slice(2)).toEqual([`correction-slip-${receiptNo}-1-0`]);
    expect(await counter.ask('receipt.show', { receiptNo })).toMatchObject({
      cisState: 'reversed',
      voidable: false,
      voidedAtMs: null,
      corrections: 1,
    });
  });

  test('once, and nothing can be put right of it any more', async () => {
    const receiptNo = await counter.posted();
    await counter.nextMorning();
    await counter.corrects(receiptNo, REFUND);
    expect(await counter.refused('receipt.correct', asked(receiptNo, TO_NGUYEN))).toBe('RECEIPT_REVERSED');
    const voiding = { receiptNo, reasonCode: 'customer', reason: '', cashReturnedCents: 5_000 };
    expect(await counter.refused('receipt.void', voiding)).toBe('RECEIPT_REVERSED');
  });
});

describe('what is left', () => {
  test('the story tells it, every copy says it, and the account lists the payment that moved', async () => {
    const receiptNo = await counter.posted();
    await counter.corrects(receiptNo, TO_NGUYEN);
    await counter.clock.pass(60_000);
    const story = await counter.ask('receipt.story', { receiptNo });
    expect(story.find((event) => event.kind === 'corrected')).toMatchObject({
      by: 'Maria Alvarez',
      approver: 'Robert Hayes',
      change: { kind: 'wrong-account', was: '14-6402-01', is: '21-3309-01', cents: 5_000 },
    });
    expect(story.filter((event) => event.kind === 'cis-posted')).toHaveLength(3);
    const { lines } = await counter.ask('receipt.show', { receiptNo });
    expect(lines.filter((line) => line.kind === 'big' && line.text === '* CORRECTED *')).toHaveLength(2);
    const found = (query: string) => counter.ask('receipt.search', { query, limit: 10 });
    for (const query of ['14-6402-01', '21-3309-01']) {
      expect((await found(query)).rows.map((row) => row.receiptNo)).toEqual([receiptNo]);
    }
    expect((await found(receiptNo)).rows[0]).toMatchObject({ accountNo: '21-3309-01', payer: 'NGUYEN, LINH' });
    const { payments } = await counter.ask('account.details', { accountNo: GARCIA });
    expect(payments.rows.map(({ cents, undone }) => [cents, undone])).toContainEqual([5_000, 'correction']);
  });

  test('after a power cut before anything was sent, and after the queue is lost, still once', async () => {
    const receiptNo = await counter.posted();
    counter.cis.weather = () => 'lost-reply';
    await counter.corrects(receiptNo, TO_NGUYEN);
    await counter.clock.pass(10);
    counter.crash();
    counter.change('DELETE FROM outbox');
    counter.cis.weather = () => 'fine';
    await counter.start();
    await counter.clock.pass(120_000);
    expect([counter.held(GARCIA), counter.held(NGUYEN)]).toEqual([0, 5_000]);
    expect([...counter.cis.arrived.values()].every((bodies) => bodies.size === 1)).toBe(true);
  });

  test('the tables are what the journal makes of them, and not a cent can change on the way', async () => {
    const receiptNo = await counter.posted();
    await counter.corrects(receiptNo, TO_NGUYEN);
    await counter.corrects(receiptNo, wasCheck('1042'));
    await counter.close();
    const ledger = new Database(dataFiles(counter.home).ledger, { readonly: true });
    expect(verifyLedger(ledger, LEDGER_MIGRATIONS)).toMatchObject({ ok: true });
    ledger.close();
    const copy =
      'SELECT receipt_no, line_no, kind, account_no, display_no, name, gl_code, cents + 1, 9 FROM receipt_line LIMIT 1';
    expect(() => counter.change(`INSERT INTO receipt_line ${copy}`)).toThrow(/must keep the cents/);
  });
});
