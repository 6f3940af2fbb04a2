import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { Account } from '#shared/account.ts';
import type { MatchedBy } from '#shared/contract/account.ts';
import { lookupTiers, type Tier } from './zz-tiers.ts';

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
    "SELECT cursor, as_of_ms AS asOfMs, accounts, refused FROM pull_state WHERE stream = 'accounts'",
  );
  const read = (body: unknown): Account => JSON.parse(String(body));
  const rowsOf = (tier: Tier): number[] => match.all(tier.expression) as number[];

  /**
   * Several words together mostly leave few accounts. Then one question of the index is enough, and the accounts
   * themselves say in which column they were found; asking the index once for each column is four times the work.
   */
  function fewAnswers(tiers: Tier[]): { row: number; account: Account }[] | null {
    const last = tiers.at(-1);
    if (last?.matchedBy !== 'several') return null;
    const rows = rowsOf(last);
    return rows.length > LOOKUP_ROWS ? null : rows.map((row) => ({ row, account: read(byRow.get(row)) }));
  }

  return {
    find(accountNo: string): Account | null {
      const body = byNumber.get(accountNo);
      return body === undefined ? null : read(body);
    },
    search(query: string): Found[] {
      const rows = new Map<number, MatchedBy>();
      const tiers = lookupTiers(query);
      const few = fewAnswers(tiers);
      for (const tier of tiers) {
        const { fits } = tier;
        const answers = few && fits ? few.filter(({ account }) => fits(account)).map(({ row }) => row) : rowsOf(tier);
        for (const row of answers) {
          if (!rows.has(row)) rows.set(row, tier.matchedBy);
        }
        if (rows.size > LOOKUP_ROWS) break;
      }
      return [...rows]
        .slice(0, LOOKUP_ROWS + 1)
        .map(([row, matchedBy]) => ({ account: read(byRow.get(row)), matchedBy }));
    },
    pullState: () =>
      (state.get() as { cursor: string | null; asOfMs: number; accounts: number; refused: number } | undefined) ?? null,
    close: () => sqlite.close(),
  };
}
