import { addDays, calendarDate } from '#shared/day.ts';
import type { Station } from '../station.ts';
import { ACCOUNT, dueOn } from '../till/acts.ts';
import { asideOf, missingToClose } from '../till/alone.ts';
import type { Drawer } from '../till/drawers.ts';
import { inSomePieces } from '../till/worth.ts';
import { pinOf } from '../town.ts';
import type { World } from '../world.ts';
import { actByTwo, countOnce, explain, isOff } from './drawer-steps.ts';
import { approversOf, comes, decide } from './oversight-steps.ts';
import { pressAlone } from './press-till.ts';
import type { Moment, Step } from './step.ts';

/** The oldest day that is not closed. */
function dayToClose(world: World): string | null {
  const open = [...world.books.till.days.all.values()].filter(({ state }) => state !== 'closed');
  return open.map(({ date }) => date).sort()[0] ?? null;
}

/** Whether it is time to close this day: it is over, or somebody has decided that enough was taken. */
function isOver(world: World, date: string): boolean {
  return world.evening || date < world.books.till.businessDate(world.clock.now());
}

/** The next thing that keeps a day from being closed is done, by whoever can do it; or somebody tries to close it anyway. */
async function nextThing(world: World, station: Station, date: string): Promise<void> {
  const { chance, books } = world;
  const open = books.till.drawers.ofDate(date).filter(({ state }) => state !== 'approved');
  const drawer = open.length > 0 ? chance.pick(open) : null;
  if (drawer && chance.chance(0.85)) {
    await bringHome(world, station, drawer);
    return;
  }
  const supervisors = world.window.staff.filter(({ role }) => role === 'supervisor');
  const moment = await comes(world, station, chance.pick(supervisors).name);
  if (!moment) return;
  const missing = missingToClose(world, date);
  const next = chance.chance(0.9) ? missing.find((step) => step !== 'approved') : chance.pick([...missing, 'closed']);
  await doStep(world, station, moment, date, next ?? 'closed');
}

/** A drawer that is not approved goes one step further: counted, explained, looked at by another. */
async function bringHome(world: World, station: Station, drawer: Drawer): Promise<void> {
  const { chance, window } = world;
  const owner = window.staff.find(({ userId }) => userId === drawer.userId);
  const silent = drawer.state === 'submitted' && isOff(world, drawer) && !drawer.explained;
  if (drawer.state === 'submitted' && !silent) {
    const approvers = approversOf(world, drawer);
    const moment = approvers.length > 0 ? await comes(world, station, chance.pick(approvers).name) : null;
    if (moment) await decide(world, station, moment, drawer);
    return;
  }
  const supervisors = window.staff.filter(({ role }) => role === 'supervisor');
  const person = chance.chance(0.85) ? owner : chance.pick(supervisors);
  const moment = person ? await comes(world, station, person.name) : null;
  if (!moment) return;
  if (silent) await explain(world, station, moment, drawer);
  else await countOnce(world, station, moment, drawer);
}

async function doStep(world: World, station: Station, moment: Moment, date: string, step: string): Promise<void> {
  const { chance } = world;
  if (chance.chance(0.1)) station.fuse.arm(chance.pick(['now', 'uuid']), chance.between(1, 12));
  switch (step) {
    case 'begun':
      await pressAlone(world, station, moment, { route: 'day.begin-close', input: { date } });
      return;
    case 'parked':
      await discardParked(world, station, moment, date);
      return;
    case 'reviewed':
      await pressAlone(world, station, moment, { route: 'day.review', input: { date } });
      return;
    case 'deposit':
      await makeDeposit(world, station, moment, date);
      return;
    default:
      await sign(world, station, moment, date);
  }
}

async function discardParked(world: World, station: Station, moment: Moment, date: string): Promise<void> {
  const { chance, window } = world;
  const aside = asideOf(world);
  const transactionId = aside.length > 0 && chance.chance(0.95) ? chance.pick(aside) : NOBODYS;
  const owner = window.people().find((userId) => {
    const { open, parked } = window.standOf(userId);
    return [open, ...parked].some((draft) => draft?.transactionId === transactionId);
  });
  const dropped = await pressAlone(world, station, moment, {
    route: 'day.discard-parked',
    input: { date, transactionId },
  });
  if (owner === undefined) return;
  const { open, parked } = window.standOf(owner);
  const without = {
    open: open?.transactionId === transactionId ? null : open,
    parked: parked.filter((draft) => draft.transactionId !== transactionId),
  };
  if (dropped) window.stand(owner, without);
  else if (!station.alive) window.perhaps(owner, without);
}
const NOBODYS = '00000000-0000-7000-8000-000000000003';

/** The cash that the drawers turned in, in other pieces perhaps; now and then a little more or less than that. */
async function makeDeposit(world: World, station: Station, moment: Moment, date: string): Promise<void> {
  const { chance, books } = world;
  const due = dueOn(world, date).cashCents;
  const cash = inSomePieces(chance, Math.max(0, due + (chance.chance(0.15) ? chance.between(-500, 500) : 0)));
  const account = chance.chance(0.96) ? ACCOUNT : 'capital';
  const bagNumber = `BAG-${books.till.vault.deposits.size + 1}`;
  await actByTwo(world, station, moment, { route: 'deposit.prepare', input: { date, account, cash, bagNumber } });
}

