import { afterEach, beforeEach, expect, test } from 'vitest';
import { Counter } from '#test/support/counter.ts';
import { counts, explains, payCheck, submits } from '#test/support/day-hand.ts';

let counter: Counter;
beforeEach(async () => {
  counter = await new Counter().openFor('Maria Alvarez');
});
afterEach(async () => {
  await counter.close();
  counter.forget();
});
const sheet = (sessionId: string | null = null) => counter.ask('drawer.sheet', { sessionId });

test('a check that was keyed as cash is found by the count, corrected in one step, and the drawer is right', async () => {
  await counter.payCash(5_525);
  const { receiptNo } = await counter.payCash(14_217);
  const sessionId = await submits(counter, 25_525, [{ code: 'personal-check', items: 1, cents: 14_217 }]);
  const { figures } = await sheet();
  expect(figures?.lines).toMatchObject([
    { code: 'cash', overShortCents: -14_217 },
    { code: 'personal-check', overShortCents: 14_217 },
  ]);
  const [cause] = figures?.causes ?? [];
  expect(cause).toMatchObject({
    kind: 'wrong-tender',
    from: 'cash',
    to: 'personal-check',
    tender: { receiptNo, tenderNo: 1 },
  });

  await counter.corrects(receiptNo, {
    kind: 'wrong-tender',
    tenderNo: 1,
    tender: { code: 'personal-check', number: '1042', issuer: null },
  });
  const after = await sheet();
  expect(after.figures?.lines.map(({ overShortCents }) => overShortCents)).toEqual([0, 0]);
  expect(after.figures?.causes).toEqual([]);
  await counter.signIn('Robert Hayes');
  expect((await counter.ask('drawer.approve', { sessionId })).session?.state).toBe('approved');
  expect(counter.facts('drawer.approved')).toMatchObject([
    { reasons: [], items: [{ receiptNo, number: '1042', cents: 14_217 }] },
  ]);
});

test('before the count stands there are no causes, whatever is asked', async () => {
  await counter.payCash(14_217);
  await counts(counter, 20_000);
  expect((await sheet()).figures).toBeNull();
});

test('a check that is not on the tick list is the first thing to look for', async () => {
  await payCheck(counter, 14_217, '1042');
  const other = await payCheck(counter, 5_525, '1043');
  const sessionId = await submits(counter, 20_000, [{ code: 'personal-check', items: 1, cents: 14_217 }]);
  await explains(counter, sessionId, { missing: [{ receiptNo: other.receiptNo, tenderNo: 1 }] });
  const { figures } = await sheet();
  expect(figures?.causes[0]).toMatchObject({
    kind: 'not-in-drawer',
    unticked: true,
    tenders: [{ receiptNo: other.receiptNo }],
  });
  expect(figures?.unticked).toEqual([]);
});
