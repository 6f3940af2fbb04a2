import type { Person } from '#shared/contract/session.ts';
import type { Role } from '#shared/role.ts';
import { TENDER_CODES } from '#shared/tender.ts';
import { INITIAL_TENDERS } from '#shared/tender-type.ts';
import type { Station } from '../station.ts';
import { ADMINISTRATOR, pinOf } from '../town.ts';
import type { World } from '../world.ts';
import { takesMoney } from './drawer-steps.ts';
import { atTheCounter, doorCode, judge, type Step } from './step.ts';

export async function signIn(world: World, station: Station, name: string, wrongly = false): Promise<void> {
  const people = await station.request('session.people');
  if (!people?.ok) return;
  const person = (people.data as Person[]).find((candidate) => candidate.name === name);
  if (!person) {
    world.report('answers', `${name} is not among the people who may sign in`);
    return;
  }
  const pin = wrongly ? '000001' : pinOf(person);
  const reply = await station.request('session.sign-in', { userId: person.userId, pin });
  judge(world, `${name} signs in${wrongly ? ' with a wrong PIN' : ''}`, reply, [
    wrongly ? 'PIN_WRONG' : 'ok',
    'PIN_BACKOFF',
  ]);
}

const CONNECTION_ROLES: readonly Role[] = ['lead', 'supervisor', 'admin'];

export const personSteps: readonly Step[] = [
  {
    name: 'sign in',
    weight: (moment, world) => (!atTheCounter(moment) ? 300 : takesMoney(world, moment) ? 5 : 60),
    run: (world, station, moment) => {
      const unlocks = moment.locked && world.chance.chance(0.7);
      const name = unlocks && moment.user ? moment.user.name : world.chance.pick(world.people);
      return signIn(world, station, name, world.chance.chance(0.05));
    },
  },
  {
    name: 'the administrator comes',
    weight: () => 1,
    run: (world, station) => signIn(world, station, ADMINISTRATOR),
  },
  {
    name: 'sign out',
    weight: (moment) => (moment.user ? 3 : 0.2),
    run: async (world, station, moment) => {
      judge(world, 'sign out', await station.request('session.sign-out'), [moment.user ? 'ok' : 'NOT_SIGNED_IN']);
    },
  },
  {
    name: 'lock',
    weight: (moment) => (moment.user ? 2 : 0.2),
    run: async (world, station, moment) => {
      judge(world, 'lock', await station.request('session.lock'), [moment.user ? 'ok' : 'NOT_SIGNED_IN']);
    },
  },
  {
    name: 'resume the CIS',
    weight: (moment) => (moment.status.cis.connection === 'paused' ? 20 : 0.5),
    run: async (world, station, moment) => {
      const may = doorCode(moment, CONNECTION_ROLES) ?? 'ok';
      if (may === 'ok') world.witness.resumed();
      judge(world, 'resume the CIS', await station.request('cis.resume'), [may]);
    },
  },
  {
    name: 'somebody who may resume comes',
    weight: (moment) => (moment.status.cis.connection === 'paused' ? 20 : 0),
    run: (world, station) => signIn(world, station, world.people.at(-1) ?? ADMINISTRATOR),
  },
  {
    name: 'change the paper',
    weight: (moment) => (moment.user?.role === 'admin' && !moment.locked ? 100 : 0),
    run: async (world, station) => {
      const input = { key: 'printer.columns', value: world.chance.pick([42, 48]), reason: 'other paper' };
      judge(world, 'change a setting, connect anew', await station.request('setting.change', input), ['ok']);
    },
  },
  {
    name: 'change what may be taken',
    weight: (moment) => (moment.user?.role === 'supervisor' && !moment.locked ? 3 : 0),
    run: async (world, station) => {
      const { chance } = world;
      const code = chance.pick(TENDER_CODES);
      const active = code === 'cash' || chance.chance(0.8);
      const supervisorAboveCents = chance.pick([null, null, 20_000]);
      const value = { ...INITIAL_TENDERS[code], active, supervisorAboveCents };
      const input = { key: `tender.${code}`, value, reason: 'as the office wants it' };
      judge(world, `${code}: ${active}, ${supervisorAboveCents}`, await station.request('setting.change', input), [
        'ok',
      ]);
    },
  },
];
