import { type BusinessDate, calendarDate, shortDate, timeOfDay } from '#shared/day.ts';
import { type Cents, cents, formatAmount, subtractCents, sumCents, ZERO_CENTS } from '#shared/money.ts';
import type { ReceiptColumns, ReceiptLine } from '#shared/receipt-line.ts';
import type { Settings } from '#shared/setting.ts';
import { verifyCode } from '../journal/base32.ts';
import type { Fact } from '../journal/fact.ts';
import type { PaidLine } from '../journal/fact-kinds.ts';
import { Paper } from './fit-text.ts';
import { type Letterhead, letterhead } from './letterhead.ts';
import { printable, type Transliterate } from './printable.ts';
import { receiptCode } from './qr-text.ts';
import { RECEIPT_WORDS, type ReceiptWords } from './words.ts';

export type PaymentFact = Extract<Fact, { kind: 'payment.taken' }>;

export type ReceiptPrint = {
  /** 0: the original; n: DUPLICATE n. */
  copy: number;
  training: boolean;
  /** Whether the CIS has confirmed every share; until then the receipt says that the account will show it later. */
  cisConfirmed: boolean;
  columns: ReceiptColumns;
  /** Whether the printer can draw a QR code. */
  qr: boolean;
  /** The settings that counted on the receipt's business date: an old receipt still says what it said. */
  settings: Letterhead & Pick<Settings, 'office.footer-en' | 'office.footer-es'>;
};

/** The receipt of a payment as fitted lines, from the fact alone, so a duplicate says years later what the original said. */
export function composeReceipt(fact: PaymentFact, print: ReceiptPrint, transliterate: Transliterate): ReceiptLine[] {
  const words = RECEIPT_WORDS[fact.payload.language];
  const paper = new Paper(print.columns);
  const safe = (text: string): string => printable(text, transliterate);

  head(paper, print, words, safe);
  evidence(paper, fact, words, safe);
  for (const line of fact.payload.lines) paidLine(paper, line, paidThrough(fact, line), words, safe);
  money(paper, fact, words, safe);
  foot(paper, fact, print, words, safe);
  return paper.lines;
}

type Safe = (text: string) => string;

function head(paper: Paper, print: ReceiptPrint, words: ReceiptWords, safe: Safe): void {
  letterhead(paper, print.settings, safe, print.training ? words.training : null);
  if (print.copy > 0) paper.big(words.duplicate(print.copy));
  paper.rule();
}

function evidence(paper: Paper, fact: PaymentFact, words: ReceiptWords, safe: Safe): void {
  const { payload } = fact;
  paper.pair(words.receipt, payload.receiptNo, true);
  paper.pair(words.received, dateAndTime(fact.atMs));
  // Shown only where it is not the same day: the line would otherwise say nothing.
  if (payload.effectiveDate !== payload.receivedDate) paper.pair(words.effective, shortDate(payload.effectiveDate));
  paper.pair(words.station, fact.station);
  paper.pair(words.clerk, safe(payload.clerkName));
  paper.rule();
}

/** What this receipt has paid on the line's account with this line and those before it. */
function paidThrough({ payload }: PaymentFact, line: PaidLine): Cents {
  const accountOf = (of: PaidLine): string | null => (of.kind === 'account' ? of.account.accountNo : null);
  const through = payload.lines.filter((each) => each.lineNo <= line.lineNo && accountOf(each) === accountOf(line));
  return sumCents(through.map((each) => each.cents));
}

function paidLine(paper: Paper, line: PaidLine, paidCents: Cents, words: ReceiptWords, safe: Safe): void {
  if (line.kind === 'misc') {
    paper.pair(safe(line.description), formatAmount(line.cents), true);
    paper.text(`GL ${safe(line.glCode)}`);
    paper.blank();
    return;
  }
  const { account } = line;
  const before = subtractCents(account.cisBalanceCents, account.localCents);
  const after = subtractCents(before, paidCents);
  paper.pair(words.account, safe(account.displayNo), true);
  paper.text(safe(account.name));
  paper.text(`${words.service} ${safe(account.address)}`);
  paper.pair(words.paid, formatAmount(line.cents), true);
  if (after < 0) paper.pair(words.credit, formatAmount(cents(-after)));
  else paper.pair(words.balance, formatAmount(after));
  paper.text(words.balanceAsOf(dateAndTime(account.asOfMs)));
  paper.blank();
}

function money(paper: Paper, fact: PaymentFact, words: ReceiptWords, safe: Safe): void {
  const { payload } = fact;
  paper.rule();
  paper.pair(words.total, formatAmount(payload.linesCents), true);
  for (const { code, number, issuer, tenderedCents } of payload.tenders) {
    const label = [words.tender[code], issuer, number].filter((part) => part !== null).join(' ');
    paper.pair(safe(label), formatAmount(tenderedCents));
  }
  paper.pair(words.change, formatAmount(payload.changeCents), payload.changeCents > 0);
  paper.pair(words.fees, formatAmount(ZERO_CENTS));
  paper.text(words.noFee);
  paper.rule();
}

function foot(paper: Paper, fact: PaymentFact, print: ReceiptPrint, words: ReceiptWords, safe: Safe): void {
  const code = verifyCode(fact.hash);
  if (!print.cisConfirmed) paper.text(words.pending);
  paper.pair(words.verify, code);
  paper.text(safe(print.settings[`office.footer-${fact.payload.language}`]), { align: 'center' });
  if (print.training) paper.text(words.training, { align: 'center', bold: true });
  if (print.qr) paper.qr(receiptCode(fact.payload.receiptNo, code));
  paper.cut();
}

export function dateAndTime(atMs: number): string {
  const date: BusinessDate = calendarDate(atMs);
  return `${shortDate(date)} ${timeOfDay(atMs)}`;
}
