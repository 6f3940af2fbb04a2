import type { Account } from '#shared/account.ts';
import type { AccountsStatus } from '#shared/contract/cis.ts';

/** Where to pull accounts from. The token goes to the worker in memory only. */
export type CisConnectionDetails = { baseUrl: string; token: string; clientId: string };

/** Keeps accounts.db filled. The real one is a worker thread; a posting never waits for it. */
export type AccountsFeed = {
  /** Points the feed at a CIS (null: none) and pulls at once, then regularly. */
  connect(to: CisConnectionDetails | null): void;
  /** Keeps accounts that were asked for one by one. */
  store(accounts: readonly Account[]): void;
  status(): Pick<AccountsStatus, 'pulling' | 'lastError'>;
  close(): Promise<void>;
};
