import type { ReceiptColumns, ReceiptLine } from '#shared/receipt-line.ts';

/** Cuts text into rows of at most `width` characters at spaces, and inside a word only when the word is longer. */
export function wrap(text: string, width: number): string[] {
  if (text !== '' && text.length <= width && text.trim() === text && !text.includes('  ')) return [text];
  const rows: string[] = [];
  let row = '';
  for (const word of text.split(' ').filter((part) => part !== '')) {
    let rest = word;
    if (row !== '' && row.length + 1 + rest.length <= width) {
      row = `${row} ${rest}`;
      continue;
    }
    if (row !== '') rows.push(row);
    while (rest.length > width) {
      rows.push(rest.slice(0, width));
      rest = rest.slice(width);
    }
    row = rest;
  }
  if (row !== '') rows.push(row);
  return rows;
}

/** Collects fitted lines. Whatever comes in, no row is wider than the paper. */
export class Paper {
  readonly lines: ReceiptLine[] = [];
  readonly columns: ReceiptColumns;

  constructor(columns: ReceiptColumns) {
    this.columns = columns;
  }

  text(text: string, style: { align?: 'left' | 'center' | 'right'; bold?: boolean } = {}): void {
    for (const row of wrap(text, this.columns)) {
      this.lines.push({ kind: 'text', text: row, align: style.align ?? 'left', bold: style.bold ?? false });
    }
  }

  /** Label and value on one row; a label that leaves no room is wrapped above its value. */
  pair(left: string, right: string, bold = false): void {
    const value = right.slice(0, this.columns);
    const room = this.columns - value.length - 1;
    const rows = room > 0 && left.length > room ? wrap(left, this.columns) : [left];
    const last = rows.pop() ?? '';
    if (last.length <= room) {
      for (const row of rows) this.lines.push({ kind: 'text', text: row, align: 'left', bold });
      this.lines.push({ kind: 'pair', left: last, right: value, bold });
      return;
    }
    for (const row of [...rows, last]) this.text(row, { bold });
    this.lines.push({ kind: 'pair', left: '', right: value, bold });
  }

  big(text: string, align: 'left' | 'center' | 'right' = 'center'): void {
    for (const row of wrap(text, Math.floor(this.columns / 2))) this.lines.push({ kind: 'big', text: row, align });
  }

  rule(): void {
    this.lines.push({ kind: 'rule' });
  }

  blank(): void {
    this.lines.push({ kind: 'blank' });
  }

  /** Below a blank; what follows is another one or the cut, so that the code stands in white. */
  qr(text: string): void {
    this.blank();
    this.lines.push({ kind: 'qr', text });
  }

  cut(): void {
    this.lines.push({ kind: 'cut' });
  }
}

/** The receipt as plain text, one string a row: for a file, a log, a test. */
export function plainText(lines: readonly ReceiptLine[], columns: ReceiptColumns): string {
  return lines.map((line) => plainRow(line, columns)).join('\n');
}

function plainRow(line: ReceiptLine, columns: number): string {
  switch (line.kind) {
    case 'text':
      return aligned(line.text, line.align, columns);
    case 'big':
      return aligned(line.text, line.align, columns);
    case 'pair':
      return line.left + line.right.padStart(columns - line.left.length);
    case 'rule':
      return '-'.repeat(columns);
    case 'blank':
      return '';
    case 'qr':
      return `[QR ${line.text}]`.slice(0, columns);
    case 'cut':
      return `${'- '.repeat(columns / 2)}`.trimEnd();
  }
}

function aligned(text: string, align: 'left' | 'center' | 'right', columns: number): string {
  if (align === 'left') return text;
  if (align === 'right') return text.padStart(columns);
  return ' '.repeat(Math.floor((columns - text.length) / 2)) + text;
}
