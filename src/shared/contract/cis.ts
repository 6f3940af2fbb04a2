import { z } from 'zod';
import type { Cents } from '../money.ts';
import { ROLES } from '../role.ts';
import { route } from './route.ts';

/** What is true about the connection, in the order of what matters. */
export type CisConnection = 'not-configured' | 'unheard' | 'online' | 'locked' | 'offline' | 'paused';

export type CisStatus = {
  connection: CisConnection;
  /** Since when it is so, ms. */
  sinceMs: number;
  /** Last answer of any kind, ms. */
  lastHeardMs: number | null;
  /** Why, in the far side's or the network's words; never with credentials. */
  detail: string | null;
  /** Items not at the CIS yet: queued, sending, retrying. */
  waiting: number;
  unknown: number;
  /** rejected and needs-review: a person must act. */
  needPerson: number;
  /** The oldest item that is not at the CIS is older than 15 minutes, or 50 wait. */
  alarm: boolean;
};

export type CisItemRow = {
  paymentRef: string;
  /** The payment that a reversal takes back; null: a payment. */
  reverses: string | null;
  shortRef: string;
  receiptNo: string;
  accountNo: string;
  name: string;
  cents: Cents;
  state: string;
  attempts: number;
  nextAtMs: number | null;
  takenAtMs: number;
  cisRef: string | null;
  /** What happened last, in the relay's words. */
  lastNote: string | null;
};

export type AccountsStatus = {
  accounts: number;
  asOfMs: number | null;
  /** Null when no pull is running. */
  pulling: { done: number } | null;
  lastError: string | null;
  refused: number;
};

export const cisRoutes = {
  'cis.queue': route(ROLES, z.object({}).strict()).returns<{
    status: CisStatus;
    accounts: AccountsStatus;
    open: CisItemRow[];
    recent: CisItemRow[];
    more: boolean;
  }>(),
  /** After a pause: somebody looked at the connection and says that it may go on. */
  'cis.resume': route(['lead', 'supervisor', 'admin'], z.object({}).strict()).returns<CisStatus>(),
};
