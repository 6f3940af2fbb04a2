import { nameFits } from '#core/receipt/name-fits.ts';
import type { ReceiptCode } from '#core/receipt/qr-text.ts';
import { daysMeant, type QueryReadings, readQuery } from '#core/receipt/read-query.ts';
import type { FoundRow, ReceiptMatch } from '#shared/contract/receipt.ts';
import { calendarDate, minuteOfDay } from '#shared/day.ts';
import { ok, type Result } from '#shared/failure.ts';
import type { Hit } from '../db/search-store.ts';
import type { Office } from '../office.ts';
import { receiptRows } from './receipt-book.ts';

/**
 * Finds receipts of all days by whatever is known of them, the newest first. What was typed is taken for everything that
 * it can be; a row says by what it was found, the most certain first. Single receipts only: no sums, no counts.
 */
export function searchReceipts(
  office: Office,
  input: { query: string; limit: number },
): Result<{ rows: FoundRow[]; more: boolean; walkEndsMs: number | null }> {
  const query = readQuery(input.query);
  const most = input.limit + 1;
  const found = new Map<string, Hit & { by: ReceiptMatch }>();
  for (const [by, look] of ways(office, query, most)) {
    for (const hit of look()) if (!found.has(hit.receiptNo)) found.set(hit.receiptNo, { ...hit, by });
  }
  const hits = [...found.values()].sort((a, b) => b.takenAtMs - a.takenAtMs || (a.receiptNo < b.receiptNo ? 1 : -1));
  const shown = hits.slice(0, input.limit);
  const rows = receiptRows(
    office,
    shown.flatMap(({ receiptNo }) => office.receipts.find(receiptNo) ?? []),
  );
  return ok({
    rows: rows.map((row) => {
      const hit = found.get(row.receiptNo);
      return { ...row, matchedBy: hit?.by ?? 'receipt', matchedText: hit?.text?.slice(0, TEXT_SHOWN) ?? null };
    }),
    more: hits.length > input.limit,
    walkEndsMs: walks(query) ? office.search.walkEndsMs() : null,
  });
}
const TEXT_SHOWN = 200;

/** Ways that stop at the newest receipts. */
function walks({ words, minutes, cents }: QueryReadings): boolean {
  return words.length > 0 || minutes.length > 0 || cents !== null;
}

/** The ways that this query opens, the most certain first. */
function ways(office: Office, query: QueryReadings, most: number): [ReceiptMatch, () => Hit[]][] {
  const { search } = office;
  const { code, receipt, paymentRef, item, verifyCode, number, accountNo, cents, date, minutes, words } = query;
  const open: [ReceiptMatch, () => Hit[]][] = [];
  if (code) open.push(ofCode(office, code));
  if (receipt) open.push(['receipt', () => search.byNumbers(numbersMeant(office, receipt))]);
  if (paymentRef) open.push(['payment-ref', () => search.byPaymentRef(paymentRef)]);
  if (item) open.push(['short-ref', () => search.byItem(item)]);
  if (verifyCode) open.push(['verify-code', () => search.byVerifyCode(verifyCode, most)]);
  if (number) open.push(['number', () => search.byInstrument(number, most)]);
  if (accountNo) open.push(['account', () => search.byAccount(accountNo, most)]);
  if (cents) open.push(['amount', () => search.byAmount(cents, most)]);
  if (date) open.push(['date', () => ofDate(office, date, most)]);
  if (minutes.length > 0) open.push(['time', () => search.byTime((atMs) => minutes.includes(minuteOfDay(atMs)), most)]);
  if (words.length > 0) open.push(['name', () => search.byName((name) => nameFits(name, words), most)]);
  return open;
}

/** The receipt that a scanned code names; its verify code shows whether the paper is of it. */
function ofCode(office: Office, { receiptNo, verifyCode }: ReceiptCode): [ReceiptMatch, () => Hit[]] {
  const genuine = verifyCode !== null && office.receipts.find(receiptNo)?.verifyCode === verifyCode;
  return [genuine ? 'qr-code' : 'qr-code-false', () => office.search.byNumbers([receiptNo])];
}

/** Every receipt number that the end of one can belong to: of each station and each year there are receipts of. */
function numbersMeant(office: Office, meant: NonNullable<QueryReadings['receipt']>): string[] {
  const years = yearsOf(office);
  const counter = String(meant.counter).padStart(6, '0');
  const ends: string[] = [];
  for (let year = years.first; year <= years.last; year += 1) ends.push(String(year).slice(2));
  const known = meant.year === null ? ends : [meant.year];
  const stations = meant.station === null ? office.search.stations() : [meant.station];
  return stations.flatMap((station) => known.map((year) => `${station}-${year}-${counter}`));
}

function yearsOf(office: Office): { first: number; last: number } {
  const range = office.search.range();
  if (!range) return { first: 1, last: 0 };
  return { first: Number(range.first.slice(0, 4)), last: Number(range.last.slice(0, 4)) };
}

/** Booked on the date or taken on it: the paper shows the one, the day's list the other. */
function ofDate(office: Office, date: NonNullable<QueryReadings['date']>, most: number): Hit[] {
  return daysMeant(date, yearsOf(office))
    .flatMap((day) =>
      office.search
        .nearDay(day)
        .filter(({ businessDate, takenAtMs }) => businessDate === day || calendarDate(takenAtMs) === day),
    )
    .slice(0, most)
    .map(({ receiptNo, takenAtMs }) => ({ receiptNo, takenAtMs, text: null }));
}
