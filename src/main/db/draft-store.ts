import { eq, sql } from 'drizzle-orm';
import type { CartLine } from '#core/payment/cart.ts';
import type { LedgerDb } from './ledger.ts';
import { placeholdersOf } from './placeholders.ts';
import { draft } from './schema/queue.ts';

export type Draft = {
  transactionId: string;
  userId: string;
  language: 'en' | 'es';
  lines: CartLine[];
  paymentRefs: string[];
  beganAtMs: number;
};

/** A transaction whose tender screen is open; each person has at most one. */
export function draftStore(db: LedgerDb) {
  const byId = db
    .select()
    .from(draft)
    .where(eq(draft.transactionId, sql.placeholder('transactionId')))
    .prepare();
  const byUser = db
    .select()
    .from(draft)
    .where(eq(draft.userId, sql.placeholder('userId')))
    .prepare();
  const put = db
    .insert(draft)
    .values(placeholdersOf(draft))
    .onConflictDoUpdate({
      target: draft.userId,
      set: {
        transactionId: sql`excluded.transaction_id`,
        lines: sql`excluded.lines`,
        language: sql`excluded.language`,
        paymentRefs: sql`excluded.payment_refs`,
      },
    })
    .prepare();
  const drop = db
    .delete(draft)
    .where(eq(draft.transactionId, sql.placeholder('transactionId')))
    .prepare();
  const read = (row: typeof draft.$inferSelect | undefined): Draft | null =>
    row ? { ...row, lines: JSON.parse(row.lines), paymentRefs: JSON.parse(row.paymentRefs) } : null;
  return {
    find: (transactionId: string) => read(byId.get({ transactionId })),
    ofUser: (userId: string) => read(byUser.get({ userId })),
    keep: (value: Draft): void =>
      void put.run({ ...value, lines: JSON.stringify(value.lines), paymentRefs: JSON.stringify(value.paymentRefs) }),
    drop: (transactionId: string): void => void drop.run({ transactionId }),
  };
}
