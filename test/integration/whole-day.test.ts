import { afterEach, beforeEach, expect, test } from 'vitest';
import { Counter } from '#test/support/counter.ts';
import {
  closes,
  counts,
  depositOf,
  deposits,
  explains,
  MONDAY,
  payCheck,
  submits,
  toDeposit,
} from '#test/support/day-hand.ts';

let counter: Counter;
beforeEach(async () => {
  counter = await new Counter().openFor('Maria Alvarez');
});
afterEach(async () => {
  await counter.close();
  counter.forget();
});

test('a quiet day: one drawer, right at the first count, deposited and closed with a seal', async () => {
  await counter.payCash(5_525);
  await payCheck(counter, 14_217, '1042');
  expect(await counts(counter, 25_525, [{ code: 'personal-check', items: 1, cents: 14_217 }])).toEqual({
    agrees: true,
    submitted: true,
    triesLeft: 0,
  });
  const due = await toDeposit(counter);
  expect(due.due).toMatchObject([{ account: 'operating', cashCents: 5_525, itemsCents: 14_217, totalCents: 19_742 }]);
  const made = await deposits(counter, due);
  expect(made.deposits).toMatchObject([{ bagNumber: 'BAG-1', preparedBy: 'Robert Hayes', verifiedBy: 'Linda Tran' }]);
  const closed = await closes(counter);
  expect(closed.state).toBe('closed');
  expect(closed.seal).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{2}$/);
  expect(counter.facts('day.closed')).toMatchObject([
    {
      firstReceipt: 'C1-26-000001',
      lastReceipt: 'C1-26-000002',
      receipts: 2,
      gaps: [],
      banksChangeCents: 0,
      depositedCents: 19_742,
      tenders: [
        { code: 'cash', receiptedCents: 5_525, voidedCents: 0, overShortCents: 0, depositedCents: 5_525 },
        {
          code: 'personal-check',
          receiptedItems: 1,
          receiptedCents: 14_217,
          overShortCents: 0,
          depositedCents: 14_217,
        },
      ],
    },
  ]);
});

test('the bank confirms a deposit once its day is closed; until then it is no open item', async () => {
  await counter.payCash(5_525);
  await submits(counter, 25_525);
  const due = await toDeposit(counter);
  const bank = (day: typeof due) => [
    day.unconfirmed.map(({ bagNumber }) => bagNumber),
    day.list.find(({ step }) => step === 'bank')?.left,
  ];
  expect(bank(await deposits(counter, due))).toEqual([[], 0]);
  const closed = await closes(counter);
  expect(bank(closed)).toEqual([['BAG-1'], 1]);
  await counter.signIn('Maria Alvarez');
  await counter.opensDrawer();
  await counter.signIn('Robert Hayes');
  expect(bank(await counter.ask('day.show', { date: '2026-11-24' }))).toEqual([['BAG-1'], 1]);
  const depositId = closed.deposits[0]?.depositId ?? '';
  const said = { depositId, bankCents: 5_500, confirmedDate: '2026-11-24', note: 'a quarter was Canadian' };
  const confirmed = await counter.ask('deposit.confirm', said);
  expect(confirmed.deposits).toMatchObject([{ state: 'confirmed', bankCents: 5_500, differenceCents: -25 }]);
  expect(bank(confirmed)).toEqual([[], 0]);
});

test('after the close, money goes to the next business date', async () => {
  await counter.payCash(5_525);
  await submits(counter, 25_525);
  await deposits(counter, await toDeposit(counter));
  await closes(counter);
  await counter.signIn('Maria Alvarez');
  expect((await counter.ask('station.status', {})).businessDate).toBe('2026-11-24');
  await counter.opensDrawer();
  await counter.payCash(1_000);
  expect(counter.rows('SELECT business_date FROM receipt ORDER BY counter')).toEqual([
    { business_date: '2026-11-23' },
    { business_date: '2026-11-24' },
  ]);
  expect(counter.facts('payment.taken').at(-1)).toMatchObject({ receivedDate: MONDAY, effectiveDate: MONDAY });
});

