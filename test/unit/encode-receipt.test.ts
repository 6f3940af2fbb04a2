import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CODE_PAGE_858_UPPER } from '#core/receipt/printable.ts';
import { encodeDrawerKick, encodeReceipt } from '#main/devices/encode-receipt.ts';
import { EscposDecoder } from '#sandbox/printer/escpos-decoder.ts';
import { Paper, paperText } from '#sandbox/printer/paper.ts';
import { QR_LONGEST } from '#shared/qr-code.ts';
import { RECEIPT_COLUMNS, type ReceiptColumns, type ReceiptLine } from '#shared/receipt-line.ts';

function textLine(text: string, look: Partial<Extract<ReceiptLine, { kind: 'text' }>> = {}): ReceiptLine {
  return { kind: 'text', text, align: 'left', bold: false, ...look };
}

/** What a strict printer makes of the bytes. */
function onPaper(bytes: Uint8Array, columns: ReceiptColumns = 48) {
  const decoder = new EscposDecoder();
  const events = [...decoder.push(bytes), ...decoder.finish()];
  const paper = new Paper(columns);
  paper.add(events);
  return { events, rows: paper.rows, text: paperText(paper.rows, columns), garbage: decoder.garbage };
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
/** ESC @, FS ., ESC R 0, ESC t 19. */
const HEAD = '1b401c2e1b52001b7413';

describe('a receipt on its way to the printer', () => {
  test('begins with the code page, the single-byte mode and the signs of the USA', () => {
    expect(hex(encodeReceipt([], 48))).toBe(HEAD);
  });

  test('prints Spanish names and the euro sign', () => {
    const bytes = encodeReceipt([textLine('¿Ñandú, José Güemes? ¡5 €!')], 48);
    expect(onPaper(bytes)).toMatchObject({ text: '¿Ñandú, José Güemes? ¡5 €!\n', garbage: [] });
    expect(hex(encodeReceipt([textLine('éñ¿€')], 48))).toBe(`${HEAD}82a4a8d50a`);
  });

  test('feeds to the cutter and cuts, at the start of a line', () => {
    const { events, garbage } = onPaper(encodeReceipt([textLine('Thank you.'), { kind: 'cut' }], 48));
    expect(events.at(-1)).toMatchObject({ kind: 'cut', full: false, toCutter: true });
    expect(garbage).toEqual([]);
    expect(hex(encodeReceipt([{ kind: 'cut' }], 48))).toBe(`${HEAD}1d564200`);
  });

  test.each(RECEIPT_COLUMNS)('stands where it should on %i columns', (columns) => {
    const lines: ReceiptLine[] = [
      { kind: 'big', text: 'COVE', align: 'center' },
      textLine('305 S. Main', { align: 'center' }),
      { kind: 'rule' },
      { kind: 'pair', left: 'Total', right: '$142.50', bold: true },
      { kind: 'blank' },
      textLine('right', { align: 'right' }),
      { kind: 'cut' },
    ];
    const { text, garbage } = onPaper(encodeReceipt(lines, columns), columns);
    expect(garbage).toEqual([]);
    expect(text.split('\n')).toEqual([
      `${' '.repeat((columns - 8) / 2)}COVE`,
      `${' '.repeat(Math.floor((columns - 11) / 2))}305 S. Main`,
      '-'.repeat(columns),
      `Total${' '.repeat(columns - 12)}$142.50`,
      '',
      `${' '.repeat(columns - 5)}right`,
      '~'.repeat(columns),
      '',
    ]);
  });

  test('a value as wide as the paper stands on one row', () => {
    const wide = '9'.repeat(32);
    expect(onPaper(encodeReceipt([{ kind: 'pair', left: '', right: wide, bold: false }], 32), 32).text).toBe(
      `${wide}\n`,
    );
  });

  test('is bold and big only where it says so', () => {
    const lines: ReceiptLine[] = [
      textLine('plain'),
      textLine('bold', { bold: true }),
      { kind: 'big', text: 'BIG', align: 'center' },
      textLine('plain again'),
    ];
    const styles = onPaper(encodeReceipt(lines, 48)).rows.map((row) => row.kind === 'line' && row.cells[0]?.style);
    const plain = { bold: false, underline: false, width: 1, height: 1, align: 'left' };
    expect(styles).toEqual([
      plain,
      { ...plain, bold: true },
      { ...plain, width: 2, height: 2, align: 'center' },
      plain,
    ]);
  });

  test('has the same characters as another encoder makes of it', () => {
    // Soft hyphen and no-break space are invisible and every encoder has its own idea of them; the other encoder
    // sends ¶ and § as 0x14 and 0x15, control bytes.
    const visible = CODE_PAGE_858_UPPER.replace(/[\u00ad\u00a0¶§]/g, '');
    for (let at = 0; at < visible.length; at += 40) {
      const text = `x${visible.slice(at, at + 40)}x`;
      const ours = Buffer.from(encodeReceipt([textLine(text)], 48)).subarray(HEAD.length / 2, -1);
      const theirs = new ReceiptPrinterEncoder({ language: 'esc-pos', columns: 48 })
        .codepage('cp858')
        .text(text)
        .encode();
      expect(hex(theirs)).toContain(hex(ours));
      expect(hex(theirs)).toContain('1b7413');
    }
  });

  test('any text of the code page comes out as it went in', () => {
    const ascii = Array.from({ length: 95 }, (_, at) => String.fromCharCode(0x20 + at));
    const character = fc.constantFrom(...ascii, ...CODE_PAGE_858_UPPER);
    const row = fc.string({ unit: character, minLength: 1, maxLength: 48 });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), (texts) => {
        const { events, garbage } = onPaper(
          encodeReceipt(
            texts.map((text) => textLine(text)),
            48,
          ),
        );
        const printed = events.map((event) => (event.kind === 'text' ? event.text : event.kind === 'feed' ? '\n' : ''));
        expect(garbage).toEqual([]);
        expect(printed.join('')).toBe(texts.map((text) => `${text}\n`).join(''));
      }),
    );
  });

  test('no character can become a command', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        let bytes: Uint8Array;
        try {
          bytes = encodeReceipt([textLine(text), { kind: 'pair', left: text, right: '', bold: true }], 48);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
          return;
        }
        expect(onPaper(bytes).garbage).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['\x1b', 'U+001B'],
    ['\n', 'U+000A'],
    ['\x00', 'U+0000'],
    ['\x7f', 'U+007F'],
    ['\x85', 'U+0085'],
    ['ł', 'U+0142'],
    ['\u202e', 'U+202E'],
    ['😀', 'U+1F600'],
  ])('%j is refused by name in every kind of line', (character, name) => {
    const lines: ReceiptLine[] = [
      textLine(`a${character}b`),
      { kind: 'big', text: character, align: 'left' },
      { kind: 'pair', left: character, right: 'b', bold: false },
      { kind: 'pair', left: 'a', right: character, bold: false },
    ];
    for (const line of lines) {
      expect(() => encodeReceipt([line], 48)).toThrow(RangeError);
      expect(() => encodeReceipt([line], 48)).toThrow(name);
    }
  });

  test('does not change when the next one is encoded', () => {
    const first = encodeReceipt([textLine('first')], 48);
    const before = hex(first);
    encodeReceipt([textLine('second')], 48);
    expect(hex(first)).toBe(before);
  });
});

