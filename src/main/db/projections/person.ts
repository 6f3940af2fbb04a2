import type { LedgerDb } from '../ledger.ts';
import { placeholdersOf } from '../placeholders.ts';
import { appUser } from '../schema/person.ts';
import type { Applies } from './projections.ts';

/** Sign-ins and lock-outs are evidence in the journal; no table is made of them. */
export function projectPeople(
  db: LedgerDb,
): Applies<'user.added' | 'user.signed-in' | 'user.signed-out' | 'user.locked-out'> {
  const addUser = db.insert(appUser).values(placeholdersOf(appUser)).prepare();
  const evidenceOnly = (): void => undefined;
  return {
    'user.added': ({ payload, atMs }) => {
      addUser.run({ ...payload, addedAtMs: atMs });
    },
    'user.signed-in': evidenceOnly,
    'user.signed-out': evidenceOnly,
    'user.locked-out': evidenceOnly,
  };
}
