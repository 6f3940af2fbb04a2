import type { DifferenceReason, ExtraItem, MissingItem } from '#core/journal/day-facts.ts';
import type { Fact } from '#core/journal/fact.ts';
import type { Role } from '#shared/role.ts';
import type { TillCount } from '#shared/till-count.ts';
import { NO_SALE_REASONS, OVER_SHORT_REASONS, REJECT_REASONS } from '../reasons.ts';
import { doorCode, type Moment } from '../steps/step.ts';
import type { World } from '../world.ts';
import { dueOn, type Expected, faultOfCount, today } from './acts.ts';
import { everythingIn } from './days.ts';
import { isRight } from './drawer-faults.ts';
import type { Counted, Drawer } from './drawers.ts';
import { outOfOrdinary } from './ordinary.ts';

/** What one person does to drawers, the deposit and the day, as it is asked for at the window. */
export type Alone =
  | { route: 'drawer.count'; input: { sessionId: string; count: Counted } }
  | { route: 'drawer.submit'; input: { sessionId: string } }
  | {
      route: 'drawer.explain';
      input: { sessionId: string; reasons: DifferenceReason[]; missing: MissingItem[]; extra: ExtraItem[] };
    }
  | { route: 'drawer.no-sale'; input: { reasonCode: string; reason: string } }
  | { route: 'drawer.surprise-count'; input: { sessionId: string; cash: TillCount; note: string } }
  | { route: 'drawer.approve'; input: { sessionId: string } }
  | { route: 'drawer.reject'; input: { sessionId: string; reasonCode: string; reason: string } }
  | { route: 'day.begin-close'; input: { date: string } }
  | { route: 'day.resume'; input: { date: string; reason: string } }
  | { route: 'day.discard-parked'; input: { date: string; transactionId: string } }
  | { route: 'day.review'; input: { date: string } }
  | { route: 'day.close'; input: { date: string; pin: string } }
  | { route: 'deposit.undo'; input: { depositId: string; reason: string } }
  | { route: 'deposit.confirm'; input: { depositId: string; bankCents: number; confirmedDate: string; note: string } };

type Someone = { userId: string; role: Role };
type Verdict = { fault: string | null; makes: Fact['kind'][] };
const fault = (code: string): Verdict => ({ fault: code, makes: [] });
const done = (...makes: Fact['kind'][]): Verdict => ({ fault: null, makes });
type Judges = {
  [R in Alone['route']]: (world: World, by: Someone, input: Extract<Alone, { route: R }>['input']) => Verdict;
};

const SUPERVISOR: readonly Role[] = ['supervisor'];
const KEEPERS: readonly Role[] = ['lead', 'supervisor'];
const ROLES: Partial<Record<Alone['route'], readonly Role[]>> = {
  'drawer.surprise-count': SUPERVISOR,
  'drawer.approve': KEEPERS,
  'drawer.reject': KEEPERS,
  'day.begin-close': SUPERVISOR,
  'day.resume': SUPERVISOR,
  'day.discard-parked': SUPERVISOR,
  'day.review': SUPERVISOR,
  'day.close': SUPERVISOR,
  'deposit.undo': KEEPERS,
  'deposit.confirm': KEEPERS,
};

/** When one person does something at the window. `rightPin`: of a close, which is signed. */
export function mayDo(world: World, moment: Moment, ask: Alone, rightPin = true): Expected {
  const door = doorCode(moment, ROLES[ask.route]);
  if (door || !moment.user) return { may: [door ?? 'NOT_SIGNED_IN'], needs: [], makes: [] };
  const verdict = JUDGES[ask.route](world, moment.user, ask.input as never);
  if (verdict.fault) return { may: [verdict.fault], needs: [], makes: [] };
  const signed = ask.route !== 'day.close' ? ['ok'] : [rightPin ? 'ok' : 'PIN_WRONG', 'PIN_BACKOFF'];
  return { may: signed, needs: [], makes: verdict.makes };
}

/** The drawer, if this person may count it: its owner, or a supervisor. */
function ownOrOver(world: World, { userId, role }: Someone, sessionId: string): Drawer | null {
  const drawer = world.books.till.drawers.all.get(sessionId);
  return drawer && (drawer.userId === userId || role === 'supervisor') ? drawer : null;
}

