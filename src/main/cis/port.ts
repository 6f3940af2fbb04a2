import type { Account } from '#shared/account.ts';
import type { ChannelPayment, Usage } from '#shared/account-history.ts';
import type { BusinessDate } from '#shared/day.ts';

/** What an adapter can do; the relay asks these flags, never the adapter's name. */
export type CisCapabilities = {
  push: 'sync' | 'async' | 'file';
  inquiry: boolean;
  pull: 'delta' | 'snapshot' | 'none';
  idempotent: boolean;
  /** How long the far side remembers a reference, in hours; null means for ever. */
  keyTtlHours: number | null;
  lookup: boolean;
  /** `manual`: a person takes a payment back in the CIS itself. */
  reversal: 'api' | 'manual';
  /** Whether it tells what was paid on an account by all channels. */
  history: boolean;
  /** Whether it tells what a smart meter counted. */
  usage: boolean;
};

export type CisHealth = { status: 'up' | 'degraded' | 'locked'; timeMs: number; cisBusinessDate: string };

/** One share on its way to the CIS. `body` is sent byte for byte as stored; the other fields are for routing and the log. */
export type PostItem = { paymentRef: string; body: string };

/**
 * One reversal on its way to the CIS: an item as a payment is, with a reference of its own, by which it is sent once and
 * looked up. `paymentRef` is the payment that it takes back, whole.
 */
export type ReversalItem = { reversalRef: string; paymentRef: string; body: string };

/** What the CIS said about one item. `code` is the CIS's own word for a refusal. */
export type ItemResult =
  | {
      result: 'posted';
      cisRef: string;
      cisBatch: string;
      postedAtMs: number;
      newBalanceCents: number | null;
      replay: boolean;
    }
  | { result: 'pending' }
  | { result: 'in-progress'; retryAfterMs: number | null }
  | { result: 'rejected'; code: string; detail: string }
  | { result: 'conflict'; detail: string }
  | { result: 'busy'; status: number; retryAfterMs: number | null }
  /** An answer this contract does not know (another 4xx, a redirect, a login page): the adapter must be looked at by a person. */
  | { result: 'stranger'; status: number; detail: string };

export type LookupResult =
  | { result: 'posted'; cisRef: string; cisBatch: string; postedAtMs: number; newBalanceCents: number | null }
  | { result: 'absent' }
  | { result: 'pending' }
  | { result: 'unknown'; detail: string };

export type AccountPage = {
  /** Accounts that passed the canonical model. */
  accounts: Account[];
  /** Accounts refused by it: number (as far as it could be read) and why. They are quarantined alone. */
  refused: { accountNo: string; why: string }[];
  nextCursor: string | null;
  hasMore: boolean;
  asOfMs: number;
  paymentsThroughMs: number;
};

/**
 * The one fact that decides between retry and unknown: did anything of the request's body possibly leave?
 * `no`: safe to send again. `maybe`: the outcome is unknown and must be asked for first.
 */
export class TransportError extends Error {
  readonly sent: 'no' | 'maybe';
  constructor(sent: 'no' | 'maybe', message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'TransportError';
    this.sent = sent;
  }
}

/**
 * An answer to a question (not to an item) that this contract does not know: 401, 403, a redirect, a login page,
 * a body that does not fit. A person must look at the connection.
 */
export class StrangerError extends Error {
  readonly status: number;
  constructor(status: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StrangerError';
    this.status = status;
  }
}

/**
 * The door to a CIS. Questions (probe, getAccount, getHistory, getUsage, pullAccounts) reject with TransportError or
 * StrangerError; post, reverse and lookup reject with TransportError only: there every answer of the far side is a value.
 */
export interface CisAdapter {
  readonly id: string;
  readonly capabilities: CisCapabilities;
  probe(signal?: AbortSignal): Promise<CisHealth>;
  /** null: the CIS says there is no such account. */
  getAccount(accountNo: string, signal?: AbortSignal): Promise<Account | null>;
  /** Newest first, at most `limit` (1 to MOST_PAYMENTS); empty too where the CIS has no such account. */
  getHistory(accountNo: string, limit: number, signal?: AbortSignal): Promise<ChannelPayment[]>;
  /** Both days included, at most MOST_READINGS of them. null: no readings of this account in this range. */
  getUsage(accountNo: string, from: BusinessDate, to: BusinessDate, signal?: AbortSignal): Promise<Usage | null>;
  pullAccounts(
    cursor: string | null,
    limit: number,
    updatedSinceMs: number | null,
    signal?: AbortSignal,
  ): Promise<AccountPage>;
  post(item: PostItem): Promise<ItemResult>;
  /** Only after the CIS has said that the payment is posted. */
  reverse(item: ReversalItem): Promise<ItemResult>;
  /** By the reference of a payment or of a reversal. */
  lookup(ref: string): Promise<LookupResult>;
  close(): void;
}
