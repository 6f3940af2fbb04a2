import { z } from 'zod';
import type { Account } from '../account.ts';
import type { ChannelPayment, Usage } from '../account-history.ts';
import type { BusinessDate } from '../day.ts';
import type { Cents } from '../money.ts';
import { RECEIPT_READERS } from '../role.ts';
import { route } from './route.ts';
import { text } from './text.ts';

/** Which column of the account the words were found in; rows come in this order. */
export type MatchedBy = 'number' | 'alias' | 'name' | 'address' | 'phone' | 'meter' | 'several';

export type AccountRow = {
  accountNo: string;
  displayNo: string;
  name: string;
  address: string;
  status: 'A' | 'I' | 'F';
  /** CIS balance less payments taken here that it does not contain yet. */
  displayedCents: Cents;
  pastDueCents: Cents;
  cutoffPending: boolean;
  matchedBy: MatchedBy;
  /** The alias, phone or meter that was found, where that is why the row is here. */
  matchedText: string | null;
};

export type SearchAnswer = { rows: AccountRow[]; more: boolean; accounts: number };

export type BalanceView = {
  cisCents: Cents;
  localCents: Cents;
  localCount: number;
  displayedCents: Cents;
  /** When the CIS computed its figure, ms. */
  asOfMs: number;
  /** `fresh`; `old` and `very-old` by the settings (24 h and 72 h unless changed). */
  age: 'fresh' | 'old' | 'very-old';
};

export type AccountView = {
  account: Account;
  balance: BalanceView;
  suggested: { kind: 'total' | 'past-due' | 'stop-cutoff' | 'instalment'; cents: Cents }[];
  /** `asking`: the CIS is being asked now; `live`: it just answered; `cache`: it did not, the figures are the last known. */
  source: 'asking' | 'live' | 'cache';
};

/** How a payment that was taken here was undone; null: it stands. */
export type Undone = 'void' | 'correction' | null;

/** One payment of an account, of any channel. */
export type RecentPayment = {
  date: BusinessDate;
  /** Negative for what was taken back. */
  cents: Cents;
  channel: ChannelPayment['channel'];
  /** The CIS's own words. */
  note: string | null;
  /** Both only where it was taken at this counter. */
  receiptNo: string | null;
  cisState: string | null;
  /** It no longer stands: its receipt was voided here, or a correction moved it or took it back. */
  undone: Undone;
};

/**
 * How far a question to the CIS has come. `not-available`: it cannot tell, or it has nothing of this kind; `failed`: it was
 * asked and did not answer in time.
 */
export type AskedPart = 'asking' | 'live' | 'not-available' | 'failed';

/** What stands beside an account: it is only shown. What was known before a question stays until its answer. */
export type AccountDetails = {
  accountNo: string;
  /** Newest first. Without the CIS's answer only those taken here. */
  payments: { state: AskedPart; rows: RecentPayment[] };
  /** Whole days of the office's calendar, both included; a day without a reading is absent. */
  usage: {
    state: AskedPart;
    from: BusinessDate;
    to: BusinessDate;
    days: Usage['items'];
    /** The last days, where each used far more than the usual: water may be running. */
    high: { from: BusinessDate; to: BusinessDate; usualGallons: number } | null;
  };
};

export const accountRoutes = {
  'account.search': route(RECEIPT_READERS, z.object({ query: z.string().max(200) }).strict()).returns<SearchAnswer>(),
  /** Answers from local data at once; the CIS's own answer follows as event `account.changed`, within 2 s. */
  'account.open': route(RECEIPT_READERS, z.object({ accountNo: text(20) }).strict()).returns<AccountView>(),
  /**
   * The payments taken here at once; those of all channels and the meter's readings follow as events
   * `account.details-changed`, within 5 s. Ends the questions about another account.
   */
  'account.details': route(RECEIPT_READERS, z.object({ accountNo: text(20) }).strict()).returns<AccountDetails>(),
};
