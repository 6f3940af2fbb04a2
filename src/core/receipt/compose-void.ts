import { formatAmount } from '#shared/money.ts';
import type { ReceiptLine } from '#shared/receipt-line.ts';
import type { Fact } from '../journal/fact.ts';
import { type SlipPeople, tellCorrections } from './compose-correction.ts';
import { composeReceipt, dateAndTime, type PaymentFact, type ReceiptPrint } from './compose-receipt.ts';
import { Paper } from './fit-text.ts';
import { printable, type Transliterate } from './printable.ts';
import { SLIP_WORDS } from './slip-words.ts';
import type { CorrectionFact } from './standing-receipt.ts';

export type VoidFact = Extract<Fact, { kind: 'receipt.voided' }>;

/**
 * The VOID slip: the receipt as it was, marked across at both ends, with who took it back, why, and what cash went back;
 * and what had been put right before, without which that cash may not be understood. A copy of a voided receipt is the
 * same paper, so no copy of it can be taken for money.
 */
export function composeVoidSlip(
  payment: PaymentFact,
  voided: VoidFact,
  corrections: readonly CorrectionFact[],
  peopleOf: (fact: VoidFact | CorrectionFact) => SlipPeople,
  print: ReceiptPrint,
  transliterate: Transliterate,
): ReceiptLine[] {
  const words = SLIP_WORDS[payment.payload.language];
  const people = peopleOf(voided);
  const paper = new Paper(print.columns);
  const safe = (text: string): string => printable(text, transliterate);
  paper.big(words.voided);
  paper.pair(words.voidedAt, dateAndTime(voided.atMs));
  paper.pair(words.askedBy, safe(people.asked));
  paper.pair(words.approvedBy, safe(people.approved));
  paper.text(safe(people.reason), { bold: true });
  if (voided.payload.reason !== '') paper.text(safe(voided.payload.reason));
  paper.pair(words.cashReturned, formatAmount(voided.payload.cashReturnedCents), true);
  paper.rule();
  tellCorrections(paper, payment, corrections, peopleOf, safe);
  const receipt = composeReceipt(payment, print, transliterate).filter((line) => line.kind !== 'cut');
  const foot = new Paper(print.columns);
  foot.blank();
  foot.big(words.voided);
  foot.cut();
  return [...paper.lines, ...receipt, ...foot.lines];
}
