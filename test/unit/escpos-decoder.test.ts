import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeReceipt } from '#main/devices/encode-receipt.ts';
import { EscposDecoder } from '#sandbox/printer/escpos-decoder.ts';
import type { EscposEvent } from '#sandbox/printer/escpos-event.ts';

function bytesOf(hex: string): Buffer {
  return Buffer.from(hex.replaceAll(' ', ''), 'hex');
}

function decode(bytes: Uint8Array) {
  const decoder = new EscposDecoder();
  return { events: [...decoder.push(bytes), ...decoder.finish()], garbage: decoder.garbage };
}

const PAGE_858 = '1b 74 13';
const QR_STORE = '1d 28 6b 06 00 31 50 30 41 42 43';
const QR_PRINT = '1d 28 6b 03 00 31 51 30';

describe('bytes as Epson has them', () => {
  test.each<[what: string, hex: string, last: Partial<EscposEvent>]>([
    ['text of page 858', `${PAGE_858} 82 a4 a8 d5 0a`, { kind: 'feed', lines: 1 }],
    [
      'a QR code',
      `1d286b0400314132 00 1d286b03003143 06 1d286b03003145 31 ${QR_STORE} ${QR_PRINT}`,
      { kind: 'qr', text: 'ABC', dotsPerModule: 6, level: 'M' } as Partial<EscposEvent>,
    ],
    [
      'CODE128',
      '1d 68 50 1d 77 02 1d 48 02 1d 6b 49 0b 7b 42 41 42 43 31 32 33 34 35 36',
      { kind: 'code128', text: 'ABC123456', dotsPerModule: 2, heightDots: 80, caption: 'below' },
    ],
    [
      'CODE128 with digits in pairs and a brace',
      '1d 6b 49 0a 7b 42 7b 7b 7b 43 0c 22 00 63',
      { kind: 'code128', text: '{12340099' },
    ],
    ['drawer pin 2', '1b 70 00 19 fa', { kind: 'kick', pin: 2, onMs: 50, offMs: 500 }],
    ['drawer pin 5 in real time', '10 14 01 01 02', { kind: 'kick', pin: 5, realTime: true }],
    ['feed to the cutter and cut partially', '1d 56 42 00', { kind: 'cut', full: false, toCutter: true }],
    ['cut here', '1d 56 01', { kind: 'cut', full: false, toCutter: false }],
    ['the printed marker', '1d 28 48 06 00 30 30 20 7e 41 42', { kind: 'marker' }],
    ['GS r', '1d 72 01', { kind: 'processed-request', what: 'paper' }],
    ['automatic status', '1d 61 ff', { kind: 'auto-status', mask: 255 }],
    ['a status request', '10 04 04', { kind: 'status-request', n: 4 }],
    ['clearing after an error', '10 05 02', { kind: 'recover', n: 2 }],
    ['clearing the buffers', '10 14 08 01 03 14 01 06 02 08', { kind: 'clear-buffers' }],
    ['a picture of 16 by 2 dots', '1d 76 30 00 02 00 02 00 ff 00 00 ff', { kind: 'raster', bytesPerRow: 2, rows: 2 }],
  ])('%s', (_what, hex, last) => {
    const { events, garbage } = decode(bytesOf(hex));
    expect(garbage).toEqual([]);
    expect(events.at(-1)).toMatchObject(last);
  });

  test('text keeps its place and its look', () => {
    const { events } = decode(bytesOf(`${PAGE_858} 1b6101 6162 1b4501 1d2111 ${'d5'} 1d2100 63 0a`));
    const texts = events.filter((event) => event.kind === 'text');
    expect(texts.map(({ text, column, style }) => [text, column, style.bold, style.width, style.align])).toEqual([
      ['ab', 0, false, 1, 'center'],
      ['€', 2, true, 2, 'center'],
      ['c', 4, true, 1, 'center'],
    ]);
  });

  test('mean the same however they are cut into chunks', () => {
    const job = Buffer.concat([
      encodeReceipt(
        [
          { kind: 'big', text: 'ÑANDÚ', align: 'center' },
          { kind: 'pair', left: 'a', right: '€ 5', bold: true },
        ],
        42,
      ),
      bytesOf(`${QR_STORE} ${QR_PRINT} 1d 6b 49 04 7b 42 41 42 1d 28 48 06 00 30 30 20 20 20 20 1d 56 42 00`),
    ]);
    const whole = withoutRuns(decode(job).events);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 100 }), (sizes) => {
        const decoder = new EscposDecoder();
        const events: EscposEvent[] = [];
        let at = 0;
        for (const size of [...sizes, job.length]) {
          events.push(...decoder.push(job.subarray(at, at + size)));
          at += size;
        }
        events.push(...decoder.finish());
        expect(decoder.garbage).toEqual([]);
        expect(withoutRuns(events)).toEqual(whole);
      }),
    );
  });
});

