import type { AccountView } from '#shared/contract/account.ts';
import { ok, type Result, refuse } from '#shared/failure.ts';
import { compact } from '#shared/lookup-text.ts';
import type { AccountsFeed } from '../cis/accounts-feed.ts';
import type { Relay } from '../cis/relay.ts';
import type { Office } from '../office.ts';
import type { AccountDesk } from './account-desk.ts';
import { oneAtATime } from './one-at-a-time.ts';

/** Opening an account asks the CIS for so long, ms; then the last known figures stand. */
export const ASK_LIVE_MS = 2_000;

/** Answers with the last known figures at once; the CIS is asked meanwhile and its answer follows as an event. */
export function openAccount(desk: AccountDesk, asking: AccountAsking, accountNo: string): Result<AccountView> {
  const account = desk.find(compact(accountNo));
  if (!account) return refuse('ACCOUNT_UNKNOWN', { accountNo });
  const asked = asking.ask(account.accountNo);
  return ok(desk.view(account, asked ? 'asking' : 'cache'));
}

/** Asks the CIS for single accounts and tells the window what it said. One question per account at a time. */
export function createAccountAsking(office: Office, desk: AccountDesk, relay: Relay, feed: AccountsFeed) {
  const begin = oneAtATime(office.log, 'cis.account-failed', async (accountNo) => {
    const adapter = relay.adapter();
    if (!adapter) return;
    try {
      const fresh = await adapter.getAccount(accountNo, AbortSignal.timeout(ASK_LIVE_MS));
      if (fresh) {
        desk.heard(fresh);
        feed.store([fresh]);
        tell(accountNo, 'live');
      } else {
        tell(accountNo, 'cache');
      }
    } catch (error) {
      office.log('info', 'cis.account-not-answered', { why: error instanceof Error ? error.message : String(error) });
      tell(accountNo, 'cache');
    }
  });

  function tell(accountNo: string, source: AccountView['source']): void {
    const account = desk.find(accountNo);
    if (account) office.emit({ name: 'account.changed', payload: desk.view(account, source) });
  }

  return {
    /** False when there is no connection to ask over. */
    ask(accountNo: string): boolean {
      if (!relay.adapter()) return false;
      begin(accountNo);
      return true;
    },
    tell,
  };
}
export type AccountAsking = ReturnType<typeof createAccountAsking>;
