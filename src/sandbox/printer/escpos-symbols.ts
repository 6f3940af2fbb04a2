import type { CommandRule } from './escpos-commands.ts';
import type { PrinterCommand } from './escpos-event.ts';

/** What earlier commands set for the codes that follow; ESC @ sets it back. */
export type SymbolSettings = {
  qr: { dotsPerModule: number; level: 'L' | 'M' | 'Q' | 'H'; stored: string | null };
  bar: { dotsPerModule: number; heightDots: number; caption: 'none' | 'above' | 'below' | 'both' };
};

export function freshSymbolSettings(): SymbolSettings {
  return {
    qr: { dotsPerModule: 3, level: 'L', stored: null },
    bar: { dotsPerModule: 3, heightDots: 162, caption: 'none' },
  };
}

const ascii = new TextDecoder('ascii');
const CAPTIONS = ['none', 'above', 'below', 'both'] as const;
/** What the largest QR code holds at every level, bytes. */
const QR_MOST = 1273;
const LEVELS = ['L', 'M', 'Q', 'H'] as const;
const done = (what: string): PrinterCommand => ({ kind: 'setting', what });

/** GS ( x: two bytes of length, low first, and so many bytes. */
const counted = (read: CommandRule['read']): CommandRule => ({
  length: (bytes) => (bytes.length < 5 ? 5 : 5 + (bytes[3] ?? 0) + 256 * (bytes[4] ?? 0)),
  read,
});

export const SYMBOL_COMMANDS: readonly (readonly [second: string, rule: CommandRule])[] = [
  ['(', counted(readParenthesis)],
  ['h', { length: () => 3, read: (bytes, symbols) => set(bytes, 1, 255, (n) => (symbols.bar.heightDots = n)) }],
  ['w', { length: () => 3, read: (bytes, symbols) => set(bytes, 2, 6, (n) => (symbols.bar.dotsPerModule = n)) }],
  ['f', { length: () => 3, read: (bytes) => set(bytes, 0, 1, () => {}) }],
  ['H', { length: () => 3, read: readCaption }],
  ['k', { length: (bytes) => (bytes.length < 4 ? 4 : 4 + (bytes[3] ?? 0)), read: readBarcode }],
  ['v', { length: rasterLength, read: readRaster, atLineStart: true }],
];

function set(bytes: Uint8Array, least: number, most: number, keep: (n: number) => void): PrinterCommand | string {
  const n = bytes[2] ?? 0;
  if (n < least || n > most) return `${n} is not between ${least} and ${most}`;
  keep(n);
  return done('barcode setting');
}

function readCaption(bytes: Uint8Array, symbols: SymbolSettings): PrinterCommand | string {
  const n = bytes[2] ?? 0;
  const caption = CAPTIONS[n >= 48 ? n - 48 : n];
  if (!caption) return `there is no caption position ${n}`;
  symbols.bar.caption = caption;
  return done('barcode caption');
}

/** GS ( x is a family: its third byte says which. */
function readParenthesis(bytes: Uint8Array, symbols: SymbolSettings): PrinterCommand | string {
  const body = bytes.subarray(5);
  switch (String.fromCharCode(bytes[2] ?? 0)) {
    case 'H':
      return readMarker(body);
    case 'k':
      return readQr(body, symbols);
    case 'K':
      return body.length === 2 && (body[0] === 0x31 || body[0] === 0x32)
        ? done('density or speed')
        : 'GS ( K with unknown contents';
    case 'D':
      return body.length > 0 && body[0] === 0x14
        ? done('real-time commands on or off')
        : 'GS ( D with unknown contents';
    default:
      return `GS ( with 0x${(bytes[2] ?? 0).toString(16)} is not known here`;
  }
}

/** Function 48 of GS ( H: an identifier of four printable characters, answered when printing is completed. */
function readMarker(body: Uint8Array): PrinterCommand | string {
  const id = body.slice(2);
  if (body[0] !== 0x30 || body[1] !== 0x30 || id.length !== 4) return 'GS ( H is not function 48 with four characters';
  if (id.some((byte) => byte < 0x20 || byte > 0x7e)) return 'the identifier has characters outside 20h to 7Eh';
  return { kind: 'marker', id };
}

