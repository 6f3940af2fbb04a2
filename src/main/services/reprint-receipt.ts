import type { PrintJobView } from '#shared/contract/receipt.ts';
import { ok, type Result, refuse } from '#shared/failure.ts';
import type { PrintJob } from '../db/print-store.ts';
import type { Actor, Office } from '../office.ts';
import { printSlip } from './print-slip.ts';

/** Prints a copy, marked DUPLICATE n. Asking is a fact; whether it came out is another. */
export function reprintReceipt(
  office: Office,
  actor: Actor,
  receiptNo: string,
): Result<{ copy: number; jobId: string }> {
  return office.ledger.transaction(() => {
    const receipt = office.receipts.find(receiptNo);
    if (!receipt) return refuse('RECEIPT_UNKNOWN', { receiptNo });
    return ok(addDuplicate(office, actor, receiptNo));
  });
}

function addDuplicate(office: Office, actor: Actor, receiptNo: string): { copy: number; jobId: string } {
  const copy = (office.receipts.find(receiptNo)?.duplicates ?? 0) + 1;
  const atMs = office.clock.now();
  const jobId = office.ids.uuid();
  office.ledger.append(office.context(actor.userId), [{ kind: 'receipt.reprint-asked', payload: { receiptNo, copy } }]);
  const job = {
    jobId,
    receiptNo,
    copy,
    kind: 'receipt' as const,
    state: 'waiting' as const,
    reason: null,
    attempts: 0,
  };
  office.prints.add({ ...job, nextAtMs: atMs, createdAtMs: atMs });
  return { copy, jobId };
}

/**
 * A person's word on a job that is uncertain or failed. `printed`: it lies in the hand. `skip`: it is not needed.
 * `again`: a failed job, of which nothing was sent, is simply sent again; of an uncertain one a marked duplicate is
 * printed, because the first may have come out. What a person says of a receipt is a fact; slips are none.
 */
export function settlePrintJob(
  office: Office,
  actor: Actor,
  input: { jobId: string; answer: 'printed' | 'again' | 'skip' },
): Result<PrintJobView> {
  return office.ledger.transaction(() => {
    const job = office.prints.find(input.jobId);
    if (!job || job.kind === 'drawer-kick') return refuse('PRINT_JOB_UNKNOWN');
    const wanted = input.answer === 'printed' ? ['uncertain'] : ['uncertain', 'failed', 'waiting'];
    if (!wanted.includes(job.state)) return refuse('PRINT_JOB_STATE', { state: job.state });
    return ok(printJobView(settle(office, actor, job, input.answer)));
  });
}

function settle(office: Office, actor: Actor, job: PrintJob, answer: 'printed' | 'again' | 'skip'): PrintJob {
  const { kind, receiptNo, copy } = job;
  if (answer === 'printed') {
    if (kind !== 'receipt') return changed(office, job, 'printed');
    office.ledger.append(office.context(actor.userId), [
      { kind: 'receipt.printed', payload: { receiptNo, copy, confirmedBy: 'person' } },
    ]);
    return changed(office, job, 'printed');
  }
  if (answer === 'again' && job.state !== 'uncertain') {
    const atMs = office.clock.now();
    const again: PrintJob = { ...job, state: 'waiting', reason: null, nextAtMs: atMs, createdAtMs: atMs };
    office.prints.restart(again);
    return again;
  }
  if (kind !== 'receipt') {
    if (answer === 'again') printSlip(office, kind, receiptNo);
    return changed(office, job, 'skipped');
  }
  office.ledger.append(office.context(actor.userId), [{ kind: 'receipt.skipped', payload: { receiptNo, copy } }]);
  if (answer === 'again') addDuplicate(office, actor, receiptNo);
  return changed(office, job, 'skipped');
}

function changed(office: Office, job: PrintJob, state: 'printed' | 'skipped'): PrintJob {
  const settled: PrintJob = { ...job, state, reason: null };
  office.prints.set(settled);
  return settled;
}

export function printJobView(job: PrintJob): PrintJobView {
  const { jobId, receiptNo, copy, kind, state, reason, createdAtMs } = job;
  return { jobId, receiptNo, copy, kind, state, reason, createdAtMs };
}
