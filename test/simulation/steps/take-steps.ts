import type { TakenView } from '#shared/contract/payment.ts';
import { ODDITIES, type Oddity } from '#shared/tender.ts';
import type { Station } from '../station.ts';
import { type Line, sumOf, type Take, type Tender } from '../window-memory.ts';
import type { World } from '../world.ts';
import { atTheCounter, doorCode, judge, type Moment, type Step } from './step.ts';

const cash = (...amounts: number[]): Tender[] => amounts.map((cents) => ({ code: 'cash', cents }));

/** What the customer hands over for `cents`: the exact sum, a note too big, several handfuls, or too little. */
function handful(world: World, cents: number): Tender[] {
  const { chance } = world;
  const way = chance.weighted([
    [5, 'exact'],
    [5, 'change'],
    [1, 'much'],
    [2, 'handfuls'],
    [1, 'short'],
  ]);
  if (way === 'change') return cash(Math.ceil(cents / 2_000) * 2_000);
  if (way === 'much') return cash(cents + chance.between(10_001, 20_000));
  if (way === 'short' && cents > 1) return cash(cents - chance.between(1, cents - 1));
  if (way === 'handfuls' && cents > 2) {
    const first = chance.between(1, cents - 1);
    const tooMuch = chance.chance(0.5) ? chance.between(1, 3_000) : 0;
    return cash(first, cents - first + tooMuch, ...(chance.chance(0.3) ? [chance.between(1, 500)] : []));
  }
  return cash(cents);
}

/** The answers that may come when Enter is pressed, from the books and from what the window knows. */
function mayTake(world: World, moment: Moment, ask: Press): string[] {
  const door = doorCode(moment);
  if (door) return [door];
  const userId = moment.user?.userId ?? '';
  const [taken] = world.books.transactions.get(ask.transactionId) ?? [];
  const payment = taken === undefined ? undefined : world.books.payments.get(taken);
  if (payment) {
    const tendered = payment.tenders.map((tender) => tender.tenderedCents).join(' ');
    const same =
      payment.actor === userId &&
      payment.linesCents === ask.linesCents &&
      tendered === ask.tenders.map((tender) => tender.cents).join(' ');
    return [same ? 'ok' : 'TRANSACTION_DIFFERS'];
  }
  const draft = world.window.draftOf(userId);
  if (draft?.transactionId !== ask.transactionId) return ['DRAFT_UNKNOWN'];
  if (ask.linesCents !== sumOf(draft.lines)) return ['CART_CHANGED'];
  if (!moment.status.drawer) return ['DRAWER_NOT_OPEN'];
  if (sumOf(ask.tenders) < sumOf(draft.lines)) return ['TENDER_SHORT'];
  return ask.sure ? ['ok'] : ['ok', 'ODD_UNCONFIRMED'];
}

type Press = {
  transactionId: string;
  lines: readonly Line[];
  /** The total that the screen showed, cents. */
  linesCents: number;
  tenders: readonly Tender[];
  sure: boolean;
  times: number;
};

/** Enter, once or twice at the same moment. */
async function press(world: World, station: Station, moment: Moment, how: Press): Promise<void> {
  const { transactionId, lines, linesCents, tenders } = how;
  const userId = moment.user?.userId ?? '';
  const may = mayTake(world, moment, how);
  const wasOpen = world.window.draftOf(userId)?.transactionId === transactionId;
  const take: Take = {
    transactionId,
    userId,
    lines,
    tenders,
    elapsedMs: world.clock.steady(),
    told: null,
    refused: null,
  };
  world.window.pressed(take);
  const confirmed: readonly Oddity[] = how.sure ? ODDITIES : [];
  const input = { transactionId, linesCents, tenders, confirmed };
  const replies = await Promise.all(Array.from({ length: how.times }, () => station.request('payment.take', input)));
  for (const reply of replies) {
    const what = `take ${transactionId.slice(0, 8)}: ${sumOf(lines)} of ${tenders.map((tender) => tender.cents).join('+')}`;
    const told = judge<TakenView>(world, what, reply, may);
    if (told) hear(world, take, told);
    if (reply && !reply.ok) take.refused = reply.error.code;
  }
  if (!wasOpen || !may.includes('ok')) return;
  if (take.told) world.window.stand(userId, { is: 'closed' });
  else if (!take.refused) world.window.stand(userId, ...world.window.standsOf(userId), { is: 'taken', transactionId });
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
      await press(world, station, moment, { ...draft, linesCents, tenders, sure, times });
    },
  },
  {
    name: 'press Enter again',
    weight: (moment, world) => (world.window.recent.length > 0 && atTheCounter(moment) ? 8 : 0),
    run: async (world, station, moment) => {
      const { transactionId, tenders, ...before } = world.chance.pick(world.window.recent);
      const open = world.window.draftOf(moment.user?.userId ?? '');
      const lines = open?.transactionId === transactionId ? open.lines : before.lines;
      const changed = world.chance.chance(0.15) ? cash(sumOf(tenders) + 1) : tenders;
      const how = { transactionId, lines, linesCents: sumOf(lines), tenders: changed, sure: true, times: 1 };
      await press(world, station, moment, how);
    },
  },
  {
    name: 'take what nobody began',
    weight: () => 1,
    run: async (world, station, moment) => {
      const transactionId = `00000000-0000-7000-8000-${String(world.step).padStart(12, '0')}`;
      const how = { transactionId, lines: [], linesCents: 500, tenders: cash(500), sure: true, times: 1 };
      await press(world, station, moment, how);
    },
  },
];
