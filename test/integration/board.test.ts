import { afterEach, beforeEach, expect, test } from 'vitest';
import { Counter } from '#test/support/counter.ts';
import { counts, payCheck, submits } from '#test/support/day-hand.ts';

let counter: Counter;
beforeEach(async () => {
  counter = await new Counter().openFor('Maria Alvarez');
});
afterEach(async () => {
  await counter.close();
  counter.forget();
});
const board = () => counter.ask('board.show', {});

test('a supervisor sees each drawer’s cash against its limits, and the day by the hour', async () => {
  await counter.payCash(150_000, 150_000);
  await payCheck(counter, 8_000, '1042');
  await counter.clock.pass(60 * 60_000);
  await counter.signIn('Maria Alvarez');
  await counter.payCash(40_000);
  await counter.signIn('Robert Hayes');
  const now = await board();
  expect(now.drawers).toMatchObject([{ drawer: '1', name: 'Maria Alvarez', cashCents: 210_000, limit: 'soft' }]);
  expect(now).toMatchObject({ softLimitCents: 200_000, hardLimitCents: 500_000, withoutOwn: false });
  expect(now.hours).toEqual([
    { hour: 8, payments: 2, cents: 158_000 },
    { hour: 9, payments: 1, cents: 40_000 },
  ]);
});

test('a supervisor with a drawer of their own gets every sum without it, until it is counted', async () => {
  await counter.payCash(5_525);
  await counter.signIn('Robert Hayes');
  await counter.opensDrawer();
  await counter.payCash(31_313);
  const now = await board();
  expect(now.withoutOwn).toBe(true);
  expect(now.drawers.map(({ name, cashCents }) => [name, cashCents])).toEqual([
    ['Maria Alvarez', 25_525],
    ['Robert Hayes', null],
  ]);
  expect(now.hours).toEqual([{ hour: 8, payments: 1, cents: 5_525 }]);
  expect(now.cisOpen.openCents).toBeNull();
  const said = JSON.stringify(now);
  for (const figure of ['31313', '51313', '36838', '76838']) expect(said).not.toContain(figure);
  await submits(counter, 51_313);
  expect(await board()).toMatchObject({ withoutOwn: false, hours: [{ payments: 2, cents: 36_838 }] });
});

test('what waits for a person is listed: counts that are submitted, requests that were asked', async () => {
  await counter.payCash(5_525);
  await counts(counter, 25_525);
  await counter.signIn('Linda Tran');
  expect((await board()).waiting).toMatchObject([{ drawer: '1', name: 'Maria Alvarez' }]);
  await counter.opensDrawer();
  const cash = [{ piece: 'b1000' as const, count: 1 }];
  expect(await counter.refused('drawer.pick-up', { cash })).toBe('APPROVAL_NEEDED');
  expect((await board()).asked).toMatchObject([{ action: 'drawer.pick-up', name: 'Linda Tran' }]);
});

test('a void long after its receipt stands out, with what to open', async () => {
  const { receiptNo } = await counter.payCash(5_525);
  await counter.clock.pass(45 * 60_000);
  await counter.signIn('Maria Alvarez');
  await counter.voids(receiptNo, 5_525);
  await counter.signIn('Ana Petrov');
  const { exceptions, names } = await board();
  expect(exceptions).toMatchObject([{ kind: 'late-void', receiptNos: [receiptNo], minutes: 45, cents: 5_525 }]);
  expect(Object.values(names).sort()).toEqual(['Maria Alvarez', 'Robert Hayes']);
});

test('on an ordinary morning nothing is unusual', async () => {
  const { receiptNo } = await counter.payCash(5_525);
  await counter.voids(receiptNo, 5_525);
  await counter.ask('drawer.no-sale', { reasonCode: 'change', reason: '' });
  await counter.signIn('Robert Hayes');
  expect((await board()).exceptions).toEqual([]);
});

test('from when on a void stands out is the city’s to set', async () => {
  const { receiptNo } = await counter.payCash(5_525);
  await counter.clock.pass(45 * 60_000);
  await counter.signIn('Maria Alvarez');
  await counter.voids(receiptNo, 5_525);
  await counter.signIn('Robert Hayes');
  const sets = (value: number) =>
    counter.ask('setting.change', { key: 'oversight.late-void-minutes', value, reason: 'the council decided' });
  await sets(45);
  expect((await board()).exceptions).toEqual([]);
  await sets(44);
  expect((await board()).exceptions).toMatchObject([{ kind: 'late-void', minutes: 45 }]);
});
