import type { Asked, Output } from '#shared/contract/index.ts';
import { businessDate } from '#shared/day.ts';
import { cents, piecesOf } from '#shared/money.ts';
import type { TillCount, TillPieceCode } from '#shared/till-count.ts';
import type { Counter } from './counter.ts';

/** An amount in the fewest pieces. */
export function inPieces(amount: number): TillCount {
  return piecesOf(cents(amount)).map(({ denomination, count }) => ({
    piece: `${denomination >= 100 ? 'b' : 'c'}${denomination}` as TillPieceCode,
    count,
  }));
}

type Counted = Asked<'drawer.count'>['count']['tenders'];

/** The person at the window counts their drawer: this much cash, and these checks. */
export async function counts(counter: Counter, cash: number, tenders: Counted = []): Promise<Output<'drawer.count'>> {
  const { session } = await counter.ask('drawer.sheet', {});
  return counter.ask('drawer.count', {
    sessionId: session?.sessionId ?? '',
    count: { cash: inPieces(cash), tenders },
  });
}

/** The same until it is submitted, right or not; gives the session. */
export async function submits(counter: Counter, cash: number, tenders: Counted = []): Promise<string> {
  const sessionId = (await counter.ask('drawer.sheet', {})).session?.sessionId ?? '';
  for (let submitted = false; !submitted; ) submitted = (await counts(counter, cash, tenders)).submitted;
  return sessionId;
}

/** Whoever counted gives a reason for each tender that is off. */
export async function explains(counter: Counter, sessionId: string, over: Partial<Asked<'drawer.explain'>> = {}) {
  const { figures } = await counter.ask('drawer.sheet', { sessionId });
  const off = figures?.lines.filter((line) => !line.agrees) ?? [];
  const reasons = off.map(({ code }) => ({ code, reasonCode: 'not-found', reason: 'looked twice' }));
  return counter.ask('drawer.explain', { sessionId, reasons, missing: [], extra: [], ...over });
}

/** Takes a check for the usual account, confirming what is odd. */
export async function payCheck(counter: Counter, amount: number, number: string, code = 'personal-check' as const) {
  const { transactionId, linesCents } = await counter.begin(amount);
  return counter.ask('payment.take', {
    transactionId,
    linesCents,
    tenders: [{ code, cents: amount, number }],
    confirmed: ['amount-unusual', 'same-payer', 'same-amount', 'balance-old'],
  });
}

export const MONDAY = businessDate('2026-11-23');

/** A supervisor takes a counted day to its deposit: approves every drawer that waits, begins the close, reviews. */
export async function toDeposit(counter: Counter, date = MONDAY): Promise<Output<'day.show'>> {
  await counter.signIn('Robert Hayes');
  const { waiting } = await counter.ask('drawer.sessions', {});
  for (const { sessionId } of waiting) await counter.ask('drawer.approve', { sessionId });
  const before = await counter.ask('day.show', { date });
  if (before.state === 'open') await counter.ask('day.begin-close', { date });
  return counter.ask('day.review', { date });
}

/** What one deposit of the day is asked for with. */
export function depositOf(
  day: Output<'day.show'>,
  over: Partial<Asked<'deposit.prepare'>> = {},
): Asked<'deposit.prepare'> {
  const [due] = day.due;
  if (!due) throw new Error('there is nothing to deposit');
  return { date: day.businessDate, account: due.account, cash: due.cash, bagNumber: 'BAG-1', ...over };
}

/** Makes up the day's deposit with a second person's word. */
export async function deposits(counter: Counter, day: Output<'day.show'>): Promise<Output<'day.show'>> {
  const asked = depositOf(day);
  return counter.ask('deposit.prepare', { ...asked, approvalId: await wordOn(counter, 'deposit.prepare', asked) });
}

/** A second person's word for an act with cash; it needs no reason. */
export async function wordOn<
  R extends 'deposit.prepare' | 'drawer.pick-up' | 'vault.exchange' | 'vault.fund' | 'vault.count' | 'drawer.hand-over',
>(counter: Counter, route: R, asked: Asked<R>, name = 'Linda Tran'): Promise<string> {
  const refused = await counter.request(route, asked);
  if (refused.ok || refused.error.code !== 'APPROVAL_NEEDED') throw new Error(`not asked: ${JSON.stringify(refused)}`);
  const approvalId = String(refused.error.details.approvalId);
  const said = await counter.agrees(approvalId, name, '');
  if (said.code !== 'granted') throw new Error(`not agreed to: ${said.code}`);
  return approvalId;
}

/** Closes a day that has its deposit, signed by the supervisor at the window. */
export async function closes(counter: Counter, date = MONDAY): Promise<Output<'day.close'>> {
  const robert = (await counter.ask('session.people', {})).find(({ name }) => name === 'Robert Hayes');
  return counter.ask('day.close', { date, pin: robert?.samplePin ?? '' });
}
