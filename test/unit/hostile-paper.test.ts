import { createCanvas, loadImage } from '@napi-rs/canvas';
import anyAscii from 'any-ascii';
import { describe, expect, test } from 'vitest';
import { composeCorrectionSlip } from '#core/receipt/compose-correction.ts';
import { composeReceipt, type ReceiptPrint } from '#core/receipt/compose-receipt.ts';
import { composePortalSlip, composeReturnSlip } from '#core/receipt/compose-slip.ts';
import { composeVoidSlip } from '#core/receipt/compose-void.ts';
import { plainText } from '#core/receipt/fit-text.ts';
import { CODE_PAGE_858_UPPER } from '#core/receipt/printable.ts';
import { encodeReceipt } from '#main/devices/encode-receipt.ts';
import { EscposDecoder } from '#sandbox/printer/escpos-decoder.ts';
import { Paper } from '#sandbox/printer/paper.ts';
import { paperPngs } from '#sandbox/printer/paper-png.ts';
import { cents } from '#shared/money.ts';
import { RECEIPT_COLUMNS, type ReceiptColumns, type ReceiptLine } from '#shared/receipt-line.ts';
import { initialSettings } from '#shared/setting.ts';
import { hostileTexts } from '#test/support/hostile-text.ts';
import {
  accountSeen,
  correctionFacts,
  paidOnAccount,
  paymentFact,
  receiptPrint,
  refusalFact,
  voidFact,
} from '#test/support/paper-facts.ts';

const TEXTS = hostileTexts(20_000, 305);
const text = (at: number): string => TEXTS[at % TEXTS.length] ?? '';
/** As long as the contract and the inputs let it be. */
const short = (at: number, longest: number): string => text(at).slice(0, longest);

/** Every paper there is, with the text at `at` as the name, and its neighbours in all other places. */
const PAPERS: Record<string, (at: number, columns: ReceiptColumns) => ReceiptLine[]> = {
  receipt: (at, columns) => composeReceipt(payment(at), printOf(at, columns), anyAscii),
  'VOID slip': (at, columns) => {
    const print = printOf(at, columns);
    const voided = voidFact({ reason: text(at) });
    return composeVoidSlip(payment(at), voided, corrections(at), () => peopleOf(at), print, anyAscii);
  },
  'correction slip': (at, columns) => {
    const print = printOf(at, columns);
    return composeCorrectionSlip(payment(at), corrections(at), () => peopleOf(at), print, anyAscii);
  },
  'return slip': (at, columns) => {
    const account = { accountNo: '14640201', displayNo: short(at + 1, 30), name: text(at) };
    const refusal = refusalFact({ account, number: short(at + 2, 40), reason: text(at + 3), clerkName: text(at + 4) });
    return composeReturnSlip(refusal, text(at + 5), { ...printOf(at, columns), transliterate: anyAscii });
  },
  'portal slip': (at, columns) => {
    const print = { ...printOf(at, columns), transliterate: anyAscii };
    return composePortalSlip({ displayNo: short(at + 1, 30), name: text(at) }, languageOf(at), print);
  },
};

const peopleOf = (at: number) => ({ asked: text(at + 1), approved: text(at + 2), reason: text(at + 3) });

function corrections(at: number) {
  const account = accountSeen({ name: text(at + 4), displayNo: short(at + 5, 30) });
  const tender = { code: 'money-order' as const, number: short(at + 6, 40), issuer: text(at + 7) };
  const changes = [
    { kind: 'wrong-account' as const, lineNo: 1, account },
    { kind: 'wrong-tender' as const, tenderNo: 1, tender },
    { kind: 'reversal' as const, money: at % 2 === 0 ? ('refund-due' as const) : ('not-received' as const) },
  ];
  return correctionFacts(changes.slice(0, 1 + (at % 3)), text(at + 8));
}

