import { bareSerial } from './books.ts';
import { SECOND_PERSONS, VOID_REASONS } from './reasons.ts';
import { stillCounts } from './rulebook.ts';
import { doorCode, type Moment } from './steps/step.ts';
import type { Drawer } from './till/drawers.ts';
import { TOWN } from './town.ts';
import { type Line, sumOf, type Tender, textOfTenders, type Voiding, type Waiting } from './window-memory.ts';
import type { World } from './world.ts';

/**
 * The answers that may come, worked out from the journal and from what the window knows: the rules of the office in the
 * auditor's own words, none of them taken from the program.
 */
export type Press = {
  transactionId: string;
  lines: readonly Line[];
  /** The total that the screen showed, cents. */
  linesCents: number;
  tenders: readonly Tender[];
  approvalId: string | null;
  sure: boolean;
  times: number;
};

/** "ok" or a code for each answer that may come, and why a second person would be called. */
export type Answers = { may: string[]; needs: readonly string[] };
export const only = (code: string, needs: readonly string[] = []): Answers => ({ may: [code], needs });

const CHECKED_BY_HAND = ['personal-check', 'business-check'];

/** Exactly one request, as one text: an agreement counts for this and for nothing else. */
export function textOfTake(userId: string, ask: Pick<Press, 'transactionId' | 'lines' | 'tenders'>): string {
  const lines = ask.lines.map((line) =>
    line.kind === 'misc' ? [line.glCode, line.cents] : [line.accountNo, line.cents],
  );
  const tenders = ask.tenders.map(({ code, cents, number, issuer }) => [code, cents, number, issuer]);
  return JSON.stringify(['take', userId, ask.transactionId, lines, tenders]);
}

/** `corrected`: how often the receipt had been put right when it was asked; both people saw it as it stood then. */
export function textOfVoid(userId: string, voiding: Voiding, corrected: number): string {
  const { receiptNo, reasonCode, reason, cashReturnedCents } = voiding;
  return JSON.stringify(['void', userId, receiptNo, corrected, reasonCode, reason, cashReturnedCents]);
}

/** With what an agreement that comes with a request is refused; null: it counts, or there is none. */
export function refusedUse(world: World, text: string, approvalId: string | null): string | null {
  if (approvalId === null) return null;
  const called = world.books.rules.called.get(approvalId);
  if (!called) return 'APPROVAL_UNKNOWN';
  if (world.window.waiting.get(approvalId)?.text !== text) return 'APPROVAL_DIFFERS';
  return called.state === 'granted' && stillCounts(called.grantedAtMs, world.clock.now()) ? null : 'APPROVAL_OVER';
}

/** Why these tenders cannot pay this total, or null. */
function tenderFault(world: World, tenders: readonly Tender[], linesCents: number, date: string): string | null {
  const fault = instrumentFault(world, tenders, date);
  if (fault) return fault;
  const inCash = sumOf(tenders.filter(({ code }) => code === 'cash'));
  const instruments = sumOf(tenders) - inCash;
  if (inCash + instruments < linesCents) return 'TENDER_SHORT';
  if (instruments > linesCents) return 'CHANGE_FROM_CASH_ONLY';
  return inCash > 0 && instruments === linesCents ? 'CASH_NOT_NEEDED' : null;
}

/** What is wrong with one of these instruments, or null. */
export function instrumentFault(world: World, tenders: readonly Tender[], date: string): string | null {
  for (const { code, cents, number, issuer } of tenders) {
    if (!world.books.rules.tenderType(code, date).active) return 'TENDER_NOT_ACCEPTED';
    if (cents < 1) return 'AMOUNT_INVALID';
    if (code === 'cash') {
      if (number !== null || issuer !== null) return 'NUMBER_INVALID';
      continue;
    }
    if (number === null) return 'NUMBER_MISSING';
    if (code === 'money-order' && issuer === null) return 'ISSUER_MISSING';
    if (!/^[A-Za-z0-9][A-Za-z0-9 -]*$/.test(number)) return 'NUMBER_INVALID';
  }
  return null;
}

/** Why this payment needs a second person; `but` is its own receipt, where there is one. */
export function needsOf(
  world: World,
  lines: readonly Line[],
  tenders: readonly Tender[],
  date: string,
  but?: string,
): string[] {
  const accounts = lines.flatMap((line) => (line.kind === 'account' ? [line.accountNo] : []));
  const serials = tenders.flatMap(({ code, number }) => (code === 'money-order' && number ? [bareSerial(number)] : []));
  const again =
    new Set(serials).size < serials.length ||
    serials.some((serial) => world.books.withSerial(serial).some((receiptNo) => receiptNo !== but));
  return [
    ...refusesChecks(accounts, tenders),
    ...overLimit(world, tenders, date),
    ...(again ? ['same-instrument'] : []),
  ];
}

