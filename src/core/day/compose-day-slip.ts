import { shortDate } from '#shared/day.ts';
import { type Cents, formatAmount, subtractCents } from '#shared/money.ts';
import type { ReceiptLine } from '#shared/receipt-line.ts';
import { sealWords } from '../journal/base32.ts';
import type { Fact } from '../journal/fact.ts';
import { dateAndTime } from '../receipt/compose-receipt.ts';
import type { SlipPrint } from '../receipt/compose-slip.ts';
import { Paper } from '../receipt/fit-text.ts';
import { type Letterhead, letterhead } from '../receipt/letterhead.ts';
import { printable } from '../receipt/printable.ts';
import { RECEIPT_WORDS } from '../receipt/words.ts';

export type CloseFact = Extract<Fact, { kind: 'day.closed' }>;

/** The short daily close on the receipt printer: what was closed, what goes to the bank, what is still open, and the seal. */
export function composeDaySlip(
  fact: CloseFact,
  given: { seal: string; closedBy: string; bags: readonly { bagNumber: string; totalCents: Cents }[] },
  print: SlipPrint<Letterhead>,
): ReceiptLine[] {
  const { payload } = fact;
  const paper = new Paper(print.columns);
  const safe = (text: string): string => printable(text, print.transliterate);
  letterhead(paper, print.settings, safe, print.training ? RECEIPT_WORDS.en.training : null);
  paper.rule();
  paper.big('DAILY CLOSE');
  paper.pair('Business date', shortDate(fact.businessDate), true);
  paper.pair('Station', fact.station);
  paper.pair('Closed', dateAndTime(fact.atMs));
  paper.pair('By', safe(given.closedBy));
  paper.rule();
  paper.pair('Receipts', String(payload.receipts));
  if (payload.firstReceipt !== null) paper.pair('From', payload.firstReceipt);
  if (payload.lastReceipt !== null) paper.pair('To', payload.lastReceipt);
  paper.pair('Missing numbers', String(payload.gaps.length));
  paper.rule();
  for (const tender of payload.tenders) {
    const net = subtractCents(tender.receiptedCents, tender.voidedCents);
    paper.pair(RECEIPT_WORDS.en.tender[tender.code], formatAmount(net), true);
    if (tender.voidedCents > 0) paper.pair('  taken back', formatAmount(tender.voidedCents));
    if (tender.overShortCents !== 0) paper.pair(over(tender.overShortCents), formatAmount(tender.overShortCents));
  }
  if (payload.banksChangeCents !== 0) paper.pair('Left in tills, change', formatAmount(payload.banksChangeCents));
  if (payload.vaultOverShortCents !== 0) {
    paper.pair(`Vault${over(payload.vaultOverShortCents)}`, formatAmount(payload.vaultOverShortCents));
  }
  paper.rule();
  for (const { bagNumber, totalCents } of given.bags) paper.pair(`Bag ${safe(bagNumber)}`, formatAmount(totalCents));
  paper.pair('To the bank', formatAmount(payload.depositedCents), true);
  paper.rule();
  paper.pair('Not in the CIS yet', `${payload.cisOpenItems} / ${formatAmount(payload.cisOpenCents)}`);
  paper.blank();
  paper.text('Seal', { align: 'center' });
  paper.big(sealWords(given.seal));
  paper.cut();
  return paper.lines;
}

function over(difference: Cents): string {
  return difference > 0 ? '  over' : '  short';
}