/** The day is signed with the person's own PIN, or with another. */
async function sign(world: World, station: Station, moment: Moment, date: string): Promise<void> {
  const person = world.window.staff.find(({ userId }) => userId === moment.user?.userId);
  const rightPin = world.chance.chance(0.9);
  const pin = rightPin && person ? pinOf(person) : '000001';
  const times = world.chance.chance(0.1) ? 2 : 1;
  for (let time = 0; time < times && station.alive; time += 1) {
    await pressAlone(world, station, moment, { route: 'day.close', input: { date, pin } }, rightPin);
  }
}

function isSupervisor({ user, locked }: Moment): boolean {
  return user?.role === 'supervisor' && !locked;
}

export const closeSteps: readonly Step[] = [
  {
    name: 'it is evening',
    weight: (_moment, world) => (!world.evening && dayToClose(world) !== null ? 1.1 : 0),
    run: async (world) => {
      world.note('enough for today');
      world.evening = true;
    },
  },
  {
    name: 'the day is brought nearer to its close',
    weight: (_moment, world) => {
      const date = dayToClose(world);
      return date !== null && isOver(world, date) ? 160 : 0;
    },
    run: async (world, station) => {
      const date = dayToClose(world);
      if (date === null) return;
      await nextThing(world, station, date);
      if (dayToClose(world) === null) world.evening = false;
    },
  },
  {
    name: 'the close is put off',
    weight: (moment, world) => {
      const closing = [...world.books.till.days.all.values()].some(({ state }) => state === 'closing');
      return closing && isSupervisor(moment) ? 3 : 0.2;
    },
    run: async (world, station, moment) => {
      const date = dayToClose(world) ?? '2026-01-05';
      await pressAlone(world, station, moment, { route: 'day.resume', input: { date, reason: 'a customer came' } });
      world.evening = false;
    },
  },
  {
    name: 'something of the close is tried, by anybody, on any day',
    weight: (moment) => (moment.user ? 2 : 0.1),
    run: async (world, station, moment) => {
      const dates = [
        ...world.books.till.days.all.keys(),
        world.books.till.businessDate(world.clock.now()),
        '2026-01-05',
      ];
      const step = world.chance.pick(['begun', 'parked', 'reviewed', 'deposit', 'closed']);
      await doStep(world, station, moment, world.chance.pick(dates), step);
    },
  },
  {
    name: 'the deposit is made up again',
    weight: (moment, world) => (moment.user && world.books.till.vault.deposits.size > 0 ? 1.5 : 0),
    run: async (world, station, moment) => {
      const ids = [...world.books.till.vault.deposits.keys(), 'C1-20260105-operating-1'];
      const depositId = world.chance.chance(0.7) ? (ids.at(-2) ?? '') : world.chance.pick(ids);
      await pressAlone(world, station, moment, { route: 'deposit.undo', input: { depositId, reason: 'wrong bag' } });
    },
  },
  {
    name: 'the bank says what it credited',
    weight: (_moment, world) => (unconfirmed(world).length > 0 ? 5 : 0.1),
    run: async (world, station, moment) => {
      const { chance } = world;
      const keepers = world.window.staff.filter(({ role }) => role === 'supervisor' || role === 'lead');
      const at = chance.chance(0.8) ? await comes(world, station, chance.pick(keepers).name) : moment;
      const deposit = unconfirmed(world).at(0) ?? [...world.books.till.vault.deposits.values()].at(-1);
      if (!at || !deposit) return;
      const { depositId, totalCents } = deposit;
      const bankCents = chance.chance(0.8) ? totalCents : Math.max(0, totalCents + chance.between(-900, 900));
      const confirmedDate = calendarDate(world.clock.now());
      const input = { depositId, bankCents, confirmedDate, note: '' };
      await pressAlone(world, station, at, { route: 'deposit.confirm', input });
    },
  },
  {
    name: 'the next morning',
    weight: (_moment, world) => (dayToClose(world) === null && world.books.till.days.latest ? 40 : 1.2),
    run: async (world) => {
      const days = world.chance.weighted([
        [8, 1],
        [1, 2],
        [1, 4],
      ]);
      const morning = Date.parse(`${addDays(calendarDate(world.clock.now()), days)}T08:00:00-06:00`);
      world.note(`${days} days later, in the morning`);
      world.clock.jump(Math.max(0, morning - world.clock.now()));
      world.evening = false;
    },
  },
];

/** Deposits of closed days of which the bank has said nothing. */
function unconfirmed({ books }: World) {
  const { vault, days } = books.till;
  return [...vault.deposits.values()].filter(
    ({ state, date }) => state === 'prepared' && days.all.get(date)?.state === 'closed',
  );
}
