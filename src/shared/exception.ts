import type { BusinessDate } from './day.ts';
import { type Cents, cents } from './money.ts';

/** Payments in cash among all of some payments, by number. */
export type CashShare = { cash: number; payments: number };

/**
 * Something that a supervisor looks into: what it is about, what to open, and the numbers it rests on. It says what is
 * unusual, not that anything is wrong, and has no severity. `userId` is always the person who served.
 */
export type OversightException =
  /** A receipt was voided long after it was made: its customer is likely to have left with it. */
  | {
      kind: 'late-void';
      userId: string;
      approverId: string;
      receiptNos: string[];
      minutes: number;
      cents: Cents;
    }
  /** A drawer was opened without a sale more often than usual on one day. `othersUsual`: null where too few others served. */
  | {
      kind: 'no-sales';
      userId: string;
      date: BusinessDate;
      sessionIds: string[];
      noSales: number;
      othersUsual: number | null;
    }
  /** Cash was short by a little again and again. The sessions are the short ones of the last `ofSessions`. */
  | {
      kind: 'steady-shorts';
      userId: string;
      sessionIds: string[];
      ofSessions: number;
      /** Negative, cents. */
      shortCents: Cents;
      /** How many of the last sessions were over instead. */
      overs: number;
    }
  /** One person gave nearly all of somebody's approvals, and clearly fewer of the others'. */
  | {
      kind: 'repeat-approver';
      userId: string;
      approverId: string;
      approvalIds: string[];
      ofApprovals: number;
      others: { given: number; ofApprovals: number };
    }
  /** Fewer of somebody's payments are in cash than before, and the others' did not fall like that. */
  | {
      kind: 'cash-share';
      userId: string;
      /** The recent ones. */
      sessionIds: string[];
      recent: CashShare;
      earlier: CashShare;
      othersRecent: CashShare;
      othersEarlier: CashShare;
    };

/** From when on something is an exception. */
export type OversightLimits = {
  lateVoid: { minutes: number };
  noSales: {
    /** So many on one day are nothing unusual. */
    most: number;
    /** Nor are so many times what is usual with the others, */
    timesOthers: number;
    /** where there are at least so many days of others to compare with. */
    othersDays: number;
  };
  steadyShorts: {
    shorts: number;
    ofSessions: number;
    /** From here on a short is looked at by itself, cents. */
    lookedAtCents: Cents;
  };
  repeatApprover: {
    /** Fewer approvals, of the person or of the others, say nothing. */
    approvals: number;
    percent: number;
  };
  cashShare: {
    /** Fewer payments, of the person or of the others, in either period say nothing. */
    payments: number;
    /** A smaller fall is of no interest, percentage points. */
    points: number;
  };
  /** How many standard errors two shares must lie apart: chance alone gets beyond 2.5 in one comparison of 160. */
  standardErrors: number;
};

export const INITIAL_OVERSIGHT_LIMITS: OversightLimits = {
  lateVoid: { minutes: 30 },
  noSales: { most: 5, timesOthers: 2, othersDays: 5 },
  steadyShorts: { shorts: 6, ofSessions: 10, lookedAtCents: cents(1_000) },
  repeatApprover: { approvals: 10, percent: 80 },
  cashShare: { payments: 100, points: 10 },
  standardErrors: 2.5,
};
