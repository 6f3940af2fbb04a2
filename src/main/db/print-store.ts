import { and, asc, count, eq, gt, inArray, isNull, lte, max, min, ne, notExists, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { PrintState } from '#shared/contract/receipt.ts';
import { slipsWithoutJob } from './forgotten-slips.ts';
import type { LedgerDb } from './ledger.ts';
import { placeholdersOf } from './placeholders.ts';
import { printJob } from './schema/queue.ts';
import { receipt } from './schema/receipt.ts';

export type PrintJob = typeof printJob.$inferSelect;

/** States that are not over: waiting or printing by themselves, uncertain or failed for a person. */
const OPEN_STATES: PrintState[] = ['waiting', 'printing', 'uncertain', 'failed'];

export function printStore(db: LedgerDb) {
  const jobId = sql.placeholder('jobId');
  const add = db
    .insert(printJob)
    .values({ ...placeholdersOf(printJob), position: sql`(select coalesce(max(position), 0) + 1 from print_job)` })
    .prepare();
  const find = db.select().from(printJob).where(eq(printJob.jobId, jobId)).prepare();
  const ofCopy = db
    .select()
    .from(printJob)
    .where(
      and(
        eq(printJob.receiptNo, sql.placeholder('receiptNo')),
        eq(printJob.kind, 'receipt'),
        eq(printJob.copy, sql.placeholder('copy')),
      ),
    )
    .prepare();
  const kick = alias(printJob, 'kick');
  const ownKick = db
    .select({ one: sql`1` })
    .from(kick)
    .where(
      and(
        eq(kick.receiptNo, printJob.receiptNo),
        eq(kick.kind, 'drawer-kick'),
        eq(kick.copy, printJob.copy),
        eq(kick.state, 'waiting'),
      ),
    );
  // The drawer opens before its receipt comes out, also when the order to open it has to be tried again.
  const mayGo = or(eq(printJob.kind, 'drawer-kick'), notExists(ownKick));
  const lastCopy = db
    .select({ copy: max(printJob.copy) })
    .from(printJob)
    .where(and(eq(printJob.receiptNo, sql.placeholder('subject')), eq(printJob.kind, sql.placeholder('kind'))))
    .prepare();
  const next = db
    .select()
    .from(printJob)
    // A job due later than any wait is long was ordered before the clock was set back: it is due.
    .where(
      and(
        eq(printJob.state, 'waiting'),
        or(lte(printJob.nextAtMs, sql.placeholder('atMs')), gt(printJob.nextAtMs, sql.placeholder('beyondMs'))),
        mayGo,
      ),
    )
    .orderBy(asc(printJob.position))
    .limit(1)
    .prepare();
  const nextDue = db
    .select({ atMs: min(printJob.nextAtMs) })
    .from(printJob)
    .where(and(eq(printJob.state, 'waiting'), mayGo))
    .prepare();
  const set = db
    .update(printJob)
    .set({
      state: sql`${sql.placeholder('state')}`,
      reason: sql`${sql.placeholder('reason')}`,
      attempts: sql`${sql.placeholder('attempts')}`,
      nextAtMs: sql`${sql.placeholder('nextAtMs')}`,
    })
    .where(eq(printJob.jobId, jobId))
    .prepare();
  const restart = db
    .update(printJob)
    .set({
      state: 'waiting',
      reason: null,
      nextAtMs: sql`${sql.placeholder('nextAtMs')}`,
      createdAtMs: sql`${sql.placeholder('createdAtMs')}`,
    })
    .where(eq(printJob.jobId, jobId))
    .prepare();
  const interrupted = db
    .update(printJob)
    .set({ state: 'uncertain', reason: 'interrupted' })
    .where(and(eq(printJob.state, 'printing'), ne(printJob.kind, 'drawer-kick')))
    .prepare();
  const dropKicks = db
    .update(printJob)
    .set({ state: 'skipped', reason: 'expired' })
    .where(and(inArray(printJob.state, ['waiting', 'printing']), eq(printJob.kind, 'drawer-kick')))
    .prepare();
  const expireKicks = db
    .update(printJob)
    .set({ state: 'skipped', reason: 'expired' })
    .where(and(eq(printJob.state, 'waiting'), eq(printJob.kind, 'drawer-kick')))
    .prepare();
  const counts = db
    .select({ state: printJob.state, jobs: count() })
    .from(printJob)
    .where(and(inArray(printJob.state, OPEN_STATES), ne(printJob.kind, 'drawer-kick')))
    .groupBy(printJob.state)
    .prepare();
  const open = db
    .select()
    .from(printJob)
    .where(inArray(printJob.state, OPEN_STATES))
    .orderBy(asc(printJob.position))
    .prepare();
  const forgotten = db
    .select({ receiptNo: receipt.receiptNo })
    .from(receipt)
    .leftJoin(
      printJob,
      and(eq(printJob.receiptNo, receipt.receiptNo), eq(printJob.kind, 'receipt'), eq(printJob.copy, 0)),
    )
    .where(and(eq(receipt.originalState, 'open'), isNull(printJob.jobId)))
    .prepare();
  const forgottenSlips = slipsWithoutJob(db);

  return {
    add: (job: Omit<PrintJob, 'position'>): void => void add.run(job),
    find: (id: string): PrintJob | null => find.get({ jobId: id }) ?? null,
    ofCopy: (receiptNo: string, copy: number): PrintJob | null => ofCopy.get({ receiptNo, copy }) ?? null,
    /** The first waiting job that is due; `longestWaitMs` is the longest that a job is ever told to wait. */
    next: (atMs: number, longestWaitMs: number): PrintJob | null =>
      next.get({ atMs, beyondMs: atMs + longestWaitMs }) ?? null,
    nextDueAtMs: (): number | null => nextDue.get()?.atMs ?? null,
    set: (job: Pick<PrintJob, 'jobId' | 'state' | 'reason' | 'attempts' | 'nextAtMs'>): void => void set.run(job),
    /** A person wants a job that never left to be tried again, with all the time of a new one. */
    restart: (job: Pick<PrintJob, 'jobId' | 'nextAtMs' | 'createdAtMs'>): void => void restart.run(job),
    /** At start: what was printing when the program ended may or may not have come out; an old kick opens no drawer. */
    interrupted(): void {
      interrupted.run();
      dropKicks.run();
    },
    /** Orders to open the drawer that still wait open none. */
    expireKicks: (): void => void expireKicks.run(),
    /** Receipts whose original neither came out nor was given up, and whose job is gone. */
    forgotten: (): string[] => forgotten.all().map((row) => row.receiptNo),
    /** Slips of a day whose job is gone. Nobody wrote down whether a slip came out, so older ones are left alone. */
    forgottenSlips,
    /** How often a slip of this kind was printed of a subject before; -1 for never. */
    lastCopy: (subject: string, kind: PrintJob['kind']): number => lastCopy.get({ subject, kind })?.copy ?? -1,
    counts: () => counts.all(),
    open: (): PrintJob[] => open.all(),
    ofReceipts: (numbers: string[]): PrintJob[] =>
      db
        .select()
        .from(printJob)
        .where(and(inArray(printJob.receiptNo, numbers), eq(printJob.kind, 'receipt')))
        .orderBy(asc(printJob.copy))
        .all(),
  };
}