describe('a QR code', () => {
  const codeOf = (text: string, columns: ReceiptColumns = 48): Uint8Array =>
    encodeReceipt([{ kind: 'qr', text }], columns);

  test('is stored with the length of its bytes, and printed in the middle: model 2, 4 dots, level M', () => {
    const code = '1d286b040031413200 1d286b0300314304 1d286b0300314531 1d286b0600315030 414243 1d286b0300315130';
    expect(hex(codeOf('ABC'))).toBe(`${HEAD}1b6101${code.replaceAll(' ', '')}`);
    expect(onPaper(codeOf('ABC')).rows).toMatchObject([{ kind: 'qr', text: 'ABC', dotsPerModule: 4, align: 'center' }]);
  });

  test('is what another encoder makes of it', () => {
    const theirs = new ReceiptPrinterEncoder({ language: 'esc-pos', columns: 48 })
      .qrcode('C1-26-000123 7Q2M-X1RA', { model: 2, size: 4, errorlevel: 'm' })
      .encode();
    const ours = hex(codeOf('C1-26-000123 7Q2M-X1RA')).slice(`${HEAD}1b6101`.length);
    expect(hex(theirs)).toContain(ours);
  });

  test('stands at the start of a line, also after bold and big text, and leaves the next text as it was', () => {
    const lines: ReceiptLine[] = [
      textLine('bold', { bold: true }),
      { kind: 'blank' },
      { kind: 'qr', text: 'ABC' },
      textLine('bold', { bold: true }),
      { kind: 'big', text: 'BIG', align: 'center' },
      { kind: 'qr', text: 'ABC' },
      { kind: 'cut' },
    ];
    const { text, garbage } = onPaper(encodeReceipt(lines, 32), 32);
    expect(garbage).toEqual([]);
    expect(text.split('\n').map((row) => row.trim())).toEqual([
      ...['bold', '', '[QR ABC]', 'bold', 'BIG', '[QR ABC]', '~'.repeat(32), ''],
    ]);
  });

  test.each(RECEIPT_COLUMNS)('of the longest text still fits %i columns', (columns) => {
    const { rows, garbage } = onPaper(codeOf('a'.repeat(QR_LONGEST), columns), columns);
    expect([rows.length, garbage]).toEqual([1, []]);
  });

  test.each([
    ['nothing', ''],
    ['a letter beyond ASCII', 'é'],
    ['a control byte', 'A\x1b@'],
    ['a line feed at its end', 'A\n'],
    ['one letter too many', 'a'.repeat(QR_LONGEST + 1)],
  ])('of %s is refused', (_what, text) => expect(() => codeOf(text)).toThrow(RangeError));
});

describe('the drawer', () => {
  test.each([
    [2, '1b700019fa'],
    [5, '1b700119fa'],
  ] as const)('is opened through pin %i and nothing is printed', (pin, bytes) => {
    expect(hex(encodeDrawerKick(pin))).toBe(bytes);
    const { events, rows, garbage } = onPaper(encodeDrawerKick(pin));
    expect(events).toEqual([{ kind: 'kick', pin, onMs: 50, offMs: 500, realTime: false, offset: 0 }]);
    expect([rows, garbage]).toEqual([[], []]);
  });
});