/** Why this person cannot say anything to this count, or null. */
function cannotDecide(world: World, { userId, role }: Someone, drawer: Drawer | undefined): string | null {
  if (!drawer) return 'DRAWER_UNKNOWN';
  if (drawer.state !== 'submitted') return 'DRAWER_STATE';
  if (drawer.userId === userId || drawer.countedBy.has(userId)) return 'APPROVAL_OWN';
  const owner = world.window.staff.find((person) => person.userId === drawer.userId);
  return role === 'supervisor' || owner?.role === 'supervisor' ? null : 'APPROVAL_ROLE';
}

/** The checks that the tick list leaves are as many and as much as were counted. */
function ticksRight(world: World, drawer: Drawer, code: string, items: number, cents: number): boolean {
  const { missing = [], extra = [] } = drawer.explained ?? {};
  const absent = new Set(missing.map(({ receiptNo, tenderNo }) => `${receiptNo}/${tenderNo}`));
  const there = world.books.till.drawers
    .checksIn(drawer)
    .filter((check) => check.code === code && !absent.has(`${check.receiptNo}/${check.tenderNo}`));
  const all = [...there, ...extra.filter((item) => item.code === code)];
  return all.length === items && all.reduce((sum, each) => sum + each.cents, 0) === cents;
}

const JUDGES: Judges = {
  'drawer.count'(world, by, { sessionId, count }) {
    const drawer = ownOrOver(world, by, sessionId);
    if (!drawer) return fault('DRAWER_UNKNOWN');
    if (drawer.state !== 'open' && drawer.state !== 'counting') return fault('DRAWER_STATE');
    const odd = faultOfCount(count, drawer.openedCents);
    if (odd) return fault(odd);
    const right = world.books.till.drawers.against(drawer, count).every(isRight);
    const last = drawer.triesThisRound + 1 >= world.books.rules.setting('drawer.count-tries', drawer.date);
    return right || last ? done('drawer.counted', 'drawer.submitted') : done('drawer.counted');
  },
  'drawer.submit'(world, by, { sessionId }) {
    const drawer = ownOrOver(world, by, sessionId);
    if (!drawer) return fault('DRAWER_UNKNOWN');
    return drawer.state === 'counting' && drawer.triesThisRound > 0 ? done('drawer.submitted') : fault('DRAWER_STATE');
  },
  'drawer.explain'(world, by, { sessionId, reasons, missing }) {
    const drawer = ownOrOver(world, by, sessionId);
    if (!drawer) return fault('DRAWER_UNKNOWN');
    if (drawer.state !== 'submitted') return fault('DRAWER_STATE');
    if (reasons.some(({ reasonCode }) => !OVER_SHORT_REASONS.includes(reasonCode))) return fault('REASON_UNKNOWN');
    const checks = world.books.till.drawers.checksIn(drawer);
    const known = missing.every(({ receiptNo, tenderNo }) =>
      checks.some((check) => check.receiptNo === receiptNo && check.tenderNo === tenderNo),
    );
    return known ? done('drawer.explained') : fault('RECEIPT_UNKNOWN');
  },
  'drawer.no-sale'(world, { userId }, { reasonCode }) {
    if (!world.books.till.drawers.openOf(userId, today(world))) return fault('DRAWER_NOT_OPEN');
    return NO_SALE_REASONS.includes(reasonCode) ? done('drawer.no-sale') : fault('REASON_UNKNOWN');
  },
  'drawer.surprise-count'(world, { userId }, { sessionId }) {
    const drawer = world.books.till.drawers.all.get(sessionId);
    if (!drawer) return fault('DRAWER_UNKNOWN');
    if (drawer.userId === userId) return fault('APPROVAL_OWN');
    return drawer.state === 'open' ? done('drawer.surprise-counted') : fault('DRAWER_STATE');
  },
  'drawer.approve'(world, by, { sessionId }) {
    const { drawers } = world.books.till;
    const drawer = drawers.all.get(sessionId);
    const cannot = cannotDecide(world, by, drawer);
    if (cannot || !drawer?.last) return fault(cannot ?? 'DRAWER_UNKNOWN');
    const lines = drawers.against(drawer, drawer.last);
    const reasons = drawer.explained?.reasons ?? [];
    if (lines.some((line) => !isRight(line) && !reasons.some(({ code }) => code === line.code)))
      return fault('DIFFERENCE_UNEXPLAINED');
    const ticked = lines.every(
      ({ code, items, cents }) => code === 'cash' || ticksRight(world, drawer, code, items, cents),
    );
    return ticked ? done('drawer.approved') : fault('TICKS_DIFFER');
  },
  'drawer.reject'(world, by, { sessionId, reasonCode }) {
    const drawer = world.books.till.drawers.all.get(sessionId);
    const cannot = cannotDecide(world, by, drawer);
    if (cannot) return fault(cannot);
    if (drawer?.handedOverTo) return fault('DRAWER_STATE');
    return REJECT_REASONS.includes(reasonCode) ? done('drawer.rejected') : fault('REASON_UNKNOWN');
  },
  'day.begin-close'(world, _by, { date }) {
    const { days } = world.books.till;
    if (days.all.get(date)?.state !== 'open') return fault('DAY_STATE');
    return days.openBefore(date).length > 0 ? fault('CLOSE_NOT_READY') : done('day.closing');
  },
  'day.resume'(world, _by, { date }) {
    const { days, vault } = world.books.till;
    if (days.all.get(date)?.state !== 'closing') return fault('DAY_STATE');
    return vault.madeOn(date).length > 0 ? fault('DEPOSIT_STATE') : done('day.resumed');
  },
  'day.discard-parked'(world, _by, { transactionId }) {
    return asideOf(world).includes(transactionId) ? done() : fault('DRAFT_UNKNOWN');
  },
  'day.review'(world, _by, { date }) {
    const state = world.books.till.days.all.get(date)?.state;
    return state === 'open' || state === 'closing' ? done('day.reviewed') : fault('DAY_STATE');
  },
  'day.close'(world, _by, { date }) {
    const missing = missingToClose(world, date);
    if (world.books.till.days.all.get(date)?.state !== 'closing') return fault('DAY_STATE');
    return missing.length > 0 ? fault('CLOSE_NOT_READY') : done('day.closed');
  },
  'deposit.undo'(world, _by, { depositId }) {
    const { vault, days } = world.books.till;
    const deposit = vault.deposits.get(depositId);
    if (!deposit) return fault('DEPOSIT_UNKNOWN');
    const closed = days.all.get(deposit.date)?.state === 'closed';
    return deposit.state === 'prepared' && !closed ? done('deposit.undone') : fault('DEPOSIT_STATE');
  },
  'deposit.confirm'(world, _by, { depositId }) {
    const { vault, days } = world.books.till;
    const deposit = vault.deposits.get(depositId);
    if (!deposit) return fault('DEPOSIT_UNKNOWN');
    const closed = days.all.get(deposit.date)?.state === 'closed';
    return deposit.state === 'prepared' && closed ? done('deposit.confirmed') : fault('DEPOSIT_STATE');
  },
};

/** Transactions that stand open or aside, anybody's, as the window knows them. */
export function asideOf(world: World): string[] {
  return world.window.people().flatMap((userId) => {
    const { open, parked } = world.window.standOf(userId);
    return [...(open ? [open] : []), ...parked].flatMap(({ transactionId }) => transactionId ?? []);
  });
}

/** What is still to be done before a day can be closed. */
export function missingToClose(world: World, date: string): string[] {
  const { days, drawers, vault } = world.books.till;
  const day = days.all.get(date);
  const reviewed = day?.reviewed ?? new Set();
  const unseen = everythingIn(outOfOrdinary(world.books, date)).filter((each) => !reviewed.has(each));
  const due = dueOn(world, date).any ? 1 : 0;
  return [
    ...days.openBefore(date).map(() => 'earlier'),
    ...(day?.state === 'closing' ? [] : ['begun']),
    ...asideOf(world).map(() => 'parked'),
    ...drawers.ofDate(date).flatMap(({ state }) => (state === 'approved' ? [] : ['approved'])),
    ...(unseen.length > 0 ? ['reviewed'] : []),
    ...(vault.madeOn(date).length === due ? [] : ['deposit']),
  ];
}
