import Database from 'better-sqlite3';
import { count, eq, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { Account } from '#shared/account.ts';
import { compact, type KeyKind, keyWord, nameWords, phoneNumbers, wordsOf } from '#shared/lookup-text.ts';
import { migrateDatabase } from './migrate.ts';
import { placeholdersOf } from './placeholders.ts';
import { account, pullState, quarantine } from './schema/accounts.ts';

/** How far the pull came. `accounts` counts all that are stored. */
export type PullState = { cursor: string | null; asOfMs: number; accounts: number };
/** What one page brought: accounts, and those that were refused, each with its reason. */
export type AccountsPage = {
  accounts: readonly Account[];
  refused: readonly { accountNo: string; why: string }[];
  asOfMs: number;
};

export type AccountsWriter = {
  state(): PullState | null;
  /** Stores a page and how far the pull came, together; answers with the state as it is then. */
  writePage(page: AccountsPage, reached: Omit<PullState, 'accounts'>): PullState;
  /** Stores accounts that the CIS was asked for one by one; how far the pull came is not touched. */
  writeSome(accounts: readonly Account[]): void;
  close(): void;
};

/**
 * The writing side of accounts.db, used by the accounts worker alone. It is a cache: a crash may lose the last pages
 * (synchronous=NORMAL), never the order between a page and its cursor.
 */
export function openAccountsWriter(file: string, migrations: string): AccountsWriter {
  const sqlite = new Database(file, { timeout: 10_000 });
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = NORMAL');
  migrateDatabase(sqlite, migrations, null);
  const db = drizzle(sqlite);

  const known = db
    .select({ rowId: account.rowId, asOfMs: account.asOfMs, version: account.version })
    .from(account)
    .where(eq(account.accountNo, sql.placeholder('accountNo')))
    .prepare();
  const put = db
    .insert(account)
    .values({ ...placeholdersOf(account), rowId: sql`${sql.placeholder('rowId')}` })
    .onConflictDoUpdate({
      target: account.accountNo,
      set: { asOfMs: sql`excluded.as_of_ms`, version: sql`excluded.version`, body: sql`excluded.body` },
    })
    .returning({ rowId: account.rowId })
    .prepare();
  const unindex = sqlite.prepare('DELETE FROM account_search WHERE rowid = ?');
  const index = sqlite.prepare(
    'INSERT INTO account_search (rowid, number, alias, name, address, phone, meter) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const stateOf = db.select().from(pullState).where(eq(pullState.stream, 'accounts')).prepare();
  const putState = db
    .insert(pullState)
    .values(placeholdersOf(pullState))
    .onConflictDoUpdate({
      target: pullState.stream,
      set: {
        cursor: sql`excluded.cursor`,
        asOfMs: sql`excluded.as_of_ms`,
        accounts: sql`excluded.accounts`,
      },
    })
    .prepare();
  const quarantined = db.select({ accounts: count() }).from(quarantine).prepare();
  const isolate = db
    .insert(quarantine)
    .values(placeholdersOf(quarantine))
    .onConflictDoUpdate({
      target: quarantine.accountNo,
      set: { why: sql`excluded.why`, asOfMs: sql`excluded.as_of_ms` },
    })
    .prepare();
  const release = db
    .delete(quarantine)
    .where(eq(quarantine.accountNo, sql.placeholder('accountNo')))
    .prepare();

  /** Replaces a cached account when its version differs and the new figures are not older. Answers whether it is new. */
  function write(fresh: Account): boolean {
    const old = known.get({ accountNo: fresh.accountNo });
    if (old && fresh.asOf < old.asOfMs) return false;
    const { rowId } = put.get({
      rowId: old?.rowId ?? null,
      accountNo: fresh.accountNo,
      asOfMs: fresh.asOf,
      version: fresh.version,
      body: JSON.stringify(fresh),
    });
    if (old?.version === fresh.version) return false;
    if (old) unindex.run(rowId);
    index.run(rowId, ...searchColumns(fresh));
    return old === undefined;
  }

  /** Writes them all; answers how many were not there before. */
  function writeAll(accounts: readonly Account[]): number {
    const isolated = (quarantined.get()?.accounts ?? 0) > 0;
    let added = 0;
    for (const fresh of accounts) {
      if (write(fresh)) added += 1;
      if (isolated) release.run({ accountNo: fresh.accountNo });
    }
    return added;
  }

  return {
    state: (): PullState | null => stateOf.get() ?? null,
    writePage: sqlite.transaction((page: AccountsPage, reached: Omit<PullState, 'accounts'>): PullState => {
      const accounts = (stateOf.get()?.accounts ?? 0) + writeAll(page.accounts);
      for (const refused of page.refused) isolate.run({ ...refused, asOfMs: page.asOfMs });
      const state = { ...reached, accounts };
      putState.run({ stream: 'accounts', ...state });
      return state;
    }),
    writeSome: sqlite.transaction((some: readonly Account[]) => {
      const added = writeAll(some);
      const state = added > 0 ? stateOf.get() : undefined;
      if (state) putState.run({ ...state, accounts: state.accounts + added });
    }),
    close(): void {
      sqlite.pragma('wal_checkpoint(TRUNCATE)');
      sqlite.close();
    },
  };
}

function searchColumns(fresh: Account): string[] {
  const keys = (kind: KeyKind, texts: readonly string[]): string =>
    texts.map((text) => keyWord(kind, compact(text))).join(' ');
  return [
    keys('number', [fresh.accountNo]),
    keys('alias', fresh.aliases ?? []),
    nameWords(fresh.name),
    wordsOf(fresh.serviceAddress.line1, 60).join(' '),
    keys('phone', phoneNumbers(fresh.phone)),
    keys('meter', fresh.meters ?? []),
  ];
}
