import { afterEach, beforeEach, expect, test } from 'vitest';
import { Counter } from '#test/support/counter.ts';
import { inPieces, submits } from '#test/support/day-hand.ts';

let counter: Counter;
let sessionId: string;
beforeEach(async () => {
  counter = await new Counter().openFor('Maria Alvarez');
  sessionId = (await counter.ask('drawer.sheet', {})).session?.sessionId ?? '';
});
afterEach(async () => {
  await counter.close();
  counter.forget();
});
const sheetFor = async (name: string) => {
  await counter.signIn(name);
  return counter.ask('drawer.sheet', { sessionId });
};

test('a kept count is for whoever may count the drawer, over a restart too, and is dropped with the count that stands', async () => {
  await counter.ask('drawer.keep-count', { sessionId, draft: '{"half":"a count"}' });
  await counter.close();
  await counter.start();
  expect((await sheetFor('Maria Alvarez')).draft).toBe('{"half":"a count"}');
  expect((await sheetFor('Robert Hayes')).draft).toBe('{"half":"a count"}');
  expect((await sheetFor('Linda Tran')).draft).toBeNull();
  expect((await sheetFor('Ana Petrov')).draft).toBeNull();
  await counter.signIn('Maria Alvarez');
  await submits(counter, 20_000);
  expect((await sheetFor('Maria Alvarez')).draft).toBeNull();
});

test('nobody keeps a count of a drawer that is not theirs to count, nor of one that is counted', async () => {
  await counter.signIn('James Okafor');
  expect(await counter.refused('drawer.keep-count', { sessionId, draft: 'x' })).toBe('DRAWER_UNKNOWN');
  await counter.signIn('Maria Alvarez');
  await submits(counter, 20_000);
  expect(await counter.refused('drawer.keep-count', { sessionId, draft: 'x' })).toBe('DRAWER_STATE');
});

test('what a supervisor found in an open drawer is told to its owner only when the count stands', async () => {
  await counter.signIn('Robert Hayes');
  await counter.ask('drawer.surprise-count', { sessionId, cash: inPieces(19_000), note: 'monthly' });
  expect((await sheetFor('Robert Hayes')).session?.events).toMatchObject([{ cents: 19_000 }]);
  expect((await sheetFor('Maria Alvarez')).session?.events).toMatchObject([
    { kind: 'surprise', number: 1, by: 'Robert Hayes', cents: null, reasonCode: null, words: 'monthly' },
  ]);
  await submits(counter, 20_000);
  expect((await sheetFor('Maria Alvarez')).session?.events).toMatchObject([
    { kind: 'surprise', cents: 19_000 },
    { kind: 'count' },
  ]);
});

test('a reason is told by its code, and what was written beside it as it was written', async () => {
  await counter.ask('drawer.no-sale', { reasonCode: 'paper', reason: 'a check slipped' });
  expect((await sheetFor('Maria Alvarez')).session?.events).toMatchObject([
    { kind: 'no-sale', reasonCode: 'paper', words: 'a check slipped', with: null },
  ]);
});

test('a clerk looks at no drawer of somebody else', async () => {
  await counter.signIn('James Okafor');
  expect(await counter.refused('drawer.sheet', { sessionId })).toBe('DRAWER_UNKNOWN');
});
