import { formatAmount, sumCents } from '#shared/money.ts';
import type { ReceiptLine } from '#shared/receipt-line.ts';
import type { PaidTender } from '../journal/fact-kinds.ts';
import { composeReceipt, dateAndTime, type PaymentFact, type ReceiptPrint } from './compose-receipt.ts';
import { Paper } from './fit-text.ts';
import { printable, type Transliterate } from './printable.ts';
import { SLIP_WORDS } from './slip-words.ts';
import { type CorrectionFact, type StandingReceipt, standingReceipt } from './standing-receipt.ts';
import { RECEIPT_WORDS } from './words.ts';

/** Who asked for a correction or a void, who agreed, and the office's words for the reason. */
export type SlipPeople = { asked: string; approved: string; reason: string };

/**
 * The correction slip: what was put right, by whom and why, above the receipt as it was. Every copy of a corrected receipt
 * is this paper, with all its corrections, so that no copy says alone what is no longer so.
 */
export function composeCorrectionSlip(
  payment: PaymentFact,
  corrections: readonly CorrectionFact[],
  peopleOf: (fact: CorrectionFact) => SlipPeople,
  print: ReceiptPrint,
  transliterate: Transliterate,
): ReceiptLine[] {
  const words = SLIP_WORDS[payment.payload.language];
  const safe = (text: string): string => printable(text, transliterate);
  const { reversed } = standingReceipt(payment, corrections);
  const mark = reversed ? words.reversed : words.corrected;
  const paper = new Paper(print.columns);
  paper.big(mark);
  tellCorrections(paper, payment, corrections, peopleOf, safe);
  const receipt = composeReceipt(payment, print, transliterate).filter((line) => line.kind !== 'cut');
  const foot = new Paper(print.columns);
  foot.blank();
  foot.big(mark);
  foot.cut();
  return [...paper.lines, ...receipt, ...foot.lines];
}

/** What was put right, each with its people and its reason, in order. */
export function tellCorrections(
  paper: Paper,
  payment: PaymentFact,
  corrections: readonly CorrectionFact[],
  peopleOf: (fact: CorrectionFact) => SlipPeople,
  safe: (text: string) => string,
): void {
  const { language } = payment.payload;
  const words = SLIP_WORDS[language];
  corrections.forEach((fact, index) => {
    const { receiptNo, correction, reason } = fact.payload;
    const people = peopleOf(fact);
    paper.pair(words.correction, `${receiptNo}/${correction}`, true);
    paper.pair(words.correctedAt, dateAndTime(fact.atMs));
    paper.pair(words.askedBy, safe(people.asked));
    paper.pair(words.approvedBy, safe(people.approved));
    paper.text(safe(people.reason), { bold: true });
    if (reason !== '') paper.text(safe(reason));
    wasAndIs(paper, fact, standingReceipt(payment, corrections.slice(0, index)), language, safe);
    paper.rule();
  });
}

function wasAndIs(
  paper: Paper,
  { payload: { change } }: CorrectionFact,
  before: StandingReceipt,
  language: 'en' | 'es',
  safe: (text: string) => string,
): void {
  const words = SLIP_WORDS[language];
  if (change.kind === 'reversal') {
    const takenBack = sumCents(before.lines.map((line) => line.cents));
    paper.pair(words.amount, formatAmount(takenBack), true);
    paper.text(change.money === 'refund-due' ? words.refundDue : words.notReceived);
    return;
  }
  if (change.kind === 'wrong-account') {
    const line = before.lines.find(({ lineNo }) => lineNo === change.lineNo);
    if (line?.kind !== 'account') return;
    paper.pair(words.amount, formatAmount(line.cents), true);
    paper.pair(words.was, safe(line.account.displayNo));
    paper.pair(words.is, safe(change.account.displayNo), true);
    paper.text(safe(change.account.name));
    return;
  }
  const tender = before.tenders.find(({ tenderNo }) => tenderNo === change.tenderNo);
  if (!tender) return;
  paper.pair(words.amount, formatAmount(tender.tenderedCents), true);
  paper.pair(words.was, safe(tenderLabel(tender, language)));
  paper.pair(words.is, safe(tenderLabel(change.tender, language)), true);
}

function tenderLabel({ code, issuer, number }: Pick<PaidTender, 'code' | 'issuer' | 'number'>, language: 'en' | 'es') {
  return [RECEIPT_WORDS[language].tender[code], issuer, number].filter((part) => part !== null).join(' ');
}
