import type { PrinterView } from '#shared/contract/station.ts';
import type { PrintJob } from '../db/print-store.ts';
import { encodeDrawerKick, encodeRealTimeKick, encodeReceipt } from '../devices/encode-receipt.ts';
import type { Printer, PrintOutcome } from '../devices/printer-port.ts';
import { type Office, SYSTEM_ACTOR } from '../office.ts';
import type { AccountDesk } from './account-desk.ts';
import { paperOfJob } from './paper-of-job.ts';

/** An order to open the drawer counts for so long, ms; a drawer that springs open later would surprise somebody. */
export const KICK_EXPIRES_MS = 15_000;
/** A receipt that could not be sent at all is tried again for so long, ms; then a person decides. */
const TRY_FOR_MS = 30_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 8_000;
const STORE_AGAIN_MS = 5_000;

/**
 * Prints what the queue holds, one job at a time, in order. A job is marked `printing` durably before a byte leaves, so
 * after a crash it is `uncertain` and never printed again by itself. A printer's trouble never touches a payment.
 */
export function createPrintQueue(
  office: Office,
  desk: Pick<AccountDesk, 'find'>,
  changed: (receiptNo: string) => void,
) {
  const { prints, clock, ledger, log } = office;
  let printer: Printer | null = null;
  let last: { result: PrintOutcome['result']; reason: string | null } | null = null;
  let busy = false;
  let closed = false;
  let cancelTimer = (): void => undefined;
  let lastPumpMs = clock.now();

  function pump(): void {
    if (closed || busy) return;
    cancelTimer();
    noticeClock();
    const job = prints.next(clock.now(), LONGEST_WAIT_MS);
    if (job) {
      busy = true;
      void work(job);
      return;
    }
    const dueAtMs = prints.nextDueAtMs();
    if (dueAtMs !== null)
      cancelTimer = clock.after(Math.max(0, Math.min(LONGEST_WAIT_MS, dueAtMs - clock.now())), pump);
  }

  /** After the clock was set back nobody knows how old an order to open the drawer is: too old. */
  function noticeClock(): void {
    const setBack = clock.now() < lastPumpMs;
    lastPumpMs = clock.now();
    if (setBack) ledger.transaction(() => prints.expireKicks());
  }

  async function work(job: PrintJob): Promise<void> {
    try {
      const outcome = await send(job);
      if (!closed && outcome) await keep(job, outcome);
    } catch (error) {
      log('error', 'print.failed', { jobId: job.jobId, error: String(error) });
      await rest();
    } finally {
      busy = false;
    }
    changed(job.receiptNo);
    pump();
  }

  /** How old a job is, ms. One from the future was ordered before the clock was set back: too old for anything. */
  function ageMs(job: PrintJob): number {
    const age = clock.now() - job.createdAtMs;
    return age < 0 ? Number.POSITIVE_INFINITY : age;
  }

  async function send(job: PrintJob): Promise<PrintOutcome | null> {
    if (job.kind === 'drawer-kick' && ageMs(job) > KICK_EXPIRES_MS) {
      settle(job, { state: 'skipped', reason: 'expired' });
      return null;
    }
    if (!printer) return { result: 'not-sent', reason: 'not-configured', detail: 'no printer is set up' };
    const bytes = bytesOrTrouble(job, printer);
    if (!(bytes instanceof Uint8Array)) return bytes;
    ledger.transaction(() => prints.set({ ...job, state: 'printing', attempts: job.attempts + 1, reason: null }));
    changed(job.receiptNo);
    return printer.print({ bytes, name: nameOf(job), jobNo: job.position, offline: offlineBytesOf(job) });
  }

  /** A drawer need not wait for paper; its kick is then sent once and for all, as nobody hears what became of it. */
  function offlineBytesOf(job: PrintJob): Uint8Array | undefined {
    const settings = office.settingsNow();
    const mayKick = job.kind === 'drawer-kick' && settings['printer.drawer-offline'] === 'real-time';
    return mayKick ? encodeRealTimeKick(settings['printer.drawer-pin']) : undefined;
  }

  /** How a printer that keeps files calls it. */
  function nameOf(job: PrintJob): string {
    if (job.kind === 'drawer-kick') return `${job.receiptNo}-drawer`;
    if (job.kind !== 'receipt') return `${job.kind}-${job.receiptNo.replace(/[:/]/, '-')}-${job.copy}`;
    return `${job.receiptNo}-${job.copy === 0 ? 'original' : `duplicate-${job.copy}`}`;
  }

  /** A receipt that cannot be composed is a fault of its own and holds up no other job. */
  function bytesOrTrouble(job: PrintJob, to: Printer): Uint8Array | PrintOutcome {
    try {
      return bytesOf(job, to);
    } catch (error) {
      log('error', 'print.compose-failed', { jobId: job.jobId, error: String(error) });
      return { result: 'not-sent', reason: 'error', detail: String(error) };
    }
  }

  function bytesOf(job: PrintJob, to: Printer): Uint8Array {
    if (job.kind === 'drawer-kick') return encodeDrawerKick(office.settingsNow()['printer.drawer-pin']);
    return encodeReceipt(paperOfJob(office, desk, job, to.columns), to.columns);
  }

  /** The printer's word is not forgotten while the disk refuses it. */
  async function keep(job: PrintJob, outcome: PrintOutcome): Promise<void> {
    last = { result: outcome.result, reason: outcome.result === 'printed' ? null : outcome.reason };
    for (;;) {
      try {
        settle(job, settledBy(job, outcome));
        return;
      } catch (error) {
        if (closed) return;
        log('error', 'print.store-failed', { jobId: job.jobId, error: String(error) });
        await rest();
      }
    }
  }

  function settledBy(
    job: PrintJob,
    outcome: PrintOutcome,
  ): { state: PrintJob['state']; reason: string | null; waitMs?: number } {
    if (outcome.result === 'printed') return { state: 'printed', reason: null };
    if (outcome.result === 'uncertain') {
      return { state: job.kind === 'drawer-kick' ? 'skipped' : 'uncertain', reason: outcome.reason };
    }
    const tooLong = ageMs(job) > (job.kind === 'drawer-kick' ? KICK_EXPIRES_MS : TRY_FOR_MS);
    if (tooLong || outcome.reason === 'not-configured') {
      return { state: job.kind === 'drawer-kick' ? 'skipped' : 'failed', reason: outcome.reason };
    }
    const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(job.attempts, 10));
    return { state: 'waiting', reason: outcome.reason, waitMs };
  }

  function settle(job: PrintJob, to: { state: PrintJob['state']; reason: string | null; waitMs?: number }): void {
    ledger.transaction(() => {
      prints.set({
        jobId: job.jobId,
        state: to.state,
        reason: to.reason,
        attempts: job.attempts + 1,
        nextAtMs: clock.now() + (to.waitMs ?? 0),
      });
      if (job.kind === 'receipt' && to.state === 'printed') {
        const payload = { receiptNo: job.receiptNo, copy: job.copy, confirmedBy: 'printer' as const };
        ledger.append(office.context(SYSTEM_ACTOR), [{ kind: 'receipt.printed', payload }]);
      }
    });
  }

  function rest(): Promise<void> {
    return new Promise((resolve) => void clock.after(STORE_AGAIN_MS, resolve));
  }

  return {
    pump,
    /** At start: a job that was printing is uncertain; an order to open the drawer is over. */
    recover: (): void => prints.interrupted(),
    connect(to: Printer | null): void {
      printer = to;
      last = null;
      pump();
    },
    columns: () => printer?.columns ?? office.settingsNow()['printer.columns'],
    status(): PrinterView {
      const counts = new Map(prints.counts().map((row) => [row.state, row.jobs]));
      return {
        state: !printer ? 'not-configured' : !last ? 'unknown' : last.result === 'printed' ? 'ready' : 'trouble',
        reason: last?.reason ?? null,
        waiting: (counts.get('waiting') ?? 0) + (counts.get('printing') ?? 0),
        needPerson: (counts.get('uncertain') ?? 0) + (counts.get('failed') ?? 0),
      };
    },
    close(): void {
      closed = true;
      cancelTimer();
    },
  };
}
export type PrintQueue = ReturnType<typeof createPrintQueue>;
