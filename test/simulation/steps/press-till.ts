import type { Reply } from '#shared/contract/index.ts';
import { remember } from '../answers.ts';
import type { Station } from '../station.ts';
import { type Act, type Expected, mayAct, textOfAct } from '../till/acts.ts';
import { type Alone, mayDo } from '../till/alone.ts';
import { checkTold } from '../till/told.ts';
import type { World } from '../world.ts';
import { judge, type Moment } from './step.ts';

/** Something is done with cash by two: asked once, or again at once. Gives the call for a second person, if any. */
export async function pressAct(
  world: World,
  station: Station,
  moment: Moment,
  act: Act,
  approvalId: string | null,
  times = 1,
): Promise<{ called: string | null; done: boolean }> {
  const userId = moment.user?.userId ?? '';
  let called: string | null = null;
  let done = false;
  for (let time = 0; time < times && station.alive; time += 1) {
    const expected = mayAct(world, moment, act, approvalId);
    const text = textOfAct(world, userId, act);
    const what = `${wordsOf(act)}${approvalId ? ' as agreed' : ''}`;
    const reply = await ask(world, station, what, { route: act.route, input: { ...act.input, approvalId } }, expected);
    done ||= reply?.ok === true;
    if (!reply || reply.ok || reply.error.code !== 'APPROVAL_NEEDED' || !station.alive) continue;
    called = String(reply.error.details.approvalId);
    remember(world, reply.error.details, expected.needs, { userId, text, asked: { action: 'till', act } });
  }
  return { called, done };
}

/** Something is done by one person. True: it was done. */
export async function pressAlone(
  world: World,
  station: Station,
  moment: Moment,
  asked: Alone,
  rightPin = true,
): Promise<boolean> {
  const expected = mayDo(world, moment, asked, rightPin);
  const reply = await ask(world, station, wordsOf(asked), asked, expected);
  if (reply?.ok && station.alive) checkTold(world, moment, asked, reply.data);
  return reply?.ok === true;
}

/** Sends it, judges the answer, and looks into the journal: what was answered is what was done, whole and once. */
async function ask(
  world: World,
  station: Station,
  what: string,
  { route, input }: { route: string; input: unknown },
  { may, makes }: Expected,
): Promise<Reply<unknown> | null> {
  const { books, window } = world;
  const reply = await station.request(route, input);
  judge(world, what, reply, may);
  if (!reply || !station.alive) {
    window.unanswered = may.includes('ok') ? makes : [];
    return null;
  }
  books.read();
  const written = books.till.kinds.slice(window.accounted);
  window.accounted = books.till.kinds.length;
  const should = reply.ok ? makes : [];
  if (written.join() !== should.join()) {
    world.report('done-once', `${what} wrote ${written.join() || 'nothing'}, and should ${should.join() || 'nothing'}`);
  }
  return reply;
}

function wordsOf({ route, input }: Act | Alone): string {
  const { pin: _pin, ...said } = input as Record<string, unknown>;
  return `${route} ${JSON.stringify(said).replaceAll('"', '').slice(0, 160)}`;
}
