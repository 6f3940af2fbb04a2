import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CashOnlyCounter, check } from '#test/support/cash-only.ts';

const MARIA = 'Maria Alvarez';
const JAMES = 'James Okafor';
const MINUTE = 60_000;
const CASH = [{ code: 'cash' as const, cents: 14_217 }];

let counter: CashOnlyCounter;
beforeEach(async () => {
  counter = await new CashOnlyCounter().openFor(MARIA);
});
afterEach(async () => {
  await counter.close();
  counter.forget();
});

/** A cart whose customer put a check down and went to fetch the rest. */
async function parked(accountNo = '14640201', number = '1042'): Promise<string> {
  const { transactionId } = await counter.ask('payment.begin', {
    lines: [{ kind: 'account', accountNo, cents: 14_217 }],
    tenders: [{ code: 'cashiers-check', cents: 10_000, number }],
    language: 'es',
  });
  await counter.ask('payment.park', { transactionId });
  return transactionId;
}
const takes = (transactionId: string) =>
  counter.refused('payment.take', { transactionId, linesCents: 14_217, tenders: CASH, confirmed: [] });
const resumes = (transactionId: string) => counter.refused('payment.resume', { transactionId });
const refsOf = (transactionId: string): string[] =>
  JSON.parse(
    counter.rows<{ refs: string }>('SELECT payment_refs AS refs FROM draft WHERE transaction_id = ?', transactionId)[0]
      ?.refs ?? '[]',
  );
const comes = async (name: string): Promise<void> => {
  await counter.signIn(name);
  const { drawer } = await counter.ask('station.status', {});
  if (!drawer) await counter.opensDrawer();
};

describe('a transaction that is put aside', () => {
  test('leaves the counter free, moves no money and is no fact', async () => {
    const facts = counter.rows('SELECT * FROM journal').length;
    await parked();
    expect(await counter.ask('payment.draft', {})).toBeNull();
    expect(counter.rows('SELECT * FROM journal')).toHaveLength(facts);
    expect((await counter.ask('account.open', { accountNo: '14640201' })).balance.displayedCents).toBe(14_217);
  });

  test('comes back as it was, with its references, after somebody else was served', async () => {
    const transactionId = await parked();
    const refs = refsOf(transactionId);
    const { receiptNo, transactionId: other } = await counter.payCash(14_217, 20_000, '14640202');
    expect([receiptNo, other === transactionId]).toEqual(['C1-26-000001', false]);
    const draft = await counter.ask('payment.resume', { transactionId });
    expect(draft).toMatchObject({
      transactionId,
      language: 'es',
      lines: [{ accountNo: '14640201', cents: 14_217, name: 'GARCIA, MARIA' }],
      tenders: [{ code: 'cashiers-check', cents: 10_000, number: '1042' }],
      parkedAtMs: null,
    });
    expect(await counter.ask('payment.draft', {})).toEqual(draft);
    expect(refsOf(transactionId)).toEqual(refs);
    expect(await takes(transactionId)).toBe('granted');
    await counter.clock.pass(1_000);
    expect(counter.cis.book.at(-1)?.paymentRef).toBe(refs[0]);
    expect(counter.facts('payment.taken').at(-1)).toMatchObject({ receiptNo: 'C1-26-000002', language: 'es' });
  });

  test('gives none of its references to the one that is served meanwhile', async () => {
    const aside = refsOf(await parked());
    const { transactionId } = await counter.begin(14_217, '14640202');
    expect(refsOf(transactionId).filter((ref) => aside.includes(ref))).toEqual([]);
  });

  test('is not taken while it is aside, also by an Enter that came late', async () => {
    const transactionId = await parked();
    expect(await takes(transactionId)).toBe('DRAFT_UNKNOWN');
    await counter.begin(14_217);
    expect(await takes(transactionId)).toBe('DRAFT_UNKNOWN');
    expect(counter.facts('payment.taken')).toEqual([]);
  });

  test('is put aside once, and taken up once', async () => {
    const transactionId = await parked();
    expect(await counter.refused('payment.park', { transactionId })).toBe('DRAFT_UNKNOWN');
    expect(await resumes(transactionId)).toBe('granted');
    expect(await resumes(transactionId)).toBe('DRAFT_UNKNOWN');
    await counter.ask('payment.park', { transactionId });
    expect(await counter.ask('payment.parked', {})).toHaveLength(1);
  });

  test('waits while another one is open: that one is finished, put aside or given up first', async () => {
    const [first, second] = [await parked(), (await counter.begin(14_217, '14640202')).transactionId];
    expect(await resumes(first)).toBe('DRAFT_OPEN');
    expect((await counter.ask('payment.draft', {}))?.transactionId).toBe(second);
    await counter.ask('payment.park', { transactionId: second });
    expect(await resumes(first)).toBe('granted');
    expect((await counter.ask('payment.parked', {})).map((one) => one.transactionId)).toEqual([second]);
  });

  test('is given up where it lies, and then is nowhere', async () => {
    const transactionId = await parked();
    await counter.ask('payment.discard', { transactionId });
    expect(await resumes(transactionId)).toBe('DRAFT_UNKNOWN');
    expect(await counter.ask('payment.parked', {})).toEqual([]);
  });

  test('that was taken after it came back is not taken up again', async () => {
    const transactionId = await parked();
    await resumes(transactionId);
    await takes(transactionId);
    expect(await resumes(transactionId)).toBe('DRAFT_UNKNOWN');
    expect(await counter.refused('payment.park', { transactionId })).toBe('DRAFT_UNKNOWN');
  });

  test.each([
    ['a restart', () => counter.close()],
    ['a power cut', async () => counter.crash()],
  ])('is still there after %s', async (_what, ends) => {
    const transactionId = await parked();
    const refs = refsOf(transactionId);
    await ends();
    await counter.start();
    await counter.signIn(MARIA);
    expect(await counter.ask('payment.draft', {})).toBeNull();
    expect(await resumes(transactionId)).toBe('granted');
    expect(refsOf(transactionId)).toEqual(refs);
    expect(await takes(transactionId)).toBe('granted');
  });
});

