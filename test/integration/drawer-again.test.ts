import { afterEach, beforeEach, expect, test } from 'vitest';
import { Counter, STARTING_BANK } from '#test/support/counter.ts';
import { counts, explains, inPieces, submits, wordOn } from '#test/support/day-hand.ts';

let counter: Counter;
beforeEach(async () => {
  counter = await new Counter().openFor('Maria Alvarez');
});
afterEach(async () => {
  await counter.close();
  counter.forget();
});

async function userId(name: string): Promise<string> {
  return (await counter.ask('session.people', {})).find((person) => person.name === name)?.userId ?? '';
}

async function approves(sessionId: string): Promise<void> {
  await counter.signIn('Robert Hayes');
  await counter.ask('drawer.approve', { sessionId });
}

test('two counts are given back in the same instant, each as the count that it was', async () => {
  const sessionId = await submits(counter, 20_000);
  for (const tries of [1, 2]) {
    await counter.signIn('Robert Hayes');
    await counter.ask('drawer.reject', { sessionId, reasonCode: 'count-again', reason: '' });
    await counter.signIn('Maria Alvarez');
    const { session } = await counter.ask('drawer.sheet', {});
    expect(session?.events.filter(({ kind }) => kind === 'reject').map(({ number }) => number)).toEqual(
      [1, 2].slice(0, tries),
    );
    await counts(counter, 20_000);
  }
});

test('a till is expected with what its last session left, although the clock was set back before that one', async () => {
  const short = await submits(counter, 19_500);
  await explains(counter, short);
  await approves(short);
  counter.clock.jump(-3_600_000);
  await counter.signIn('James Okafor');
  await counter.opensDrawer({ drawer: '1', count: inPieces(19_500) });
  await counter.payCash(1_000);
  await approves(await submits(counter, 20_500));
  expect(counter.facts('drawer.approved').map(({ leftCents }) => leftCents)).toEqual([19_500, 20_000]);
  const { tills } = await counter.ask('drawer.sheet', {});
  expect(tills.find(({ drawer }) => drawer === '1')?.expectedCents).toBe(20_000);
});

test('the word for an opening is for the till that both looked at, and for what should be in it', async () => {
  await counter.signIn('James Okafor');
  const asked = { drawer: null, count: inPieces(19_000), note: 'ten dollars short' };
  const refused = await counter.request('drawer.open', asked);
  const approvalId = refused.ok ? '' : String(refused.error.details.approvalId);
  const { subject } = await counter.ask('approval.show', { approvalId });
  expect(subject.cash).toMatchObject({ drawer: '2', cents: 19_000, expectedCents: 20_000 });
  expect(await counter.agrees(approvalId, 'Robert Hayes', 'bank')).toMatchObject({ code: 'granted' });
  await counter.signIn('Linda Tran');
  await counter.opensDrawer({ drawer: '2' });
  await counter.signIn('James Okafor');
  expect(await counter.refused('drawer.open', { ...asked, approvalId })).toBe('APPROVAL_DIFFERS');
  expect(counter.facts('drawer.opened')).toHaveLength(2);
});

test('an opening that two people made, asked for again after a lost answer, is the same drawer, until it was counted', async () => {
  await counter.signIn('James Okafor');
  const asked = { drawer: '2', count: inPieces(19_000), note: 'ten dollars short' };
  const approvalId = await counter.wordFor('drawer.open', asked);
  const opened = await counter.ask('drawer.open', { ...asked, approvalId });
  expect(await counter.ask('drawer.open', { ...asked, approvalId })).toEqual(opened);
  await submits(counter, 19_000);
  expect(await counter.refused('drawer.open', { ...asked, approvalId })).toBe('APPROVAL_OVER');
  expect(counter.facts('drawer.opened')).toHaveLength(2);
});

test('a hand-over that is asked for again after a lost answer is the same one, with the same answer', async () => {
  const { session } = await counter.ask('drawer.sheet', {});
  const count = { cash: STARTING_BANK, tenders: [] };
  const asked = { sessionId: session?.sessionId ?? '', count, toUserId: await userId('James Okafor') };
  const approvalId = await wordOn(counter, 'drawer.hand-over', asked, 'James Okafor');
  const answer = { agrees: true, submitted: true, triesLeft: 0 };
  expect(await counter.ask('drawer.hand-over', { ...asked, approvalId })).toEqual(answer);
  expect(await counter.ask('drawer.hand-over', { ...asked, approvalId })).toEqual(answer);
  expect(counter.facts('drawer.opened')).toHaveLength(2);
});
