import type { PrintJob } from '../db/print-store.ts';
import type { Office } from '../office.ts';

/** Inside a transaction: puts a slip into the print queue; gives its job. */
export function printSlip(office: Office, kind: PrintJob['kind'], subject: string): string {
  const atMs = office.clock.now();
  const jobId = office.ids.uuid();
  const copy = office.prints.lastCopy(subject, kind) + 1;
  const job = { jobId, kind, receiptNo: subject, copy, state: 'waiting' as const, reason: null, attempts: 0 };
  office.prints.add({ ...job, nextAtMs: atMs, createdAtMs: atMs });
  return jobId;
}
