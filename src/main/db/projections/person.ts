import { eq, sql } from 'drizzle-orm';
import type { LedgerDb } from '../ledger.ts';
import { placeholdersOf } from '../placeholders.ts';
import { appUser } from '../schema/person.ts';
import type { Applies } from './projections.ts';

type Kinds =
  | 'user.added'
  | 'user.pin-changed'
  | 'user.pin-reset'
  | 'user.role-changed'
  | 'user.deactivated'
  | 'user.reactivated'
  | 'user.signed-in'
  | 'user.signed-out'
  | 'user.locked-out';

/** Who works here, as what. Sign-ins and lock-outs are evidence in the journal; no table is made of them. */
export function projectPeople(db: LedgerDb): Applies<Kinds> {
  const ofUser = eq(appUser.userId, sql.placeholder('userId'));
  const addUser = db.insert(appUser).values(placeholdersOf(appUser)).prepare();
  const setPin = db
    .update(appUser)
    .set({ pinChangedAtMs: sql`${sql.placeholder('atMs')}` })
    .where(ofUser)
    .prepare();
  const setRole = db
    .update(appUser)
    .set({ role: sql`${sql.placeholder('to')}` })
    .where(ofUser)
    .prepare();
  const setDeactivated = db
    .update(appUser)
    .set({ deactivatedAtMs: sql`${sql.placeholder('atMs')}` })
    .where(ofUser)
    .prepare();
  const evidenceOnly = (): void => undefined;
  return {
    'user.added': ({ payload, atMs }) => {
      const { userId, name, role, alone = false } = payload;
      const later = { deactivatedAtMs: null, pinChangedAtMs: null };
      addUser.run({ userId, name, role, addedAtMs: atMs, addedAlone: alone, ...later });
    },
    'user.pin-changed': ({ payload, atMs }) => {
      setPin.run({ userId: payload.userId, atMs });
    },
    'user.pin-reset': ({ payload, atMs }) => {
      setPin.run({ userId: payload.userId, atMs });
    },
    'user.role-changed': ({ payload }) => {
      setRole.run({ userId: payload.userId, to: payload.to });
    },
    'user.deactivated': ({ payload, atMs }) => {
      setDeactivated.run({ userId: payload.userId, atMs });
    },
    'user.reactivated': ({ payload }) => {
      setDeactivated.run({ userId: payload.userId, atMs: null });
    },
    'user.signed-in': evidenceOnly,
    'user.signed-out': evidenceOnly,
    'user.locked-out': evidenceOnly,
  };
}
