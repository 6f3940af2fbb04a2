import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { Account } from '#shared/account.ts';
import type { MatchedBy } from '#shared/contract/account.ts';
import { lookupTiers } from './lookup-tiers.ts';

export type Found = { account: Account; matchedBy: MatchedBy };

/** The lookup box shows at most this many rows. */
export const LOOKUP_ROWS = 50;

/**
 * The reading side of accounts.db, in main. The file may not be there yet, and is swapped whole after a snapshot, so the
 * handle is opened when needed and given up by `release` before the swap.
 */
export function accountsStore(file: string) {
  let open: ReturnType<typeof openReader> | null = null;
  const reader = (): ReturnType<typeof openReader> | null => {
    if (open === null && existsSync(file)) open = openReader(file);
    return open;
  };
  return {
    find: (accountNo: string): Account | null => reader()?.find(accountNo) ?? null,
    /** Accounts that the words fit, best tier first; one more than LOOKUP_ROWS when there are more. */
    search: (query: string): Found[] => reader()?.search(query) ?? [],
    pullState: () => reader()?.pullState() ?? null,
    release(): void {
      open?.close();
      open = null;
    },
  };
}
export type AccountsStore = ReturnType<typeof accountsStore>;

function openReader(file: string) {
  const sqlite = new Database(file, { readonly: true, timeout: 5_000 });
  const byNumber = sqlite.prepare('SELECT body FROM account WHERE account_no = ?').pluck();
  const byRow = sqlite.prepare('SELECT body FROM account WHERE row_id = ?').pluck();
  const match = sqlite
    .prepare(`SELECT rowid FROM account_search WHERE account_search MATCH ? LIMIT ${LOOKUP_ROWS + 1}`)
    .pluck();
  const state = sqlite.prepare(
    `SELECT as_of_ms AS asOfMs, accounts, (SELECT count(*) FROM quarantine) AS refused
     FROM pull_state WHERE stream = 'accounts'`,
  );
  const read = (body: unknown): Account => JSON.parse(String(body));

  return {
    find(accountNo: string): Account | null {
      const body = byNumber.get(accountNo);
      return body === undefined ? null : read(body);
    },
    search(query: string): Found[] {
      const rows = new Map<number, MatchedBy>();
      for (const tier of lookupTiers(query)) {
        for (const row of match.all(tier.expression) as number[]) {
          if (!rows.has(row)) rows.set(row, tier.matchedBy);
        }
        if (rows.size > LOOKUP_ROWS) break;
      }
      return [...rows]
        .slice(0, LOOKUP_ROWS + 1)
        .map(([row, matchedBy]) => ({ account: read(byRow.get(row)), matchedBy }));
    },
    pullState: () => (state.get() as { asOfMs: number; accounts: number; refused: number } | undefined) ?? null,
    close: () => sqlite.close(),
  };
}
