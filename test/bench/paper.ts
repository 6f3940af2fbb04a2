/// <reference path="../../src/main/devices/escpos.d.ts" />
import anyAscii from 'any-ascii';
import Printer from 'escpos';
import { composeReceipt } from '#core/receipt/compose-receipt.ts';
import { encodeReceipt } from '#main/devices/encode-receipt.ts';
import { cents } from '#shared/money.ts';
import type { ReceiptLine } from '#shared/receipt-line.ts';
import { paidOnAccount, paymentFact, receiptPrint } from '#test/support/paper-facts.ts';
import { type Figure, figure } from './figures.ts';
import { inTurns, percentile, took } from './samples.ts';

const LINES = 45;
/** One receipt takes some hundredths of a millisecond: so many are timed together, too few to be interrupted often. */
const AT_ONCE = 20;
const ROUNDS = { warmUp: 400, measured: 3_000 };

/**
 * Composing and encoding a receipt of 45 lines, from the payment's fact to the bytes. Against the escpos package alone,
 * called by hand with the finished words and amounts of the same receipt: it only pads them to rows, and makes the same
 * bytes. The QR code below the 45 lines goes out raw on both sides: the package's own is understood by clones only.
 */
export async function paper(): Promise<Figure[]> {
  const ours = (): Uint8Array => encodeReceipt(composeReceipt(FACT, PRINT, anyAscii), PRINT.columns);
  const lines = composeReceipt(FACT, PRINT, anyAscii);
  const calls = callsFor(lines);
  const bare = (): Buffer => byHand(calls);
  const count = lines.filter((line) => line.kind !== 'cut' && line.kind !== 'qr').length;
  if (count !== LINES) throw new Error(`the receipt has ${count} lines, not ${LINES}`);
  if (!Buffer.from(ours()).equals(bare())) throw new Error('the two receipts are not the same bytes');

  const many = (make: () => Uint8Array) => async (): Promise<number> => {
    const ms = await took(() => {
      for (let n = 0; n < AT_ONCE; n += 1) make();
    });
    return (ms / AT_ONCE) * 1_000;
  };
  const samples = await inTurns(ROUNDS, many(ours), many(bare));
  const at = (percent: number) => ({
    unit: 'µs',
    value: percentile(samples.ours, percent),
    baseline: percentile(samples.bare, percent),
  });
  return [
    figure('paper', { metric: `a receipt of ${LINES} lines, p50`, ...at(50), goal: { ratioAtMost: 1.5 } }),
    figure('paper', { metric: 'the same, p95', ...at(95) }),
  ];
}

const PRINT = receiptPrint();
/** Three accounts paid with a check and cash. */
const FACT = paymentFact({
  lines: [
    paidOnAccount({}, 14_217, 1),
    paidOnAccount(
      {
        accountNo: '03200401',
        displayNo: '03-2004-01',
        name: 'NÚÑEZ-GÜEREÑA, BEGOÑA É',
        address: '18 RINCÓN DEL NIÑO',
      },
      7_060,
      2,
    ),
    paidOnAccount({ accountNo: '03200201', displayNo: '03-2002-01', name: 'McDONALD, RUTH' }, 7_300, 3),
  ],
  tenders: [
    {
      tenderNo: 1,
      code: 'personal-check',
      tenderedCents: cents(14_217),
      changeCents: cents(0),
      number: '1042',
      issuer: null,
    },
    { tenderNo: 2, code: 'cash', tenderedCents: cents(15_000), changeCents: cents(640), number: null, issuer: null },
  ],
  linesCents: cents(28_577),
  tenderedCents: cents(29_217),
  changeCents: cents(640),
});

type Call = (printer: Printer) => void;

const BOLD = { on: Buffer.from([0x1b, 0x45, 0x01]), off: Buffer.from([0x1b, 0x45, 0x00]) };
const HEAD = Buffer.from([0x1c, 0x2e, 0x1b, 0x52, 0x00]);
/** Model 2, four dots, level M; store 22 bytes; print. */
const QR = {
  look: Buffer.from('1d286b0400314132001d286b03003143041d286b0300314531', 'hex'),
  store: Buffer.from('1d286b1900315030', 'hex'),
  print: Buffer.from('1d286b0300315130', 'hex'),
};
const CUT = Buffer.from([0x1d, 0x56, 0x42, 0x00]);

/** What somebody writes who knows the finished receipt: each row as it is, and its look where that changes. */
function callsFor(lines: readonly ReceiptLine[]): Call[] {
  let [side, bold, big] = ['lt' as 'lt' | 'ct', false, false];
  const look = (nextSide: typeof side, nextBold: boolean, nextBig: boolean): Call[] => {
    const calls: Call[] = [];
    if (nextSide !== side) calls.push((printer) => printer.align(nextSide));
    if (nextBold !== bold) calls.push((printer) => printer.raw(nextBold ? BOLD.on : BOLD.off));
    if (nextBig !== big) calls.push((printer) => printer.size(nextBig ? 1 : 0, nextBig ? 1 : 0));
    [side, bold, big] = [nextSide, nextBold, nextBig];
    return calls;
  };
  return lines.flatMap((line): Call[] => {
    if (line.kind === 'blank') return [(printer) => printer.feed(1)];
    if (line.kind === 'cut') return [(printer) => printer.raw(CUT)];
    if (line.kind === 'qr') {
      const code = Buffer.from(line.text, 'latin1');
      return [...look('ct', false, false), (printer) => printer.raw(QR.look).raw(QR.store).raw(code).raw(QR.print)];
    }
    if (line.kind === 'rule') {
      return [...look('lt', false, false), (printer) => printer.text('-'.repeat(PRINT.columns), 'CP858')];
    }
    if (line.kind === 'pair') {
      const { left, right } = line;
      const row = (): string => left + right.padStart(PRINT.columns - left.length);
      return [...look('lt', line.bold, false), (printer) => printer.text(row(), 'CP858')];
    }
    const { text, kind, align } = line;
    const style = look(align === 'center' ? 'ct' : 'lt', kind === 'text' && line.bold, kind === 'big');
    return [...style, (printer) => printer.text(text, 'CP858')];
  });
}

function byHand(calls: readonly Call[]): Buffer {
  const sent: Buffer[] = [];
  const printer = new Printer(
    { write: (bytes) => void sent.push(Buffer.from(bytes)) },
    { encoding: 'CP858', width: PRINT.columns },
  );
  printer.hardware('init').raw(HEAD).setCharacterCodeTable(19);
  for (const call of calls) call(printer);
  printer.flush();
  return Buffer.concat(sent);
}