function payment(at: number) {
  const seen = { name: text(at), address: text(at + 1), displayNo: short(at + 2, 30) };
  const instrument = { tenderedCents: cents(14_217), changeCents: cents(0), number: short(at + 5, 40) };
  return paymentFact({
    language: languageOf(at),
    clerkName: text(at + 6),
    lines: [
      paidOnAccount(seen),
      { lineNo: 2, kind: 'misc', cents: cents(1), description: text(at + 3), glCode: text(at + 4) },
    ],
    tenders: [{ ...instrument, tenderNo: 1, code: 'money-order', issuer: text(at + 7) }],
  });
}

function printOf(at: number, columns: ReceiptColumns): ReceiptPrint & { settings: ReturnType<typeof initialSettings> } {
  const settings = {
    ...initialSettings(),
    'office.city': text(at + 8),
    'office.department': text(at + 9),
    'office.address': text(at + 10),
    'office.phone': text(at + 11),
    'office.footer-en': text(at + 12),
    'office.footer-es': text(at + 13),
    'office.mail-address': text(at + 14),
    // An address or none; one that is none gets no code.
    'portal.address': at % 3 === 0 ? `cove.example.gov/${text(at + 15)}` : text(at + 15),
    'portal.phone': text(at + 16),
  };
  return { ...receiptPrint({ columns, copy: at % 3, training: at % 2 === 0, cisConfirmed: at % 5 === 0 }), settings };
}

function languageOf(at: number): 'en' | 'es' {
  return at % 2 === 0 ? 'en' : 'es';
}

/** ESC @, FS ., ESC R 0, ESC t 19; alignment, bold, size, line feed, cut. Nothing else has business on a piece of paper. */
const OWN_COMMANDS = new Set(
  '1b40 1c2e 1b5200 1b7413 1b6100 1b6101 1b4500 1b4501 1d2100 1d2111 0a 1d564200'.split(' '),
);
/** GS ( k: model 2, 4 dots, level M; print. What is stored for it is bounded, and counted. */
const QR_COMMANDS = new Set('1d286b040031413200 1d286b0300314304 1d286b0300314531 1d286b0300315130'.split(' '));
const ON_PAPER = new RegExp(`^[ -~${CODE_PAGE_858_UPPER.replace(/[\u00ad\u00a0]/g, '')}]+$`);

/** What is wrong with the bytes of one piece of paper; empty: nothing. */
function wrongWith(bytes: Uint8Array, columns: number): string[] {
  const decoder = new EscposDecoder();
  const events = [...decoder.push(bytes), ...decoder.finish()];
  const wrong = decoder.garbage.map(({ why }) => why);
  for (const [index, event] of events.entries()) {
    if (event.kind === 'text') {
      if (!ON_PAPER.test(event.text)) wrong.push(`not on paper: ${JSON.stringify(event.text)}`);
      if (event.column + event.text.length * event.style.width > columns) wrong.push(`too wide: ${event.text}`);
    } else {
      const command = Buffer.from(bytes.subarray(event.offset, events[index + 1]?.offset ?? bytes.length));
      const hex = command.toString('hex');
      if (!OWN_COMMANDS.has(hex) && !QR_COMMANDS.has(hex) && !storesQr(command)) wrong.push(`not its own: ${hex}`);
    }
  }
  const kinds = events.map(({ kind }) => kind);
  if (kinds[0] !== 'init' || kinds.lastIndexOf('init') !== 0) wrong.push('does not begin once');
  if (kinds.at(-1) !== 'cut' || kinds.indexOf('cut') !== kinds.length - 1) wrong.push('is not cut once, last');
  return wrong;
}

/** Function 80 with 1 to 213 printable ASCII characters, and a length that is theirs and the function's three bytes. */
function storesQr(command: Buffer): boolean {
  const data = command.subarray(8);
  const head = Buffer.from([0x1d, 0x28, 0x6b, (data.length + 3) & 0xff, (data.length + 3) >> 8, 0x31, 0x50, 0x30]);
  const isText = data.length >= 1 && data.length <= 213 && data.every((byte) => byte >= 0x20 && byte <= 0x7e);
  return isText && command.subarray(0, 8).equals(head);
}

