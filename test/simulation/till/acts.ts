import type { Fact } from '#core/journal/fact.ts';
import type { TillCount } from '#shared/till-count.ts';
import { refusedUse } from '../answers.ts';
import { OVER_SHORT_REASONS } from '../reasons.ts';
import { doorCode, type Moment } from '../steps/step.ts';
import type { World } from '../world.ts';
import { turnedIn } from './day-money.ts';
import type { Counted } from './drawers.ts';
import { textOfCount, worth } from './worth.ts';

/** What two people do together with cash, as it is asked for at the window. */
export type Act =
  | { route: 'drawer.open'; input: { drawer: string | null; count: TillCount; note: string } }
  | { route: 'drawer.pick-up'; input: { cash: TillCount } }
  | { route: 'drawer.hand-over'; input: { sessionId: string; count: Counted; toUserId: string } }
  | { route: 'vault.exchange'; input: { with: 'drawer' | 'bank'; into: TillCount; outOf: TillCount } }
  | { route: 'vault.fund'; input: { direction: 'in' | 'out'; cash: TillCount; reason: string } }
  | { route: 'vault.count'; input: { cash: TillCount; reasonCode: string; reason: string } }
  | { route: 'deposit.prepare'; input: { date: string; account: string; cash: TillCount; bagNumber: string } };

/** The answers that may come, why a second person would be called, and which facts are then there. */
export type Expected = { may: string[]; needs: readonly string[]; makes: readonly Fact['kind'][] };
const only = (code: string, needs: readonly string[] = []): Expected => ({ may: [code], needs, makes: [] });

const KEEPERS = ['lead', 'supervisor'] as const;
const MONEY = ['clerk', 'lead', 'supervisor'];

/** Exactly one act, as one text: an agreement counts for this and for nothing else. */
export function textOfAct(world: World, userId: string, act: Act): string {
  const { till } = world.books;
  const session = till.drawers.openOf(userId, today(world))?.sessionId ?? null;
  const words = (): unknown[] => {
    switch (act.route) {
      case 'drawer.open': {
        const { drawer, count, note } = act.input;
        const named = drawer ?? tillMeant(world, null) ?? '';
        return [named, till.drawers.bankOf(named), textOfCount(count), note];
      }
      case 'drawer.pick-up':
        return [session, textOfCount(act.input.cash)];
      case 'drawer.hand-over':
        return [act.input.sessionId, act.input.toUserId, textOfCounted(act.input.count)];
      case 'vault.exchange':
        return [act.input.with === 'bank' ? null : session, textOfCount(act.input.into), textOfCount(act.input.outOf)];
      case 'vault.fund':
        return [act.input.direction, textOfCount(act.input.cash), act.input.reason];
      case 'vault.count':
        return [textOfCount(act.input.cash), till.vault.cents, act.input.reasonCode, act.input.reason];
      case 'deposit.prepare': {
        const { date, account, cash, bagNumber } = act.input;
        return [date, account, textOfCount(cash), bagNumber, account === ACCOUNT ? dueOn(world, date).cents : null];
      }
    }
  };
  return JSON.stringify([act.route, userId, ...words()]);
}

function textOfCounted({ cash, tenders }: Counted): string {
  return JSON.stringify([textOfCount(cash), tenders.map(({ code, items, cents }) => [code, items, cents])]);
}

/** The one account of the city's bank that everything goes to. */
export const ACCOUNT = 'operating';

/** What is to be taken to the bank of a day. */
export function dueOn(world: World, date: string): { cashCents: number; cents: number; any: boolean } {
  const drawers = world.books.till.drawers.ofDate(date);
  const cashCents = turnedIn(drawers.filter(({ approved }) => approved !== null));
  const items = drawers.flatMap(({ approved }) => [...(approved?.itemCents.values() ?? [])]);
  const cents = items.reduce((sum, each) => sum + each, cashCents);
  return { cashCents, cents, any: cents > 0 };
}

export function today(world: World): string {
  return world.books.till.businessDate(world.clock.now());
}

/** The till that is meant: the one named, or the first that nobody has. */
function tillMeant(world: World, asked: string | null): string | null {
  const names = world.books.rules.setting('drawer.names', today(world));
  return asked ?? names.find((name) => !world.books.till.drawers.whoHas(name)) ?? null;
}

/** When something is done with cash that takes two people. */
export function mayAct(world: World, moment: Moment, act: Act, approvalId: string | null): Expected {
  const door = doorCode(moment, ROLES[act.route]);
  if (door) return only(door);
  const { books, window } = world;
  const userId = moment.user?.userId ?? '';
  const first = beforeAnything(world, userId, act);
  if (first) return only(first);
  const text = textOfAct(world, userId, act);
  const served = approvalId !== null && books.rules.called.get(approvalId)?.state === 'used';
  if (served && window.waiting.get(approvalId)?.text === text) {
    return only(
      act.route === 'drawer.open' && !books.till.drawers.openOf(userId, today(world)) ? 'APPROVAL_OVER' : 'ok',
    );
  }
  const { fault, needs, makes } = JUDGES[act.route](world, userId, act.input as never);
  if (fault) return only(fault);
  if (needs === null) return { may: ['ok'], needs: [], makes };
  if (approvalId === null) return only('APPROVAL_NEEDED', [needs]);
  const refused = refusedUse(world, text, approvalId);
  return refused ? only(refused) : { may: ['ok'], needs: [], makes };
}

const ROLES = {
  'drawer.open': undefined,
  'drawer.pick-up': undefined,
  'drawer.hand-over': undefined,
  'vault.exchange': undefined,
  'vault.fund': KEEPERS,
  'vault.count': KEEPERS,
  'deposit.prepare': KEEPERS,
};

