import type { TakenView } from '#shared/contract/payment.ts';
import { ODDITIES, type Oddity } from '#shared/tender.ts';
import { mayTake, type Press, remember, textOfTake } from '../answers.ts';
import { cash, handful } from '../handful.ts';
import type { Station } from '../station.ts';
import { today } from '../till/acts.ts';
import { sumOf, type Take } from '../window-memory.ts';
import type { World } from '../world.ts';
import { atTheCounter, judge, type Moment, type Step } from './step.ts';

/** Enter, once or twice at the same moment. */
export async function press(world: World, station: Station, moment: Moment, how: Press): Promise<void> {
  const { transactionId, lines, linesCents, tenders, approvalId } = how;
  const userId = moment.user?.userId ?? '';
  const { may, needs } = mayTake(world, moment, how);
  const wasOpen = world.window.draftOf(userId)?.transactionId === transactionId;
  const elapsedMs = world.clock.steady();
  const take: Take = { transactionId, userId, lines, tenders, approvalId, elapsedMs, told: null, refused: null };
  world.window.pressed(take);
  const confirmed: readonly Oddity[] = how.sure ? ODDITIES : [];
  const input = { transactionId, linesCents, tenders, confirmed, approvalId };
  const replies = await Promise.all(Array.from({ length: how.times }, () => station.request('payment.take', input)));
  if (station.alive) world.books.read();
  for (const reply of replies) {
    const handed = tenders.map((tender) => `${tender.cents} ${tender.code}`).join('+');
    const what = `take ${transactionId.slice(0, 8)}: ${sumOf(lines)} of ${handed}${approvalId ? ' as agreed' : ''}`;
    const told = judge<TakenView>(world, what, reply, may);
    if (told) hear(world, take, told);
    if (!reply || reply.ok) continue;
    take.refused = reply.error.code;
    if (reply.error.code !== 'APPROVAL_NEEDED' || !station.alive) continue;
    const asked = { action: 'payment.take' as const, transactionId, lines, tenders };
    remember(world, reply.error.details, needs, { userId, text: textOfTake(userId, how), asked });
  }
  if (!wasOpen || !may.includes('ok')) return;
  const { parked } = world.window.standOf(userId);
  if (take.told) world.window.stand(userId, { open: null, parked });
  else if (!take.refused) world.window.perhaps(userId, { open: null, parked, taken: transactionId });
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
    weight: (moment, world) => {
      const userId = moment.user?.userId ?? '';
      if (!world.window.draftOf(userId)) return 0;
      return atTheCounter(moment) && world.books.till.drawers.openOf(userId, today(world)) ? 110 : 3;
    },
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
      const [first, ...rest] = tenders;
      const changed = first && world.chance.chance(0.15) ? [{ ...first, cents: first.cents + 1 }, ...rest] : tenders;
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
      const how = { transactionId, lines: [], linesCents: 500, approvalId: null, sure: true, times: 1 };
      await press(world, station, moment, { ...how, tenders: cash(500) });
    },
  },
];
