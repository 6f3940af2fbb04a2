import { openAccountsWriter } from '#main/db/accounts-writer.ts';
import { dataFiles } from '#main/db/open.ts';
import { addDays, calendarDate } from '#shared/day.ts';
import { ACCOUNTS_MIGRATIONS } from '#test/support/counter.ts';
import { PLACES, type Place } from '../fuse.ts';
import { restore } from '../restore.ts';
import type { World } from '../world.ts';
import type { Step } from './step.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function aWhile(world: World): number {
  const { between } = world.chance;
  const unit = world.chance.weighted([
    [50, 40],
    [60, 4 * SECOND],
    [20, MINUTE],
    [8, 10 * MINUTE],
    [1.5, HOUR],
    [0.2, 8 * HOUR],
  ]);
  return between(0, unit);
}

/** How wrong a clock can be set: a little, by a time zone, by days, and to seconds before midnight. */
function aJump(world: World): number {
  const { between } = world.chance;
  const now = world.clock.now();
  const midnight = Date.parse(`${addDays(calendarDate(now), 1)}T00:00:00-06:00`);
  return world.chance.weighted([
    [4, between(-30, 30) * SECOND],
    [3, between(-60, 60) * MINUTE],
    [2, between(-14, 14) * HOUR],
    [2, between(-2, 3) * DAY],
    [3, midnight - 20 * SECOND - now],
  ]);
}

/** The power goes soon: in the middle of whatever is then going on. */
function somewhere(world: World): { place: Place; count: number } {
  const place = world.chance.chance(0.4) ? 'now' : world.chance.pick(PLACES);
  const often = place === 'now' || place === 'after' || place === 'timer';
  return { place, count: world.chance.between(1, often ? 40 : 3) };
}

/** Whether a payment is on its way whose receipt is voided already. */
function waitsVoided({ books }: World): boolean {
  return [...books.open.values()].some((item) => item.reverses === null && books.voids.has(item.receiptNo));
}

export const worldSteps: readonly Step[] = [
  {
    name: 'time passes',
    weight: () => 50,
    run: async (world) => {
      const ms = aWhile(world);
      world.note(`${ms} ms pass`);
      await world.clock.pass(ms);
    },
  },
  {
    name: 'the clock is set',
    weight: () => 3,
    run: async (world) => {
      const ms = aJump(world);
      world.note(`the clock is set by ${ms} ms`);
      world.clock.jump(ms);
      if (ms < 0) world.setBackMs = world.clock.steady();
    },
  },
  {
    name: 'the CIS changes',
    weight: () => 10,
    run: async (world) => world.note(`the CIS: ${world.weather.changeCis()}`),
  },
  {
    name: 'the CIS refuses everything',
    weight: (_moment, world) => (waitsVoided(world) ? 4 : 0.1),
    run: async (world) => {
      world.note('the CIS: refuses everything');
      world.weather.refuse();
    },
  },
  {
    name: 'the printer changes',
    weight: () => 6,
    run: async (world) => world.note(`the printer: ${world.weather.changePrinter()}`),
  },
  {
    name: 'accounts are pulled',
    weight: () => 1.5,
    run: async (world, station) => {
      world.note('accounts are pulled');
      const accounts = [...world.cis.accounts.keys()].flatMap((accountNo) => world.cis.account(accountNo) ?? []);
      const writer = openAccountsWriter(dataFiles(station.home).accounts, ACCOUNTS_MIGRATIONS);
      writer.writePage(
        { accounts, refused: [], asOfMs: world.farClock.now() },
        { cursor: null, asOfMs: world.farClock.now() },
      );
      writer.close();
    },
  },
  {
    name: 'the power goes',
    weight: () => 3,
    run: async (world, station) => {
      const photographed = world.chance.chance(0.5);
      world.note('the power goes');
      station.cut(photographed);
    },
  },
  {
    name: 'the power will go',
    weight: () => 9,
    run: async (world, station) => {
      const { place, count } = somewhere(world);
      world.note(`the power will go at the ${count}. ${place}`);
      station.fuse.arm(place, count);
    },
  },
  {
    name: 'close and open again',
    weight: () => 2,
    run: async (world, station) => {
      world.note('closed and opened again');
      await station.close();
    },
  },
  {
    name: 'the queues are lost',
    weight: () => 1,
    run: restore,
  },
];
