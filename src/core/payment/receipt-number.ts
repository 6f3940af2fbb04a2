import { type BusinessDate, twoDigitYear } from '#shared/day.ts';

/** "C1-26-000123": station, year of the business date, gapless counter of that station and year (1 to 999,999). */
export function receiptNumber(station: string, date: BusinessDate, counter: number): string {
  if (counter < 1 || counter > 999_999) throw new RangeError(`receipt counter out of range: ${counter}`);
  return `${station}-${twoDigitYear(date)}-${String(counter).padStart(6, '0')}`;
}
