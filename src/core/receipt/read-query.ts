import { type BusinessDate, businessDate } from '#shared/day.ts';
import { compact } from '#shared/lookup-text.ts';
import { type Cents, parseAmount } from '#shared/money.ts';
import { readCrockford } from '../journal/base32.ts';
import { bareNumber } from '../payment/instrument.ts';
import { readShortRef } from '../payment/short-ref.ts';
import { foldedWords } from './name-fits.ts';
import { type ReceiptCode, readReceiptCode } from './qr-text.ts';

/** All that one typed text can mean. "1042" is the end of a receipt's number and a check: both are looked for. */
export type QueryReadings = {
  /** The QR code of a receipt, scanned: it means that receipt and nothing else. */
  code: ReceiptCode | null;
  /** A receipt's number or its end; what was left out is null. */
  receipt: { station: string | null; year: string | null; counter: number } | null;
  accountNo: string | null;
  /** Check number or money-order serial, as it is compared. */
  number: string | null;
  cents: Cents | null;
  verifyCode: string | null;
  item: { station: string; itemNumber: number } | null;
  paymentRef: string | null;
  /** Minutes of the day. "8:05" is twice a day. */
  minutes: number[];
  /** Year null: of any year. */
  date: { year: number | null; monthDay: string } | null;
  /** Words of a name, folded. */
  words: string[];
};

/** Longer text than this is not typed by anybody. */
const LONGEST = 200;

const NOTHING: QueryReadings = {
  code: null,
  receipt: null,
  accountNo: null,
  number: null,
  cents: null,
  verifyCode: null,
  item: null,
  paymentRef: null,
  minutes: [],
  date: null,
  words: [],
};

export function readQuery(query: string): QueryReadings {
  const text = query.slice(0, LONGEST).trim();
  const code = readReceiptCode(text);
  if (code) return { ...NOTHING, code };
  const bare = compact(text);
  const isNumber = /^[0-9A-Z][0-9A-Z -]*$/i.test(text) && /\d/.test(text);
  return {
    code: null,
    receipt: readReceipt(text),
    accountNo: isNumber && bare.length >= 5 && bare.length <= 20 ? bare : null,
    number: isNumber && bare.length <= 30 ? bareNumber(text) : null,
    cents: readDollars(text),
    verifyCode: /^[0-9A-Z]{4}[- ]?[0-9A-Z]{4}$/i.test(text) ? readCrockford(text) : null,
    item: readShortRef(text),
    paymentRef: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text) ? text.toLowerCase() : null,
    minutes: readTime(text),
    date: readDate(text),
    words: /\p{L}/u.test(text) ? foldedWords(text) : [],
  };
}

/** "C1-26-000123", "26-123", "000123", "123": zeros and what stands before may be left out. */
function readReceipt(text: string): QueryReadings['receipt'] {
  const parts =
    /^(?:(?:([0-9A-Z]{2})[- ])?(\d{2})[- ])?(\d{1,6})$/i.exec(text) ?? /^([0-9A-Z]{2})(\d{2})(\d{6})$/i.exec(text);
  const counter = Number(parts?.[3] ?? 0);
  if (!parts || counter === 0) return null;
  return { station: parts[1]?.toUpperCase() ?? null, year: parts[2] ?? null, counter };
}

/** Digits alone are no amount: they would be numbers of everything. Cents or a dollar sign make one. */
function readDollars(text: string): Cents | null {
  if (!/^\$|\.\d\d$/.test(text)) return null;
  const cents = parseAmount(text);
  return cents === null || cents === 0 ? null : cents;
}

function readTime(text: string): number[] {
  const parts = /^(\d{1,2}):(\d{2})\s*(?:([ap])\.?\s?m?\.?)?$/i.exec(text);
  if (!parts) return [];
  const [hour, minute, half] = [Number(parts[1]), Number(parts[2]), parts[3]?.toLowerCase()];
  if (hour > 23 || minute > 59 || (half && (hour < 1 || hour > 12))) return [];
  const at = (hours: number): number => hours * 60 + minute;
  if (half) return [at((hour % 12) + (half === 'p' ? 12 : 0))];
  // 13:05 and 0:05 are said once a day; 8:05 is twice.
  return hour >= 1 && hour <= 12 ? [at(hour % 12), at((hour % 12) + 12)] : [at(hour)];
}

function readDate(text: string): QueryReadings['date'] {
  const american = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d{2}))?$/.exec(text);
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  const [year, month, day] = american
    ? [american[3], american[1], american[2]]
    : iso
      ? [iso[1], iso[2], iso[3]]
      : [undefined, undefined, undefined];
  if (!month || !day) return null;
  const monthDay = `${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return { year: year === undefined ? null : Number(year) + (year.length === 2 ? 2000 : 0), monthDay };
}

/** The days that a date may mean, the newest first; `years` are those in which there are receipts at all. */
export function daysMeant(
  date: NonNullable<QueryReadings['date']>,
  years: { first: number; last: number },
): BusinessDate[] {
  const days: BusinessDate[] = [];
  for (let year = years.last; year >= years.first; year -= 1) {
    const text = `${year}-${date.monthDay}`;
    if ((date.year === null || date.year === year) && isDay(text)) days.push(businessDate(text));
  }
  return days;
}

function isDay(text: string): boolean {
  const utc = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(utc.getTime()) && utc.toISOString().startsWith(text);
}
