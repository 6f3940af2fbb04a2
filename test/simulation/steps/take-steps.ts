import type { TakenView } from '#shared/contract/payment.ts';
import { ODDITIES, type Oddity } from '#shared/tender.ts';
import { cash, faultOf, handful, laidOut, textOfTenders } from '../handful.ts';
import { inTime, needsOf, requestText, waitingCall } from '../second-person.ts';
import type { Station } from '../station.ts';
import { type Line, sumOf, type Take, type Tender } from '../window-memory.ts';
import type { World } from '../world.ts';
import { atTheCounter, doorCode, judge, type Moment, type Step } from './step.ts';

/** The answers that may come when Enter is pressed, from the books and from what the window knows. */
function mayTake(world: World, moment: Moment, ask: Press): string[] {
  const door = doorCode(moment);
  if (door) return [door];
  const userId = moment.user?.userId ?? '';
  const [taken] = world.books.transactions.get(ask.transactionId) ?? [];
  const payment = taken === undefined ? undefined : world.books.payments.get(taken);
  if (payment) {
    const tendered = textOfTenders(payment.tenders.map((tender) => ({ ...tender, cents: tender.tenderedCents })));
    const same =
      payment.actor === userId &&
      payment.linesCents === ask.linesCents &&
      tendered === textOfTenders(laidOut(ask.tenders));
    return [same ? 'ok' : 'TRANSACTION_DIFFERS'];
  }
  const draft = world.window.draftOf(userId);
  if (draft?.transactionId !== ask.transactionId) return ['DRAFT_UNKNOWN'];
  if (ask.linesCents !== sumOf(draft.lines)) return ['CART_CHANGED'];
  const unusable = faultOfAgreement(world, userId, { ...ask, lines: draft.lines });
  if (unusable) return [unusable];
  if (!moment.status.drawer) return ['DRAWER_NOT_OPEN'];
  const fault = faultOf(ask.tenders, sumOf(draft.lines));
  if (fault) return [fault];
  const agreed = ask.approvalId === null ? [] : (world.books.approvals.get(ask.approvalId)?.needs ?? []);
  const missing = needsOf(world, draft.lines, ask.tenders).filter((need) => !agreed.includes(need));
  const answer = missing.length > 0 ? 'APPROVAL_NEEDED' : 'ok';
  return ask.sure ? [answer] : [answer, 'ODD_UNCONFIRMED'];
}

/** Why the agreement that comes with a payment does not serve, or null; also where none comes with it. */
function faultOfAgreement(world: World, userId: string, ask: Press): string | null {
  if (ask.approvalId === null) return null;
  const approval = world.books.approvals.get(ask.approvalId);
  if (!approval) return 'APPROVAL_UNKNOWN';
  const request = requestText(ask.transactionId, ask.lines, ask.tenders);
  const same = approval.askedBy === userId && world.window.calls.get(ask.approvalId)?.request === request;
  if (!same) return 'APPROVAL_DIFFERS';
  return approval.state === 'granted' && inTime(approval.grantedAtMs, world.clock.now()) ? null : 'APPROVAL_OVER';
}

type Press = {
  transactionId: string;
  lines: readonly Line[];
  /** The total that the screen showed, cents. */
  linesCents: number;
  tenders: readonly Tender[];
  approvalId: string | null;
  sure: boolean;
  times: number;
};

/** Enter, once or twice at the same moment. */
export async function press(world: World, station: Station, moment: Moment, how: Press): Promise<void> {
  const { transactionId, lines, linesCents, tenders, approvalId } = how;
  const userId = moment.user?.userId ?? '';
  const may = mayTake(world, moment, how);
  const wasOpen = world.window.draftOf(userId)?.transactionId === transactionId;
  const take: Take = {
    transactionId,
    userId,
    lines,
    tenders,
    approvalId,
    elapsedMs: world.clock.steady(),
    told: null,
    refused: null,
  };
  world.window.pressed(take);
  const confirmed: readonly Oddity[] = how.sure ? ODDITIES : [];
  const input = { transactionId, linesCents, tenders, confirmed, approvalId };
  const replies = await Promise.all(Array.from({ length: how.times }, () => station.request('payment.take', input)));
  for (const reply of replies) {
    const what = `take ${transactionId.slice(0, 8)}: ${sumOf(lines)} of ${textOfTenders(tenders)}`;
    const told = judge<TakenView>(world, what, reply, may);
    if (told) hear(world, take, told);
    if (reply && !reply.ok) take.refused = reply.error.code;
    if (reply && !reply.ok && reply.error.code === 'APPROVAL_NEEDED') hearCall(world, take, reply.error.details);
  }
  if (!wasOpen || !may.includes('ok')) return;
  if (take.told) world.window.stand(userId, { is: 'closed' });
  else if (!take.refused) world.window.stand(userId, ...world.window.standsOf(userId), { is: 'taken', transactionId });
}

