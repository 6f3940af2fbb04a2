import encodeQR from 'qr';
import type { ReceiptColumns } from '#shared/receipt-line.ts';
import type { Align, EscposEvent, TextStyle } from './escpos-event.ts';

export type PaperCell = { character: string; style: TextStyle };

/** What came out of the printer, from top to bottom. */
export type PaperRow =
  | { kind: 'line'; cells: readonly PaperCell[]; align: Align }
  | { kind: 'space'; dots: number }
  /** `modules`: row by row, true where it is dark. */
  | { kind: 'qr'; text: string; modules: readonly boolean[][]; dotsPerModule: number; align: Align }
  | { kind: 'code128'; text: string; widthDots: number; heightDots: number; align: Align }
  | { kind: 'raster'; bytesPerRow: number; rows: number; dots: Uint8Array; width: number; height: number; align: Align }
  | { kind: 'cut' };

/** Printable dots across the paper for each width (203 dpi, but 180 dpi for 42 columns). */
export const PRINT_DOTS: Record<ReceiptColumns, number> = { 48: 576, 42: 512, 32: 384 };
/** White that belongs to a QR code on each side, modules; a printer leaves it to the sender. */
const QR_QUIET = 4;
const ECC = { L: 'low', M: 'medium', Q: 'quartile', H: 'high' } as const;

/** Decoded events become rows of paper. A line counts when it is fed: until then it is only in the printer's memory. */
export class Paper {
  readonly rows: PaperRow[] = [];
  readonly columns: ReceiptColumns;
  #line: PaperCell[] = [];
  #width = 0;
  #align: Align = 'left';

  constructor(columns: ReceiptColumns) {
    this.columns = columns;
  }

  add(events: readonly EscposEvent[]): void {
    for (const event of events) this.#take(event);
  }

  /** The line in the printer's memory is gone. */
  forget(): void {
    this.#line = [];
    this.#width = 0;
  }

  #take(event: EscposEvent): void {
    switch (event.kind) {
      case 'init':
        this.forget();
        this.#align = 'left';
        break;
      case 'align':
        this.#align = event.align;
        break;
      case 'text':
        for (const character of event.text) this.#print(character, event.style);
        break;
      case 'feed':
        for (let n = 0; n < event.lines; n += 1) this.#feed();
        break;
      case 'feed-dots':
        if (this.#line.length > 0) this.#feed();
        this.rows.push({ kind: 'space', dots: event.dots });
        break;
      case 'qr':
        this.#qr(event);
        break;
      case 'code128':
        if (this.#line.length > 0) this.#feed();
        this.rows.push({
          kind: 'code128',
          text: event.text,
          widthDots: (11 * (event.text.length + 2) + 13) * event.dotsPerModule,
          heightDots: event.heightDots,
          align: this.#align,
        });
        break;
      case 'raster': {
        const { bytesPerRow, rows, dots, width, height } = event;
        this.rows.push({ kind: 'raster', bytesPerRow, rows, dots, width, height, align: this.#align });
        break;
      }
      case 'cut':
        this.rows.push({ kind: 'cut' });
        break;
    }
  }

  #print(character: string, style: TextStyle): void {
    // Text wider than the paper goes on in the next row, as on a printer.
    if (this.#width + style.width > this.columns) this.#feed();
    this.#line.push({ character, style });
    this.#width += style.width;
  }

  #feed(): void {
    this.rows.push({ kind: 'line', cells: this.#line, align: this.#align });
    this.#line = [];
    this.#width = 0;
  }

  /** A code that is wider than the paper with its white is left out, as printers do. */
  #qr({ text, level, dotsPerModule }: Extract<EscposEvent, { kind: 'qr' }>): void {
    if (this.#line.length > 0) this.#feed();
    // The library gives no code without a border; one module is its least.
    const bordered = encodeQR(text, 'raw', { ecc: ECC[level], border: 1 });
    const modules = bordered.slice(1, -1).map((row) => row.slice(1, -1));
    if ((modules.length + 2 * QR_QUIET) * dotsPerModule > PRINT_DOTS[this.columns]) return;
    this.rows.push({ kind: 'qr', text, modules, dotsPerModule, align: this.#align });
  }
}

/** The paper as plain text, one row each, without spaces at the ends. Big text stands where it does on paper. */
export function paperText(rows: readonly PaperRow[], columns: number): string {
  const lines: string[] = [];
  for (const row of rows) {
    if (row.kind === 'line') {
      const width = row.cells.reduce((sum, cell) => sum + cell.style.width, 0);
      const text = row.cells.map((cell) => cell.character).join('');
      lines.push((' '.repeat(indent(row.align, columns - width)) + text).trimEnd());
    } else if (row.kind === 'qr') lines.push(`[QR ${row.text}]`);
    else if (row.kind === 'code128') lines.push(`[CODE128 ${row.text}]`);
    else if (row.kind === 'raster') lines.push(`[picture ${row.bytesPerRow * 8} x ${row.rows}]`);
    else if (row.kind === 'cut') lines.push('~'.repeat(columns));
  }
  return lines.map((line) => `${line}\n`).join('');
}

/** How far something is moved from the left edge, given the room that is left over. */
export function indent(align: Align, room: number): number {
  if (align === 'left' || room <= 0) return 0;
  return align === 'right' ? room : Math.floor(room / 2);
}
