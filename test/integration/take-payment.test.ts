import { afterEach, beforeEach, expect, test } from 'vitest';
import { Counter } from '#test/support/counter.ts';

let counter: Counter;
beforeEach(async () => {
  counter = await new Counter().openFor('Maria Alvarez');
});
afterEach(async () => {
  await counter.close();
  counter.forget();
});

test('exact cash: the receipt is printed and the CIS holds the payment once', async () => {
  const taken = await counter.payCash(14_217);
  expect(taken).toMatchObject({ receiptNo: 'C1-26-000001', linesCents: 14_217, changeCents: 0, pieces: [] });
  await counter.clock.pass(100);
  expect(counter.printer.paper).toEqual(['C1-26-000001-drawer', 'C1-26-000001-original']);
  expect([...counter.cis.ledger.values()].map((posted) => posted.item.amountCents)).toEqual([14_217]);
  const { rows } = await counter.ask('receipt.list', { businessDate: null, limit: 10 });
  expect(rows[0]).toMatchObject({ cisState: 'posted', print: { state: 'printed' } });
});