const columnsOf = (at: number): ReceiptColumns => RECEIPT_COLUMNS[at % RECEIPT_COLUMNS.length] ?? 48;

test('the texts are as bad as they should be', () => {
  const bad = [/\p{Cc}/u, /[\u202a-\u202e\u2066-\u2069]/, /\p{M}/u, /\p{Emoji_Presentation}/u, /<script>/];
  for (const pattern of bad)
    expect(TEXTS.filter((one) => pattern.test(one)).length, String(pattern)).toBeGreaterThan(100);
  expect(TEXTS.filter((one) => one.includes('\u001b@')).length).toBeGreaterThan(100);
  expect(TEXTS.filter((one) => one.length > 9_000).length).toBeGreaterThan(100);
  expect(hostileTexts(50, 305)).toEqual(TEXTS.slice(0, 50));
});

/** How many QR codes stand on one; an address that is none has no code. */
const CODES: Record<string, string> = {
  receipt: '1',
  'VOID slip': '1',
  'correction slip': '1',
  'return slip': '0',
  'portal slip': '0 or 1',
};

describe.each(Object.entries(PAPERS))('a %s', (kind, compose) => {
  const codes = CODES[kind];

  test('of 20,000 hostile texts sends its own commands only, and no row leaves the paper', () => {
    for (let at = 0; at < TEXTS.length; at += 1) {
      const columns = columnsOf(at);
      const wrong = wrongWith(encodeReceipt(compose(at, columns), columns), columns);
      if (wrong.length > 0)
        throw new Error(`text ${at}, ${JSON.stringify(text(at).slice(0, 200))}: ${wrong.join('; ')}`);
    }
  }, 60_000);

  test(`has ${codes} code a piece, in white`, () => {
    const counts = new Set<number>();
    for (let at = 0; at < TEXTS.length; at += 7) {
      const lines = compose(at, columnsOf(at));
      const places = lines.flatMap((line, index) => (line.kind === 'qr' ? [index] : []));
      counts.add(places.length);
      for (const place of places) {
        expect(lines[place - 1]?.kind).toBe('blank');
        expect(['blank', 'cut']).toContain(lines[place + 1]?.kind);
      }
    }
    expect([...counts].sort().join(' or ')).toBe(codes);
  });

  test('as plain text, no row is wider than the paper and every row is one', () => {
    for (let at = 0; at < TEXTS.length; at += 20) {
      const lines = compose(at, 42);
      const rows = plainText(lines, 42).split('\n');
      expect(rows).toHaveLength(lines.length);
      expect(Math.max(...rows.map((row) => row.length))).toBeLessThanOrEqual(42);
    }
  });

  test('as a picture, all ink stands between the margins', async () => {
    for (let at = 0; at < TEXTS.length; at += 5_000) {
      const columns = columnsOf(at);
      const decoder = new EscposDecoder();
      const paper = new Paper(columns);
      paper.add(decoder.push(encodeReceipt(compose(at, columns), columns)));
      const pictures = paperPngs(paper.rows, columns);
      expect(pictures).toHaveLength(1);
      for (const picture of pictures) expect(await inkInMargins(picture)).toBe(false);
    }
  });
});

/** Whether anything is not white in a strip along an edge of the picture: its margins are wider than that. */
async function inkInMargins(png: Buffer): Promise<boolean> {
  const STRIP = 40;
  const image = await loadImage(png);
  const { width, height } = image;
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(image, 0, 0);
  const strips = [
    [0, 0, width, STRIP],
    [0, height - STRIP, width, STRIP],
    [0, 0, STRIP, height],
    [width - STRIP, 0, STRIP, height],
  ] as const;
  return strips.some(([x, y, wide, high]) =>
    context.getImageData(x, y, wide, high).data.some((value) => value !== 255),
  );
}