function readQr(body: Uint8Array, symbols: SymbolSettings): PrinterCommand | string {
  const [cn, fn, n = 0] = body;
  if (cn !== 0x31) return 'GS ( k for a code that is not QR';
  const { qr } = symbols;
  switch (fn) {
    case 65:
      return body.length === 4 && (n === 0x31 || n === 0x32) && body[3] === 0 ? done('QR model') : 'no such QR model';
    case 67:
      if (body.length !== 3 || n < 1 || n > 16) return `QR modules cannot be ${n} dots`;
      qr.dotsPerModule = n;
      return done('QR module');
    case 69: {
      const level = LEVELS[n - 48];
      if (body.length !== 3 || !level) return 'no such QR level';
      qr.level = level;
      return done('QR level');
    }
    case 80:
      if (body.length < 4 || n !== 0x30) return 'QR data without data';
      if (body.length - 3 > QR_MOST) return `QR data of more than ${QR_MOST} bytes`;
      if (body.subarray(3).some((byte) => byte < 0x20 || byte > 0x7e)) return 'QR data beyond printable ASCII';
      qr.stored = ascii.decode(body.subarray(3));
      return done('QR data');
    case 81:
      if (body.length !== 3 || n !== 0x30) return 'QR printed in an unknown way';
      if (qr.stored === null) return 'QR printed before its data was stored';
      return { kind: 'qr', text: qr.stored, dotsPerModule: qr.dotsPerModule, level: qr.level };
    default:
      return `there is no QR function ${fn}`;
  }
}

/** GS k m n d: only CODE128 (m = 73), whose data begins with a code set and doubles every brace. */
function readBarcode(bytes: Uint8Array, symbols: SymbolSettings): PrinterCommand | string {
  if (bytes[2] !== 73) return `barcode system ${bytes[2]} is not CODE128 (73)`;
  const text = readCode128(bytes.subarray(4));
  if (text === null) return 'CODE128 data does not begin with {A, {B or {C, or has characters its set lacks';
  return { kind: 'code128', text, ...symbols.bar };
}

function readCode128(data: Uint8Array): string | null {
  if (data.length < 3) return null;
  let text = '';
  let codeSet = '';
  for (let at = 0; at < data.length; at += 1) {
    const byte = data[at] ?? 0;
    if (byte === 0x7b) {
      at += 1;
      const next = String.fromCharCode(data[at] ?? 0);
      if ('ABC'.includes(next)) codeSet = next;
      else if (next === '{' && codeSet === 'B') text += '{';
      else if (!'S1234'.includes(next)) return null;
    } else if (codeSet === 'C' && byte <= 99) text += String(byte).padStart(2, '0');
    else if (codeSet === 'B' && byte >= 0x20 && byte <= 0x7f) text += ascii.decode(Uint8Array.of(byte));
    else if (codeSet === 'A' && byte <= 0x5f) text += String.fromCharCode(byte);
    else return null;
  }
  return text;
}

const pixelsOf = (bytes: Uint8Array): { bytesPerRow: number; rows: number } => ({
  bytesPerRow: (bytes[4] ?? 0) + 256 * (bytes[5] ?? 0),
  rows: (bytes[6] ?? 0) + 256 * (bytes[7] ?? 0),
});

function rasterLength(bytes: Uint8Array): number {
  if (bytes.length < 8) return 8;
  const { bytesPerRow, rows } = pixelsOf(bytes);
  return 8 + bytesPerRow * rows;
}

function readRaster(bytes: Uint8Array): PrinterCommand | string {
  const { bytesPerRow, rows } = pixelsOf(bytes);
  const mode = (bytes[3] ?? 0) >= 48 ? (bytes[3] ?? 0) - 48 : (bytes[3] ?? 0);
  if (bytes[2] !== 0x30 || mode > 3 || bytesPerRow === 0 || bytesPerRow > 128 || rows === 0)
    return 'GS v with unknown contents';
  return { kind: 'raster', bytesPerRow, rows, dots: bytes.slice(8), width: (mode & 1) + 1, height: mode >> 1 ? 2 : 1 };
}
