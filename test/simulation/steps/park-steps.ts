import type { DraftView, ParkedView } from '#shared/contract/payment.ts';
import { type Draft, textOf } from '../window-memory.ts';
import { atTheCounter, doorCode, judge, type Step } from './step.ts';

const NOBODYS = '00000000-0000-7000-8000-000000000002';

export const parkSteps: readonly Step[] = [
  {
    name: 'put the transaction aside',
    weight: (moment, world) => (world.window.draftOf(moment.user?.userId ?? '') ? 8 : 0.3),
    run: async (world, station, moment) => {
      const userId = moment.user?.userId ?? '';
      const draft = world.window.draftOf(userId);
      const { parked } = world.window.standOf(userId);
      const may = doorCode(moment) ?? (draft ? 'ok' : 'DRAFT_UNKNOWN');
      const reply = await station.request('payment.park', { transactionId: draft?.transactionId ?? NOBODYS });
      judge(world, 'put aside', reply, [may]);
      if (may !== 'ok' || !draft) return;
      const aside = { open: null, parked: [...parked, draft] };
      if (reply?.ok) world.window.stand(userId, aside);
      if (!reply) world.window.perhaps(userId, aside);
    },
  },
  {
    name: 'take up what was put aside',
    weight: (moment, world) => {
      const stand = world.window.standOf(moment.user?.userId ?? '');
      return stand.parked.length === 0 ? 0.2 : atTheCounter(moment) && !stand.open ? 40 : 2;
    },
    run: async (world, station, moment) => {
      const userId = moment.user?.userId ?? '';
      const { open, parked } = world.window.standOf(userId);
      const anothers = world.window.people().flatMap((person) => world.window.standOf(person).parked);
      const from = parked.length > 0 && world.chance.chance(0.9) ? parked : anothers;
      const wanted: Draft | undefined = from.length > 0 ? world.chance.pick(from) : undefined;
      const own = wanted && parked.includes(wanted);
      const may = doorCode(moment) ?? (own ? (open ? 'DRAFT_OPEN' : 'ok') : 'DRAFT_UNKNOWN');
      const reply = await station.request('payment.resume', { transactionId: wanted?.transactionId ?? NOBODYS });
      const draft = judge<DraftView>(world, 'take up', reply, [may]);
      if (may !== 'ok' || !wanted) return;
      if (draft && textOf(draft.lines) !== textOf(wanted.lines)) {
        world.report('draft-kept', `${textOf(wanted.lines)} was put aside, ${textOf(draft.lines)} was taken up`);
      }
      const again = { open: wanted, parked: parked.filter((each) => each !== wanted) };
      if (reply?.ok) world.window.stand(userId, again);
      if (!reply) world.window.perhaps(userId, again);
    },
  },
  {
    name: 'look at what was put aside',
    weight: (moment) => (atTheCounter(moment) ? 2 : 0),
    run: async (world, station) => {
      const list = judge<ParkedView[]>(world, 'list what was put aside', await station.request('payment.parked'), [
        'ok',
      ]);
      if (!list) return;
      const aside = world.window.people().flatMap((userId) => world.window.standOf(userId).parked);
      const shown = list.map(({ transactionId, lines }) => `${transactionId} ${textOf(lines)}`).sort();
      const kept = aside.map(({ transactionId, lines }) => `${transactionId} ${textOf(lines)}`).sort();
      if (shown.join('\n') !== kept.join('\n')) world.report('draft-kept', `aside: ${kept}; shown: ${shown}`);
    },
  },
];