/** What must be there for the act to be an act at all. */
function beforeAnything(world: World, userId: string, act: Act): string | null {
  const { drawers } = world.books.till;
  const ownDrawer = act.route === 'drawer.pick-up' || (act.route === 'vault.exchange' && act.input.with === 'drawer');
  if (ownDrawer && !drawers.openOf(userId, today(world))) return 'DRAWER_NOT_OPEN';
  return act.route === 'drawer.hand-over' && !drawers.all.has(act.input.sessionId) ? 'DRAWER_UNKNOWN' : null;
}

type Verdict = { fault: string | null; needs: string | null; makes: Fact['kind'][] };
const fault = (code: string): Verdict => ({ fault: code, needs: null, makes: [] });
const done = (needs: string | null, ...makes: Fact['kind'][]): Verdict => ({ fault: null, needs, makes });
type Judges = {
  [R in Act['route']]: (world: World, userId: string, input: Extract<Act, { route: R }>['input']) => Verdict;
};

const JUDGES: Judges = {
  'drawer.open'(world, userId, { drawer, count, note }) {
    const { drawers, days } = world.books.till;
    const date = today(world);
    const own = drawers.uncountedOf(userId).at(-1);
    if (own) return fault(own.date === date ? 'DRAWER_ALREADY_OPEN' : 'DRAWER_LEFT_OPEN');
    const state = days.all.get(date)?.state ?? null;
    if (state === 'closing') return fault('DAY_STATE');
    const till = tillMeant(world, drawer);
    if (till === null) return fault('DRAWER_IN_USE');
    if (!world.books.rules.setting('drawer.names', date).includes(till)) return fault('DRAWER_UNKNOWN');
    if (drawers.whoHas(till)) return fault('DRAWER_IN_USE');
    const opened: Fact['kind'][] = state === null ? ['day.opened', 'drawer.opened'] : ['drawer.opened'];
    if (worth(count) === drawers.bankOf(till)) return done(null, ...opened);
    return note === '' ? fault('BANK_DIFFERS') : done('opening-difference', ...opened);
  },
  'drawer.pick-up'(_world, _userId, { cash }) {
    return worth(cash) === 0 ? fault('COUNT_EMPTY') : done('pickup', 'drawer.picked-up');
  },
  'drawer.hand-over'(world, userId, { sessionId, count, toUserId }) {
    const { drawers, days } = world.books.till;
    const drawer = drawers.all.get(sessionId);
    const date = today(world);
    if (drawer?.userId !== userId) return fault('DRAWER_UNKNOWN');
    if (drawer.state !== 'open' || drawer.date !== date) return fault('DRAWER_STATE');
    const taker = world.window.staff.find((person) => person.userId === toUserId);
    if (!taker || !MONEY.includes(taker.role) || toUserId === userId) return fault('USER_UNKNOWN');
    if (drawers.uncountedOf(toUserId).length > 0) return fault('DRAWER_ALREADY_OPEN');
    if (days.all.get(date)?.state !== 'open') return fault('DAY_STATE');
    const odd = faultOfCount(count, drawer.openedCents);
    return odd ? fault(odd) : done('hand-over', 'drawer.counted', 'drawer.submitted', 'drawer.opened');
  },
  'vault.exchange'(_world, _userId, { into, outOf }) {
    if (worth(into) === 0) return fault('COUNT_EMPTY');
    return worth(into) === worth(outOf) ? done('vault', 'vault.exchanged') : fault('EXCHANGE_UNEVEN');
  },
  'vault.fund'(world, _userId, { direction, cash }) {
    if (worth(cash) === 0) return fault('COUNT_EMPTY');
    const tooMuch = direction === 'out' && worth(cash) > world.books.till.vault.cents;
    return tooMuch ? fault('VAULT_SHORT') : done('vault', 'vault.funded');
  },
  'vault.count'(world, _userId, { cash, reasonCode }) {
    const off = worth(cash) !== world.books.till.vault.cents;
    return off && !OVER_SHORT_REASONS.includes(reasonCode) ? fault('REASON_UNKNOWN') : done('vault', 'vault.counted');
  },
  'deposit.prepare'(world, _userId, { date, account, cash }) {
    const { days, drawers, vault } = world.books.till;
    if (days.all.get(date)?.state !== 'closing') return fault('DAY_STATE');
    if (drawers.ofDate(date).some(({ state }) => state !== 'approved')) return fault('CLOSE_NOT_READY');
    if (vault.madeOn(date).some((made) => made.account === account)) return fault('DEPOSIT_STATE');
    const due = dueOn(world, date);
    if (account !== ACCOUNT || !due.any) return fault('DEPOSIT_UNKNOWN');
    return worth(cash) === due.cashCents ? done('deposit', 'deposit.prepared') : fault('DEPOSIT_NOT_INTACT');
  },
};

/** What is wrong with a count as such, or null. */
export function faultOfCount({ cash, tenders }: Counted, openedCents: number): string | null {
  const uneven = tenders.some(({ items, cents, amounts }) => {
    if ((items === 0) !== (cents === 0)) return true;
    return amounts !== null && (amounts.length !== items || amounts.reduce((sum, each) => sum + each, 0) !== cents);
  });
  if (uneven) return 'COUNT_UNEVEN';
  const nothing = worth(cash) === 0 && tenders.every(({ items }) => items === 0);
  return nothing && openedCents > 0 ? 'COUNT_EMPTY' : null;
}