describe('several, of several people', () => {
  test('are listed, the oldest first, with whose they are; an auditor sees them too', async () => {
    const first = await parked();
    await counter.clock.pass(MINUTE);
    await comes(JAMES);
    const second = await parked('14640202');
    await counter.clock.pass(MINUTE);
    await comes(MARIA);
    const third = await parked('14640201', '1043');
    await counter.signIn('Ana Petrov');
    const list = await counter.ask('payment.parked', {});
    expect(list.map((one) => [one.transactionId, one.clerkName])).toEqual([
      [first, MARIA],
      [second, JAMES],
      [third, MARIA],
    ]);
    expect(list[1]).toMatchObject({ linesCents: 14_217, lines: [{ displayNo: '14-6402-02' }] });
  });

  test('nobody takes up, gives up or takes what somebody else put aside', async () => {
    const transactionId = await parked();
    await comes(JAMES);
    expect(await resumes(transactionId)).toBe('DRAFT_UNKNOWN');
    expect(await counter.refused('payment.discard', { transactionId })).toBe('DRAFT_UNKNOWN');
    expect(await counter.refused('payment.park', { transactionId })).toBe('DRAFT_UNKNOWN');
    expect(await takes(transactionId)).toBe('DRAFT_UNKNOWN');
    await comes(MARIA);
    expect(await resumes(transactionId)).toBe('granted');
  });

  test('nobody puts aside what somebody else has open', async () => {
    const { transactionId } = await counter.begin(14_217);
    await comes(JAMES);
    expect(await counter.refused('payment.park', { transactionId })).toBe('DRAFT_UNKNOWN');
    await comes(MARIA);
    expect((await counter.ask('payment.draft', {}))?.transactionId).toBe(transactionId);
  });
});

describe('what was agreed to before it was put aside', () => {
  const aside = async () => {
    const { take, approvalId } = await counter.agreed();
    await counter.ask('payment.park', { transactionId: take.transactionId });
    return { take, approvalId };
  };
  test('serves when it comes back within ten minutes', async () => {
    const { take, approvalId } = await aside();
    expect((await counter.takes(take, approvalId)).code).toBe('DRAFT_UNKNOWN');
    await counter.clock.pass(9 * MINUTE);
    await resumes(take.transactionId);
    expect((await counter.takes({ ...take, tenders: [check()] }, approvalId)).code).toBe('TAKEN');
  });
  test('is over when the customer took longer, and somebody is called again', async () => {
    const { take, approvalId } = await aside();
    await counter.clock.pass(10 * MINUTE + 1);
    await counter.signIn(MARIA);
    await resumes(take.transactionId);
    expect((await counter.takes(take, approvalId)).code).toBe('APPROVAL_OVER');
    expect((await counter.takes(take)).code).toBe('APPROVAL_NEEDED');
  });
});