/** The window is told under which id a second person is called: while one is waited for, it is the same. */
function hearCall(world: World, take: Take, details: Record<string, unknown>): void {
  const { userId, transactionId, lines, tenders } = take;
  const approvalId = String(details.approvalId);
  const needs = String(details.needs);
  const known = needsOf(world, lines, tenders).join(',');
  if (needs !== known) world.report('second-person', `somebody was called for ${needs}, and it is ${known}`);
  const request = requestText(transactionId, lines, tenders);
  // Another press of the same moment may have called first.
  world.books.read();
  const waiting = waitingCall(world, userId, request, needs);
  if (waiting !== null && waiting !== approvalId) {
    world.report('second-person', `called again under ${approvalId} while ${waiting} waits`);
  }
  world.note(`  called ${approvalId.slice(0, 8)} for ${needs}`);
  world.window.calls.set(approvalId, { approvalId, request, needs, take });
}

/** The window shows a receipt: the first time it is remembered, every other time it must be the same. */
function hear(world: World, take: Take, told: TakenView): void {
  const { receipts } = world.window;
  const before = receipts.get(told.receiptNo)?.told ?? take.told;
  const figures = (view: TakenView): string =>
    [view.transactionId, view.receiptNo, view.linesCents, view.tenderedCents, view.changeCents].join(' ');
  if (before && figures(before) !== figures(told)) {
    world.report('receipt-true', `the window was told ${figures(told)} after ${figures(before)}`);
  }
  world.note(`  receipt ${told.receiptNo}, change ${told.changeCents}`);
  take.told = told;
  if (!receipts.has(told.receiptNo)) receipts.set(told.receiptNo, { take, told });
}

export const takeSteps: readonly Step[] = [
  {
    name: 'take the payment',
    weight: (moment, world) => (world.window.draftOf(moment.user?.userId ?? '') ? (atTheCounter(moment) ? 110 : 3) : 0),
    run: async (world, station, moment) => {
      const draft = world.window.draftOf(moment.user?.userId ?? '');
      if (!draft) return;
      const tenders = handful(world, sumOf(draft.lines));
      // Now and then the key was pressed on a cart that the screen had not yet replaced.
      const linesCents = sumOf(draft.lines) + (world.chance.chance(0.04) ? world.chance.between(-50, 50) : 0);
      const [sure, times] = [world.chance.chance(0.8), world.chance.chance(0.08) ? 2 : 1];
      await press(world, station, moment, { ...draft, linesCents, tenders, approvalId: null, sure, times });
    },
  },
  {
    name: 'press Enter again',
    weight: (moment, world) => (world.window.recent.length > 0 && atTheCounter(moment) ? 8 : 0),
    run: async (world, station, moment) => {
      const { transactionId, tenders, approvalId, ...before } = world.chance.pick(world.window.recent);
      const open = world.window.draftOf(moment.user?.userId ?? '');
      const lines = open?.transactionId === transactionId ? open.lines : before.lines;
      const changed = world.chance.chance(0.15) ? cash(sumOf(tenders) + 1) : tenders;
      const how = {
        transactionId,
        lines,
        linesCents: sumOf(lines),
        tenders: changed,
        approvalId,
        sure: true,
        times: 1,
      };
      await press(world, station, moment, how);
    },
  },
  {
    name: 'take what nobody began',
    weight: () => 1,
    run: async (world, station, moment) => {
      const transactionId = `00000000-0000-7000-8000-${String(world.step).padStart(12, '0')}`;
      const how = {
        transactionId,
        lines: [],
        linesCents: 500,
        tenders: cash(500),
        approvalId: null,
        sure: true,
        times: 1,
      };
      await press(world, station, moment, how);
    },
  },
];
