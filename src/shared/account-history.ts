import { z } from 'zod';
import { businessDate } from './day.ts';
import { MAX_CENTS } from './money.ts';

/**
 * What the CIS remembers of an account: the payments of all channels, and the water that a smart meter counted. Both are
 * only shown. A list is taken whole or refused whole: with a line missing it would tell a customer something untrue.
 */

/** The most payments, and the most days of readings, that are asked for at once; the days are a year and five weeks. */
export const MOST_PAYMENTS = 100;
export const MOST_READINGS = 400;
/** More gallons than any meter of a city counts in a day. */
const MOST_GALLONS = 999_999_999;

/** A real day, written as yyyy-MM-dd. */
const day = z.string().transform((text, context) => {
  try {
    return businessDate(text);
  } catch {
    context.addIssue('not a day');
    return z.NEVER;
  }
});

const channelPaymentSchema = z.object({
  /** The day that counts for the account. */
  date: day,
  /** Negative for what was taken back, such as a reversal. */
  cents: z.int().min(-MAX_CENTS).max(MAX_CENTS),
  /** How it came in. */
  channel: z.enum(['counter', 'drop-box', 'mail', 'portal', 'ivr', 'autopay', 'bank', 'other']),
  /** For a payment or a reversal of a counter its own reference; else what the CIS has. */
  ref: z.string().max(100).optional(),
  /** Text is kept as it came, bounded; it is made safe where it is shown or printed. */
  note: z.string().max(200).optional(),
});
export type ChannelPayment = z.infer<typeof channelPaymentSchema>;

/** Newest first: of a list in another order nobody knows which payments were left off. */
export const paymentHistorySchema = z
  .array(channelPaymentSchema)
  .max(MOST_PAYMENTS)
  .refine((list) => inOrder(list, (newer, older) => newer.date >= older.date), 'not newest first');

/** Daily readings of one account's meters together; each day once, oldest first. A day without a reading is absent. */
export const usageSchema = z.object({
  unit: z.literal('gal'),
  items: z
    .array(z.object({ date: day, amount: z.int().min(0).max(MOST_GALLONS) }))
    .max(MOST_READINGS)
    .refine((list) => inOrder(list, (earlier, later) => earlier.date < later.date), 'not each day once, oldest first'),
});
export type Usage = z.infer<typeof usageSchema>;

function inOrder<T>(list: readonly T[], fits: (one: T, next: T) => boolean): boolean {
  return list.every((next, index) => {
    const one = list[index - 1];
    return one === undefined || fits(one, next);
  });
}
