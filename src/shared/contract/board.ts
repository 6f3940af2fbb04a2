import { z } from 'zod';
import type { ApprovalAction } from '../approval.ts';
import type { CashLimit, SessionState } from '../drawer.ts';
import type { OversightException } from '../exception.ts';
import type { Cents } from '../money.ts';
import { DAY_READERS } from '../role.ts';
import type { CisStatus } from './cis.ts';
import type { DayRow } from './day.ts';
import { route } from './route.ts';

/** A drawer now. `cashCents` is null where the reader may not know: it is their own, and not counted yet. */
export type BoardDrawer = {
  sessionId: string;
  drawer: string;
  name: string;
  businessDate: string;
  state: SessionState;
  limit: CashLimit;
  cashCents: Cents | null;
};

/** A drawer that an exception speaks of. `cashOffCents`: its cash, counted less expected, once another person approved it. */
export type BoardSession = { drawer: string; businessDate: string; cashOffCents: Cents | null };
/** An approval that one speaks of, and where what was approved is seen; both null where it is on no page. */
export type BoardApproval = {
  action: ApprovalAction;
  grantedAtMs: number;
  receiptNo: string | null;
  sessionId: string | null;
};

export type BoardView = {
  businessDate: string;
  drawers: BoardDrawer[];
  /** The office's limits of cash in a drawer, cents; 0: none. */
  softLimitCents: Cents;
  hardLimitCents: Cents;
  /** Payments of the day by the hour on the wall. */
  hours: { hour: number; payments: number; cents: Cents }[];
  /** The reader's own drawer is not counted yet, and is left out of every sum. */
  withoutOwn: boolean;
  cis: CisStatus;
  cisOpen: { openItems: number; openCents: Cents | null };
  /** Counts that wait for another person, and requests that wait for a second one. */
  waiting: { sessionId: string; drawer: string; name: string; submittedAtMs: number }[];
  asked: { approvalId: string; action: ApprovalAction; name: string; askedAtMs: number }[];
  exceptions: OversightException[];
  /** Names of everybody that the exceptions speak of. */
  names: Record<string, string>;
  /** The drawers and approvals that they speak of, by their ids. */
  sessions: Record<string, BoardSession>;
  approvals: Record<string, BoardApproval>;
  /** The last days, the oldest first. */
  days: DayRow[];
};

export const boardRoutes = {
  'board.show': route(DAY_READERS, z.object({}).strict()).returns<BoardView>(),
};
