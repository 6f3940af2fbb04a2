import { and, asc, count, desc, eq, exists, gt, inArray, isNotNull, isNull, lte, min, or, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/sqlite-core';
import type { ItemState } from '#core/outbox/item-state.ts';
import { type Cents, cents } from '#shared/money.ts';
import type { LedgerDb } from './ledger.ts';
import { placeholdersOf } from './placeholders.ts';
import { preparedRun } from './prepared.ts';
import { lineOfShare } from './receipt-store.ts';
import { outbox, outboxAttempt } from './schema/queue.ts';
import { receiptLine, receiptReversal, receiptShare } from './schema/receipt.ts';

export type OutboxItem = typeof outbox.$inferSelect;
export type Attempt = typeof outboxAttempt.$inferInsert;

/** States in which the relay has something to do by itself. */
const DUE_STATES: ItemState[] = ['queued', 'retrying', 'unknown'];
/** States that are not at the CIS and not given up. */
const OPEN_STATES: ItemState[] = ['queued', 'sending', 'retrying', 'unknown', 'needs-review', 'rejected'];
/** States that no fact has settled. */
const WAITING_STATES: ItemState[] = OPEN_STATES.filter((state) => state !== 'rejected');

export function outboxStore(db: LedgerDb) {
  const paymentRef = sql.placeholder('paymentRef');
  const add = preparedRun(db, db.insert(outbox).values(placeholdersOf(outbox)).onConflictDoNothing());
  const find = db.select().from(outbox).where(eq(outbox.paymentRef, paymentRef)).prepare();
  // The one order that matters: a reversal waits until its payment stands in the CIS.
  const posted = db
    .select({ one: sql`1` })
    .from(receiptShare)
    .where(and(eq(receiptShare.paymentRef, outbox.reverses), eq(receiptShare.cisState, 'posted')));
  const mayGo = or(isNull(outbox.reverses), exists(posted));
  const due = db
    .select()
    .from(outbox)
    .where(and(inArray(outbox.state, DUE_STATES), mayGo, lte(outbox.nextAtMs, sql.placeholder('atMs'))))
    .orderBy(asc(outbox.nextAtMs), asc(outbox.createdAtMs))
    .limit(sql.placeholder('limit'))
    .prepare();
  const nextDue = db
    .select({ atMs: min(outbox.nextAtMs) })
    .from(outbox)
    .where(and(inArray(outbox.state, DUE_STATES), mayGo))
    .prepare();
  const claim = db
    .update(outbox)
    .set({
      state: 'sending',
      attempts: sql`${outbox.attempts} + 1`,
      nextAtMs: null,
      firstSentAtMs: sql`coalesce(${outbox.firstSentAtMs}, ${sql.placeholder('atMs')})`,
    })
    .where(and(eq(outbox.paymentRef, paymentRef), inArray(outbox.state, DUE_STATES)))
    .prepare();
  const countAsk = db
    .update(outbox)
    .set({ attempts: sql`${outbox.attempts} + 1`, nextAtMs: null })
    .where(and(eq(outbox.paymentRef, paymentRef), eq(outbox.state, 'unknown')))
    .prepare();
  const openTotals = db
    .select({
      items: count(),
      cents: sql<number>`coalesce(sum(coalesce(${receiptShare.cents}, -${receiptReversal.cents})), 0)`,
    })
    .from(outbox)
    .leftJoin(receiptShare, eq(receiptShare.paymentRef, outbox.paymentRef))
    .leftJoin(receiptReversal, eq(receiptReversal.reversalRef, outbox.paymentRef))
    .where(inArray(outbox.state, OPEN_STATES))
    .prepare();
  const settle = db
    .update(outbox)
    .set({ state: sql`${sql.placeholder('state')}`, nextAtMs: sql`${sql.placeholder('nextAtMs')}` })
    .where(eq(outbox.paymentRef, paymentRef))
    .prepare();
  const addAttempt = db
    .insert(outboxAttempt)
    .values({
      ...placeholdersOf(outboxAttempt),
      attempt: sql`(select coalesce(max(attempt), 0) + 1 from outbox_attempt where payment_ref = ${paymentRef})`,
    })
    .prepare();
  const interrupted = db
    .update(outbox)
    .set({ state: 'unknown', nextAtMs: sql`${sql.placeholder('atMs')}` })
    .where(sql`${outbox.state} = 'sending' or (${outbox.state} = 'unknown' and ${outbox.nextAtMs} is null)`)
    .returning({ paymentRef: outbox.paymentRef })
    .prepare();
  const earlier = db
    .update(outbox)
    .set({ nextAtMs: sql`${outbox.nextAtMs} - ${sql.placeholder('byMs')}` })
    .where(isNotNull(outbox.nextAtMs))
    .prepare();
  const notAfter = db
    .update(outbox)
    .set({ nextAtMs: sql`${sql.placeholder('atMs')}` })
    .where(gt(outbox.nextAtMs, sql.placeholder('atMs')))
    .prepare();
  const counts = db
    .select({ state: outbox.state, items: count(), oldest: min(outbox.createdAtMs) })
    .from(outbox)
    .where(inArray(outbox.state, OPEN_STATES))
    .groupBy(outbox.state)
    .prepare();
  const forgotten = db
    .select({
      paymentRef: receiptShare.paymentRef,
      receiptNo: receiptShare.receiptNo,
      cisState: receiptShare.cisState,
    })
    .from(receiptShare)
    .leftJoin(outbox, eq(outbox.paymentRef, receiptShare.paymentRef))
    .where(and(inArray(receiptShare.cisState, ['open', 'rejected']), isNull(outbox.paymentRef)))
    .prepare();
  const lastNote = sql<string | null>`(select ${outboxAttempt.note} from ${outboxAttempt}
    where ${outboxAttempt.paymentRef} = ${outbox.paymentRef} order by ${outboxAttempt.attempt} desc limit 1)`;
  const rows = () =>
    db
      .select({
        paymentRef: outbox.paymentRef,
        reverses: outbox.reverses,
        shortRef: sql<string | null>`coalesce(${receiptReversal.shortRef}, ${receiptShare.shortRef})`,
        receiptNo: receiptShare.receiptNo,
        displayNo: receiptLine.displayNo,
        name: receiptLine.name,
        // What a reversal takes back is shown as what it takes away.
        cents: sql<number>`case when ${outbox.reverses} is null then ${receiptShare.cents} else -${receiptShare.cents} end`,
        state: outbox.state,
        attempts: outbox.attempts,
        nextAtMs: outbox.nextAtMs,
        takenAtMs: outbox.createdAtMs,
        cisRef: sql<
          string | null
        >`case when ${outbox.reverses} is null then ${receiptShare.cisRef} else ${receiptReversal.cisRef} end`,
        lastNote,
      })
      .from(outbox)
      .innerJoin(receiptShare, eq(receiptShare.paymentRef, sql`coalesce(${outbox.reverses}, ${outbox.paymentRef})`))
      .leftJoin(receiptReversal, eq(receiptReversal.reversalRef, outbox.paymentRef))
      .innerJoin(receiptLine, lineOfShare);
  const open = rows()
    .where(inArray(outbox.state, OPEN_STATES))
    .orderBy(asc(outbox.createdAtMs))
    .limit(sql.placeholder('limit'))
    .prepare();
  const recent = rows()
    .where(eq(outbox.state, 'posted'))
    .orderBy(desc(sql`coalesce(${receiptReversal.postedAtMs}, ${receiptShare.postedAtMs})`))
    .limit(sql.placeholder('limit'))
    .prepare();
  /** A receipt's items: its payments, and what takes them back. */
  const refsOfReceipt = unionAll(
    db
      .select({ ref: receiptShare.paymentRef })
      .from(receiptShare)
      .where(and(eq(receiptShare.receiptNo, sql.placeholder('receiptNo')), isNotNull(receiptShare.paymentRef))),
    db
      .select({ ref: receiptReversal.reversalRef })
      .from(receiptReversal)
      .where(eq(receiptReversal.receiptNo, sql.placeholder('receiptNo'))),
  );
  const attempts = db
    .select({
      paymentRef: outboxAttempt.paymentRef,
      what: outboxAttempt.what,
      atMs: outboxAttempt.atMs,
      outcome: outboxAttempt.outcome,
    })
    .from(outboxAttempt)
    .where(inArray(outboxAttempt.paymentRef, refsOfReceipt))
    .orderBy(asc(outboxAttempt.paymentRef), asc(outboxAttempt.attempt))
    .prepare();
  const openItems = db
    .select({ paymentRef: outbox.paymentRef, state: outbox.state, nextAtMs: outbox.nextAtMs })
    .from(outbox)
    .where(and(inArray(outbox.paymentRef, refsOfReceipt), inArray(outbox.state, WAITING_STATES)))
    .prepare();

  return {
    /** What the CIS does not have yet: items, and their cents with reversals taken off. */
    openTotals(): { openItems: number; openCents: Cents } {
      const row = openTotals.get();
      return { openItems: row?.items ?? 0, openCents: cents(row?.cents ?? 0) };
    },
    add: (item: OutboxItem): void => void add(item),
    find: (ref: string): OutboxItem | null => find.get({ paymentRef: ref }) ?? null,
    due: (atMs: number, limit: number): OutboxItem[] => due.all({ atMs, limit }),
    /** When the next item is due, ms; null when none is. */
    nextDueAtMs: (): number | null => nextDue.get()?.atMs ?? null,
    /** Takes an item for sending; false when somebody else has it. */
    claim: (ref: string, atMs: number): boolean => claim.run({ paymentRef: ref, atMs }).changes === 1,
    countAsk: (ref: string): boolean => countAsk.run({ paymentRef: ref }).changes === 1,
    settle: (ref: string, state: ItemState, nextAtMs: number | null): void =>
      void settle.run({ paymentRef: ref, state, nextAtMs }),
    addAttempt: (attempt: Omit<Attempt, 'attempt'>): void => void addAttempt.run(attempt),
    /** At start: whatever was being sent or asked when the program ended is unknown now, and due. */
    interrupted: (atMs: number): string[] => interrupted.all({ atMs }).map((row) => row.paymentRef),
    /** The wall clock was set back: what waits keeps its length. */
    clockSetBack: (byMs: number): void => void earlier.run({ byMs }),
    /** No wait is longer than what was ever ordered, whatever the clock did while the program was off. */
    dueNotAfter: (atMs: number): void => void notAfter.run({ atMs }),
    counts: () => counts.all(),
    /** Shares that are not at the CIS and that no queue knows (after a rebuild, a restore, a takeover). */
    forgotten: () => forgotten.all() as { paymentRef: string; receiptNo: string; cisState: 'open' | 'rejected' }[],
    /** What was tried for a receipt's items. */
    attemptsOf: (receiptNo: string) => attempts.all({ receiptNo }),
    openOf: (receiptNo: string) => openItems.all({ receiptNo }),
    openRows: (limit: number) => open.all({ limit }),
    recentRows: (limit: number) => recent.all({ limit }),
  };
}
