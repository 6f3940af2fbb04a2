import { ok, type Result, refuse } from '#shared/failure.ts';
import type { ReceiptColumns, ReceiptLine } from '#shared/receipt-line.ts';
import type { Office } from '../office.ts';
import type { AccountDesk } from './account-desk.ts';
import { paperOfJob, portalSubject } from './paper-of-job.ts';
import { printSlip } from './print-slip.ts';

/** Prints what a customer needs to register and pay online, and shows it. No money moves, so it is no fact. */
export function handOutPortalSlip(
  office: Office,
  desk: AccountDesk,
  columns: ReceiptColumns,
  input: { accountNo: string | null; language: 'en' | 'es' },
): Result<{ jobId: string; lines: ReceiptLine[]; columns: ReceiptColumns }> {
  const { accountNo, language } = input;
  if (accountNo !== null && !desk.find(accountNo)) return refuse('ACCOUNT_UNKNOWN', { accountNo });
  const receiptNo = portalSubject(accountNo, language);
  const lines = paperOfJob(office, desk, { kind: 'portal-slip', receiptNo, copy: 0 }, columns);
  const jobId = office.ledger.transaction(() => printSlip(office, 'portal-slip', receiptNo));
  return ok({ jobId, lines, columns });
}
