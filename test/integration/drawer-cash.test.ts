import { afterEach, beforeEach, expect, test } from 'vitest';
import { Counter } from '#test/support/counter.ts';
import { counts, inPieces, payCheck, wordOn } from '#test/support/day-hand.ts';

let counter: Counter;
beforeEach(async () => {
  counter = await new Counter().openFor('Maria Alvarez');
});
afterEach(async () => {
  await counter.close();
  counter.forget();
});

/** What a supervisor sees in Maria's drawer; she is at the window again afterwards. */
async function cash(): Promise<number | null | undefined> {
  await counter.signIn('Robert Hayes');
  const [drawer] = (await counter.ask('board.show', {})).drawers;
  await counter.signIn('Maria Alvarez');
  return drawer?.cashCents;
}

/** The running sum, and what a program that knows nothing yet adds up. */
async function both(): Promise<unknown[]> {
  const running = await cash();
  await counter.close();
  await counter.start();
  return [running, await cash()];
}

test('the cash that limits are looked at with goes along with everything that moves cash', async () => {
  expect(await cash()).toBe(20_000);
  const { receiptNo: first } = await counter.payCash(5_525, 10_000);
  await payCheck(counter, 8_000, '1042');
  expect(await cash()).toBe(25_525);
  const asked = { cash: inPieces(10_000) };
  await counter.ask('drawer.pick-up', { ...asked, approvalId: await wordOn(counter, 'drawer.pick-up', asked) });
  expect(await cash()).toBe(15_525);
  const { receiptNo: second } = await counter.payCash(7_000);
  await counter.voids(first, 5_525);
  expect(await cash()).toBe(17_000);
  // From the first count on it takes no more money, and a receipt of it is corrected, not voided.
  await counts(counter, 1);
  await counter.signIn('Linda Tran');
  await counter.corrects(second, { kind: 'reversal', money: 'not-received' });
  expect(await both()).toEqual([10_000, 10_000]);
});

test('a payment that the disk did not take leaves no trace in it', async () => {
  await counter.payCash(5_525);
  expect(await cash()).toBe(25_525);
  counter.change("CREATE TRIGGER full BEFORE INSERT ON print_job BEGIN SELECT RAISE(ABORT, 'no'); END");
  await expect(counter.payCash(7_000)).rejects.toThrow('INTERNAL_FAULT');
  counter.change('DROP TRIGGER full');
  expect(await cash()).toBe(25_525);
  await counter.payCash(7_000);
  expect(await both()).toEqual([32_525, 32_525]);
});

test('two drawers are two sums', async () => {
  await counter.payCash(5_525);
  await counter.signIn('James Okafor');
  await counter.opensDrawer();
  await counter.payCash(1_111);
  await counter.signIn('Robert Hayes');
  const { drawers } = await counter.ask('board.show', {});
  expect(drawers.map(({ cashCents }) => cashCents)).toEqual([25_525, 21_111]);
});
