import type { Person } from '#shared/contract/session.ts';
import { MONEY_ROLES } from '#shared/role.ts';
import { cash } from '../handful.ts';
import { inTime } from '../second-person.ts';
import { type Call, sumOf } from '../window-memory.ts';
import type { World } from '../world.ts';
import { atTheCounter, doorCode, judge, type Moment, type Step } from './step.ts';
import { press } from './take-steps.ts';

/** So far back a call is still thought of. */
const REMEMBERED = 4;

/** Calls that stand so, the newest first. */
function callsThat(world: World, state: 'asked' | 'granted'): Call[] {
  const calls = [...world.window.calls.values()].slice(-REMEMBERED).reverse();
  return calls.filter(({ approvalId }) => world.books.approvals.get(approvalId)?.state === state);
}

/** Much, while the payment that somebody was called for is on the screen; else little: the call is of no use any more. */
function weightOf(moment: Moment, world: World, state: 'asked' | 'granted', much: number): number {
  const calls = callsThat(world, state);
  if (calls.length === 0) return 0;
  const open = world.window.draftOf(moment.user?.userId ?? '')?.transactionId;
  return atTheCounter(moment) && calls.some(({ take }) => take.transactionId === open) ? much : 2;
}

/** What a second person may hear, worked out from the books and from who the two are. */
function mayAgree(
  world: World,
  moment: Moment,
  call: Call,
  people: readonly Person[],
  approver: Person,
): string | null {
  const door = doorCode(moment);
  if (door) return door;
  const approval = world.books.approvals.get(call.approvalId);
  if (!approval) return 'APPROVAL_UNKNOWN';
  if (approval.state !== 'asked' || !inTime(approval.askedAtMs, world.clock.now())) return 'APPROVAL_OVER';
  if (approval.askedBy === approver.userId) return 'APPROVAL_OWN';
  const asker = people.find((person) => person.userId === approval.askedBy);
  const supervised = approver.role === 'supervisor' || asker?.role === 'supervisor';
  return supervised && MONEY_ROLES.includes(approver.role) ? null : 'APPROVAL_ROLE';
}

export const approvalSteps: readonly Step[] = [
  {
    name: 'a second person comes',
    weight: (moment, world) => weightOf(moment, world, 'asked', 250),
    run: async (world, station, moment) => {
      const { chance } = world;
      const reply = await station.request('session.people');
      if (!reply?.ok) return;
      const people = reply.data as Person[];
      const call = chance.pick(
        chance.chance(0.9) ? callsThat(world, 'asked').slice(0, 1) : [...world.window.calls.values()],
      );
      const supervisor = people.filter(({ role }) => role === 'supervisor');
      const asker = call && world.books.approvals.get(call.approvalId)?.askedBy;
      const others = people.filter(({ userId, role }) => userId !== asker && role !== 'auditor' && role !== 'admin');
      const alone = supervisor.some(({ userId }) => userId === asker);
      const approver = chance.pick(chance.chance(0.2) ? people : alone ? others : supervisor);
      if (!call || !approver) return;
      const wrongly = chance.chance(0.08);
      const may = mayAgree(world, moment, call, people, approver);
      const answer = await station.request('approval.grant', {
        approvalId: call.approvalId,
        userId: approver.userId,
        pin: wrongly ? '000001' : (approver.samplePin ?? ''),
        reasonCode: 'verified',
        reason: '',
      });
      const what = `${approver.name} agrees to ${call.approvalId.slice(0, 8)}${wrongly ? ' with a wrong PIN' : ''}`;
      judge(world, what, answer, may ? [may] : [wrongly ? 'PIN_WRONG' : 'ok', 'PIN_BACKOFF']);
    },
  },
  {
    name: 'ask again while nobody has come',
    weight: (moment, world) => weightOf(moment, world, 'asked', 40),
    run: async (world, station, moment) => {
      const call = callsThat(world, 'asked')[0];
      if (!call) return;
      const { transactionId, lines, tenders } = call.take;
      const times = world.chance.chance(0.3) ? 2 : 1;
      const how = { transactionId, lines, linesCents: sumOf(lines), tenders, approvalId: null, sure: true, times };
      await press(world, station, moment, how);
    },
  },
  {
    name: 'take what was agreed to',
    weight: (moment, world) => weightOf(moment, world, 'granted', 400),
    run: async (world, station, moment) => {
      const call = callsThat(world, 'granted')[0];
      if (!call) return;
      const { transactionId, lines, tenders } = call.take;
      const open = world.window.draftOf(moment.user?.userId ?? '');
      const now = open?.transactionId === transactionId ? open.lines : lines;
      const other = world.chance.chance(0.1) ? [...cash(1), ...tenders] : tenders;
      const times = world.chance.chance(0.1) ? 2 : 1;
      const how = { transactionId, lines: now, linesCents: sumOf(now), tenders: other, approvalId: call.approvalId };
      await press(world, station, moment, { ...how, sure: true, times });
    },
  },
];
