import type { Person } from '#shared/contract/session.ts';
import { mayGrant } from '../answers.ts';
import { cash } from '../handful.ts';
import { SECOND_PERSONS } from '../reasons.ts';
import { stillCounts } from '../rulebook.ts';
import type { Station } from '../station.ts';
import { type Act, mayAct } from '../till/acts.ts';
import { laid } from '../till/worth.ts';
import { pinOf } from '../town.ts';
import { sumOf, type Waiting } from '../window-memory.ts';
import type { World } from '../world.ts';
import { pressCorrect } from './press-correct.ts';
import { pressAct } from './press-till.ts';
import { pressVoid } from './press-void.ts';
import { atTheCounter, judge, type Moment, type Step } from './step.ts';
import { press } from './take-steps.ts';

const LATE_MS = 601_000;

/** The last requests that were answered with a call for a second person, anybody's. */
function lately(world: World): Waiting[] {
  return [...world.window.waiting.values()].slice(-12);
}

/** What this person asked for last and could still be done: it waits for somebody, or somebody agreed to it. */
function pending(world: World, moment: Moment, state: 'asked' | 'granted'): Waiting | undefined {
  const { books, window, clock } = world;
  if (!atTheCounter(moment)) return undefined;
  const userId = moment.user?.userId ?? '';
  return lately(world).findLast(({ approvalId, asked, ...waiting }) => {
    const called = books.rules.called.get(approvalId);
    if (waiting.userId !== userId || called?.state !== state) return false;
    if (!stillCounts(state === 'asked' ? called.askedAtMs : called.grantedAtMs, clock.now())) return false;
    if (asked.action === 'payment.take') return window.draftOf(userId)?.transactionId === asked.transactionId;
    if (asked.action === 'till') {
      const { may } = mayAct(world, moment, asked.act, state === 'asked' ? null : approvalId);
      return may.includes(state === 'asked' ? 'APPROVAL_NEEDED' : 'ok');
    }
    const { receiptNo } = asked.action === 'receipt.void' ? asked.voiding : asked.correcting;
    return !books.voids.has(receiptNo) && !books.standing.get(receiptNo)?.reversed;
  });
}

/** Mostly somebody who may agree is called; sometimes whoever is near, the asker among them. */
function somebody(world: World, waiting: Waiting): Person | undefined {
  const { chance, window } = world;
  if (chance.chance(0.2)) return chance.pick(window.staff);
  const others = window.staff.filter(({ userId }) => userId !== waiting.userId);
  const named = world.books.rules.called.get(waiting.approvalId)?.withUserId;
  if (named) return others.find(({ userId }) => userId === named);
  const supervisor = others.find(({ role }) => role === 'supervisor');
  return supervisor ?? chance.pick(others.filter(({ role }) => role !== 'admin' && role !== 'auditor'));
}

/** Another person comes to the window, looks at the request, and agrees with a PIN; or tries to. */
export async function agree(world: World, station: Station, moment: Moment, waiting: Waiting): Promise<boolean> {
  const { chance } = world;
  const person = somebody(world, waiting);
  if (!person) return false;
  const rightPin = chance.chance(0.92);
  const action = world.books.rules.called.get(waiting.approvalId)?.action ?? '';
  const fitting = chance.pick(SECOND_PERSONS[action] ?? ['']);
  const reasonCode = chance.weighted([
    [90, fitting],
    [7, 'other'],
    [2, 'customer'],
    [2, 'nothing'],
  ]);
  const { approvalId } = waiting;
  const may = mayGrant(world, moment, { approvalId, userId: person.userId, reasonCode, rightPin });
  const stateOf = (): string | undefined => world.books.rules.called.get(approvalId)?.state;
  const before = stateOf();
  const pin = rightPin ? pinOf(person) : '000001';
  const input = { approvalId, userId: person.userId, pin, reasonCode, reason: 'looked at it' };
  const reply = await station.request('approval.grant', input);
  judge(world, `${person.name} agrees${rightPin ? '' : ' with a wrong PIN'}`, reply, may);
  if (!reply || !station.alive) return false;
  world.books.read();
  const after = stateOf();
  if (after !== (reply.ok ? 'granted' : before)) world.report('two-people', `${approvalId} was ${before}, is ${after}`);
  return reply.ok;
}

