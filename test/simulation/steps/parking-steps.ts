import type { DraftView, ParkedView } from '#shared/contract/payment.ts';
import { textOf } from '../window-memory.ts';
import type { World } from '../world.ts';
import { atTheCounter, doorCode, judge, type Moment, type Step } from './step.ts';

const NOBODYS = '00000000-0000-7000-8000-000000000002';

function lyingFor(world: World, moment: Moment): string[] {
  const userId = moment.user?.userId;
  return [...world.window.parked].flatMap(([transactionId, parked]) => (parked.userId === userId ? transactionId : []));
}

export const parkingSteps: readonly Step[] = [
  {
    name: 'put the payment aside',
    weight: (moment, world) =>
      world.window.draftOf(moment.user?.userId ?? '') ? (atTheCounter(moment) ? 12 : 1) : 0.3,
    run: async (world, station, moment) => {
      const userId = moment.user?.userId ?? '';
      const draft = world.window.draftOf(userId);
      const transactionId = draft?.transactionId ?? NOBODYS;
      const may = doorCode(moment) ?? (draft ? 'ok' : 'DRAFT_UNKNOWN');
      const reply = await station.request('payment.park', { transactionId });
      judge(world, `put ${transactionId.slice(0, 8)} aside`, reply, [may]);
      if (may !== 'ok' || !draft) return;
      const aside = { is: 'parked' as const, ...draft };
      if (reply?.ok) world.window.stand(userId, aside);
      if (!reply) world.window.stand(userId, ...world.window.standsOf(userId), aside);
    },
  },
  {
    name: 'take a payment up again',
    weight: (moment, world) =>
      lyingFor(world, moment).length > 0 && !world.window.draftOf(moment.user?.userId ?? '') ? 60 : 1,
    run: async (world, station, moment) => {
      const userId = moment.user?.userId ?? '';
      const [own, all] = [lyingFor(world, moment), [...world.window.parked.keys()]];
      const from = own.length > 0 && world.chance.chance(0.9) ? own : all;
      const transactionId = from.length > 0 ? world.chance.pick(from) : NOBODYS;
      const lying = own.includes(transactionId) ? world.window.parked.get(transactionId) : undefined;
      const known = world.window.draftOf(userId) ? 'DRAFT_OPEN' : 'ok';
      const may = doorCode(moment) ?? (lying ? known : 'DRAFT_UNKNOWN');
      const reply = await station.request('payment.resume', { transactionId });
      const draft = judge<DraftView>(world, `take ${transactionId.slice(0, 8)} up again`, reply, [may]);
      if (may !== 'ok' || !lying) return;
      const opened = { is: 'open' as const, transactionId, lines: lying.lines };
      if (draft && textOf(draft.lines) !== textOf(lying.lines)) {
        world.report(
          'draft-kept',
          `${transactionId} came back with ${textOf(draft.lines)}, not ${textOf(lying.lines)}`,
        );
      }
      if (draft) world.window.stand(userId, opened);
      if (!reply) world.window.stand(userId, ...world.window.standsOf(userId), opened);
    },
  },
  {
    name: 'look at what is put aside',
    weight: (moment) => (atTheCounter(moment) ? 2 : 0),
    run: async (world, station) => {
      const list = judge<ParkedView[]>(world, 'look at what is put aside', await station.request('payment.parked'), [
        'ok',
      ]);
      if (!list) return;
      const shown = list.map((one) => `${one.transactionId} ${one.userId}`).sort();
      const there = [...world.window.parked].map(([transactionId, { userId }]) => `${transactionId} ${userId}`).sort();
      if (shown.join() !== there.join()) world.report('draft-kept', `put aside is ${there}, and ${shown} is shown`);
    },
  },
];
