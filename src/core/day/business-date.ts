import type { DayState } from '#shared/close-step.ts';
import { addDays, type BusinessDate, laterDate, weekday } from '#shared/day.ts';
import type { Settings } from '#shared/setting.ts';

/** The days on which the office works, as the settings say. */
export type Calendar = Pick<Settings, 'calendar.weekdays' | 'calendar.holidays'>;
export type LatestDay = { date: BusinessDate; state: DayState };

/** Settings that leave no business day in a year would otherwise be looked through for ever. */
const FARTHEST = 366;

export function isBusinessDay(date: BusinessDate, calendar: Calendar): boolean {
  return calendar['calendar.weekdays'].includes(weekday(date)) && !calendar['calendar.holidays'].includes(date);
}

/** The date itself if it is a business day, else the next one that is. */
export function onOrAfter(date: BusinessDate, calendar: Calendar): BusinessDate {
  for (let days = 0; days < FARTHEST; days += 1) {
    const candidate = addDays(date, days);
    if (isBusinessDay(candidate, calendar)) return candidate;
  }
  return date;
}

/**
 * The business date a station works on (rules 27 and 30): the office's calendar date, on a day off the next business day;
 * after a day was closed the next one; and never before a date it has already opened. A clock that was set back therefore
 * cannot put money into yesterday, nor into a day that is closed.
 */
export function businessDateNow(today: BusinessDate, latest: LatestDay | null, calendar: Calendar): BusinessDate {
  const now = onOrAfter(today, calendar);
  if (latest === null) return now;
  return laterDate(now, latest.state === 'closed' ? onOrAfter(addDays(latest.date, 1), calendar) : latest.date);
}
