import { type BusinessDate, weekday } from '#shared/day.ts';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** "Monday, November 23, 2026", as the head of an office's document says it. */
export function longDate(date: BusinessDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${DAYS[weekday(date) - 1]}, ${MONTHS[(month ?? 1) - 1]} ${day}, ${year}`;
}
