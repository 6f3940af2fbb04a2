/**
 * A composed receipt is a list of these lines: fitted to a column width, safe to print, without any bytes.
 * The printer's encoding, the preview on the screen and plain text are all made from the same list.
 */
export type ReceiptLine =
  /** One row of text, at most `columns` wide. */
  | { kind: 'text'; text: string; align: 'left' | 'center' | 'right'; bold: boolean }
  /** Left and right text on one row; their widths and one space fit the columns. */
  | { kind: 'pair'; left: string; right: string; bold: boolean }
  /** One row in double width and height, at most half the columns wide. */
  | { kind: 'big'; text: string; align: 'left' | 'center' | 'right' }
  /** A line across the paper. */
  | { kind: 'rule' }
  /** An empty row. */
  | { kind: 'blank' }
  /** A QR code in the middle of the paper, of printable ASCII. It needs white around it: a blank or the cut on each side. */
  | { kind: 'qr'; text: string }
  /** Feed to the cutter and cut. Always last. */
  | { kind: 'cut' };

/** Columns of font A: 48 on 203 dpi 80 mm paper, 42 on 180 dpi (Epson TM-T88), 32 on 58 mm. */
export const RECEIPT_COLUMNS = [42, 48, 32] as const;
export type ReceiptColumns = (typeof RECEIPT_COLUMNS)[number];
/** The width of a column in the printer's dots, on every paper. */
export const DOTS_PER_COLUMN = 12;
