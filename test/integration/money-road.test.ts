import { afterEach, beforeEach, expect, test } from 'vitest';
import { Counter } from '#test/support/counter.ts';
import { closes, deposits, submits, toDeposit } from '#test/support/day-hand.ts';

let counter: Counter;
beforeEach(async () => {
  counter = await new Counter().openFor('Maria Alvarez');
});
afterEach(async () => {
  await counter.close();
  counter.forget();
});
const ROAD = ['drawer-approved', 'deposited', 'day-closed', 'bank-confirmed'];
const road = async (receiptNo: string) =>
  (await counter.ask('receipt.story', { receiptNo })).filter(({ kind }) => ROAD.includes(kind));

test('a payment’s story goes on: counted, bagged, closed, at the bank', async () => {
  const { receiptNo } = await counter.payCash(5_525);
  expect(await road(receiptNo)).toEqual([]);
  await submits(counter, 25_525);
  expect(await road(receiptNo)).toEqual([]);
  const due = await toDeposit(counter);
  const made = await deposits(counter, due);
  const { seal } = await closes(counter);
  await counter.clock.pass(24 * 3_600_000);
  await counter.signIn('Robert Hayes');
  const depositId = made.deposits[0]?.depositId ?? '';
  await counter.ask('deposit.confirm', { depositId, bankCents: 5_525, confirmedDate: '2026-11-24', note: '' });
  expect(await road(receiptNo)).toMatchObject([
    { kind: 'drawer-approved', by: 'Maria Alvarez', approver: 'Robert Hayes', drawerSession: 'C1-20261123-1' },
    { kind: 'deposited', by: 'Robert Hayes', verifiedBy: 'Linda Tran', bagNumber: 'BAG-1', depositId },
    { kind: 'day-closed', by: 'Robert Hayes', seal },
    { kind: 'bank-confirmed', date: '2026-11-24', differs: false },
  ]);
});

test('a bank that credits another amount is said to', async () => {
  const { receiptNo } = await counter.payCash(5_525);
  await submits(counter, 25_525);
  const made = await deposits(counter, await toDeposit(counter));
  await closes(counter);
  const depositId = made.deposits[0]?.depositId ?? '';
  const asked = { depositId, bankCents: 5_505, confirmedDate: '2026-11-24', note: 'a torn $20' };
  const { deposits: after } = await counter.ask('deposit.confirm', asked);
  expect(after).toMatchObject([{ state: 'confirmed', bankCents: 5_505, differenceCents: -20, bankNote: 'a torn $20' }]);
  expect((await road(receiptNo)).at(-1)).toMatchObject({ kind: 'bank-confirmed', differs: true });
  expect(await counter.refused('deposit.confirm', asked)).toBe('DEPOSIT_STATE');
});

test('the money of a voided receipt went nowhere', async () => {
  const { receiptNo } = await counter.payCash(5_525);
  await counter.voids(receiptNo, 5_525);
  await submits(counter, 20_000);
  await toDeposit(counter);
  expect(await road(receiptNo)).toEqual([]);
});
