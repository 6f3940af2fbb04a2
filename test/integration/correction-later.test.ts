import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { anAccount } from '#test/support/accounts.ts';
import { asked, CorrectionCounter, GARCIA, TO_GARCIA, TO_NGUYEN, wasCheck } from '#test/support/correction-counter.ts';

let counter: CorrectionCounter;
beforeEach(async () => {
  counter = new CorrectionCounter();
  await counter.openFor('Maria Alvarez');
});
afterEach(async () => {
  await counter.close();
  counter.forget();
});
const paperOf = async (receiptNo: string) => JSON.stringify((await counter.ask('receipt.show', { receiptNo })).lines);
const order = (number: string) => ({ code: 'money-order' as const, number, issuer: 'USPS' });

async function paysByOrder(number: string) {
  const { transactionId, linesCents } = await counter.begin(14_217);
  const tenders = [{ ...order(number), cents: 14_217 }];
  return counter.request('payment.take', { transactionId, linesCents, tenders, confirmed: [] });
}

describe('corrected and then voided', () => {
  test('the VOID slip says what was put right before, so that the cash on it can be understood', async () => {
    const receiptNo = await counter.posted();
    await counter.corrects(receiptNo, wasCheck('1042'));
    await counter.corrects(receiptNo, TO_NGUYEN);
    await counter.voids(receiptNo, 0);
    const paper = await paperOf(receiptNo);
    expect(paper).toContain('* VOID *');
    for (const part of [`${receiptNo}/1`, `${receiptNo}/2`, 'Personal check 1042', '21-3309-01']) {
      expect(paper).toContain(part);
    }
  });

  test('a payment that moved away is undone by its correction, the one that it became by the void', async () => {
    const receiptNo = await counter.posted();
    await counter.corrects(receiptNo, TO_NGUYEN);
    await counter.voids(receiptNo, 5_000);
    const undone = async (accountNo: string) =>
      (await counter.ask('account.details', { accountNo })).payments.rows.map((row) => row.undone);
    expect([await undone(GARCIA), await undone('21330901')]).toEqual([['correction'], ['void']]);
  });
});

describe('the search', () => {
  test('counts a corrected receipt once, and so comes to the others', async () => {
    const paid = async () => {
      const { transactionId, linesCents } = await counter.begin(14_217);
      const tenders = [{ code: 'personal-check' as const, cents: 14_217, number: '1042' }];
      const confirmed = ['amount-unusual' as const, 'same-payer' as const, 'same-amount' as const];
      return (await counter.ask('payment.take', { transactionId, linesCents, tenders, confirmed })).receiptNo;
    };
    await paid();
    await counter.clock.pass(60_000);
    const receiptNo = await paid();
    await counter.corrects(receiptNo, TO_NGUYEN);
    await counter.corrects(receiptNo, TO_GARCIA);
    for (const query of ['1042', 'garcia', '14-6402-01', '142.17']) {
      const { rows, more } = await counter.ask('receipt.search', { query, limit: 1 });
      expect([query, rows.map((row) => row.receiptNo), more]).toEqual([query, [receiptNo], true]);
    }
  });

  test('finds it by the reference of a reversal, short or long', async () => {
    const receiptNo = await counter.posted();
    await counter.corrects(receiptNo, TO_NGUYEN);
    const reversal = counter.facts('receipt.corrected')[0]?.items[0]?.reversal;
    for (const query of [reversal?.shortRef ?? '', reversal?.reversalRef ?? '']) {
      const { rows } = await counter.ask('receipt.search', { query, limit: 10 });
      expect(rows.map((row) => row.receiptNo)).toEqual([receiptNo]);
    }
  });
});

describe('the story', () => {
  test('says the reason of each act in the words of its own list', async () => {
    const receiptNo = await counter.posted();
    const words = { ...asked(receiptNo, TO_NGUYEN), reasonCode: 'customer' };
    const approvalId = await counter.wordFor('receipt.correct', words);
    await counter.ask('receipt.correct', { ...words, approvalId });
    const voiding = { receiptNo, reasonCode: 'customer', reason: '', cashReturnedCents: 5_000 };
    const word = await counter.wordFor('receipt.void', voiding);
    await counter.ask('receipt.void', { ...voiding, approvalId: word });
    const story = await counter.ask('receipt.story', { receiptNo });
    const reasons = story.flatMap((event) => ('reason' in event && event.kind !== 'approval-granted' ? [event] : []));
    expect(reasons.map(({ kind, reason }) => [kind, (reason as { en: string }).en])).toEqual([
      ['corrected', 'Customer named the wrong account'],
      ['voided', 'Customer changed their mind'],
    ]);
  });
});

describe('an instrument', () => {
  test('that was never handed over may come one day; one that the city keeps never comes again', async () => {
    const takenBack = async (number: string, money: 'not-received' | 'refund-due') => {
      const reply = await paysByOrder(number);
      const receiptNo = reply.ok ? (reply.data as { receiptNo: string }).receiptNo : '';
      await counter.nextMorning();
      await counter.corrects(receiptNo, { kind: 'reversal', money });
      await counter.opensDrawer();
    };
    await takenBack('24680', 'not-received');
    await takenBack('13579', 'refund-due');
    expect(await paysByOrder('13579')).toMatchObject({ error: { code: 'APPROVAL_NEEDED' } });
    expect(await paysByOrder('24680')).toMatchObject({ ok: true });
  });
});

test('what was paid lately was paid with what it was put right to, also where the CIS calls both the same', async () => {
  const paysBy = async (code: 'personal-check' | 'business-check') => {
    const { transactionId, linesCents } = await counter.begin(14_217);
    const tenders = [{ code, cents: 14_217, number: '1042' }];
    return counter.request('payment.take', { transactionId, linesCents, tenders, confirmed: ['same-payer'] });
  };
  const first = await paysBy('personal-check');
  const { receiptNo } = first.ok ? (first.data as { receiptNo: string }) : { receiptNo: '' };
  await counter.corrects(receiptNo, wasCheck('1042', 'business-check'));
  const asks = async (code: 'personal-check' | 'business-check') => {
    const reply = await paysBy(code);
    return reply.ok ? [] : reply.error.details.oddities;
  };
  expect(await asks('business-check')).toContain('same-amount');
  expect(await asks('personal-check')).not.toContain('same-amount');
});

test('the name of the right account may be anything, also a character that a cut would halve', async () => {
  const name = `${'N'.repeat(59)}\u{1F600}`;
  const odd = new CorrectionCounter(anAccount({ name }));
  await odd.openFor('Maria Alvarez');
  const { receiptNo } = await odd.payCash(5_000, 5_000, '21330901');
  expect(await odd.refused('receipt.correct', asked(receiptNo, TO_GARCIA))).toBe('APPROVAL_NEEDED');
  await odd.close();
  odd.forget();
});
