import anyAscii from 'any-ascii';
import { describe, expect, test } from 'vitest';
import { verifyCode } from '#core/journal/base32.ts';
import { composeReceipt } from '#core/receipt/compose-receipt.ts';
import { composePortalSlip } from '#core/receipt/compose-slip.ts';
import { composeVoidSlip } from '#core/receipt/compose-void.ts';
import { encodeReceipt } from '#main/devices/encode-receipt.ts';
import { EscposDecoder } from '#sandbox/printer/escpos-decoder.ts';
import { Paper, paperText } from '#sandbox/printer/paper.ts';
import { paperPngs } from '#sandbox/printer/paper-png.ts';
import { RECEIPT_COLUMNS, type ReceiptColumns, type ReceiptLine } from '#shared/receipt-line.ts';
import { initialSettings } from '#shared/setting.ts';
import { paymentFact, receiptPrint, voidFact } from '#test/support/paper-facts.ts';
import { readQr } from '#test/support/read-qr.ts';

/** What the virtual printer makes of the lines. */
function printed(lines: readonly ReceiptLine[], columns: ReceiptColumns) {
  const decoder = new EscposDecoder();
  const paper = new Paper(columns);
  paper.add([...decoder.push(encodeReceipt(lines, columns)), ...decoder.finish()]);
  const [png] = paperPngs(paper.rows, columns);
  if (!png) throw new Error('nothing was printed');
  return { rows: paper.rows, text: paperText(paper.rows, columns), png };
}

const CODE = `C1-26-000123 ${verifyCode(paymentFact().hash)}`;
const PEOPLE = { asked: 'Maria Alvarez', approved: 'Luz Ortega', reason: 'Wrong amount' };
const PAPERS: Record<string, [says: string, (columns: ReceiptColumns, qr: boolean) => ReceiptLine[]]> = {
  receipt: [CODE, (columns, qr) => composeReceipt(paymentFact(), receiptPrint({ columns, qr }), anyAscii)],
  duplicate: [CODE, (columns, qr) => composeReceipt(paymentFact(), receiptPrint({ columns, qr, copy: 2 }), anyAscii)],
  'training receipt': [
    CODE,
    (columns, qr) => composeReceipt(paymentFact(), receiptPrint({ columns, qr, training: true }), anyAscii),
  ],
  'VOID slip': [
    CODE,
    (columns, qr) =>
      composeVoidSlip(paymentFact(), voidFact(), [], () => PEOPLE, receiptPrint({ columns, qr }), anyAscii),
  ],
  'portal slip': [
    'https://www.municipalonlinepayments.com/copperascovetx',
    (columns, qr) => {
      const print = { training: false, columns, qr, settings: initialSettings(), transliterate: anyAscii };
      return composePortalSlip(null, 'en', print);
    },
  ],
};

describe.each(Object.entries(PAPERS))('the QR code of a %s', (_kind, [says, compose]) => {
  test.each(RECEIPT_COLUMNS)('is read from its picture on %i columns', async (columns) => {
    const { png, text } = printed(compose(columns, true), columns);
    expect(await readQr(png)).toMatchObject([{ text: says, level: 'M' }]);
    expect(text).toContain(`[QR ${says}]`);
  });

  test('is not there for a printer that has none', async () => {
    const { png, text } = printed(compose(48, false), 48);
    expect(await readQr(png)).toEqual([]);
    expect(text).not.toContain('QR');
  });
});

/** Rows of text are 30 dots high: 3.75 mm at 203 dpi, 4.2 mm at 180 dpi, which 42 columns are printed with. */
test.each([
  [48, 203],
  [42, 180],
  [32, 203],
] as const)('a receipt on %i columns grows by less than 2 cm', (columns, dpi) => {
  const heightMm = (qr: boolean): number => {
    const { rows } = printed(composeReceipt(paymentFact(), receiptPrint({ columns, qr }), anyAscii), columns);
    const dots = rows.map((row) => (row.kind === 'qr' ? row.modules.length * row.dotsPerModule : 30));
    return (dots.reduce((sum, each) => sum + each, 0) / dpi) * 25.4;
  };
  const growth = heightMm(true) - heightMm(false);
  expect(growth).toBeGreaterThan(15);
  expect(growth).toBeLessThan(20);
});
