import { z } from 'zod';
import type { CloseLine, DayState } from '../close-step.ts';
import type { SessionState } from '../drawer.ts';
import type { Cents } from '../money.ts';
import type { BankAccount, Reason } from '../reason.ts';
import { DAY_READERS, type Role } from '../role.ts';
import type { TenderCode } from '../tender.ts';
import { type TillCount, tillCountSchema } from '../till-count.ts';
import { route } from './route.ts';
import { text, trimmedText } from './text.ts';

/** One station's day in the office's list. */
export type DayRow = {
  station: string;
  businessDate: string;
  state: DayState;
  openedAtMs: number;
  closedAtMs: number | null;
  closedBy: string | null;
  /** "7Q2M-X1RA-9K", null until it is closed. */
  seal: string | null;
  depositedCents: Cents;
  /** What was over and what was short, tender by tender and drawer by drawer, never netted; `shortCents` is negative. */
  overCents: Cents;
  shortCents: Cents;
};

export type DepositItemView = {
  receiptNo: string | null;
  code: TenderCode;
  /** Known only where a reader read it. */
  routing: string | null;
  number: string | null;
  payer: string;
  cents: Cents;
};
/** What is to be taken to one bank account, as the drawers turned it in. */
export type DepositDueView = {
  account: string;
  cash: TillCount;
  cashCents: Cents;
  items: DepositItemView[];
  itemsCents: Cents;
  totalCents: Cents;
};
export type DepositView = {
  depositId: string;
  businessDate: string;
  account: string;
  state: 'prepared' | 'undone' | 'confirmed';
  cash: TillCount;
  coinCents: Cents;
  currencyCents: Cents;
  items: DepositItemView[];
  itemsCents: Cents;
  totalCents: Cents;
  bagNumber: string;
  preparedBy: string;
  verifiedBy: string;
  preparedAtMs: number;
  bankCents: Cents | null;
  differenceCents: Cents | null;
  confirmedDate: string | null;
  bankNote: string | null;
};

/** How far a closed day's packet is: not written, written, or printed and put away. */
export type PacketState = 'missing' | 'filed' | 'printed';
/** A day of the list. `packet` null: the day is not closed. */
export type ListedDay = DayRow & { packet: PacketState | null };

/** One tender of the day, from its approved drawers. */
export type DayTenderView = {
  code: TenderCode;
  receiptedItems: number;
  receiptedCents: Cents;
  voidedItems: number;
  voidedCents: Cents;
  overShortCents: Cents;
  depositedCents: Cents;
};

export type OutOfOrdinary = {
  receiptNo: string;
  kind: 'void' | 'correction' | 'override';
  by: string;
  with: string;
  /** The reason's code, and what was written beside it. */
  reason: string;
  text: string;
  /** Of a correction its kind, of an override what a second person was needed for. */
  what: string;
  atMs: number;
};

/** `forYou`: what the person who asks can do about it now. */
export type DaySessionView = {
  sessionId: string;
  drawer: string;
  name: string;
  state: SessionState;
  forYou: 'count' | 'approve' | null;
};

/** A station's day as somebody who closes it works on it. */
export type DayView = {
  station: string;
  businessDate: string;
  state: DayState | null;
  list: CloseLine[];
  earlierOpen: string[];
  /** Transactions that somebody put aside. */
  parked: { transactionId: string; name: string; cents: Cents }[];
  sessions: DaySessionView[];
  receipts: { first: string | null; last: string | null; count: number; gaps: string[] };
  /** With the words of the reason, if the office's list has it still. */
  toReview: (OutOfOrdinary & { words: Reason | null })[];
  tenders: DayTenderView[];
  /** Bank accounts of the day, by which deposits name theirs. */
  accounts: BankAccount[];
  due: DepositDueView[];
  deposits: DepositView[];
  /** Deposits that the bank has not confirmed: of earlier days, and the day's own once it is closed. */
  unconfirmed: DepositView[];
  /** What the CIS does not have yet; the sum is not shown to somebody whose own drawer is uncounted. */
  cis: { openItems: number; openCents: Cents | null };
  seal: string | null;
  closedAtMs: number | null;
  closedBy: string | null;
  packet: {
    files: { name: string; bytes: number; sha256: string }[];
    filedAtMs: number | null;
    printedAtMs: number | null;
    printedBy: string | null;
  };
};

const KEEPERS: readonly Role[] = ['lead', 'supervisor'];
const date = z.iso.date();

export const dayRoutes = {
  /** The newest days of every station. */
  'day.list': route(DAY_READERS, z.object({}).strict()).returns<ListedDay[]>(),
  /** A day of this station; null: the one to work on, which is the oldest that is not closed. */
  'day.show': route(DAY_READERS, z.object({ date: date.nullable().default(null) }).strict()).returns<DayView>(),
  'day.begin-close': route(['supervisor'], z.object({ date }).strict()).returns<DayView>(),
  'day.resume': route(['supervisor'], z.object({ date, reason: trimmedText(200).min(1) }).strict()).returns<DayView>(),
  /** A transaction that was put aside and never taken up is dropped; no money moved in it. */
  'day.discard-parked': route(['supervisor'], z.object({ date, transactionId: z.uuid() }).strict()).returns<DayView>(),
  'day.review': route(['supervisor'], z.object({ date }).strict()).returns<DayView>(),
  /** Signed with the person's own PIN. */
  'day.close': route(['supervisor'], z.object({ date, pin: text(32).min(1) }).strict()).returns<DayView>(),
  'deposit.prepare': route(
    KEEPERS,
    z
      .object({
        date,
        account: text(30).min(1),
        cash: tillCountSchema,
        bagNumber: trimmedText(30).min(1),
        approvalId: text(64).nullable().default(null),
      })
      .strict(),
  ).returns<DayView>(),
  'deposit.undo': route(
    KEEPERS,
    z.object({ depositId: text(80), reason: trimmedText(200).min(1) }).strict(),
  ).returns<DayView>(),
  /** What the bank credited, cents. */
  'deposit.confirm': route(
    KEEPERS,
    z
      .object({
        depositId: text(80),
        bankCents: z.int().min(0).max(9_999_999_999),
        confirmedDate: date,
        note: trimmedText(200),
      })
      .strict(),
  ).returns<DayView>(),
};
