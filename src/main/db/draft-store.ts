import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { CartLine, CartTender } from '#core/payment/cart.ts';
import type { LedgerDb } from './ledger.ts';
import { placeholdersOf } from './placeholders.ts';
import { draft } from './schema/queue.ts';

export type Draft = {
  transactionId: string;
  userId: string;
  language: 'en' | 'es';
  lines: CartLine[];
  tenders: CartTender[];
  paymentRefs: string[];
  beganAtMs: number;
  /** Null: its tender screen is open. */
  parkedAtMs: number | null;
};

/** Transactions that are not taken yet; each person has at most one open, and any number parked. */
export function draftStore(db: LedgerDb) {
  const ofTransaction = eq(draft.transactionId, sql.placeholder('transactionId'));
  const byId = db.select().from(draft).where(ofTransaction).prepare();
  const open = db
    .select()
    .from(draft)
    .where(and(eq(draft.userId, sql.placeholder('userId')), isNull(draft.parkedAtMs)))
    .prepare();
  const parked = db.select().from(draft).where(isNotNull(draft.parkedAtMs)).orderBy(asc(draft.parkedAtMs)).prepare();
  const everybodys = db.select().from(draft).orderBy(asc(draft.beganAtMs)).prepare();
  const put = db
    .insert(draft)
    .values(placeholdersOf(draft))
    .onConflictDoUpdate({
      target: draft.transactionId,
      set: {
        lines: sql`excluded.lines`,
        tenders: sql`excluded.tenders`,
        language: sql`excluded.language`,
        paymentRefs: sql`excluded.payment_refs`,
        parkedAtMs: sql`excluded.parked_at_ms`,
      },
    })
    .prepare();
  const drop = db.delete(draft).where(ofTransaction).prepare();
  const dropAll = db
    .delete(draft)
    .where(eq(draft.userId, sql.placeholder('userId')))
    .prepare();
  const read = (row: typeof draft.$inferSelect): Draft => ({
    ...row,
    lines: JSON.parse(row.lines),
    tenders: JSON.parse(row.tenders),
    paymentRefs: JSON.parse(row.paymentRefs),
  });
  const readOne = (row: typeof draft.$inferSelect | undefined): Draft | null => (row ? read(row) : null);
  return {
    find: (transactionId: string) => readOne(byId.get({ transactionId })),
    /** The transaction whose tender screen this person has open. */
    ofUser: (userId: string) => readOne(open.get({ userId })),
    /** Everybody's parked ones, the oldest first: whoever has time takes them up. */
    parked: (): Draft[] => parked.all().map(read),
    /** Everything that is not taken yet, open or parked, whoever's. */
    all: (): Draft[] => everybodys.all().map(read),
    keep: (value: Draft): void =>
      void put.run({
        ...value,
        lines: JSON.stringify(value.lines),
        tenders: JSON.stringify(value.tenders),
        paymentRefs: JSON.stringify(value.paymentRefs),
      }),
    drop: (transactionId: string): void => void drop.run({ transactionId }),
    /** Everything of a person who takes no payments any more. */
    dropAll: (userId: string): void => void dropAll.run({ userId }),
  };
}