/** A bank check for an account that takes none. */
export function refusesChecks(accounts: readonly (string | null)[], tenders: readonly { code: string }[]): string[] {
  const marked = TOWN.some(
    ({ accountNo, flags }) => accounts.includes(accountNo) && (flags.cashOnly || flags.noChecks),
  );
  return marked && tenders.some(({ code }) => CHECKED_BY_HAND.includes(code)) ? ['cash-only'] : [];
}

export function overLimit(world: World, tenders: readonly Pick<Tender, 'code' | 'cents'>[], date: string): string[] {
  const over = tenders.some(({ code, cents }) => {
    const limit = world.books.rules.tenderType(code, date).supervisorAboveCents;
    return limit !== null && cents > limit;
  });
  return over ? ['tender-limit'] : [];
}

/** When Enter is pressed. */
export function mayTake(world: World, moment: Moment, ask: Press): Answers {
  const door = doorCode(moment);
  if (door) return only(door);
  const { books, clock } = world;
  const userId = moment.user?.userId ?? '';
  const [taken] = books.transactions.get(ask.transactionId) ?? [];
  const payment = taken === undefined ? undefined : books.payments.get(taken);
  if (payment) {
    const tendered = payment.tenders.map((tender) => ({ ...tender, cents: tender.tenderedCents }));
    const same =
      payment.actor === userId &&
      payment.linesCents === ask.linesCents &&
      textOfTenders(tendered) === textOfTenders(ask.tenders);
    return only(same ? 'ok' : 'TRANSACTION_DIFFERS');
  }
  const draft = world.window.draftOf(userId);
  if (draft?.transactionId !== ask.transactionId) return only('DRAFT_UNKNOWN');
  const due = sumOf(draft.lines);
  if (ask.linesCents !== due) return only('CART_CHANGED');
  const refused = refusedUse(world, textOfTake(userId, { ...ask, lines: draft.lines }), ask.approvalId);
  if (refused) return only(refused);
  const date = books.till.businessDate(clock.now());
  const drawer = books.till.drawers.openOf(userId, date);
  if (!drawer) return only('DRAWER_NOT_OPEN');
  const cash = ask.tenders.some(({ code }) => code === 'cash');
  if (cash && limitOf(world, drawer, date) === 'hard') return only('PICKUP_REQUIRED');
  const fault = tenderFault(world, ask.tenders, due, date);
  if (fault) return only(fault);
  const needs = needsOf(world, draft.lines, ask.tenders, date);
  const agreed = ask.approvalId === null ? [] : (books.rules.called.get(ask.approvalId)?.needs ?? []);
  const last = needs.every((need) => agreed.includes(need)) ? 'ok' : 'APPROVAL_NEEDED';
  return { may: ask.sure ? [last] : [last, 'ODD_UNCONFIRMED'], needs };
}

/** How near the cash in a drawer is to the office's limits. */
export function limitOf({ books }: World, drawer: Drawer, date: string): 'below' | 'soft' | 'hard' {
  const cents = books.till.drawers.held(drawer).get('cash')?.cents ?? 0;
  const reached = (limit: number): boolean => limit > 0 && cents >= limit;
  if (reached(books.rules.setting('drawer.hard-limit-cents', date))) return 'hard';
  return reached(books.rules.setting('drawer.soft-limit-cents', date)) ? 'soft' : 'below';
}

/** Whether a receipt is of today and the drawer that it was taken in takes money: then it can be voided. */
export function isVoidable({ books, clock }: World, receiptNo: string): boolean {
  const payment = books.payments.get(receiptNo);
  if (payment?.businessDate !== books.till.businessDate(clock.now())) return false;
  return books.till.drawers.all.get(payment.drawerSession)?.state === 'open';
}

/** Cash that was kept of a receipt and has to go back with it. */
export function keptOf(world: World, receiptNo: string): number {
  const tenders = world.books.standing.get(receiptNo)?.tenders ?? [];
  return tenders
    .filter(({ code }) => code === 'cash')
    .reduce((sum, { tenderedCents, changeCents }) => sum + tenderedCents - changeCents, 0);
}

