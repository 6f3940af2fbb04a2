import type { Account } from '#shared/account.ts';
import type { AccountRow, MatchedBy, SearchAnswer } from '#shared/contract/account.ts';
import { ok, type Result, refuse } from '#shared/failure.ts';
import { compact } from '#shared/lookup-text.ts';
import { cents } from '#shared/money.ts';
import { LOOKUP_ROWS } from '../db/accounts-store.ts';
import type { Office } from '../office.ts';
import type { AccountDesk } from './account-desk.ts';

/** Every keystroke of the lookup box, answered from local data. */
export function searchAccounts(office: Office, desk: AccountDesk, query: string): Result<SearchAnswer> {
  const state = office.accounts.pullState();
  if (!state) return refuse('ACCOUNTS_NOT_LOADED');
  const found = office.accounts.search(query);
  const rows = found.slice(0, LOOKUP_ROWS).map(({ account, matchedBy }) => row(desk, account, matchedBy, query));
  return ok({ rows, more: found.length > LOOKUP_ROWS, accounts: state.accounts });
}

function row(desk: AccountDesk, account: Account, matchedBy: MatchedBy, query: string): AccountRow {
  return {
    accountNo: account.accountNo,
    displayNo: account.displayNo,
    name: account.name.slice(0, SHOWN),
    address: account.serviceAddress.line1.slice(0, SHOWN),
    status: account.status,
    displayedCents: desk.balance(account).displayedCents,
    pastDueCents: cents(account.pastDueCents),
    cutoffPending: account.flags.cutoffPending,
    matchedBy,
    matchedText: matchedText(account, matchedBy, query),
  };
}

/** A row of the list shows no more of a text than this. */
const SHOWN = 120;

function matchedText(account: Account, matchedBy: MatchedBy, query: string): string | null {
  const typed = compact(query);
  if (matchedBy === 'alias') return account.aliases?.find((alias) => compact(alias).startsWith(typed)) ?? null;
  if (matchedBy === 'meter') return account.meters?.find((meter) => compact(meter).startsWith(typed)) ?? null;
  return matchedBy === 'phone' ? (account.phone ?? null) : null;
}