/** The same with a little more or less of it, as somebody may try who has the other person's word. */
function changed(act: Act): Act {
  switch (act.route) {
    case 'drawer.open':
      return { ...act, input: { ...act.input, count: laid(act.input.count, [{ piece: 'b100', count: 1 }]) } };
    case 'drawer.pick-up':
    case 'vault.fund':
    case 'vault.count':
    case 'deposit.prepare':
      return { ...act, input: { ...act.input, cash: laid(act.input.cash, [{ piece: 'b100', count: 1 }]) } } as Act;
    case 'drawer.hand-over':
      return { ...act, input: { ...act.input, count: { ...act.input.count, cash: [{ piece: 'b500', count: 1 }] } } };
    case 'vault.exchange':
      return {
        ...act,
        input: { ...act.input, into: [{ piece: 'b100', count: 3 }], outOf: [{ piece: 'c100', count: 3 }] },
      };
  }
}

/** What was asked for is asked for again, with the other person's word, changed now and then meanwhile. */
async function useIt(world: World, station: Station, moment: Moment, waiting: Waiting): Promise<void> {
  const { chance } = world;
  const { asked } = waiting;
  const approvalId = chance.chance(0.04) ? `00000000-0000-7000-8000-${world.step}` : waiting.approvalId;
  const times = chance.chance(0.1) ? 2 : 1;
  if (asked.action === 'receipt.void') {
    const changed = { ...asked.voiding, reason: `${asked.voiding.reason} and more` };
    await pressVoid(world, station, moment, chance.chance(0.1) ? changed : asked.voiding, approvalId, times);
    return;
  }
  if (asked.action === 'receipt.correct') {
    const changed = { ...asked.correcting, reason: `${asked.correcting.reason} and more` };
    await pressCorrect(world, station, moment, chance.chance(0.1) ? changed : asked.correcting, approvalId, times);
    return;
  }
  if (asked.action === 'till') {
    await pressAct(world, station, moment, chance.chance(0.1) ? changed(asked.act) : asked.act, approvalId, times);
    return;
  }
  const { transactionId } = asked;
  const open = world.window.draftOf(moment.user?.userId ?? '');
  const lines = open?.transactionId === transactionId ? open.lines : asked.lines;
  const tenders = chance.chance(0.1) ? [...asked.tenders, ...cash(1)] : asked.tenders;
  const how = { transactionId, lines, linesCents: sumOf(lines), tenders, approvalId, sure: chance.chance(0.9), times };
  await press(world, station, moment, how);
}

export const approvalSteps: readonly Step[] = [
  {
    name: 'a second person comes',
    weight: (moment, world) => (pending(world, moment, 'asked') ? 60 : 0),
    run: async (world, station, moment) => {
      const waiting = pending(world, moment, 'asked');
      if (waiting) await agree(world, station, moment, waiting);
      if (!world.chance.chance(0.05)) return;
      world.note('it takes them long');
      await world.clock.pass(LATE_MS);
    },
  },
  {
    name: 'somebody agrees to what was asked before',
    weight: (moment, world) => (world.window.waiting.size === 0 ? 0 : atTheCounter(moment) ? 2 : 0.1),
    run: async (world, station, moment) => {
      await agree(world, station, moment, world.chance.pick(lately(world)));
    },
  },
  {
    name: 'do what was agreed to',
    weight: (moment, world) => (pending(world, moment, 'granted') ? 90 : 0),
    run: async (world, station, moment) => {
      const waiting = pending(world, moment, 'granted');
      if (waiting) await useIt(world, station, moment, waiting);
    },
  },
  {
    name: 'do it before anybody agreed',
    weight: (moment, world) => (pending(world, moment, 'asked') ? 4 : 0),
    run: async (world, station, moment) => {
      const waiting = pending(world, moment, 'asked');
      if (waiting) await useIt(world, station, moment, waiting);
    },
  },
  {
    name: 'do with a word that was given before, or to another',
    weight: (moment, world) => (atTheCounter(moment) && world.window.waiting.size > 0 ? 2 : 0),
    run: (world, station, moment) => useIt(world, station, moment, world.chance.pick(lately(world))),
  },
];
