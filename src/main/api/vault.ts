import type { VaultView, vaultRoutes } from '#shared/contract/vault.ts';
import { ok, type Result } from '#shared/failure.ts';
import { countVault, exchangeCash, fundVault } from '../services/move-cash.ts';
import { vaultView } from '../services/vault-view.ts';
import type { Desk } from './desk.ts';
import type { Handlers } from './router.ts';

export function vaultHandlers({ office, dayChanged }: Desk): Handlers<keyof typeof vaultRoutes> {
  const told = <T>(result: Result<T>): Result<T> => {
    if (result.ok) dayChanged();
    return result;
  };
  const shown = (result: Result<null>): Result<VaultView> =>
    told(result).ok ? ok(vaultView(office)) : (result as never);
  return {
    'vault.show': () => ok(vaultView(office)),
    'vault.exchange': (input, actor) => told(exchangeCash(office, actor, input)),
    'vault.fund': (input, actor) => shown(fundVault(office, actor, input)),
    'vault.count': (input, actor) => shown(countVault(office, actor, input)),
  };
}
