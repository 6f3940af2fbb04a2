import Printer from 'escpos';
import { CODE_PAGE_858_UPPER } from '#core/receipt/printable.ts';
import { QR_DOTS_PER_MODULE, QR_LONGEST } from '#shared/qr-code.ts';
import type { ReceiptColumns, ReceiptLine } from '#shared/receipt-line.ts';

/**
 * Composed receipt lines to ESC/POS bytes. The only module that touches the escpos package, and only as a synchronous
 * encoder: no byte leaves from here. Command bytes are those of Epson's ESC/POS command reference.
 */

/** ESC t n: PC858, which is 850 with the euro sign. The same number on Epson, Bixolon and Xprinter. */
const PAGE_858 = 19;
/** FS . leaves the two-byte character mode in which Asian models would read accented letters as halves of a sign. */
const SINGLE_BYTE_TEXT = Buffer.from([0x1c, 0x2e]);
/** ESC R 0: the international set of the USA, or a memory switch could print another currency's sign for $. */
const USA_SIGNS = Buffer.from([0x1b, 0x52, 0x00]);
const BOLD = { on: Buffer.from([0x1b, 0x45, 0x01]), off: Buffer.from([0x1b, 0x45, 0x00]) };
/** GS V 66 0: feed to the cutter and cut. It counts only at the start of a line, which every line here ends with. */
const FEED_AND_CUT = Buffer.from([0x1d, 0x56, 0x42, 0x00]);
/**
 * GS ( k, functions 65, 67 and 69 of QR codes: model 2, dots a module, error level M. The package's own command for codes
 * is understood by clones only; others print it as text.
 */
const QR_LOOK = Buffer.from([
  ...[0x1d, 0x28, 0x6b, 0x04, 0x00, 0x31, 0x41, 0x32, 0x00],
  ...[0x1d, 0x28, 0x6b, 0x03, 0x00, 0x31, 0x43, QR_DOTS_PER_MODULE],
  ...[0x1d, 0x28, 0x6b, 0x03, 0x00, 0x31, 0x45, 0x31],
]);
/** Function 81: print what function 80 stored. The paper then stands at the start of a line. */
const QR_PRINT = Buffer.from([0x1d, 0x28, 0x6b, 0x03, 0x00, 0x31, 0x51, 0x30]);

const NOT_ON_PAGE = new RegExp(`[^ -~${CODE_PAGE_858_UPPER}]`, 'u');
const SIDE = { left: 'lt', center: 'ct', right: 'rt' } as const;

type Look = { side: 'lt' | 'ct' | 'rt'; bold: boolean; big: boolean };

/** Throws a RangeError for a character that is not on code page 858, which core's `printable` never lets through. */
export function encodeReceipt(lines: readonly ReceiptLine[], columns: ReceiptColumns): Uint8Array {
  const sent: Buffer[] = [];
  const printer = new Printer(
    { write: (bytes) => void sent.push(Buffer.from(bytes)) },
    { encoding: 'CP858', width: columns },
  );
  printer.hardware('init').raw(SINGLE_BYTE_TEXT).raw(USA_SIGNS).setCharacterCodeTable(PAGE_858);

  let look: Look = { side: 'lt', bold: false, big: false };
  /** Rows of one look that stand below each other go out as one text. */
  let rows: string[] = [];
  const send = (): void => {
    if (rows.length === 0) return;
    // Looked at without what separates them: a line feed inside a row is a character like any other that is refused.
    refuseOffPage(rows.join(''));
    printer.text(rows.join('\n'), 'CP858');
    rows = [];
  };
  const turn = (side: Look['side'], bold: boolean, big: boolean): void => {
    if (side === look.side && bold === look.bold && big === look.big) return;
    send();
    if (side !== look.side) printer.align(side);
    if (bold !== look.bold) printer.raw(bold ? BOLD.on : BOLD.off);
    if (big !== look.big) printer.size(big ? 1 : 0, big ? 1 : 0);
    look = { side, bold, big };
  };
  const print = (text: string, side: Look['side'], bold = false, big = false): void => {
    turn(side, bold, big);
    rows.push(text);
  };

  for (const line of lines) {
    switch (line.kind) {
      case 'text':
        print(line.text, SIDE[line.align], line.bold);
        break;
      case 'pair':
        print(line.left + line.right.padStart(columns - line.left.length), 'lt', line.bold);
        break;
      case 'big':
        print(line.text, SIDE[line.align], false, true);
        break;
      case 'rule':
        print('-'.repeat(columns), 'lt');
        break;
      case 'blank':
        rows.push('');
        break;
      case 'qr':
        turn('ct', look.bold, look.big);
        send();
        printer.raw(QR_LOOK).raw(qrData(line.text)).raw(QR_PRINT);
        break;
      case 'cut':
        send();
        printer.raw(FEED_AND_CUT);
        break;
    }
  }
  send();
  printer.flush();
  return Buffer.concat(sent);
}

/** GS ( k, function 80: store what the code says. Its length counts the three bytes that name the function. */
function qrData(text: string): Buffer {
  if (!/^[ -~]+$/.test(text) || text.length > QR_LONGEST) {
    throw new RangeError(`a QR code holds 1 to ${QR_LONGEST} ASCII characters, not ${JSON.stringify(text)}`);
  }
  const length = text.length + 3;
  return Buffer.from(`\x1d(k${String.fromCharCode(length & 0xff, length >> 8)}1P0${text}`, 'latin1');
}

/**
 * ESC p: one pulse on the drawer's connector, 50 ms on and 500 ms off (25 and 250 times 2 ms). A job of its own, and
 * written by hand: the package's command ends in two bytes, the second of which prints on the next receipt.
 */
export function encodeDrawerKick(pin: 2 | 5): Uint8Array {
  return Uint8Array.of(0x1b, 0x70, pin === 2 ? 0x00 : 0x01, 0x19, 0xfa);
}

/** DLE DC4 1: the same pulse at once (100 ms), also by a printer that is offline because it has no paper. */
export function encodeRealTimeKick(pin: 2 | 5): Uint8Array {
  return Uint8Array.of(0x10, 0x14, 0x01, pin === 2 ? 0x00 : 0x01, 0x01);
}

function refuseOffPage(text: string): void {
  const wrong = NOT_ON_PAGE.exec(text);
  if (!wrong) return;
  const code = wrong[0].codePointAt(0) ?? 0;
  const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  throw new RangeError(`${name} cannot be printed: it is not a character of code page 858`);
}
