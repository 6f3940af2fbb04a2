import type { BusinessDate } from '#shared/day.ts';
import { shortDate } from '#shared/day.ts';
import { type Cents, formatAmount, multiplyCents } from '#shared/money.ts';
import type { ReceiptLine } from '#shared/receipt-line.ts';
import { eachCents, type TillCount, type TillPieceCode } from '#shared/till-count.ts';
import { dateAndTime } from '../receipt/compose-receipt.ts';
import type { SlipPrint } from '../receipt/compose-slip.ts';
import { Paper } from '../receipt/fit-text.ts';
import { type Letterhead, letterhead } from '../receipt/letterhead.ts';
import { printable } from '../receipt/printable.ts';
import { RECEIPT_WORDS } from '../receipt/words.ts';

/** Cash that changed hands between two people: what the slip that lies with it says. These are papers of the office, in English. */
export type CashSlip = {
  kind: 'pickup' | 'hand-over' | 'exchange';
  /** "C1-20261123-1/p2" */
  subject: string;
  businessDate: BusinessDate;
  atMs: number;
  drawer: string | null;
  given: string;
  taken: string;
  cash: TillCount;
  /** Of an exchange: what came back for it. */
  outOf: TillCount;
  cents: Cents;
};

const TITLES = { pickup: 'CASH PICKUP', 'hand-over': 'DRAWER HAND-OVER', exchange: 'CHANGE ORDER' };

/** The slip that lies with cash that two people counted, piece by piece, with room for both signatures. */
export function composeCashSlip(slip: CashSlip, print: SlipPrint<Letterhead>): ReceiptLine[] {
  const paper = new Paper(print.columns);
  const safe = (text: string): string => printable(text, print.transliterate);
  letterhead(paper, print.settings, safe, print.training ? RECEIPT_WORDS.en.training : null);
  paper.rule();
  paper.big(TITLES[slip.kind]);
  paper.pair('No.', safe(slip.subject));
  paper.pair('Business date', shortDate(slip.businessDate));
  paper.pair('At', dateAndTime(slip.atMs));
  if (slip.drawer !== null) paper.pair('Drawer', safe(slip.drawer));
  paper.rule();
  pieces(paper, slip.cash);
  paper.pair('Total', formatAmount(slip.cents), true);
  if (slip.outOf.length > 0) {
    paper.rule();
    paper.text('For it out of the vault', { bold: true });
    pieces(paper, slip.outOf);
    paper.pair('Total', formatAmount(slip.cents), true);
  }
  paper.rule();
  for (const [label, name] of [
    ['Given by', slip.given],
    ['Counted with', slip.taken],
  ] as const) {
    paper.pair(label, safe(name));
    paper.blank();
    paper.blank();
    paper.text('_'.repeat(print.columns - 4));
  }
  paper.cut();
  return paper.lines;
}

/** "20.00 x 12      240.00"; a roll says what it holds. */
function pieces(paper: Paper, count: TillCount): void {
  for (const { piece, count: many } of count) {
    const each = eachCents(piece);
    paper.pair(`${pieceName(piece)} x ${many}`, formatAmount(multiplyCents(each, many)));
  }
}

/** "$20", "25c", "roll of 25c". */
export function pieceName(piece: TillPieceCode): string {
  const face = Number(piece.slice(1));
  const words = face >= 100 ? `$${face / 100}` : `${face}c`;
  return piece.startsWith('r') ? `roll of ${words}` : words;
}
