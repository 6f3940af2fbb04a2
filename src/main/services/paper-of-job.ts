import { composeCorrectionSlip, type SlipPeople } from '#core/receipt/compose-correction.ts';
import { composeReceipt } from '#core/receipt/compose-receipt.ts';
import { composePortalSlip, composeReturnSlip, type SlipPrint } from '#core/receipt/compose-slip.ts';
import { composeVoidSlip, type VoidFact } from '#core/receipt/compose-void.ts';
import type { CorrectionFact } from '#core/receipt/standing-receipt.ts';
import type { ReceiptColumns, ReceiptLine } from '#shared/receipt-line.ts';
import type { Settings } from '#shared/setting.ts';
import type { PrintJob } from '../db/print-store.ts';
import type { Office } from '../office.ts';
import type { AccountDesk } from './account-desk.ts';
import { officeSlip } from './office-slip.ts';
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
    case 'pickup-slip':
    case 'hand-over-slip':
    case 'exchange-slip':
    case 'day-slip':
      return officeSlip(office, job, slipPrint(office, columns, office.settingsNow()));
    default:
      return receiptPaper(office, job, columns);
  }
}

/** The subject of a correction slip: the correction's own number. */
export function correctionSubject(receiptNo: string, correction: number): string {
  return `${receiptNo}/${correction}`;
}

/** A receipt, or what it became: every copy of a voided one is the VOID slip, of a corrected one the correction slip. */
export function receiptPaper(
  office: Office,
  job: Pick<PrintJob, 'kind' | 'receiptNo' | 'copy'>,
  columns: ReceiptColumns,
): ReceiptLine[] {
  const [receiptNo = '', correction] = job.receiptNo.split('/');
  const fact = office.journal.payment(receiptNo);
  if (!fact) throw new Error(`receipt ${receiptNo} has no payment`);
  const copy = job.kind === 'receipt' ? job.copy : 0;
  const print = { ...receiptPrint(office, fact, copy), columns };
  // The original keeps its look: it may still lie in the queue when the receipt is voided or corrected.
  if (job.kind === 'receipt' && job.copy === 0) return composeReceipt(fact, print, transliterate);
  const voided = correction === undefined ? office.journal.voided(receiptNo) : null;
  const corrections = office.journal
    .corrections(receiptNo)
    .slice(0, correction === undefined ? undefined : Number(correction));
  const people = (by: VoidFact | CorrectionFact): SlipPeople => peopleOf(office, by, fact.payload.language);
  if (voided) return composeVoidSlip(fact, voided, corrections, people, print, transliterate);
  if (corrections.length === 0) return composeReceipt(fact, print, transliterate);
  return composeCorrectionSlip(fact, corrections, people, print, transliterate);
}

/** Both people of an act, and the reason in the office's words of that day. */
function peopleOf(
  office: Office,
  { kind, actor, approver, businessDate, payload: { reasonCode } }: VoidFact | CorrectionFact,
  language: 'en' | 'es',
): SlipPeople {
  const name = (userId: string | null): string => (userId && office.people.find(userId)?.name) || '';
  const reasons = office.settings.on(businessDate)[kind === 'receipt.voided' ? 'reasons.void' : 'reasons.correction'];
  const reason = reasons.find(({ code }) => code === reasonCode)?.[language] ?? reasonCode;
  return { asked: name(actor), approved: name(approver), reason };
}

function slipPrint(office: Office, columns: ReceiptColumns, settings: Settings): SlipPrint<Settings> {
  const qr = office.settingsNow()['printer.qr'] === 'on';
  return { training: office.mode === 'training', columns, qr, settings, transliterate };
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
