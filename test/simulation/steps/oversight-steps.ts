import type { Person } from '#shared/contract/session.ts';
import { REJECT_REASONS } from '../reasons.ts';
import type { Station } from '../station.ts';
import type { Drawer } from '../till/drawers.ts';
import { inSomePieces } from '../till/worth.ts';
import type { World } from '../world.ts';
import { countOnce, explain, isOff } from './drawer-steps.ts';
import { signIn } from './person-steps.ts';
import { pressAlone } from './press-till.ts';
import { atTheCounter, lookAround, type Moment, type Step } from './step.ts';

/** Drawers whose count waits for somebody's word. */
export function waiting(world: World): Drawer[] {
  return world.books.till.drawers.unapproved().filter(({ state }) => state === 'submitted');
}

/** Who may accept this count: a supervisor, of a supervisor's drawer a lead too; neither its owner nor who counted it. */
export function approversOf(world: World, { userId, countedBy }: Drawer): Person[] {
  const owner = world.window.staff.find((person) => person.userId === userId);
  const roles = owner?.role === 'supervisor' ? ['lead', 'supervisor'] : ['supervisor'];
  return world.window.staff.filter(
    (person) => roles.includes(person.role) && person.userId !== userId && !countedBy.has(person.userId),
  );
}

/** Somebody comes to the window; null when the power went, or when they did not get in. */
export async function comes(world: World, station: Station, name: string): Promise<Moment | null> {
  const before = await lookAround(station);
  if (!before) return null;
  if (before.user?.name === name && !before.locked) return before;
  await signIn(world, station, name);
  const moment = await lookAround(station);
  return moment?.user?.name === name && !moment.locked ? moment : null;
}

/** A count is accepted, mostly; or given back, or looked at by somebody who may not. */
export async function decide(world: World, station: Station, moment: Moment, drawer: Drawer): Promise<void> {
  const { chance } = world;
  const { sessionId } = drawer;
  if (chance.chance(isOff(world, drawer) ? 0.2 : 0.05)) {
    const reasonCode = chance.chance(0.95) ? chance.pick(REJECT_REASONS) : 'nothing';
    await pressAlone(world, station, moment, { route: 'drawer.reject', input: { sessionId, reasonCode, reason: '' } });
    return;
  }
  const times = chance.chance(0.1) ? 2 : 1;
  for (let time = 0; time < times && station.alive; time += 1) {
    await pressAlone(world, station, moment, { route: 'drawer.approve', input: { sessionId } });
  }
}

export const oversightSteps: readonly Step[] = [
  {
    name: 'somebody who may approve comes and looks at a count',
    weight: (_moment, world) => (waiting(world).length > 0 ? 6 * waiting(world).length : 0),
    run: async (world, station) => {
      const drawer = world.chance.pick(waiting(world));
      const approvers = approversOf(world, drawer);
      if (approvers.length === 0) return;
      const moment = await comes(world, station, world.chance.pick(approvers).name);
      if (!moment) return;
      // Where the owner is gone, a supervisor says why it is off; whoever does so has not counted.
      if (isOff(world, drawer) && !drawer.explained && world.chance.chance(0.3)) {
        await explain(world, station, moment, drawer);
      }
      if (station.alive) await decide(world, station, moment, drawer);
    },
  },
  {
    name: 'somebody at the window says yes to a count, whoever they are',
    weight: (moment, world) => (moment.user && waiting(world).length > 0 ? 2 : 0.1),
    run: async (world, station, moment) => {
      const any = [...world.books.till.drawers.all.values()];
      if (any.length === 0) return;
      const drawer = waiting(world).length > 0 ? world.chance.pick(waiting(world)) : world.chance.pick(any);
      await decide(world, station, moment, drawer);
    },
  },
  {
    name: 'a drawer is counted in its owner’s absence',
    weight: (moment, world) => {
      const left = leftBehind(world).length > 0;
      return left ? (moment.user?.role === 'supervisor' && !moment.locked ? 60 : 2) : 0;
    },
    run: async (world, station, moment) => {
      const drawer = world.chance.pick(leftBehind(world));
      await countOnce(world, station, moment, drawer);
    },
  },
  {
    name: 'a surprise count',
    weight: (moment, world) => {
      if (world.books.till.drawers.unapproved().length === 0) return 0;
      return moment.user?.role === 'supervisor' && !moment.locked ? 8 : 0.3;
    },
    run: async (world, station, moment) => {
      const { chance, books } = world;
      const drawer = chance.pick(books.till.drawers.unapproved());
      const should = books.till.drawers.held(drawer).get('cash')?.cents ?? 0;
      const cash = inSomePieces(chance, Math.max(0, should + (chance.chance(0.3) ? chance.between(-900, 900) : 0)));
      const input = { sessionId: drawer.sessionId, cash, note: chance.pick(['', 'before lunch']) };
      await pressAlone(world, station, moment, { route: 'drawer.surprise-count', input });
    },
  },
  {
    name: 'somebody comes whose drawer is to be counted',
    weight: (moment, world) => (leftBehind(world).length > 0 && !atTheCounter(moment) ? 30 : 0.5),
    run: async (world, station) => {
      const [drawer] = leftBehind(world);
      const owner = world.window.staff.find(({ userId }) => userId === drawer?.userId);
      if (owner) await comes(world, station, owner.name);
    },
  },
];

/** Drawers of earlier days, and those that were given back, which nobody has counted. */
function leftBehind(world: World): Drawer[] {
  const today = world.books.till.businessDate(world.clock.now());
  return world.books.till.drawers
    .unapproved()
    .filter(({ state, date }) => state === 'counting' || (state === 'open' && date < today));
}
