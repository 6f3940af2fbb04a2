import type { accountRoutes } from '#shared/contract/account.ts';
import { openAccount } from '../services/open-account.ts';
import { searchAccounts } from '../services/search-accounts.ts';
import type { Desk } from './desk.ts';
import type { Handlers } from './router.ts';

export function accountHandlers({ office, accounts, asking, details }: Desk): Handlers<keyof typeof accountRoutes> {
  return {
    'account.search': ({ query }) => searchAccounts(office, accounts, query),
    'account.open': ({ accountNo }) => openAccount(accounts, asking, accountNo),
    'account.details': ({ accountNo }) => details.open(accountNo),
  };
}
