import type { BoardView } from '#shared/contract/board.ts';
import type { DayRow } from '#shared/contract/day.ts';
import { cents } from '#shared/money.ts';
import { type OfficeDay, officeDays } from './office-days.ts';

export type HourBar = BoardView['hours'][number];

/** Hours that are always drawn, on a 24-hour clock: the place of an hour does not move as payments come in. */
const FIRST_HOUR = 8;
const LAST_HOUR = 16;

/** Every hour of the office's day, and what lies outside it where something was paid there. */
export function hourBars(hours: readonly HourBar[]): HourBar[] {
  const from = Math.min(FIRST_HOUR, ...hours.map(({ hour }) => hour));
  const to = Math.max(LAST_HOUR, ...hours.map(({ hour }) => hour));
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const hour = from + index;
    return hours.find((each) => each.hour === hour) ?? { hour, payments: 0, cents: cents(0) };
  });
}

/** The newest days of the office, the oldest first; null where there was none yet, so that each has its place. */
export function dayBars(rows: readonly DayRow[], places: number): (OfficeDay | null)[] {
  const days = officeDays(rows).slice(0, places).reverse();
  return [...Array.from({ length: places - days.length }, () => null), ...days];
}

/** How far along a bar something is, in percent of its length. */
export function along(value: number, most: number): number {
  return most <= 0 ? 0 : Math.min(100, (100 * value) / most);
}
