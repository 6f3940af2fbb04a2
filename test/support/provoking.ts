import { anAccount } from './accounts.ts';
import { Counter } from './counter.ts';
import { samplePacket, samplePayments } from './sample-packet.ts';
import { sourcePress } from './source-press.ts';

/** Counters that were opened for a refusal. */
const open: { close(): Promise<void>; forget(): void }[] = [];
export function kept(counter: Counter): Counter {
  open.push(counter);
  return counter;
}
/** Closes and forgets every counter that was opened for a refusal. */
export async function closeKept(): Promise<void> {
  for (const counter of open.splice(0)) {
    await counter.close();
    counter.forget();
  }
}

export type Answer = { code: string; details: Record<string, unknown> };
export async function asks(counter: Counter, route: string, input: unknown = {}): Promise<Answer> {
  const reply = await counter.request(route, input);
  return reply.ok ? { code: 'GRANTED', details: {} } : reply.error;
}

export const atWork = (): Promise<Counter> => kept(new Counter()).openFor('Maria Alvarez');
export const asAdministrator = async (): Promise<Counter> => {
  const counter = await kept(new Counter()).start();
  await counter.signIn('Sam Whitfield');
  return counter;
};
export const cash = (amount: number) => [{ code: 'cash', cents: amount }];
export const check = (cents: number, number: string | null = '1042') => [{ code: 'personal-check', cents, number }];
/** A cash-only account, a personal check, and a supervisor who was called for it. */
export async function called(): Promise<{ counter: Counter; take: Record<string, unknown>; approvalId: string }> {
  const account = anAccount();
  const cashOnly = anAccount({ flags: { ...account.flags, cashOnly: true } });
  const counter = await kept(new Counter({ accounts: [cashOnly] })).openFor('Maria Alvarez');
  const { transactionId, linesCents } = await counter.begin(14_217);
  const take = { transactionId, linesCents, tenders: check(14_217), confirmed: [] };
  const { details } = await asks(counter, 'payment.take', take);
  return { counter, take, approvalId: String(details.approvalId) };
}
export const agrees = (counter: Counter, approvalId: string, who: string, reasonCode = 'verified') =>
  counter.agrees(approvalId, who, reasonCode);
export const VOID = { reasonCode: 'wrong-amount', reason: '' };
export const CORRECTION = { reasonCode: 'keyed-wrong', reason: '' };
export const REVERSAL = { kind: 'reversal', money: 'refund-due' } as const;
export const ANY_ID = '01890000-0000-7000-8000-000000000000';

export async function wrongPins(times: number): Promise<Answer> {
  const counter = await kept(new Counter()).start();
  const [person] = await counter.ask('session.people', {});
  let answer: Answer = { code: 'GRANTED', details: {} };
  for (let n = 0; n < times; n += 1) {
    answer = await asks(counter, 'session.sign-in', { userId: person?.userId, pin: '000000' });
  }
  return answer;
}

/** A payment whose tender screen is open, taken with these tenders. */
export async function takes(
  amount: number,
  tenders: unknown,
  confirmed: string[] = ['amount-unusual'],
): Promise<Answer> {
  const counter = await atWork();
  const begun = await counter.request('payment.begin', {
    lines: [{ kind: 'account', accountNo: '14640201', cents: amount }],
    language: 'en',
  });
  if (!begun.ok) return begun.error;
  const { transactionId, linesCents } = begun.data as { transactionId: string; linesCents: number };
  return asks(counter, 'payment.take', { transactionId, linesCents, tenders, confirmed });
}

/** A receipt of yesterday, and somebody at the window today. */
export async function nextDay(): Promise<{ counter: Counter; receiptNo: string }> {
  const counter = await atWork();
  const { receiptNo } = await counter.payCash(14_217);
  await counter.clock.pass(24 * 3_600_000);
  await counter.signIn('Maria Alvarez');
  await counter.opensDrawer();
  return { counter, receiptNo };
}

/** A receipt of yesterday is to be put right, perhaps once more. */
export async function corrects(change: unknown, before?: typeof REVERSAL): Promise<Answer> {
  const { counter, receiptNo } = await nextDay();
  if (before) await counter.corrects(receiptNo, before);
  return asks(counter, 'receipt.correct', { ...CORRECTION, receiptNo, change });
}

export const ACCESS = { reasonCode: 'other', reason: '' };
export async function asksAbout(name: string, route: string): Promise<Answer> {
  const counter = await asAdministrator();
  const person = (await counter.ask('session.people', {})).find((each) => each.name === name);
  return asks(counter, route, { userId: person?.userId, ...ACCESS });
}

/** A report is made into files in this folder. */
export async function pressesInto(folder: string): Promise<Answer> {
  const pressed = await sourcePress().press({
    folder,
    name: 'packet',
    source: { of: 'report', report: samplePacket(samplePayments(1)) },
  });
  return pressed.ok ? { code: 'GRANTED', details: {} } : pressed.failure;
}