test('a short drawer: two tries, a reason, another person; the deposit is what was found', async () => {
  await counter.payCash(5_525);
  expect(await counts(counter, 25_025)).toEqual({ agrees: false, submitted: false, triesLeft: 1 });
  expect(await counts(counter, 25_025)).toEqual({ agrees: false, submitted: true, triesLeft: 0 });
  const { session, figures } = await counter.ask('drawer.sheet', {});
  expect(figures?.lines).toMatchObject([
    { code: 'cash', expectedCents: 25_525, countedCents: 25_025, overShortCents: -500 },
  ]);
  const sessionId = session?.sessionId ?? '';
  await counter.signIn('Robert Hayes');
  expect(await counter.refused('drawer.approve', { sessionId })).toBe('DIFFERENCE_UNEXPLAINED');
  await counter.signIn('Maria Alvarez');
  await explains(counter, sessionId);
  const due = await toDeposit(counter);
  expect(due.due).toMatchObject([{ cashCents: 5_025 }]);
  await deposits(counter, due);
  await closes(counter);
  expect(counter.facts('day.closed')).toMatchObject([
    { tenders: [{ code: 'cash', receiptedCents: 5_525, overShortCents: -500, depositedCents: 5_025 }] },
  ]);
  expect(await counter.ask('day.list', {})).toMatchObject([
    { businessDate: MONDAY, state: 'closed', depositedCents: 5_025, overCents: 0, shortCents: -500 },
  ]);
});

test('the list says of each drawer what the person who looks can do about it', async () => {
  const forYou = async (name: string) => {
    await counter.signIn(name);
    const { sessions } = await counter.ask('day.show', { date: MONDAY });
    return sessions.map((session) => session.forYou);
  };
  await counter.signIn('Robert Hayes');
  await counter.opensDrawer();
  expect(await forYou('Robert Hayes')).toEqual([null, 'count']);
  await submits(counter, 20_000);
  expect(await forYou('Robert Hayes')).toEqual([null, null]);
  expect(await forYou('Linda Tran')).toEqual([null, 'approve']);
  await counter.signIn('Maria Alvarez');
  await submits(counter, 20_000);
  expect(await forYou('Robert Hayes')).toEqual(['approve', null]);
  expect(await forYou('Linda Tran')).toEqual([null, 'approve']);
  expect(await forYou('Ana Petrov')).toEqual([null, null]);
});

test('what was out of the ordinary comes with the words of its reason', async () => {
  const { receiptNo } = await counter.payCash(5_525);
  const asked = { receiptNo, reasonCode: 'wrong-amount', reason: 'typed 55', cashReturnedCents: 5_525 };
  const refused = await counter.request('receipt.void', asked);
  const approvalId = refused.ok ? '' : String(refused.error.details.approvalId);
  await counter.agrees(approvalId, 'Robert Hayes', 'wrong-amount');
  await counter.ask('receipt.void', { ...asked, approvalId });
  await counter.signIn('Robert Hayes');
  const { toReview, accounts } = await counter.ask('day.show', { date: MONDAY });
  expect(toReview).toMatchObject([{ receiptNo, kind: 'void', words: { en: 'Wrong amount' } }]);
  expect(accounts).toMatchObject([{ code: 'operating', en: 'Utility operating account' }]);
});

test('a closed day takes nothing more, not even from who writes into the file', async () => {
  await counter.payCash(5_525);
  await submits(counter, 25_525);
  await deposits(counter, await toDeposit(counter));
  await closes(counter);
  const head = counter.rows<{ seq: number }>('SELECT max(seq) AS seq FROM journal')[0]?.seq ?? 0;
  expect(() =>
    counter.change(
      `INSERT INTO journal SELECT station, ${head + 1}, clock + 1000, at_ms, '2026-11-23', actor, approver, 'user.signed-in', version, payload, hash, 'x' FROM journal WHERE seq = ${head}`,
    ),
  ).toThrow(/day is closed/);
});

test('the second person of a deposit is shown its cash by pieces, its checks and its bag', async () => {
  await counter.payCash(5_525);
  await payCheck(counter, 14_217, '1042');
  await submits(counter, 25_525, [{ code: 'personal-check', items: 1, cents: 14_217 }]);
  const due = await toDeposit(counter);
  const refused = await counter.request('deposit.prepare', depositOf(due));
  const approvalId = refused.ok ? '' : String(refused.error.details.approvalId);
  expect((await counter.ask('approval.show', { approvalId })).subject).toMatchObject({
    totalCents: 19_742,
    tenders: [{ code: 'personal-check', number: '1042', cents: 14_217 }],
    cash: { cents: 5_525, expectedCents: 5_525, count: due.due[0]?.cash, note: 'BAG-1' },
  });
});
