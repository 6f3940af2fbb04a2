import { z } from 'zod';
import { type Account, accountSchema } from '#shared/account.ts';
import { described, jsonBody, problemOf } from './http-answers.ts';
import type { RawAnswer } from './http-exchange.ts';
import { type AccountPage, type CisHealth, StrangerError, TransportError } from './port.ts';

const healthSchema = z.object({
  status: z.enum(['up', 'degraded', 'locked']),
  time: z.int().nonnegative(),
  cisBusinessDate: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
});

const pageSchema = z.object({
  items: z.array(z.unknown()),
  nextCursor: z.string().min(1).max(4_096).nullable(),
  hasMore: z.boolean(),
  asOf: z.int().nonnegative(),
  paymentsThrough: z.int().nonnegative(),
});

/** A question that was not answered: the far side is busy or broken (asked again later), or a stranger. */
export function unanswered(answer: RawAnswer): TransportError | StrangerError {
  const { status } = answer;
  if (status === 408 || status === 425 || status === 429 || status >= 500)
    return new TransportError('maybe', described(answer));
  const problem = problemOf(answer);
  return new StrangerError(status, problem ? `${described(answer)}: ${problem.code}` : described(answer));
}

/** Where and how a value breaks its model, without the value itself: it may be anybody's. */
export function brokenRule(error: z.ZodError): string {
  const [issue] = error.issues;
  return issue ? `${issue.path.join('.') || 'the whole'}: ${issue.message}`.slice(0, 200) : 'unknown';
}

export function readHealth(answer: RawAnswer): CisHealth {
  if (answer.status !== 200) throw unanswered(answer);
  const read = healthSchema.safeParse(jsonBody(answer));
  if (!read.success) throw new StrangerError(200, `${described(answer)}: not a health answer`);
  return { status: read.data.status, timeMs: read.data.time, cisBusinessDate: read.data.cisBusinessDate };
}

export function readAccount(answer: RawAnswer, accountNo: string): Account | null {
  if (answer.status === 404 && problemOf(answer)?.code === 'account_not_found') return null;
  if (answer.status !== 200) throw unanswered(answer);
  const read = accountSchema.safeParse(jsonBody(answer));
  if (!read.success) throw new StrangerError(200, `${described(answer)}: not an account: ${brokenRule(read.error)}`);
  if (read.data.accountNo !== accountNo)
    throw new StrangerError(200, `${described(answer)}: another account than asked for`);
  return read.data;
}

/** Text that can go into a list of refused accounts: what the CIS called it, or else the beginning of what came. */
function numberOf(item: unknown): string {
  const accountNo = typeof item === 'object' && item !== null && 'accountNo' in item ? item.accountNo : null;
  if (typeof accountNo === 'string' || typeof accountNo === 'number') return String(accountNo);
  return JSON.stringify(item).slice(0, 40);
}

/**
 * A page in which each account stands for itself: one that breaks the canonical model is refused alone. 410 (the cursor
 * has expired) is a StrangerError with that status: begin a full snapshot. A page that would lead to itself is refused.
 */
export function readPage(answer: RawAnswer, cursor: string | null, limit: number): AccountPage {
  if (answer.status !== 200) throw unanswered(answer);
  const read = pageSchema.safeParse(jsonBody(answer));
  if (!read.success) throw new StrangerError(200, `${described(answer)}: not a page: ${brokenRule(read.error)}`);
  const { items, nextCursor, hasMore, asOf, paymentsThrough } = read.data;
  if (items.length > limit) throw new StrangerError(200, 'a page with more accounts than asked for');
  if (hasMore && (nextCursor === null || nextCursor === cursor))
    throw new StrangerError(200, 'a page that leads nowhere');
  const page: AccountPage = {
    accounts: [],
    refused: [],
    nextCursor,
    hasMore,
    asOfMs: asOf,
    paymentsThroughMs: paymentsThrough,
  };
  for (const item of items) {
    const account = accountSchema.safeParse(item);
    if (account.success) page.accounts.push(account.data);
    else page.refused.push({ accountNo: numberOf(item), why: brokenRule(account.error) });
  }
  return page;
}
