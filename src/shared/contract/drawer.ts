import { z } from 'zod';
import type { DifferenceCause } from '../difference.ts';
import type { CashLimit, SessionState } from '../drawer.ts';
import { type Cents, cents } from '../money.ts';
import { DAY_READERS, MONEY_ROLES, RECEIPT_READERS, type Role } from '../role.ts';
import { TENDER_CODES, type TenderCode } from '../tender.ts';
import { type TillCount, tillCountSchema } from '../till-count.ts';
import { route } from './route.ts';
import { text, trimmedText } from './text.ts';

/** The drawer in the bar: no figure of money is in it, its owner counts blind. */
export type DrawerView = {
  sessionId: string;
  drawer: string;
  businessDate: string;
  openedAtMs: number;
  limit: CashLimit;
};

/** A till that can be opened, or whose it is. */
export type TillView = { drawer: string; expectedCents: Cents; inUseBy: string | null };

/** Something that happened in a session. `cents` is of this one act; there is no sum before the count. */
export type DrawerEventView = {
  kind: 'no-sale' | 'pickup' | 'surprise' | 'count' | 'reject';
  number: number;
  atMs: number;
  by: string;
  with: string | null;
  /** Null where it is a figure that the reader may not see yet. */
  cents: Cents | null;
  /** From the office's list for such an act; null where the act has no reason. */
  reasonCode: string | null;
  words: string;
};

export type SessionSummary = {
  sessionId: string;
  station: string;
  drawer: string;
  businessDate: string;
  userId: string;
  name: string;
  state: SessionState;
  openedAtMs: number;
  openedCents: Cents;
  /** What should have been in it. */
  expectedBankCents: Cents;
  openingNote: string | null;
  triesLeft: number;
  submittedAtMs: number | null;
  handedOverBy: string | null;
  handedOverTo: string | null;
  rejectedReason: string | null;
  approvedAtMs: number | null;
  approvedBy: string | null;
  events: DrawerEventView[];
};

/** One tender of a submitted count: counted against expected, never netted with another. */
export type CountedLine = {
  code: TenderCode;
  expectedItems: number;
  expectedCents: Cents;
  countedItems: number;
  countedCents: Cents;
  overShortCents: Cents;
  agrees: boolean;
  reasonCode: string | null;
  reason: string | null;
};

/** One check or money order of the tick list. */
export type TickView = {
  receiptNo: string;
  tenderNo: number;
  code: TenderCode;
  number: string | null;
  issuer: string | null;
  payer: string;
  cents: Cents;
  there: boolean;
};
export type ExtraView = { code: TenderCode; number: string | null; cents: Cents };

/** What is seen of a drawer once its count was submitted. */
export type DrawerFigures = {
  lines: CountedLine[];
  cash: TillCount;
  ticks: TickView[];
  extra: ExtraView[];
  /** Kinds whose ticked items are not what was counted. */
  unticked: TenderCode[];
  /** What may have made it differ, the most telling first. */
  causes: DifferenceCause[];
  /** What stays in the till and what is turned in. `exact`: the bank that is left is the starting bank. */
  bank: { left: TillCount; leftCents: Cents; turnedIn: TillCount; turnedInCents: Cents; exact: boolean };
};

export type DrawerSheet = {
  session: SessionSummary | null;
  /** Null until the count is submitted. */
  figures: DrawerFigures | null;
  /** For whoever may count it: the count as it was last kept while it was being made; the window's own JSON. */
  draft: string | null;
  tills: TillView[];
};

/** A counted drawer: right, or not right with so many tries left, or submitted as it is. */
export type CountAnswer = { agrees: boolean; submitted: boolean; triesLeft: number };

const sessionId = text(40).min(1);
const amount = (least: number) => z.int().min(least).max(999_999_999).transform(cents);
const countedTender = z
  .object({
    code: z.enum(TENDER_CODES).exclude(['cash']),
    items: z.int().min(0).max(9_999),
    cents: amount(0),
    amounts: z.array(amount(1)).max(2_000).nullable().default(null),
  })
  .strict();
