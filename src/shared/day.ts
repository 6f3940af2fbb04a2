/** Dates that count for money are business dates, not instants. This file makes, moves and prints them. */
declare const dateBrand: unique symbol;

/** A calendar or business date of the office, "2026-11-23". Sorts as text. */
export type BusinessDate = string & { readonly [dateBrand]: 'date' };

/** The office's time zone (the city lies in Central Time). */
export const OFFICE_TIME_ZONE = 'America/Chicago';

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Brands a text as a date. Throws a RangeError unless it is a real day written as yyyy-MM-dd. */
export function businessDate(text: string): BusinessDate {
  const match = DATE.exec(text);
  const utc = match ? new Date(`${text}T00:00:00Z`) : null;
  if (!utc || Number.isNaN(utc.getTime()) || utc.toISOString().slice(0, 10) !== text) {
    throw new RangeError(`not a date: ${text}`);
  }
  return text as BusinessDate;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function partsIn(timeZone: string, atMs: number): Record<string, string> {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(timeZone, format);
  }
  return Object.fromEntries(format.formatToParts(atMs).map((part) => [part.type, part.value]));
}

/** Days begin and time zones shift on full quarters of an hour, so within one the date is the same. */
const QUARTER_MS = 15 * 60_000;
let lastDate = { quarter: Number.NaN, timeZone: '', date: '' as BusinessDate };

/** The calendar date at an instant (ms since 1970) in the office's time zone. */
export function calendarDate(atMs: number, timeZone: string = OFFICE_TIME_ZONE): BusinessDate {
  const quarter = Math.floor(atMs / QUARTER_MS);
  if (quarter !== lastDate.quarter || timeZone !== lastDate.timeZone) {
    const { year, month, day } = partsIn(timeZone, atMs);
    lastDate = { quarter, timeZone, date: businessDate(`${year}-${month}-${day}`) };
  }
  return lastDate.date;
}

let lastMinute = { quarter: Number.NaN, timeZone: '', minute: 0 };

/** The wall-clock minute at an instant in the office's time zone, counted from midnight: 462 at 7:42 AM. */
export function minuteOfDay(atMs: number, timeZone: string = OFFICE_TIME_ZONE): number {
  const quarter = Math.floor(atMs / QUARTER_MS);
  if (quarter !== lastMinute.quarter || timeZone !== lastMinute.timeZone) {
    const { hour, minute } = partsIn(timeZone, quarter * QUARTER_MS);
    lastMinute = { quarter, timeZone, minute: Number(hour) * 60 + Number(minute) };
  }
  return lastMinute.minute + Math.floor((atMs - quarter * QUARTER_MS) / 60_000);
}

/** The wall-clock time at an instant in the office's time zone: "7:42 AM". */
export function timeOfDay(atMs: number, timeZone: string = OFFICE_TIME_ZONE): string {
  const { hour, minute } = partsIn(timeZone, atMs);
  const h = Number(hour);
  return `${h % 12 === 0 ? 12 : h % 12}:${minute} ${h < 12 ? 'AM' : 'PM'}`;
}

/** "11/23/2026", as the city writes dates on paper. */
export function shortDate(date: BusinessDate): string {
  const [year, month, day] = date.split('-');
  return `${month}/${day}/${year}`;
}

/** A date moved by whole days (negative goes back). */
export function addDays(date: BusinessDate, days: number): BusinessDate {
  const utc = new Date(`${date}T00:00:00Z`);
  utc.setUTCDate(utc.getUTCDate() + days);
  return businessDate(utc.toISOString().slice(0, 10));
}

export function laterDate(a: BusinessDate, b: BusinessDate): BusinessDate {
  return a > b ? a : b;
}

/** The year of a date, as on receipt numbers: 26 for 2026. */
export function twoDigitYear(date: BusinessDate): string {
  return date.slice(2, 4);
}
