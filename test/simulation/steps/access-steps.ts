import type { Person } from '#shared/contract/session.ts';
import type { Station } from '../station.ts';
import { ADMINISTRATOR, pinOf } from '../town.ts';
import type { World } from '../world.ts';
import { signIn } from './person-steps.ts';
import { doorCode, judge, lookAround, type Step } from './step.ts';

/** Somebody whom nobody else here waits for. Whether they may come in is for the journal to say. */
const AUDITOR = 'Ana Petrov';
const WHY = { reasonCode: 'other', reason: 'the auditor comes and goes' };
/** Those who answer for others. */
const PARTNERS = ['lead', 'supervisor', 'admin'];

/** The administrator asks, somebody agrees or tries to, and it is done; the power may go at any moment. */
async function comeOrGo(world: World, station: Station): Promise<void> {
  const { books, chance, window } = world;
  const auditor = window.staff.find(({ name }) => name === AUDITOR);
  await signIn(world, station, ADMINISTRATOR);
  const moment = await lookAround(station);
  if (!auditor || !moment || doorCode(moment, ['admin']) !== null) return;
  const gone = (): boolean => books.rules.gone.has(auditor.userId);
  const [before, act] = [gone(), gone() ? 'user.reactivate' : 'user.deactivate'];
  const ask = (approvalId: string | null) => station.request(act, { userId: auditor.userId, ...WHY, approvalId });

  const called = await ask(null);
  judge(world, `${act} ${AUDITOR}`, called, ['APPROVAL_NEEDED']);
  if (!called || called.ok) return;
  const approvalId = String(called.error.details.approvalId);
  const partners = window.staff.filter(({ name, role }) => PARTNERS.includes(role) && name !== ADMINISTRATOR);
  const person = chance.pick(chance.chance(0.7) ? partners : window.staff);
  const may = mayAgree(world, person, [moment.user?.userId, auditor.userId]);
  const word = { approvalId, userId: person.userId, pin: pinOf(person), reasonCode: 'other', reason: '' };
  const agreed = await station.request('approval.grant', word);
  judge(world, `${person.name} agrees`, agreed, may);
  if (!agreed) return;
  const done = await Promise.all([ask(approvalId), ask(approvalId)]);
  for (const [index, reply] of done.entries()) {
    judge(world, `${act} as agreed`, reply, [agreed.ok ? (index === 0 ? 'ok' : 'USER_STATE') : 'APPROVAL_OVER']);
  }
  if (!station.alive) return;
  books.read();
  if (gone() === before && agreed.ok) world.report('two-people', `${act} was told done, and no fact says so`);
}

/** Nobody to what is their own, nor anybody who is gone, nor who does not answer for others. */
function mayAgree({ books }: World, { userId, role }: Person, own: (string | undefined)[]): string[] {
  if (books.rules.gone.has(userId)) return ['USER_UNKNOWN'];
  if (own.includes(userId)) return ['APPROVAL_OWN'];
  return PARTNERS.includes(role) ? ['ok', 'PIN_BACKOFF'] : ['APPROVAL_ROLE'];
}

export const accessSteps: readonly Step[] = [
  {
    name: 'the auditor comes or goes',
    weight: (moment) => (doorCode(moment, ['admin']) === null ? 30 : 1.5),
    run: comeOrGo,
  },
  {
    name: 'the auditor signs in',
    // Whoever stands before a closed door tries it more often.
    weight: (_moment, world) => (world.books.rules.gone.size > 0 ? 20 : 0.6),
    run: async (world, station) => {
      const auditor = world.window.staff.find(({ name }) => name === AUDITOR);
      if (!auditor) return;
      const may = world.books.rules.gone.has(auditor.userId) ? ['USER_UNKNOWN'] : ['ok', 'PIN_BACKOFF'];
      const input = { userId: auditor.userId, pin: auditor.samplePin ?? '' };
      judge(world, `${AUDITOR} signs in`, await station.request('session.sign-in', input), may);
    },
  },
];
