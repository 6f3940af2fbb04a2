import type { DrawerSheet } from '#shared/contract/drawer.ts';
import { NO_SALE_REASONS, OVER_SHORT_REASONS } from '../reasons.ts';
import type { Station } from '../station.ts';
import { type Act, today } from '../till/acts.ts';
import { foundIn, nonsense } from '../till/counting.ts';
import { isRight } from '../till/drawer-faults.ts';
import type { Drawer } from '../till/drawers.ts';
import { checkSheet } from '../till/told.ts';
import { inSomePieces } from '../till/worth.ts';
import type { World } from '../world.ts';
import { agree } from './approval-steps.ts';
import { pressAct, pressAlone } from './press-till.ts';
import { atTheCounter, judge, type Moment, type Step } from './step.ts';

/** The person's drawer that is open today, and the one that is not counted to the end, of whatever day. */
export function own(
  world: World,
  moment: Moment,
): { open: Drawer | null; uncounted: Drawer | null; off: Drawer | null } {
  const { drawers } = world.books.till;
  const userId = moment.user?.userId ?? '';
  const submitted = drawers.unapproved().filter((each) => each.userId === userId && each.state === 'submitted');
  const silent = submitted.find((drawer) => isOff(world, drawer) && drawer.explained === null);
  return {
    open: drawers.openOf(userId, today(world)),
    uncounted: drawers.uncountedOf(userId)[0] ?? null,
    off: silent ?? null,
  };
}

export function isOff(world: World, drawer: Drawer): boolean {
  return drawer.last !== null && !world.books.till.drawers.against(drawer, drawer.last).every(isRight);
}

/** Asked for, agreed to by whoever stands beside, and done, with the power going at any moment now and then. */
export async function actByTwo(world: World, station: Station, moment: Moment, act: Act): Promise<boolean> {
  const { chance, window } = world;
  if (chance.chance(0.15)) station.fuse.arm(chance.pick(['now', 'uuid']), chance.between(1, 20));
  const asked = await pressAct(world, station, moment, act, null, chance.chance(0.1) ? 2 : 1);
  const waiting = asked.called === null ? undefined : window.waiting.get(asked.called);
  if (asked.done || !waiting || !station.alive || !(await agree(world, station, moment, waiting))) return asked.done;
  return (await pressAct(world, station, moment, act, asked.called, chance.chance(0.15) ? 2 : 1)).done;
}

/** Whether this person came to take money, and not to look after something. */
export function takesMoney(world: World, { user }: Moment): boolean {
  return user !== null && world.people.includes(user.name);
}

/** A till is opened with what is in it: mostly what was left there, now and then more or less, with a note or without. */
function anOpening(world: World): Act {
  const { chance, books } = world;
  const names = books.rules.setting('drawer.names', today(world));
  const free = names.filter((name) => !books.till.drawers.whoHas(name));
  const drawer = chance.weighted([
    [6, null],
    [3, chance.pick(free.length > 0 ? free : names)],
    [0.5, chance.pick(names)],
    [0.1, 'X'],
  ]);
  const off = chance.chance(0.15) ? chance.between(-2_000, 2_000) : 0;
  const count = inSomePieces(chance, Math.max(0, books.till.drawers.bankOf(drawer ?? free[0] ?? '') + off));
  return { route: 'drawer.open', input: { drawer, count, note: chance.chance(0.2) ? '' : 'a dime too few' } };
}

/** The drawer is counted, once: rightly or not, or not at all. */
export async function countOnce(world: World, station: Station, moment: Moment, drawer: Drawer): Promise<boolean> {
  const { chance } = world;
  const count = chance.chance(0.04) ? nonsense(world) : foundIn(world, drawer);
  return pressAlone(world, station, moment, { route: 'drawer.count', input: { sessionId: drawer.sessionId, count } });
}

