import { CORRECTION_REASONS } from '../reasons.ts';
import { TOWN } from '../town.ts';
import type { Correcting } from '../window-memory.ts';
import type { World } from '../world.ts';
import { agree } from './approval-steps.ts';
import { pressCorrect } from './press-correct.ts';
import { atTheCounter, type Step } from './step.ts';

/** One of the last receipts mostly, so that some are put right again and again; sometimes any, or none that there is. */
function which(world: World): string {
  const { chance, books } = world;
  const standing = [...books.standing].flatMap(([receiptNo, { reversed }]) =>
    reversed || books.voids.has(receiptNo) ? [] : [receiptNo],
  );
  const any = [...books.payments.keys()];
  return chance.weighted([
    [standing.length > 0 ? 8 : 0, standing.length > 0 ? chance.pick(standing.slice(-5)) : ''],
    [standing.length > 0 ? 2 : 0, standing.length > 0 ? chance.pick(standing) : ''],
    [any.length > 0 ? 0.6 : 0, any.length > 0 ? chance.pick(any) : ''],
    [0.2, 'C1-99-000001'],
  ]);
}

function aChange(world: World, receiptNo: string): Correcting['change'] {
  const { chance, books } = world;
  const standing = books.standing.get(receiptNo);
  const lineNo = chance.pick(standing?.lines.map((line) => line.lineNo) ?? [1]) + (chance.chance(0.03) ? 1 : 0);
  const tenderNo = chance.pick(standing?.tenders.map((each) => each.tenderNo) ?? [1]) + (chance.chance(0.03) ? 1 : 0);
  const accountNo = chance.chance(0.97) ? chance.pick(TOWN).accountNo : '99999999';
  const number = String(chance.between(1, 9_999));
  const serial = chance.chance(0.3) ? (books.allSerials()[0] ?? number) : number;
  const tender = chance.weighted([
    [3, { code: 'cash' as const, number: null, issuer: null }],
    [4, { code: 'personal-check' as const, number, issuer: null }],
    [2, { code: 'business-check' as const, number, issuer: null }],
    [2, { code: 'cashiers-check' as const, number, issuer: null }],
    [3, { code: 'money-order' as const, number: serial, issuer: 'USPS' }],
    [0.4, { code: 'money-order' as const, number: serial, issuer: null }],
    [0.4, { code: 'personal-check' as const, number: null, issuer: null }],
  ]);
  return chance.weighted<Correcting['change']>([
    [5, { kind: 'wrong-account', lineNo, accountNo }],
    [5, { kind: 'wrong-tender', tenderNo, tender }],
    [2, { kind: 'reversal', money: chance.pick(['refund-due', 'not-received']) }],
  ]);
}

function aCorrection(world: World): Correcting {
  const { chance } = world;
  const receiptNo = which(world);
  return {
    receiptNo,
    change: aChange(world, receiptNo),
    reasonCode: chance.chance(0.97) ? chance.pick(CORRECTION_REASONS) : 'nothing',
    reason: chance.chance(0.5) ? '' : 'the other house',
  };
}

export const correctSteps: readonly Step[] = [
  {
    name: 'put a receipt right',
    weight: (moment, world) => (world.books.payments.size === 0 ? 0 : atTheCounter(moment) ? 6 : 0.2),
    run: async (world, station, moment) => {
      await pressCorrect(world, station, moment, aCorrection(world), null);
    },
  },
  {
    name: 'put a receipt right at once: the second person stands beside',
    weight: (moment, world) => (world.books.payments.size === 0 || !atTheCounter(moment) ? 0 : 8),
    run: async (world, station, moment) => {
      const correcting = aCorrection(world);
      if (world.chance.chance(0.2)) station.fuse.arm(world.chance.pick(['now', 'uuid']), world.chance.between(1, 16));
      const approvalId = await pressCorrect(world, station, moment, correcting, null);
      const waiting = approvalId === null ? undefined : world.window.waiting.get(approvalId);
      if (!waiting || !station.alive || !(await agree(world, station, moment, waiting))) return;
      await pressCorrect(world, station, moment, correcting, approvalId);
    },
  },
];
