import { z } from 'zod';
import { type ChannelPayment, paymentHistorySchema, type Usage, usageSchema } from '#shared/account-history.ts';
import type { BusinessDate } from '#shared/day.ts';
import { described, jsonBody, problemOf } from './http-answers.ts';
import type { RawAnswer } from './http-exchange.ts';
import { brokenRule, unanswered } from './http-questions.ts';
import { StrangerError } from './port.ts';

const historySchema = z.object({ items: paymentHistorySchema });

/** The body of a 200, held against its model as a whole. */
function whole<T>(answer: RawAnswer, schema: z.ZodType<T>, what: string): T {
  if (answer.status !== 200) throw unanswered(answer);
  const read = schema.safeParse(jsonBody(answer));
  if (!read.success) throw new StrangerError(200, `${described(answer)}: not ${what}: ${brokenRule(read.error)}`);
  return read.data;
}

function isMissing(answer: RawAnswer, ...codes: string[]): boolean {
  return answer.status === 404 && codes.includes(problemOf(answer)?.code ?? '');
}

export function readHistory(answer: RawAnswer, limit: number): ChannelPayment[] {
  if (isMissing(answer, 'account_not_found')) return [];
  const { items } = whole(answer, historySchema, 'a history of payments');
  if (items.length > limit) throw new StrangerError(200, 'a history with more payments than asked for');
  return items;
}

/** No smart meter, or none that was read in this range: both mean that there is nothing to show. */
export function readUsage(answer: RawAnswer, from: BusinessDate, to: BusinessDate): Usage | null {
  if (isMissing(answer, 'no_readings', 'account_not_found')) return null;
  const usage = whole(answer, usageSchema, 'readings of a meter');
  if (usage.items.some(({ date }) => date < from || date > to))
    throw new StrangerError(200, 'readings of other days than asked for');
  return usage.items.length === 0 ? null : usage;
}
