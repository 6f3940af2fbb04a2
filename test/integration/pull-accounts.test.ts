import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type AccountPage, type CisAdapter, TransportError } from '#main/cis/port.ts';
import { pullDelta, pullSnapshot } from '#main/cis/pull-accounts.ts';
import { accountsStore } from '#main/db/accounts-store.ts';
import { type AccountsWriter, openAccountsWriter } from '#main/db/accounts-writer.ts';
import type { Account } from '#shared/account.ts';
import { anAccount } from '#test/support/accounts.ts';
import { ACCOUNTS_MIGRATIONS, forget, freshFolder, MONDAY_8AM } from '#test/support/counter.ts';
import { manualClock } from '#test/support/manual-clock.ts';
import { PaperCis } from '#test/support/paper-cis.ts';

const HOUR = 3_600_000;
let folder: string;
let files: { live: string; next: string; migrations: string };
beforeEach(() => {
  folder = freshFolder();
  files = { live: join(folder, 'accounts.db'), next: join(folder, 'next.db'), migrations: ACCOUNTS_MIGRATIONS };
});
afterEach(() => forget(folder));

const numbered = (n: number, over: Partial<Account> = {}): Account => anAccount({ accountNo: `1000${n}`, ...over });
const never = new AbortController().signal;

/** A CIS that gives its changed accounts in pages of one, and breaks when it is told to. */
function pagedCis(
  changed: { account: Account; atMs: number }[],
  nowMs: number,
  breaksAtPage: number | null,
): CisAdapter {
  return {
    ...new PaperCis(manualClock(nowMs), []).adapter(),
    async pullAccounts(cursor, _limit, updatedSinceMs): Promise<AccountPage> {
      const page = cursor === null ? 0 : Number(cursor);
      if (page === breaksAtPage) throw new TransportError('maybe', 'connection reset');
      const wanted = changed.filter((each) => updatedSinceMs === null || each.atMs >= updatedSinceMs);
      const hasMore = page + 1 < wanted.length;
      return {
        accounts: wanted.slice(page, page + 1).map((each) => each.account),
        refused: [],
        nextCursor: hasMore ? String(page + 1) : null,
        hasMore,
        asOfMs: nowMs,
        paymentsThroughMs: nowMs,
      };
    },
  };
}

/** Accounts that a pull finished at MONDAY_8AM brought. */
function pulled(writer: AccountsWriter, accounts: Account[], refused: AccountPage['refused'] = []): void {
  writer.writePage({ accounts, refused, asOfMs: MONDAY_8AM }, { cursor: null, asOfMs: MONDAY_8AM });
}

const find = (accountNo: string): Account | null => {
  const store = accountsStore(files.live);
  const found = store.find(accountNo);
  store.release();
  return found;
};

test('a pull of changes that breaks between two pages loses none of them', async () => {
  const writer = openAccountsWriter(files.live, ACCOUNTS_MIGRATIONS);
  pulled(writer, [numbered(1), numbered(2)]);
  // Half an hour later both have changed; an hour later the first page comes and the second does not.
  const later = { version: '2', asOf: MONDAY_8AM + HOUR / 2, balanceCents: 99 };
  const changed = [1, 2].map((n) => ({ account: numbered(n, later), atMs: MONDAY_8AM + HOUR / 2 }));
  const before = writer.state();
  if (!before) throw new Error('no state');
  await expect(pullDelta(pagedCis(changed, MONDAY_8AM + HOUR, 1), writer, before, never)).rejects.toThrow('reset');
  const between = writer.state();
  if (!between) throw new Error('no state');
  await pullDelta(pagedCis(changed, MONDAY_8AM + HOUR + 10_000, null), writer, between, never);
  writer.close();
  expect([find('10001')?.balanceCents, find('10002')?.balanceCents]).toEqual([99, 99]);
});

test('changes are asked for again with five minutes of overlap', async () => {
  const writer = openAccountsWriter(files.live, ACCOUNTS_MIGRATIONS);
  pulled(writer, [numbered(1)]);
  const asked: (number | null)[] = [];
  const cis = pagedCis([], MONDAY_8AM + HOUR, null);
  const watched: CisAdapter = {
    ...cis,
    pullAccounts: (cursor, limit, since) => {
      asked.push(since);
      return cis.pullAccounts(cursor, limit, since);
    },
  };
  const state = writer.state();
  if (state) await pullDelta(watched, writer, state, never);
  writer.close();
  expect(asked).toEqual([MONDAY_8AM - 300_000]);
});

test('an account is replaced by newer figures, never by older ones; what it is found by follows', () => {
  const writer = openAccountsWriter(files.live, ACCOUNTS_MIGRATIONS);
  pulled(writer, [numbered(1, { name: 'GARCIA, MARIA', version: '5', asOf: 5_000 })]);
  writer.writeSome([numbered(1, { name: 'OLD, NAME', version: '4', asOf: 4_000 })]);
  expect(find('10001')?.name).toBe('GARCIA, MARIA');
  writer.writeSome([numbered(1, { name: 'LOPEZ, MARIA', version: '6', asOf: 6_000 })]);
  writer.close();
  const store = accountsStore(files.live);
  expect(store.search('lopez').map((row) => row.account.accountNo)).toEqual(['10001']);
  expect(store.search('garcia')).toEqual([]);
  store.release();
});

test('the count is of all accounts, however they came; a refused one is counted until it is right', () => {
  const writer = openAccountsWriter(files.live, ACCOUNTS_MIGRATIONS);
  pulled(writer, [numbered(1), numbered(2)], [{ accountNo: '10003', why: 'balanceCents' }]);
  const counts = () => {
    const reading = accountsStore(files.live);
    const { accounts, refused } = reading.pullState() ?? {};
    reading.release();
    return { accounts, refused };
  };
  expect(counts()).toEqual({ accounts: 2, refused: 1 });
  // A delta brings one that is new, one that is known, and the refused one again, still wrong.
  pulled(writer, [numbered(2, { version: '2' }), numbered(4)], [{ accountNo: '10003', why: 'name' }]);
  expect(counts()).toEqual({ accounts: 3, refused: 1 });
  writer.writeSome([numbered(3), numbered(5)]);
  expect(counts()).toEqual({ accounts: 5, refused: 0 });
  writer.close();
});

test('a snapshot is built aside: the accounts of before are readable all the time, and a broken one leaves nothing', async () => {
  const writer = openAccountsWriter(files.live, ACCOUNTS_MIGRATIONS);
  pulled(writer, [numbered(1)]);
  writer.close();
  const all = [7, 8, 9].map((n) => ({ account: numbered(n), atMs: 0 }));
  const seen: (string | undefined)[] = [];
  const progress = (): void => void seen.push(find('10001')?.accountNo);
  await expect(pullSnapshot(pagedCis(all, MONDAY_8AM, 2), files, progress, never)).rejects.toThrow('reset');
  expect(seen).toEqual(['10001', '10001']);
  expect(find('10007')).toBeNull();
  expect(accountsStore(files.next).pullState()).toBeNull();
  const state = await pullSnapshot(pagedCis(all, MONDAY_8AM, null), files, progress, never);
  expect(state).toEqual({ cursor: null, asOfMs: MONDAY_8AM, accounts: 3 });
});
