import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reportCsv } from '#main/reports/csv.ts';
import { cents } from '#shared/money.ts';
import { reportTable } from '#shared/report.ts';
import { hostileText } from '#test/support/hostile-text.ts';
import { readCsv } from '#test/support/read-csv.ts';
import { receiptListing, samplePacket, samplePayments, TENDER_NAMES } from '#test/support/sample-packet.ts';

/** The CSV file of a table of texts. */
function csvOf(texts: readonly string[]): string {
  const table = reportTable({
    name: 'texts',
    title: 'Texts',
    empty: 'None.',
    total: null,
    rows: texts,
    columns: [
      { title: 'Before', kind: 'text', of: () => 'x' },
      { title: 'Text', kind: 'text', of: (text) => text },
      { title: 'After', kind: 'money', of: () => cents(-5) },
    ],
  });
  return reportCsv(samplePacket([], { sections: [table] }))[0]?.text ?? '';
}
const cellOf = (text: string): string => readCsv(csvOf([text]))[1]?.[1] ?? '';

/** What a spreadsheet that trims, and knows formulas in full width, would run. */
const RUNS = /^[\s\p{C}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

describe('text in a CSV file', () => {
  test.each([
    ['=HYPERLINK("http://x.example","paid")', `'=HYPERLINK("http://x.example","paid")`],
    ["=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"],
    ['+1 254 547 8718', "'+1 254 547 8718"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    ['\n=1', "'\n=1"],
    ['  =1', "'  =1"],
    ['\u200b=1', "'\u200b=1"],
    ['\u0000@x', "'\u0000@x"],
    ['＝1+1', "'＝1+1"],
    ["'=1", "''=1"],
    ['', ''],
    ['GARCIA, MARIA', 'GARCIA, MARIA'],
    ["O'CONNOR", "O'CONNOR"],
    ["'n Sync LLC", "'n Sync LLC"],
    ['A=B', 'A=B'],
    ['said "no"', 'said "no"'],
    ['two\r\nlines', 'two\r\nlines'],
    ['NÚÑEZ 漢字 🚰', 'NÚÑEZ 漢字 🚰'],
    ['half \ud83d', 'half \ufffd'],
    ['\ud83d=1', '\ufffd=1'],
  ])('%j is read back as %j', (text, read) => expect(cellOf(text)).toBe(read));

  test('is never a formula, whatever it is, and is the same text when the apostrophe is taken off', () => {
    const beginning = fc.constantFrom('', '=', '+', '-', '@', '\t', "'", "'=", ' ', ' =', '\u200b@', '＝', '\ud83d-');
    const text = fc.tuple(beginning, hostileText).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (texts) => {
        const rows = readCsv(csvOf(texts)).slice(1);
        const read = rows.map((row) => row[1] ?? '');
        expect(read.filter((text) => RUNS.test(text))).toEqual([]);
        const bare = read.map((text) =>
          /^'+(?:[\t\r\n]|[\s\p{C}]*[=+\-@＝＋－＠])/u.test(text) ? text.slice(1) : text,
        );
        expect(bare).toEqual(texts.map((text) => text.toWellFormed()));
        expect(rows.map((row) => row[2])).toEqual(texts.map(() => '-0.05'));
      }),
    );
  });

  test('of a head is made harmless, too', () => {
    const table = receiptListing(samplePayments(1));
    const columns = table.columns.map((column) => ({ ...column, title: '=1' }));
    const [csv] = reportCsv(samplePacket([], { sections: [{ ...table, columns, groupTitle: '@x' }] }));
    expect(readCsv(csv?.text ?? '')[0]).toEqual(["'@x", ...columns.map(() => "'=1")]);
  });
});

describe('the CSV files of a packet', () => {
  const payments = samplePayments(200);
  const files = reportCsv(samplePacket(payments));

  test('are one for each section with values', () => {
    expect(files.map(({ name }) => name)).toEqual([
      'day',
      'balance',
      'tenders',
      'receipts',
      'over-short',
      'voids',
      'deposit-checks',
      'gl-journal',
    ]);
  });

  test('carry every payment as a program reads it: ISO instants, plain amounts, no sums', () => {
    const [head, ...rows] = readCsv(files.find(({ name }) => name === 'receipts')?.text ?? '');
    expect(head).toEqual('Clerk Receipt Time Account Name Tender Number Tendered Change Paid'.split(' '));
    const read = rows.map(([clerk, receiptNo, time, accountNo, holder, tender, number, ...amounts]) => ({
      clerk,
      receiptNo,
      takenAtMs: Date.parse(time ?? ''),
      accountNo,
      holder,
      tender,
      number: number === '' ? null : number,
      amounts: amounts.map((amount) => Math.round(Number(amount) * 100)),
    }));
    const wanted = payments
      .toSorted((a, b) => order(a.clerk) - order(b.clerk))
      .map(({ tender, tenderedCents, changeCents, paidCents, ...rest }) => ({
        ...rest,
        takenAtMs: Math.floor(rest.takenAtMs / 1_000) * 1_000,
        tender: TENDER_NAMES[tender],
        amounts: [tenderedCents, changeCents, paidCents],
      }));
    expect(read).toEqual(wanted);
  });

  test('of labels and values keep figures as figures', () => {
    const rows = readCsv(files.find(({ name }) => name === 'balance')?.text ?? '');
    expect(rows[0]).toEqual(['Item', 'Value']);
    expect(rows[3]).toEqual(['Over and short, cash', '-1.00']);
  });

  test('have a head even where there is no row', () => {
    expect(readCsv(files.find(({ name }) => name === 'voids')?.text ?? '')).toEqual([['Receipt']]);
  });

  const clerks = [...new Set(payments.map(({ clerk }) => clerk))];
  const order = (clerk: string): number => clerks.indexOf(clerk);
});
