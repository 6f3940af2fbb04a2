import type { ReceiptColumns } from '#shared/receipt-line.ts';
import type { Align, EscposEvent, TextStyle } from './escpos-event.ts';

export type PaperCell = { character: string; style: TextStyle };

/** What came out of the printer, from top to bottom. */
export type PaperRow =
  | { kind: 'line'; cells: readonly PaperCell[]; align: Align }
  | { kind: 'space'; dots: number }
  | { kind: 'code'; label: 'QR' | 'CODE128'; text: string; widthDots: number; heightDots: number; align: Align }
  | { kind: 'raster'; bytesPerRow: number; rows: number; dots: Uint8Array; width: number; height: number; align: Align }
  | { kind: 'cut' };

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
      case 'qr': {
        // A guess of the printed size: 29 modules hold about 50 characters, the quiet zone is 4 on each side.
        const side = (Math.max(21, 17 + 4 * Math.ceil(Math.sqrt(event.text.length) / 2)) + 8) * event.dotsPerModule;
        this.#code('QR', event.text, side, side);
        break;
      }
      case 'code128':
        this.#code('CODE128', event.text, (11 * (event.text.length + 2) + 13) * event.dotsPerModule, event.heightDots);
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

  #code(label: 'QR' | 'CODE128', text: string, widthDots: number, heightDots: number): void {
    if (this.#line.length > 0) this.#feed();
    this.rows.push({ kind: 'code', label, text, widthDots, heightDots, align: this.#align });
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
    } else if (row.kind === 'code') lines.push(`[${row.label} ${row.text}]`);
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
