import type { DraftView } from '#shared/contract/payment.ts';
import { handful } from '../handful.ts';
import { today } from '../till/acts.ts';
import { TOWN } from '../town.ts';
import { type Line, sumOf } from '../window-memory.ts';
import type { World } from '../world.ts';
import { atTheCounter, doorCode, judge, type Moment, type Step } from './step.ts';
import { takeSteps } from './take-steps.ts';

function aLine(world: World): Line {
  const { chance } = world;
  if (chance.chance(0.15)) {
    return { kind: 'misc', glCode: '100-4521', description: 'METER FEE', cents: chance.between(100, 9_000) };
  }
  const account = chance.pick(TOWN);
  const own = Math.max(1, account.balanceCents);
  return { kind: 'account', accountNo: account.accountNo, cents: chance.chance(0.5) ? own : chance.between(1, 30_000) };
}

/** A cart, and what should be wrong with it. */
function aCart(world: World): {
  lines: Line[];
  wrong: 'AMOUNT_INVALID' | 'AMOUNT_OVER_CAP' | 'ACCOUNT_UNKNOWN' | null;
} {
  const { chance } = world;
  const count = chance.chance(0.7) ? 1 : chance.between(2, 5);
  const lines = Array.from({ length: count }, () => aLine(world));
  const wrong = chance.weighted([
    [94, null],
    [2, 'AMOUNT_INVALID' as const],
    [1, 'AMOUNT_OVER_CAP' as const],
    [3, 'ACCOUNT_UNKNOWN' as const],
  ]);
  if (wrong === 'AMOUNT_INVALID') lines[0] = { ...(lines[0] as Line), cents: chance.between(-5, 0) };
  if (wrong === 'AMOUNT_OVER_CAP') lines[0] = { ...(lines[0] as Line), cents: 5_000_001 };
  if (wrong === 'ACCOUNT_UNKNOWN') lines[0] = { kind: 'account', accountNo: '99999999', cents: 100 };
  return { lines, wrong };
}

function mayBegin(world: World, moment: Moment, wrong: string | null): string {
  const { drawers } = world.books.till;
  const drawer = drawers.openOf(moment.user?.userId ?? '', today(world));
  return doorCode(moment) ?? (drawer ? (wrong ?? 'ok') : 'DRAWER_NOT_OPEN');
}

export const paymentSteps: readonly Step[] = [
  {
    name: 'begin a payment',
    weight: (moment, world) => {
      if (!atTheCounter(moment)) return 1;
      const userId = moment.user?.userId ?? '';
      if (!world.books.till.drawers.openOf(userId, today(world))) return 4;
      return world.window.draftOf(userId) ? 10 : 140;
    },
    run: async (world, station, moment) => {
      const { lines, wrong } = aCart(world);
      const may = mayBegin(world, moment, wrong);
      const userId = moment.user?.userId ?? '';
      const before = world.window.draftOf(userId);
      const { parked } = world.window.standOf(userId);
      const tenders = world.chance.chance(0.3) ? handful(world, Math.max(1, sumOf(lines))) : [];
      const language = world.chance.pick(['en', 'es']);
      const reply = await station.request('payment.begin', { lines, tenders, language });
      const draft = judge<DraftView>(world, `begin ${sumOf(lines)} in ${lines.length} lines`, reply, [may]);
      const open = { transactionId: draft?.transactionId ?? before?.transactionId ?? null, lines };
      if (!reply && may === 'ok') world.window.perhaps(userId, { open, parked });
      if (!draft) return;
      if (before && before.transactionId !== draft.transactionId) {
        world.report('draft-kept', `changing the lines made another transaction of ${before.transactionId}`);
      }
      if (draft.linesCents !== sumOf(lines)) world.report('receipt-true', `the cart adds up to ${draft.linesCents}`);
      world.window.stand(userId, { open, parked });
    },
  },
  {
    name: 'discard the payment',
    weight: (moment, world) => (world.window.draftOf(moment.user?.userId ?? '') ? 6 : 0.5),
    run: async (world, station, moment) => {
      const userId = moment.user?.userId ?? '';
      const { open, parked } = world.window.standOf(userId);
      const draft = world.chance.chance(0.8) ? open : parked[0];
      const transactionId = draft?.transactionId ?? '00000000-0000-7000-8000-000000000001';
      const may = doorCode(moment) ?? (draft ? 'ok' : 'DRAFT_UNKNOWN');
      const reply = await station.request('payment.discard', { transactionId });
      judge(world, 'discard the payment', reply, [may]);
      if (may !== 'ok' || !draft) return;
      const without = { open: draft === open ? null : open, parked: parked.filter((each) => each !== draft) };
      if (reply?.ok) world.window.stand(userId, without);
      if (!reply) world.window.perhaps(userId, without);
    },
  },
  ...takeSteps,
];
