import type { DayView } from '#shared/contract/day.ts';
import type { CountAnswer, DrawerSheet } from '#shared/contract/drawer.ts';
import type { Moment } from '../steps/step.ts';
import type { World } from '../world.ts';
import type { Alone } from './alone.ts';
import { isRight } from './drawer-faults.ts';
import { worth } from './worth.ts';

/** What the window is told of a drawer or a day after an act is what the auditor's books say. */
export function checkTold(world: World, _moment: Moment, asked: Alone, data: unknown): void {
  if (asked.route === 'drawer.count') checkCount(world, asked.input.sessionId, data as CountAnswer);
  if (asked.route === 'drawer.explain' || asked.route === 'drawer.approve' || asked.route === 'drawer.reject') {
    checkSheet(world, asked.input.sessionId, data as DrawerSheet);
  }
  if (asked.route === 'drawer.surprise-count') {
    const { expectedCents, countedCents, overShortCents } = data as Record<string, number>;
    const drawer = world.books.till.drawers.all.get(asked.input.sessionId);
    const should = drawer ? world.books.till.drawers.held(drawer).get('cash')?.cents : undefined;
    const found = worth(asked.input.cash);
    if (expectedCents !== should || countedCents !== found || overShortCents !== found - (should ?? 0)) {
      world.report('drawer-true', `a surprise count was told ${countedCents} of ${expectedCents}, it is ${should}`);
    }
  }
  if (/^(day|deposit)\./.test(asked.route)) checkDay(world, data as DayView);
}

function checkCount(world: World, sessionId: string, told: CountAnswer): void {
  const drawer = world.books.till.drawers.all.get(sessionId);
  if (!drawer?.last) return;
  const right = world.books.till.drawers.against(drawer, drawer.last).every(isRight);
  const submitted = drawer.state === 'submitted';
  const tries = world.books.rules.setting('drawer.count-tries', drawer.date);
  const left = submitted ? 0 : Math.max(0, tries - drawer.triesThisRound);
  const is = [right, submitted, left].join();
  const said = [told.agrees, told.submitted, told.triesLeft].join();
  if (said !== is) world.report('drawer-true', `the count of ${sessionId} was answered ${said}, and it is ${is}`);
}

/** A drawer as somebody sees it: no figure before its count stands, and the auditor's own ones afterwards. */
export function checkSheet(world: World, sessionId: string, { session, figures }: DrawerSheet): void {
  const { drawers } = world.books.till;
  const drawer = drawers.all.get(sessionId);
  const wrong = (why: string): void => world.report('drawer-true', `${sessionId} is shown ${why}`);
  if (session?.sessionId !== sessionId || session.state !== drawer?.state)
    wrong(`as ${session?.sessionId}, ${session?.state}`);
  if (!drawer) return;
  const stands = drawer.state === 'submitted' || drawer.state === 'approved';
  if (stands !== (figures !== null)) wrong(stands ? 'without figures' : 'with figures before its count stands');
  if (!figures || !drawer.last) return;
  const lines = drawer.approved?.lines ?? drawers.against(drawer, drawer.last);
  const is = lines.map(({ code, held, items, cents }) => [code, held.items, held.cents, items, cents].join(' '));
  const said = figures.lines.map(({ code, expectedItems, expectedCents, countedItems, countedCents }) =>
    [code, expectedItems, expectedCents, countedItems, countedCents].join(' '),
  );
  if (said.join('; ') !== is.join('; ')) wrong(`with ${said.join('; ')}, and it is ${is.join('; ')}`);
}

/** A day as whoever closes it sees it: its state, its seal, and no more money than the approved drawers brought. */
export function checkDay(world: World, view: DayView): void {
  const { days, drawers, vault } = world.books.till;
  const day = days.all.get(view.businessDate);
  const wrong = (why: string): void => world.report('day-adds-up', `${view.businessDate} is shown ${why}`);
  if (view.state !== (day?.state ?? null)) wrong(`as ${view.state}, and is ${day?.state}`);
  const seal = day?.closedHash ? sealOf(day.closedHash) : null;
  if ((view.seal?.replaceAll('-', '') ?? null) !== seal) wrong(`with the seal ${view.seal}, and it is ${seal}`);
  const states = drawers.ofDate(view.businessDate).map(({ sessionId, state }) => `${sessionId} ${state}`);
  const shown = view.sessions.map(({ sessionId, state }) => `${sessionId} ${state}`);
  if (states.sort().join() !== shown.sort().join()) wrong(`with ${shown}, and there are ${states}`);
  const made = vault.madeOn(view.businessDate).map(({ depositId, totalCents }) => `${depositId} ${totalCents}`);
  const bags = view.deposits
    .filter(({ state }) => state !== 'undone')
    .map(({ depositId, totalCents }) => `${depositId} ${totalCents}`);
  if (made.join() !== bags.join()) wrong(`with ${bags}, and there are ${made}`);
}

const BASE32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The first ten base32 characters of a hash: fifty bits of it. */
export function sealOf(hash: string): string {
  let bits = BigInt(`0x${hash.slice(0, 13)}`) >> 2n;
  let seal = '';
  for (let place = 0; place < 10; place += 1) {
    seal = BASE32.charAt(Number(bits & 31n)) + seal;
    bits >>= 5n;
  }
  return seal;
}
