import { addDays, type BusinessDate, businessDate, daysBetween } from '#shared/day.ts';

/** The days that are most often asked for; `from-to`: others, typed. */
export const AUDIT_SPANS = ['day', 'month', 'month-before', 'from-to'] as const;
export type AuditSpan = (typeof AUDIT_SPANS)[number];
export type Days = { from: BusinessDate; to: BusinessDate };

/** The days of a span, seen from today: a month that is not over goes up to today. */
export function daysOf(span: Exclude<AuditSpan, 'from-to'>, today: BusinessDate): Days {
  if (span === 'day') return { from: today, to: today };
  const first = firstOf(today);
  if (span === 'month') return { from: first, to: today };
  const last = addDays(first, -1);
  return { from: firstOf(last), to: last };
}

function firstOf(date: BusinessDate): BusinessDate {
  return businessDate(`${date.slice(0, 8)}01`);
}

/** What is wrong with days that were typed, if anything is. */
export function spanFault({ from, to }: Days, most: number): 'backwards' | 'tooLong' | null {
  if (from > to) return 'backwards';
  return daysBetween(from, to) < most ? null : 'tooLong';
}
