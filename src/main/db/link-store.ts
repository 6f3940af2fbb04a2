import { and, asc, eq, sql } from 'drizzle-orm';
import type { LedgerDb } from './ledger.ts';
import { accountLink } from './schema/access.ts';

/** Accounts of people who work here and of their households. */
export function linkStore(db: LedgerDb) {
  const all = db.select().from(accountLink).orderBy(asc(accountLink.userId), asc(accountLink.accountNo)).prepare();
  const one = db
    .select()
    .from(accountLink)
    .where(
      and(eq(accountLink.userId, sql.placeholder('userId')), eq(accountLink.accountNo, sql.placeholder('accountNo'))),
    )
    .prepare();
  return {
    all: () => all.all(),
    isLinked: (userId: string, accountNo: string): boolean => one.get({ userId, accountNo }) !== undefined,
  };
}
