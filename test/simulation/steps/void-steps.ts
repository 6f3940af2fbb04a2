import { keptOf } from '../answers.ts';
import { VOID_REASONS } from '../reasons.ts';
import type { Voiding } from '../window-memory.ts';
import type { World } from '../world.ts';
import { agree } from './approval-steps.ts';
import { pressVoid } from './press-void.ts';
import { atTheCounter, type Step } from './step.ts';

/** The receipt that the customer has just been given, another of today, one that was put right since, or any. */
function which(world: World): string {
  const { chance, books } = world;
  const numbers = [...books.payments.keys()];
  const today = books.till.businessDate(world.clock.now());
  const standing = numbers.filter((no) => books.payments.get(no)?.businessDate === today && !books.voids.has(no));
  const corrected = standing.filter((no) => books.timesCorrected(no) > 0);
  return chance.weighted([
    [corrected.length > 0 ? 4 : 0, corrected.length > 0 ? chance.pick(corrected) : ''],
    [standing.length > 0 ? 6 : 0, standing.at(-1) ?? ''],
    [standing.length > 0 ? 4 : 0, standing.length > 0 ? chance.pick(standing) : ''],
    [numbers.length > 0 ? 0.7 : 0, numbers.length > 0 ? chance.pick(numbers) : ''],
    [0.3, 'C1-99-000001'],
  ]);
}

function aVoiding(world: World): Voiding {
  const { chance } = world;
  const receiptNo = which(world);
  const kept = keptOf(world, receiptNo);
  return {
    receiptNo,
    reasonCode: chance.chance(0.97) ? chance.pick(VOID_REASONS) : 'nothing',
    reason: chance.chance(0.5) ? '' : 'the other house',
    cashReturnedCents: chance.chance(0.94) ? kept : kept + chance.between(1, 100),
  };
}

export const voidSteps: readonly Step[] = [
  {
    name: 'take a receipt back',
    weight: (moment, world) => (world.books.payments.size === 0 ? 0 : atTheCounter(moment) ? 14 : 0.3),
    run: async (world, station, moment) => {
      await pressVoid(world, station, moment, aVoiding(world), null);
    },
  },
  {
    name: 'take a receipt back at once: the second person stands beside',
    weight: (moment, world) => (world.books.payments.size === 0 || !atTheCounter(moment) ? 0 : 8),
    run: async (world, station, moment) => {
      const voiding = aVoiding(world);
      if (world.chance.chance(0.2)) station.fuse.arm(world.chance.pick(['now', 'uuid']), world.chance.between(1, 16));
      const approvalId = await pressVoid(world, station, moment, voiding, null);
      const waiting = approvalId === null ? undefined : world.window.waiting.get(approvalId);
      if (!waiting || !station.alive || !(await agree(world, station, moment, waiting))) return;
      await pressVoid(world, station, moment, voiding, approvalId);
    },
  },
];
