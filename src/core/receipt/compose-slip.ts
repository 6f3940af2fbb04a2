import { formatAmount } from '#shared/money.ts';
import type { ReceiptColumns, ReceiptLine } from '#shared/receipt-line.ts';
import type { Settings } from '#shared/setting.ts';
import type { Fact } from '../journal/fact.ts';
import { dateAndTime } from './compose-receipt.ts';
import { Paper } from './fit-text.ts';
import { type Letterhead, letterhead } from './letterhead.ts';
import { printable, type Transliterate } from './printable.ts';
import { portalUrl } from './qr-text.ts';
import { SLIP_WORDS } from './slip-words.ts';
import { RECEIPT_WORDS } from './words.ts';

export type SlipPrint<S> = {
  training: boolean;
  columns: ReceiptColumns;
  /** Whether the printer can draw a QR code. */
  qr: boolean;
  settings: S;
  transliterate: Transliterate;
};

export type RefusalFact = Extract<Fact, { kind: 'check.refused' }>;

/** The slip that goes back with a check that was not taken: what it was, and why. `reason` in the slip's language. */
export function composeReturnSlip(fact: RefusalFact, reason: string, print: SlipPrint<Letterhead>): ReceiptLine[] {
  const { payload } = fact;
  const words = SLIP_WORDS[payload.language];
  const receiptWords = RECEIPT_WORDS[payload.language];
  const paper = new Paper(print.columns);
  const safe = (text: string): string => printable(text, print.transliterate);

  letterhead(paper, print.settings, safe, print.training ? receiptWords.training : null);
  paper.rule();
  paper.big(words.returned);
  paper.text(words.returnedText);
  paper.blank();
  paper.pair(words.slip, `${fact.station}-${payload.slipNo}`);
  paper.pair(receiptWords.received, dateAndTime(fact.atMs));
  paper.pair(receiptWords.clerk, safe(payload.clerkName));
  paper.pair(receiptWords.tender[payload.code], safe(payload.number ?? ''));
  if (payload.cents !== null) paper.pair(words.amount, formatAmount(payload.cents));
  if (payload.account) {
    paper.pair(receiptWords.account, safe(payload.account.displayNo));
    paper.text(safe(payload.account.name));
  }
  paper.rule();
  paper.text(safe(reason), { bold: true });
  if (payload.reason !== '') paper.text(safe(payload.reason));
  paper.blank();
  paper.text(words.returnedNext);
  paper.cut();
  return paper.lines;
}

/** What a customer needs to pay or register online: also the answer when somebody wants to pay by card. */
export function composePortalSlip(
  account: { displayNo: string; name: string } | null,
  language: 'en' | 'es',
  print: SlipPrint<Letterhead & Pick<Settings, 'portal.address' | 'portal.phone' | 'office.mail-address'>>,
): ReceiptLine[] {
  const words = SLIP_WORDS[language];
  const paper = new Paper(print.columns);
  const safe = (text: string): string => printable(text, print.transliterate);

  letterhead(paper, print.settings, safe, print.training ? RECEIPT_WORDS[language].training : null);
  paper.rule();
  paper.big(words.portal);
  paper.text(safe(print.settings['portal.address']), { align: 'center', bold: true });
  const url = print.qr ? portalUrl(print.settings['portal.address']) : null;
  if (url !== null) {
    paper.qr(url);
    paper.blank();
  }
  paper.pair(words.byPhone, safe(print.settings['portal.phone']), true);
  paper.blank();
  if (account) {
    paper.text(words.yourAccount);
    paper.big(safe(account.displayNo));
    paper.text(safe(account.name), { align: 'center' });
    paper.blank();
  }
  paper.text(words.haveReady, { bold: true });
  for (const item of words.needed) paper.text(`- ${item}`);
  paper.blank();
  paper.text(words.autopay);
  paper.blank();
  paper.text(words.fees);
  paper.text(words.noFees, { bold: true });
  paper.pair(words.byMail, '');
  paper.text(safe(print.settings['office.mail-address']));
  paper.cut();
  return paper.lines;
}