/** Why it is off, and which checks are there: mostly as it is, sometimes one thing forgotten. */
export async function explain(world: World, station: Station, moment: Moment, drawer: Drawer): Promise<boolean> {
  const { chance, books } = world;
  const { drawers } = books.till;
  const off = drawer.last ? drawers.against(drawer, drawer.last).filter((line) => !isRight(line)) : [];
  const said = chance.chance(0.92) ? off : off.slice(1);
  const reasonCode = chance.chance(0.97) ? chance.pick(OVER_SHORT_REASONS) : 'nothing';
  const reasons = said.map(({ code }) => ({ code, reasonCode, reason: 'looked twice' }) as never);
  const checks = drawers.checksIn(drawer);
  const missing: { receiptNo: string; tenderNo: number }[] = [];
  const extra: { code: never; number: string | null; cents: number }[] = [];
  for (const { code, items, cents } of off.filter((line) => line.code !== 'cash')) {
    const there = checks.filter((check) => check.code === code);
    const sum = there.reduce((all, check) => all + check.cents, 0);
    // One is not there, or one that nobody receipted is; if it was both, the ticks will not agree.
    const gone = there.find((check) => check.cents === sum - cents && items === there.length - 1);
    if (gone) missing.push({ receiptNo: gone.receiptNo, tenderNo: gone.tenderNo });
    else if (cents > sum && items === there.length + 1)
      extra.push({ code: code as never, number: null, cents: cents - sum });
  }
  if (chance.chance(0.03)) missing.push({ receiptNo: 'C1-99-000001', tenderNo: 1 });
  const input = { sessionId: drawer.sessionId, reasons, missing, extra: extra as never };
  return pressAlone(world, station, moment, { route: 'drawer.explain', input });
}

async function lookAtSheet(world: World, station: Station, sessionId: string | null): Promise<void> {
  const reply = await station.request('drawer.sheet', { sessionId });
  const sheet = judge<DrawerSheet>(world, `look at ${sessionId ?? 'the own drawer'}`, reply, ['ok']);
  if (sheet?.session && station.alive) checkSheet(world, sheet.session.sessionId, sheet);
}

export const drawerSteps: readonly Step[] = [
  {
    name: 'open the drawer',
    weight: (moment, world) => {
      if (!atTheCounter(moment) || own(world, moment).uncounted) return 1;
      const closing = world.books.till.days.all.get(today(world))?.state === 'closing';
      return closing || !takesMoney(world, moment) ? 4 : 250;
    },
    run: async (world, station, moment) => void (await actByTwo(world, station, moment, anOpening(world))),
  },
  {
    name: 'count the drawer',
    weight: (moment, world) => {
      const { open, uncounted } = own(world, moment);
      if (!atTheCounter(moment)) return 0.2;
      return uncounted ? (open ? 2 : 150) : 0.3;
    },
    run: async (world, station, moment) => {
      const drawer = own(world, moment).uncounted ?? [...world.books.till.drawers.all.values()].at(-1);
      if (drawer) await countOnce(world, station, moment, drawer);
    },
  },
  {
    name: 'the count stands',
    weight: (moment, world) => (own(world, moment).uncounted?.state === 'counting' ? 30 : 0.3),
    run: async (world, station, moment) => {
      const drawer = own(world, moment).uncounted ?? [...world.books.till.drawers.all.values()].at(-1);
      const input = { sessionId: drawer?.sessionId ?? 'C1-20200101-1' };
      await pressAlone(world, station, moment, { route: 'drawer.submit', input });
    },
  },
  {
    name: 'say why it is off',
    weight: (moment, world) => (atTheCounter(moment) && own(world, moment).off ? 100 : 0),
    run: async (world, station, moment) => {
      const { off } = own(world, moment);
      if (off) await explain(world, station, moment, off);
    },
  },
  {
    name: 'open the drawer with no payment',
    weight: (moment) => (atTheCounter(moment) ? 3 : 0.2),
    run: async (world, station, moment) => {
      const reasonCode = world.chance.chance(0.95) ? world.chance.pick(NO_SALE_REASONS) : 'nothing';
      await pressAlone(world, station, moment, { route: 'drawer.no-sale', input: { reasonCode, reason: '' } });
    },
  },
  {
    name: 'look at the drawer',
    weight: (moment, world) => (atTheCounter(moment) && own(world, moment).open ? 4 : 0),
    run: (world, station) => lookAtSheet(world, station, null),
  },
];
