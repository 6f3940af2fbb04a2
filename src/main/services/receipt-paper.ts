import anyAscii from 'any-ascii';
import type { PaymentFact, ReceiptPrint } from '#core/receipt/compose-receipt.ts';
import type { Transliterate } from '#core/receipt/printable.ts';
import type { Office } from '../office.ts';

export const transliterate: Transliterate = (text) => anyAscii(text);

/** How a receipt is composed: with the settings that counted on its own business date. */
export function receiptPrint(office: Office, fact: PaymentFact, copy: number): ReceiptPrint {
  const settings = office.settings.on(fact.businessDate);
  const shares = office.receipts.cisStatesOf([fact.payload.receiptNo]);
  return {
    copy,
    settings,
    training: office.mode === 'training',
    columns: settings['printer.columns'],
    // Of the printer that is there now, not of the one of that day.
    qr: office.settingsNow()['printer.qr'] === 'on',
    cisConfirmed: shares.every((share) => share.settled === 'posted' || share.settled === 'none'),
  };
}