const count = z
  .object({
    cash: tillCountSchema,
    tenders: z
      .array(countedTender)
      .max(TENDER_CODES.length)
      .refine((list) => new Set(list.map(({ code }) => code)).size === list.length, 'tender-twice'),
  })
  .strict();
const approvalId = text(64).nullable().default(null);
const reasonCode = text(30);
const COUNT_APPROVERS: readonly Role[] = ['lead', 'supervisor'];

export const drawerRoutes = {
  /** Opens a drawer session with a count of its bank, and the station's day if it is not open. A count that is not what should be there needs a note and a second person. */
  'drawer.open': route(
    MONEY_ROLES,
    z
      .object({
        drawer: trimmedText(20).min(1).nullable().default(null),
        count: tillCountSchema,
        note: trimmedText(200).default(''),
        approvalId,
      })
      .strict(),
  ).returns<DrawerView>(),
  /** The person's own session (null), or any one for who may look at it. */
  'drawer.sheet': route(
    RECEIPT_READERS,
    z.object({ sessionId: sessionId.nullable().default(null) }).strict(),
  ).returns<DrawerSheet>(),
  /** Keeps a count that is being made, as the window has it. */
  'drawer.keep-count': route(MONEY_ROLES, z.object({ sessionId, draft: text(20_000) }).strict()).returns<null>(),
  /** A blind count. Right, or with the last try, it is submitted. */
  'drawer.count': route(MONEY_ROLES, z.object({ sessionId, count }).strict()).returns<CountAnswer>(),
  /** The last count stands as it is. */
  'drawer.submit': route(MONEY_ROLES, z.object({ sessionId }).strict()).returns<CountAnswer>(),
  /** Why a tender is off, and which checks are not there. */
  'drawer.explain': route(
    MONEY_ROLES,
    z
      .object({
        sessionId,
        reasons: z
          .array(z.object({ code: z.enum(TENDER_CODES), reasonCode, reason: trimmedText(200) }).strict())
          .max(TENDER_CODES.length),
        missing: z.array(z.object({ receiptNo: text(20), tenderNo: z.int().min(1).max(99) }).strict()).max(5_000),
        extra: z
          .array(
            z
              .object({
                code: z.enum(TENDER_CODES).exclude(['cash']),
                number: trimmedText(30).min(1).nullable(),
                cents: amount(1),
              })
              .strict(),
          )
          .max(100),
      })
      .strict(),
  ).returns<DrawerSheet>(),
  /** Opens the drawer with no payment; counted, with a reason. */
  'drawer.no-sale': route(MONEY_ROLES, z.object({ reasonCode, reason: trimmedText(200) }).strict()).returns<null>(),
  /** Cash goes to the vault; two people, a slip. */
  'drawer.pick-up': route(MONEY_ROLES, z.object({ cash: tillCountSchema, approvalId }).strict()).returns<null>(),
  /** The drawer is counted by both and goes on with somebody else; a slip. */
  'drawer.hand-over': route(
    MONEY_ROLES,
    z.object({ sessionId, count, toUserId: text(64).min(1), approvalId }).strict(),
  ).returns<CountAnswer>(),
  /** Sessions of a day (null: of the current one), and all that wait for an approval. */
  'drawer.sessions': route(DAY_READERS, z.object({ date: z.iso.date().nullable().default(null) }).strict()).returns<{
    sessions: SessionSummary[];
    waiting: SessionSummary[];
  }>(),
  'drawer.approve': route(COUNT_APPROVERS, z.object({ sessionId }).strict()).returns<DrawerSheet>(),
  /** The count goes back to who made it. */
  'drawer.reject': route(
    COUNT_APPROVERS,
    z.object({ sessionId, reasonCode, reason: trimmedText(200) }).strict(),
  ).returns<DrawerSheet>(),
  /** A supervisor counts an open drawer's cash unannounced. */
  'drawer.surprise-count': route(
    ['supervisor'],
    z.object({ sessionId, cash: tillCountSchema, note: trimmedText(200) }).strict(),
  ).returns<{ expectedCents: Cents; countedCents: Cents; overShortCents: Cents }>(),
};
