import { z } from 'zod';
import type { Cents } from '../money.ts';
import type { PrintKind } from '../print-kind.ts';
import type { ReceiptColumns, ReceiptLine } from '../receipt-line.ts';
import { MONEY_ROLES, RECEIPT_READERS } from '../role.ts';
import type { StoryEvent } from '../story.ts';
import type { TenderCode } from '../tender.ts';
import { route } from './route.ts';
import { text } from './text.ts';

export type PrintState = 'waiting' | 'printing' | 'printed' | 'uncertain' | 'failed' | 'skipped';

/** The worst state of a receipt's shares, or `none` where nothing of it goes to the CIS. */
export type ReceiptCisState = string;

export type ReceiptRow = {
  receiptNo: string;
  takenAtMs: number;
  clerkName: string;
  /** First account line: "14-6402-01 GARCIA, MARIA"; further ones are counted. */
  accountNo: string | null;
  payer: string;
  furtherLines: number;
  linesCents: Cents;
  tenders: { code: TenderCode; number: string | null }[];
  print: { state: PrintState; jobId: string } | null;
  duplicates: number;
  /** When it was taken back on its day, ms; null: it was not. */
  voidedAtMs: number | null;
  /** When a correction took it back later, ms; null: none did. */
  reversedAtMs: number | null;
  /** How often it was corrected. The row shows it as it stands. */
  corrections: number;
  cisState: ReceiptCisState;
};

/**
 * What of a receipt was looked for and found. `qr-code-false`: the scanned code names this receipt, but its verify code is
 * not this receipt's, so the paper is not to be trusted.
 */
export type ReceiptMatch =
  | 'qr-code'
  | 'qr-code-false'
  | 'receipt'
  | 'payment-ref'
  | 'short-ref'
  | 'verify-code'
  | 'number'
  | 'account'
  | 'amount'
  | 'date'
  | 'time'
  | 'name';
/** `matchedText`: the name, number or account that fitted, where it may be none of those that the row shows. */
export type FoundRow = ReceiptRow & { matchedBy: ReceiptMatch; matchedText: string | null };

/** Paper, and what of the receipt stands and can be put right. */
export type ReceiptView = ReceiptRow & {
  lines: ReceiptLine[];
  columns: ReceiptColumns;
  verifyCode: string;
  /** It is of today and its drawer is open: taken back by a void, with the customer's money. */
  voidable: boolean;
  paidLines: { lineNo: number; accountNo: string | null; displayNo: string | null; name: string; cents: Cents }[];
  paidTenders: {
    tenderNo: number;
    code: TenderCode;
    number: string | null;
    issuer: string | null;
    tenderedCents: Cents;
    changeCents: Cents;
  }[];
};

export type PrintJobView = {
  jobId: string;
  receiptNo: string;
  copy: number;
  kind: PrintKind;
  state: PrintState;
  reason: string | null;
  createdAtMs: number;
};

const receiptNo = text(20);

export const receiptRoutes = {
  'receipt.list': route(
    RECEIPT_READERS,
    z.object({ businessDate: text(10).nullable(), limit: z.int().min(1).max(500) }).strict(),
  ).returns<{ businessDate: string; rows: ReceiptRow[]; more: boolean }>(),
  /** One row of a list, as it is now. */
  'receipt.row': route(RECEIPT_READERS, z.object({ receiptNo }).strict()).returns<ReceiptRow>(),
  /** By anything known of it, over all days, newest first. */
  'receipt.search': route(
    RECEIPT_READERS,
    z.object({ query: z.string().max(200), limit: z.int().min(1).max(200) }).strict(),
  ).returns<{
    rows: FoundRow[];
    more: boolean;
    /** Names, times and parts of a receipt were looked for back to here only, ms; null: in all receipts. */
    walkEndsMs: number | null;
  }>(),
  /** What happened to a payment, in the order it happened. */
  'receipt.story': route(RECEIPT_READERS, z.object({ receiptNo }).strict()).returns<StoryEvent[]>(),
  'receipt.show': route(RECEIPT_READERS, z.object({ receiptNo }).strict()).returns<ReceiptView>(),
  'receipt.reprint': route(MONEY_ROLES, z.object({ receiptNo }).strict()).returns<{ copy: number; jobId: string }>(),
  /** Jobs that need a person or have not come out yet. */
  'print.list': route([...MONEY_ROLES, 'admin'], z.object({}).strict()).returns<PrintJobView[]>(),
  /** A person's word on a job that is uncertain or failed: it came out, print it (again), or leave it. */
  'print.settle': route(
    MONEY_ROLES,
    z.object({ jobId: text(64), answer: z.enum(['printed', 'again', 'skip']) }).strict(),
  ).returns<PrintJobView>(),
};