/** Text character by character: where one run ends depends on the chunks. */
function withoutRuns(events: readonly EscposEvent[]): unknown[] {
  return events.flatMap((event): unknown[] =>
    event.kind === 'text'
      ? [...event.text].map((character, at) => [character, event.offset + at, event.style])
      : [event],
  );
}

describe('bytes that packages send and a printer would not understand', () => {
  test.each<[what: string, hex: string, why: RegExp]>([
    ['accents with no page selected', '82 a4 0a', /no code page/],
    ['another page than 858', '1b 74 10', /code page 16/],
    ['the QR code of clones (GS Z, ESC Z)', '1d 5a 02 1b 5a 03 4c 06 03 00 41 42 43', /no such command/],
    ['CODE128 without its length', '1d 6b 49 41 42 43 31 32 33 34 35 36 00', /inside a command/],
    ['CODE128 without its code set', '1d 6b 49 09 41 42 43 31 32 33 34 35 36', /does not begin/],
    ['CODE128 with a trailing NUL', '1d 6b 49 05 7b 42 41 42 43 00', /control byte/],
    ['QR data one byte longer than it says', `${QR_STORE} 80 ${QR_PRINT}`, /no code page/],
    ['QR data of UTF-8', '1d 28 6b 05 00 31 50 30 c3 a9', /beyond printable ASCII/],
    ['more QR data than any level holds', `1d 28 6b fd 04 31 50 30 ${'41'.repeat(1274)}`, /more than 1273/],
    ['QR inside a line', `41 ${QR_STORE} ${QR_PRINT} 0a`, /inside a line/],
    ['QR printed with no data', QR_PRINT, /before its data/],
    ['a drawer pulse in UTF-8', '1b 70 00 19 c3 ba', /no code page/],
    ['a drawer pulse cut short', '1b 70 00', /inside a command/],
    ['a drawer pulse that eats the next job', '1b 70 00 1b 40 1c 2e', /beginning of another command/],
    ['a drawer pulse that eats the next pulse', '1b 70 00 1b 70 01', /beginning of another command/],
    ['italics, which Epson does not have', '1b 34', /no such command/],
    ['a cut inside a line', '41 1d 56 42 00', /inside a line/],
    ['a line that is never fed', '41 42', /not fed/],
    ['a size with unknown bits', '1d 21 88', /bits/],
    ['a marker with a control character', '1d 28 48 06 00 30 30 20 1b 41 42', /20h to 7Eh/],
    ['a tab', '09', /control byte/],
  ])('%s', (_what, hex, why) => {
    const { garbage } = decode(bytesOf(hex));
    expect(garbage.length).toBeGreaterThan(0);
    expect(garbage.some((one) => why.test(one.why))).toBe(true);
  });

  test('what the escpos package itself sends for a drawer, a bold line and a code', () => {
    // Past the types this program has for it, which leave these calls out.
    type Untyped = {
      cashdraw(pin: number): void;
      style(type: string): void;
      barcode(...args: unknown[]): void;
      flush(): void;
    };
    const Printer: new (sink: unknown, options: unknown) => Untyped = createRequire(import.meta.url)('escpos');
    const calls: ((printer: Untyped) => void)[] = [
      (printer) => printer.cashdraw(2),
      (printer) => printer.style('B'),
      (printer) => printer.barcode('ABC123456', 'CODE128', { width: 2, height: 80 }),
    ];
    for (const call of calls) {
      const sent: Buffer[] = [];
      const printer = new Printer({ write: (bytes: Buffer) => sent.push(Buffer.from(bytes)) }, { encoding: 'CP858' });
      call(printer);
      printer.flush();
      expect(decode(Buffer.concat(sent)).garbage, String(call)).not.toEqual([]);
    }
  });

  test('are named by offset and bytes, and what follows is read again', () => {
    const { events, garbage } = decode(bytesOf('41 0a 1b 34 42 0a'));
    expect(garbage).toMatchObject([{ offset: 2, bytes: new Uint8Array([0x1b, 0x34]) }]);
    expect(events.at(-2)).toMatchObject({ kind: 'text', text: 'B', offset: 4 });
  });

  test('nothing makes the decoder throw, and no byte gets lost', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const { events } = decode(bytes);
        const offsets = events.map((event) => event.offset);
        expect(offsets).toEqual([...offsets].sort((a, b) => a - b));
        if (bytes.length > 0) expect(events.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
});
