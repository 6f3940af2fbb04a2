import { asc, eq, sql } from 'drizzle-orm';
import type { LedgerDb } from './ledger.ts';
import { placeholdersOf } from './placeholders.ts';
import { appUser, pinGuard, secret } from './schema/person.ts';

export type PersonRow = typeof appUser.$inferSelect & { active: boolean };
/** What a secret is for. The CIS token and the one-time code are one each; a PIN's hash carries the person's id. */
export type SecretPurpose = `pin:${string}` | 'cis-token' | 'first-administrator-code';

export function personStore(db: LedgerDb) {
  const people = db.select().from(appUser).orderBy(asc(appUser.name)).prepare();
  const person = db
    .select()
    .from(appUser)
    .where(eq(appUser.userId, sql.placeholder('userId')))
    .prepare();
  const guardOf = db
    .select()
    .from(pinGuard)
    .where(eq(pinGuard.userId, sql.placeholder('userId')))
    .prepare();
  const setGuard = db
    .insert(pinGuard)
    .values(placeholdersOf(pinGuard))
    .onConflictDoUpdate({
      target: pinGuard.userId,
      set: { failures: sql`excluded.failures`, untilMs: sql`excluded.until_ms` },
    })
    .prepare();
  const secretOf = db
    .select()
    .from(secret)
    .where(eq(secret.purpose, sql.placeholder('purpose')))
    .prepare();
  const setSecret = db
    .insert(secret)
    .values(placeholdersOf(secret))
    .onConflictDoUpdate({ target: secret.purpose, set: { value: sql`excluded.value` } })
    .prepare();
  const dropSecret = db
    .delete(secret)
    .where(eq(secret.purpose, sql.placeholder('purpose')))
    .prepare();

  return {
    /** Also those who are deactivated: their names stand on what they did. */
    all: (): PersonRow[] => people.all().map(withState),
    find(userId: string): PersonRow | null {
      const row = person.get({ userId });
      return row ? withState(row) : null;
    },
    guard: (userId: string) => guardOf.get({ userId }) ?? { userId, failures: 0, untilMs: 0 },
    setGuard: (guard: { userId: string; failures: number; untilMs: number }): void => void setGuard.run(guard),
    secret: (purpose: SecretPurpose): string | null => secretOf.get({ purpose })?.value ?? null,
    keepSecret: (purpose: SecretPurpose, value: string): void => void setSecret.run({ purpose, value }),
    dropSecret: (purpose: SecretPurpose): void => void dropSecret.run({ purpose }),
  };
}

function withState(row: typeof appUser.$inferSelect): PersonRow {
  return { ...row, active: row.deactivatedAtMs === null };
}
