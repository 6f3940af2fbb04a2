import { verifyCode } from '#core/journal/base32.ts';
import type { ReceiptRow, ReceiptView } from '#shared/contract/receipt.ts';
import { type BusinessDate, businessDate } from '#shared/day.ts';
import { ok, type Result, refuse } from '#shared/failure.ts';
import type { Cents } from '#shared/money.ts';
import type { PrintJob } from '../db/print-store.ts';
import type { Office } from '../office.ts';
import { receiptPaper } from './paper-of-job.ts';
import type { PrintQueue } from './print-queue.ts';
import { voidableNow } from './receipt-items.ts';

type StoredReceipt = NonNullable<ReturnType<Office['receipts']['find']>>;

/** The receipts of a day, newest first: what each was, whether it was printed, and what the CIS knows. No totals. */
export function listReceipts(
  office: Office,
  input: { businessDate: string | null; limit: number },
): Result<{ businessDate: string; rows: ReceiptRow[]; more: boolean }> {
  const date = input.businessDate === null ? office.businessDate() : dateOrNull(input.businessDate);
  if (date === null) return refuse('INPUT_INVALID', { field: 'businessDate' });
  const found = office.receipts.ofDay(date, input.limit + 1);
  return ok({
    businessDate: date,
    rows: receiptRows(office, found.slice(0, input.limit)),
    more: found.length > input.limit,
  });
}

/** One receipt as lists show it. */
export function showRow(office: Office, receiptNo: string): Result<ReceiptRow> {
  const stored = office.receipts.find(receiptNo);
  const [row] = stored ? receiptRows(office, [stored]) : [];
  return row ? ok(row) : refuse('RECEIPT_UNKNOWN', { receiptNo });
}

/** A receipt as it lies on paper, composed from its fact. */
export function showReceipt(office: Office, queue: PrintQueue, receiptNo: string): Result<ReceiptView> {
  const stored = office.receipts.find(receiptNo);
  const fact = office.journal.payment(receiptNo);
  const [row] = stored ? receiptRows(office, [stored]) : [];
  if (!stored || !row || !fact) return refuse('RECEIPT_UNKNOWN', { receiptNo });
  const columns = queue.columns();
  const lines = receiptPaper(office, { kind: paperKind(row), receiptNo, copy: 0 }, columns);
  const { today, drawerOpen } = voidableNow(office, stored);
  return ok({
    ...row,
    lines,
    columns,
    verifyCode: verifyCode(fact.hash),
    voidable: today && drawerOpen && row.voidedAtMs === null && row.reversedAtMs === null,
    paidLines: office.receipts.linesOf([receiptNo]).map(({ lineNo, accountNo, displayNo, name, cents }) => ({
      lineNo,
      accountNo,
      displayNo,
      name,
      cents: cents as Cents,
    })),
    paidTenders: office.receipts.tendersOf([receiptNo]).map(({ tenderNo, code, number, issuer, ...amounts }) => ({
      tenderNo,
      code,
      number,
      issuer,
      tenderedCents: amounts.tenderedCents as Cents,
      changeCents: amounts.changeCents as Cents,
    })),
  });
}

/** What lies in the drawer for the receipt now: the paper that tells what became of it. */
function paperKind({ voidedAtMs, corrections }: ReceiptRow): PrintJob['kind'] {
  if (voidedAtMs !== null) return 'void-slip';
  return corrections > 0 ? 'correction-slip' : 'receipt';
}

function dateOrNull(text: string): BusinessDate | null {
  try {
    return businessDate(text);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Rows as lists show them, in the order given. */
export function receiptRows(office: Office, receipts: StoredReceipt[]): ReceiptRow[] {
  const numbers = receipts.map((receipt) => receipt.receiptNo);
  const lines = Map.groupBy(office.receipts.linesOf(numbers), (line) => line.receiptNo);
  const tenders = Map.groupBy(office.receipts.tendersOf(numbers), (tender) => tender.receiptNo);
  const states = Map.groupBy(office.receipts.cisStatesOf(numbers), (share) => share.receiptNo);
  const voided = office.voids.voidedOf(numbers);
  const corrected = office.corrections.ofReceipts(numbers);
  const jobs = Map.groupBy(office.prints.ofReceipts(numbers), (job) => job.receiptNo);
  return receipts.map((receipt) => {
    const own = lines.get(receipt.receiptNo) ?? [];
    const job = jobs.get(receipt.receiptNo)?.at(-1);
    return {
      receiptNo: receipt.receiptNo,
      takenAtMs: receipt.takenAtMs,
      clerkName: receipt.clerkName,
      accountNo: own[0]?.displayNo ?? null,
      payer: own[0]?.name ?? '',
      furtherLines: Math.max(0, own.length - 1),
      linesCents: receipt.linesCents as Cents,
      tenders: (tenders.get(receipt.receiptNo) ?? []).map(({ code, number }) => ({ code, number })),
      print: job ? { state: job.state, jobId: job.jobId } : null,
      duplicates: receipt.duplicates,
      voidedAtMs: voided.get(receipt.receiptNo) ?? null,
      reversedAtMs: corrected.get(receipt.receiptNo)?.reversedAtMs ?? null,
      corrections: corrected.get(receipt.receiptNo)?.corrections ?? 0,
      cisState: cisStateOf(
        states.get(receipt.receiptNo) ?? [],
        voided.has(receipt.receiptNo) || corrected.get(receipt.receiptNo)?.reversedAtMs != null,
      ),
    };
  });
}

/**
 * Of a receipt that was taken back, `posted` means that the reversals are there too, also where a part of it was cancelled
 * before it got there. It is `cancelled` where nothing of it ever got there.
 */
function cisStateOf(items: { settled: string; queued: string | null }[], takenBack: boolean): string {
  const worst = worstState(items.map(({ settled, queued }) => stateOf(settled, queued)));
  return takenBack && worst === 'posted' ? 'reversed' : worst;
}

/** The journal's word first; what is open there stands as the queue knows it. */
export function stateOf(settled: string, queued: string | null): string {
  return settled === 'open' ? (queued ?? 'unknown') : settled;
}

const WORST_FIRST = [
  'rejected',
  'needs-review',
  'unknown',
  'retrying',
  'sending',
  'queued',
  'held',
  'exported',
  'posted',
  'cancelled',
];

function worstState(states: string[]): string {
  return WORST_FIRST.find((state) => states.includes(state)) ?? 'none';
}
