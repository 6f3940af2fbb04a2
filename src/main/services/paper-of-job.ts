import { composeReceipt } from '#core/receipt/compose-receipt.ts';
import { composePortalSlip, composeReturnSlip, type SlipPrint } from '#core/receipt/compose-slip.ts';
import { composeVoidSlip } from '#core/receipt/compose-void.ts';
import type { ReceiptColumns, ReceiptLine } from '#shared/receipt-line.ts';
import type { Settings } from '#shared/setting.ts';
import type { PrintJob } from '../db/print-store.ts';
import type { Office } from '../office.ts';
import type { AccountDesk } from './account-desk.ts';
import { receiptPrint, transliterate } from './receipt-paper.ts';

/** What a print job puts on paper, composed from the facts it is of. Throws when there is no such fact. */
export function paperOfJob(
  office: Office,
  desk: Pick<AccountDesk, 'find'>,
  job: Pick<PrintJob, 'kind' | 'receiptNo' | 'copy'>,
  columns: ReceiptColumns,
): ReceiptLine[] {
  switch (job.kind) {
    case 'return-slip':
      return returnSlip(office, job.receiptNo, columns);
    case 'portal-slip':
      return portalSlip(office, desk, job.receiptNo, columns);
    default:
      return receiptPaper(office, job, columns);
  }
}

/** A receipt, or what it became: every copy of a voided one is the VOID slip. */
export function receiptPaper(
  office: Office,
  job: Pick<PrintJob, 'kind' | 'receiptNo' | 'copy'>,
  columns: ReceiptColumns,
): ReceiptLine[] {
  const fact = office.journal.payment(job.receiptNo);
  if (!fact) throw new Error(`receipt ${job.receiptNo} has no payment`);
  const copy = job.kind === 'receipt' ? job.copy : 0;
  const print = { ...receiptPrint(office, fact, copy), columns };
  const voided = office.journal.voided(job.receiptNo);
  // The original keeps its look: it may still lie in the queue when the receipt is voided.
  if (!voided || (job.kind === 'receipt' && job.copy === 0)) return composeReceipt(fact, print, transliterate);
  const name = (userId: string | null): string => (userId && office.people.find(userId)?.name) || '';
  const { reasonCode } = voided.payload;
  const reasons = office.settings.on(voided.businessDate)['reasons.void'];
  const reason = reasons.find(({ code }) => code === reasonCode)?.[fact.payload.language] ?? reasonCode;
  const people = { asked: name(voided.actor), approved: name(voided.approver), reason };
  return composeVoidSlip(fact, voided, people, print, transliterate);
}

function slipPrint(office: Office, columns: ReceiptColumns, settings: Settings): SlipPrint<Settings> {
  return { training: office.mode === 'training', columns, settings, transliterate };
}

function returnSlip(office: Office, subject: string, columns: ReceiptColumns): ReceiptLine[] {
  const fact = office.journal.refusal(subject);
  if (!fact) throw new Error(`return slip ${subject} has no refusal`);
  const settings = office.settings.on(fact.businessDate);
  const { reasonCode, language } = fact.payload;
  const reason = settings['reasons.refuse-check'].find(({ code }) => code === reasonCode);
  return composeReturnSlip(fact, reason?.[language] ?? reasonCode, slipPrint(office, columns, settings));
}

/** The subject of a portal slip: whose, and in which language. */
export function portalSubject(accountNo: string | null, language: 'en' | 'es'): string {
  return `${language}:${accountNo ?? ''}`;
}

function portalSlip(
  office: Office,
  desk: Pick<AccountDesk, 'find'>,
  subject: string,
  columns: ReceiptColumns,
): ReceiptLine[] {
  const [language, accountNo] = subject.split(':');
  const account = accountNo ? desk.find(accountNo) : null;
  return composePortalSlip(account, language === 'es' ? 'es' : 'en', slipPrint(office, columns, office.settingsNow()));
}
