import Database from 'better-sqlite3';
import { eq, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { Account } from '#shared/account.ts';
import { compact, type KeyKind, keyWord, nameWords, phoneNumbers, wordsOf } from '#shared/lookup-text.ts';
import { migrateDatabase } from './migrate.ts';
import { placeholdersOf } from './placeholders.ts';
import { account, pullState } from './schema/accounts.ts';

export type PullState = { cursor: string | null; asOfMs: number; accounts: number; refused: number };

export type AccountsWriter = {
  state(): PullState | null;
  /** Stores a page and how far the pull came, together. */
  writePage(accounts: readonly Account[], state: PullState): void;
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
        refused: sql`excluded.refused`,
      },
    })
    .prepare();

  /** Replaces a cached account when its version differs and the new figures are not older. */
  function write(fresh: Account): void {
    const old = known.get({ accountNo: fresh.accountNo });
    if (old && fresh.asOf < old.asOfMs) return;
    const { rowId } = put.get({
      rowId: old?.rowId ?? null,
      accountNo: fresh.accountNo,
      asOfMs: fresh.asOf,
      version: fresh.version,
      body: JSON.stringify(fresh),
    });
    if (old?.version === fresh.version) return;
    if (old) unindex.run(rowId);
    index.run(rowId, ...searchColumns(fresh));
  }

  return {
    state: (): PullState | null => stateOf.get() ?? null,
    writePage: sqlite.transaction((accounts: readonly Account[], state: PullState) => {
      for (const fresh of accounts) write(fresh);
      putState.run({ stream: 'accounts', ...state });
    }),
    writeSome: sqlite.transaction((accounts: readonly Account[]) => {
      for (const fresh of accounts) write(fresh);
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
