/** Dates that count for money are business dates, not instants. This file makes, moves and prints them. */
declare const dateBrand: unique symbol;

/** A calendar or business date of the office, "2026-11-23". Sorts as text. */
export type BusinessDate = string & { readonly [dateBrand]: 'date' };

/** The office's time zone (the city lies in Central Time). */
export const OFFICE_TIME_ZONE = 'America/Chicago';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Brands a text as a date. Throws a RangeError unless it is a real day written as yyyy-MM-dd. */
export function businessDate(text: string): BusinessDate {
  if (!isDate(text)) throw new RangeError(`not a date: ${text}`);
  return text;
}

const TYPED_DATE = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;

/** Reads a date as the city writes it, "11/26/2026" or "1/4/2027"; null for anything else, and for a day that no calendar has. */
export function readDate(text: string): BusinessDate | null {
  const [, month = '', day = '', year = ''] = TYPED_DATE.exec(text.trim()) ?? [];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDate(date) ? date : null;
}

/** Whether a text is a real day written as yyyy-MM-dd. */
export function isDate(text: string): text is BusinessDate {
  const match = DATE.exec(text);
  const utc = match ? new Date(`${text}T00:00:00Z`) : null;
  return utc !== null && !Number.isNaN(utc.getTime()) && utc.toISOString().slice(0, 10) === text;
}

const wallClock = new Intl.DateTimeFormat('en-US', {
  timeZone: OFFICE_TIME_ZONE,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** Days begin and the zone shifts on full quarters of an hour: within one the date is the same and the minutes count on. */
const QUARTER_MS = 15 * 60_000;
type Quarter = { beginsAtMs: number; date: BusinessDate; minute: number };
/** The quarters that were asked for, by number; there are 96 a day. */
const quarters = new Map<number, Quarter>();
const MOST_QUARTERS = 1_000;

function quarterAt(atMs: number): Quarter {
  const number = Math.floor(atMs / QUARTER_MS);
  const known = quarters.get(number);
  if (known) return known;
  const beginsAtMs = number * QUARTER_MS;
  const parts = wallClock.formatToParts(beginsAtMs).map((part) => [part.type, part.value]);
  const { year, month, day, hour, minute } = Object.fromEntries(parts) as Record<string, string>;
  const date = businessDate(`${year}-${month}-${day}`);
  const quarter = { beginsAtMs, date, minute: Number(hour) * 60 + Number(minute) };
  if (quarters.size >= MOST_QUARTERS) quarters.clear();
  quarters.set(number, quarter);
  return quarter;
}

/** The calendar date at an instant (ms since 1970) in the office's time zone. */
export function calendarDate(atMs: number): BusinessDate {
  return quarterAt(atMs).date;
}

/** The wall-clock minute at an instant in the office's time zone, counted from midnight: 462 at 7:42 AM. */
export function minuteOfDay(atMs: number): number {
  const { beginsAtMs, minute } = quarterAt(atMs);
  return minute + Math.floor((atMs - beginsAtMs) / 60_000);
}

/** The wall-clock time at an instant in the office's time zone: "7:42 AM". */
export function timeOfDay(atMs: number): string {
  const minutes = minuteOfDay(atMs);
  const hour = Math.floor(minutes / 60);
  return `${hour % 12 || 12}:${String(minutes % 60).padStart(2, '0')} ${hour < 12 ? 'AM' : 'PM'}`;
}

/** "2026-11-23T07:42:05-06:00": an instant to the second on the office's clock, for whoever reads it with a program. */
export function officeTimestamp(atMs: number): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  const minutes = minuteOfDay(atMs);
  const second = Math.floor(atMs / 1_000);
  const wall = `${calendarDate(atMs)}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(second % 60)}`;
  const behind = second / 60 - Date.parse(`${wall}Z`) / 60_000;
  const ahead = Math.abs(behind);
  return `${wall}${behind > 0 ? '-' : '+'}${two(Math.floor(ahead / 60))}:${two(ahead % 60)}`;
}

/** "11/23/2026", as the city writes dates on paper. */
export function shortDate(date: BusinessDate): string {
  return `${date.slice(5, 7)}/${date.slice(8)}/${date.slice(0, 4)}`;
}

/** A date moved by whole days (negative goes back). */
export function addDays(date: BusinessDate, days: number): BusinessDate {
  const utc = new Date(`${date}T00:00:00Z`);
  utc.setUTCDate(utc.getUTCDate() + days);
  return businessDate(utc.toISOString().slice(0, 10));
}

/** Whole days from one date to another; NaN where one of them is none. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** The day of the week by ISO 8601: 1 Monday to 7 Sunday. */
export function weekday(date: BusinessDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

export function laterDate(a: BusinessDate, b: BusinessDate): BusinessDate {
  return a > b ? a : b;
}

/** The year of a date, as on receipt numbers: 26 for 2026. */
export function twoDigitYear(date: BusinessDate): string {
  return date.slice(2, 4);
}