/** When somebody wants a receipt taken back. */
export function mayVoid(world: World, moment: Moment, ask: Voiding, approvalId: string | null): Answers {
  const door = doorCode(moment);
  if (door) return only(door);
  const { books } = world;
  const corrected = books.timesCorrected(ask.receiptNo);
  const text = textOfVoid(moment.user?.userId ?? '', ask, corrected);
  const payment = books.payments.get(ask.receiptNo);
  if (!payment) return only('RECEIPT_UNKNOWN');
  const voided = books.voids.get(ask.receiptNo);
  if (voided)
    return only(
      text === textOfVoid(voided.actor, voided, corrected) && approvalId === voided.approvalId
        ? 'ok'
        : 'RECEIPT_VOIDED',
    );
  if (books.standing.get(ask.receiptNo)?.reversed) return only('RECEIPT_REVERSED');
  if (!isVoidable(world, ask.receiptNo)) return only('VOID_TOO_LATE');
  if (!VOID_REASONS.includes(ask.reasonCode)) return only('REASON_UNKNOWN');
  if (ask.cashReturnedCents !== keptOf(world, ask.receiptNo)) return only('CASH_DIFFERS');
  if (approvalId === null) return only('APPROVAL_NEEDED', ['void']);
  return only(refusedUse(world, text, approvalId) ?? 'ok');
}

/** Who of the two must be there for what two people do with cash; for everything else it is a supervisor. */
export const PERMITTED: Record<string, readonly string[]> = {
  pickup: ['lead', 'supervisor'],
  vault: ['lead', 'supervisor'],
  deposit: ['lead', 'supervisor'],
  'hand-over': ['clerk', 'lead', 'supervisor'],
};

/** When another person agrees: two people who handle money, one of them permitted, neither of them the receipt's clerk. */
export function mayGrant(
  world: World,
  moment: Moment,
  given: { approvalId: string; userId: string; reasonCode: string; rightPin: boolean },
): string[] {
  const door = doorCode(moment);
  if (door) return [door];
  const { books, window, clock } = world;
  const called = books.rules.called.get(given.approvalId);
  const roleOf = (userId: string): string => window.staff.find((person) => person.userId === userId)?.role ?? '';
  if (!called || called.askedBy !== moment.user?.userId) return ['APPROVAL_UNKNOWN'];
  if (books.rules.gone.has(given.userId)) return ['USER_UNKNOWN'];
  if (called.state !== 'asked' || !stillCounts(called.askedAtMs, clock.now())) return ['APPROVAL_OVER'];
  const clerk = books.payments.get(called.receiptNo ?? '')?.actor;
  if (given.userId === called.askedBy || given.userId === clerk) return ['APPROVAL_OWN'];
  if (called.withUserId !== null && given.userId !== called.withUserId) return ['APPROVAL_OWN'];
  const [asker, approver] = [roleOf(called.askedBy), roleOf(given.userId)];
  const handlesMoney = ['clerk', 'lead', 'supervisor'].includes(approver);
  const permitted = called.needs.every((need) => {
    const roles = PERMITTED[need] ?? ['supervisor'];
    return roles.includes(asker) || roles.includes(approver);
  });
  if (!handlesMoney || !permitted) return ['APPROVAL_ROLE'];
  if (!(SECOND_PERSONS[called.action] ?? ['']).includes(given.reasonCode)) return ['REASON_UNKNOWN'];
  return [given.rightPin ? 'ok' : 'PIN_WRONG', 'PIN_BACKOFF'];
}

/** Somebody was called. It is written down, for these reasons, and for this request alone. */
export function remember(
  world: World,
  details: Record<string, unknown>,
  needs: readonly string[],
  so: Omit<Waiting, 'approvalId'>,
): void {
  const { books, window } = world;
  const wrong = (why: string): void => world.report('two-people', `${String(details.approvalId)}: ${why}`);
  const approvalId = String(details.approvalId);
  const called = books.rules.called.get(approvalId);
  if (called?.state !== 'asked' || called.askedBy !== so.userId) wrong('nobody was called');
  if (called?.needs.join() !== needs.join() || String(details.needs) !== needs.join()) {
    wrong(`called for ${called?.needs}, told ${details.needs}, and it is ${needs}`);
  }
  const before = window.waiting.get(approvalId);
  if (before && before.text !== so.text) wrong(`one call for two requests, ${before.text} and ${so.text}`);
  window.waiting.set(approvalId, { approvalId, ...so });
}
