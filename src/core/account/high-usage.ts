import type { Usage } from '#shared/account-history.ts';
import type { AccountDetails } from '#shared/contract/account.ts';

/** Fewer readings than this say nothing about what is usual. */
const ENOUGH_READINGS = 14;
/** A garden is watered on one day; water that runs away does so day after day. */
const DAYS_IN_A_ROW = 3;
/** A day is high from twice the usual, and from so many gallons more. */
const TIMES_USUAL = 2;
const GALLONS_MORE = 50;

type HighUsage = NonNullable<AccountDetails['usage']['high']>;

/**
 * The last days, when each of them used far more than a usual day: water may be running. Null where the newest readings
 * are ordinary, or too few to know. The usual day is the median of all, which a few weeks of a leak do not lift.
 */
export function highUsage(readings: Usage['items']): HighUsage | null {
  if (readings.length < ENOUGH_READINGS) return null;
  const amounts = readings.map(({ amount }) => amount).sort((a, b) => a - b);
  const usualGallons = amounts[Math.floor(amounts.length / 2)] ?? 0;
  const least = Math.max(usualGallons * TIMES_USUAL, usualGallons + GALLONS_MORE);
  const ordinary = readings.findLastIndex(({ amount }) => amount < least);
  const high = readings.slice(ordinary + 1);
  const [first, last] = [high[0], high.at(-1)];
  return first && last && high.length >= DAYS_IN_A_ROW ? { from: first.date, to: last.date, usualGallons } : null;
}
