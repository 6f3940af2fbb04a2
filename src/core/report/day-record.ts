import type { DepositView, OutOfOrdinary } from '#shared/contract/day.ts';
import type { SessionSummary } from '#shared/contract/drawer.ts';
import type { BusinessDate } from '#shared/day.ts';
import type { Cents } from '#shared/money.ts';
import type { TenderCode } from '#shared/tender.ts';
import type { DayClosed, DifferenceReason, DrawerApproved, DrawerLine } from '../journal/day-facts.ts';

/** One receipt of a day as it stands. */
export type RecordedReceipt = {
  receiptNo: string;
  businessDate: BusinessDate;
  takenAtMs: number;
  clerk: string;
  /** "14-6402-01 GARCIA, MARIA; Meter fee" */
  paid: string;
  tenders: readonly { code: TenderCode; number: string | null }[];
  cents: Cents;
  voided: boolean;
  corrections: number;
  receivedDate: BusinessDate | null;
  depositedDate: BusinessDate | null;
};

/** What one clerk took of one kind of tender in one hour: the smallest part that the summaries are added up from. */
export type TakenPart = {
  clerk: string;
  code: TenderCode;
  hour: number;
  items: number;
  cents: Cents;
  takenBackItems: number;
  takenBackCents: Cents;
};

/** Lines by where their money is booked: accounts together (`glCode` null), others by their code. */
export type BookedPart = { glCode: string | null; cents: Cents };

export type RecordedSession = SessionSummary & {
  lines: readonly DrawerLine[];
  /** With the reasons in the office's words. */
  reasons: readonly DifferenceReason[];
  approved: DrawerApproved | null;
};

/** An attempt that was refused because the account was the person's own. */
export type OwnAttempt = { businessDate: BusinessDate; atMs: number; name: string; accountNo: string; action: string };

/** `reason` in the office's words. */
export type RecordedOrdinary = OutOfOrdinary & { businessDate: BusinessDate; cents: Cents };

/** An item that the CIS does not have yet. */
export type OpenItem = {
  shortRef: string;
  receiptNo: string;
  account: string;
  name: string;
  cents: Cents;
  state: string;
  sinceMs: number;
};

/** Everything that a closed day's packet says, read when it is written. */
export type DayRecord = {
  station: string;
  date: BusinessDate;
  training: boolean;
  office: { city: string; department: string };
  openedAtMs: number;
  openedBy: string;
  closed: DayClosed;
  closedAtMs: number;
  closedBy: string;
  seal: string;
  receipts: readonly RecordedReceipt[];
  taken: readonly TakenPart[];
  booked: readonly BookedPart[];
  ordinary: readonly RecordedOrdinary[];
  sessions: readonly RecordedSession[];
  deposits: readonly DepositView[];
  /** Earlier deposits that were confirmed on this day, or are not yet. */
  earlierDeposits: readonly DepositView[];
  vault: {
    cents: Cents;
    moves: readonly { kind: string; subject: string; cents: Cents; atMs: number; by: string; with: string }[];
  };
  cis: { states: readonly { state: string; items: number; cents: Cents }[]; open: readonly OpenItem[] };
  own: readonly OwnAttempt[];
  refusedChecks: number;
  /** Reversals made on this day of receipts of earlier days, by what became of the money. */
  reversed: readonly { money: 'refund-due' | 'not-received'; cents: Cents }[];
  accounts: {
    receivable: string;
    overShort: string;
    refundsPayable: string;
    changeFund: string;
    /** Of each bank account, by its code: name and general ledger code. */
    banks: ReadonlyMap<string, { name: string; glCode: string }>;
  };
  tenderNames: Readonly<Record<TenderCode, string>>;
};
