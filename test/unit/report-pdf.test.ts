import { describe, expect, test } from 'vitest';
import { fontsFolder } from '#main/reports/fonts-folder.ts';
import { renderPdf } from '#main/reports/pdf.ts';
import { visibleText } from '#main/reports/visible-text.ts';
import { type Cents, cents, formatAmount, MAX_CENTS, parseAmount, sumCents } from '#shared/money.ts';
import { type Report, type ReportSection, reportTable } from '#shared/report.ts';
import { hostileTexts } from '#test/support/hostile-text.ts';
import { type PdfPage, readPdf } from '#test/support/pdf-picture.ts';
import { receiptListing, samplePacket, samplePayments } from '#test/support/sample-packet.ts';

const FONTS = fontsFolder(import.meta.dirname);
async function pagesOf(report: Report): Promise<PdfPage[]> {
  const { bytes, pages } = await renderPdf(report, FONTS);
  const read = await readPdf(bytes);
  expect(read.pages).toHaveLength(pages);
  return read.pages;
}
const withSections = (...sections: ReportSection[]): Report => samplePacket([], { sections });
const EMPTY: PdfPage = { lines: [], text: '', pieces: [] };
/** What stands between head and foot. */
const bodyOf = ({ lines }: PdfPage, page: number): string[] => lines.slice(page === 0 ? 3 : 1, -1);
/** What leaves its place: margins, the room between head and foot; or what stands on something else. */
function outOfPlace({ pieces }: PdfPage): string[] {
  const foot = Math.min(...pieces.map(({ baseline }) => baseline));
  return pieces.flatMap(({ text, left, right, baseline }, at) => {
    const over = pieces.filter(
      (other, before) =>
        before < at && Math.abs(other.baseline - baseline) < 4 && other.right > left + 0.1 && other.left < right - 0.1,
    );
    const inside = left > 53.9 && right < 567.1 && baseline < 755 && (baseline > foot + 18 || baseline === foot);
    return inside && over.length === 0 ? [] : [`${text} on ${over.map((other) => other.text)} at ${left}, ${baseline}`];
  });
}
const note = (lines: number): ReportSection => ({
  kind: 'note',
  title: 'A note',
  text: Array.from({ length: lines }, (_, at) => `${'word '.repeat(17)}${at}`).join(' '),
});

describe('a packet on paper', () => {
  const payments = samplePayments(300);
  const report = samplePacket(payments, { mark: 'TRAINING' });

  test('says on each page whose it is, of which day and station, its seal, and which page of how many', async () => {
    const pages = await pagesOf(report);
    expect(pages.length).toBeGreaterThan(8);
    for (const [at, { lines }] of pages.entries()) {
      const head = lines.slice(0, at === 0 ? 4 : 2).join('\n');
      const { office, title, date, station, mark } = report;
      for (const said of [office, title, `${date} · ${station}`, mark]) expect(head).toContain(said);
      expect(lines.at(-1)).toBe(`${report.foot}  Page ${at + 1} of ${pages.length}`);
      expect(outOfPlace(pages[at] ?? EMPTY)).toEqual([]);
    }
  });

  test('lists every payment once, to the cent, and its sums are those of the lines', async () => {
    const lines = (await pagesOf(samplePacket(payments))).flatMap((page) => page.lines);
    const listed = lines.filter((line) => /^C1-26-\d{6} {2}\d/.test(line));
    expect(listed.map((line) => line.slice(0, 12)).toSorted()).toEqual(payments.map(({ receiptNo }) => receiptNo));
    const lastOf = (line: string) => parseAmount(line.split('  ').at(-1) ?? '') ?? cents(Number.NaN);
    const total = sumCents(listed.map(lastOf));
    expect(total).toBe(sumCents(payments.map(({ paidCents }) => paidCents)));
    expect(
      lines
        .find((line) => line.startsWith('All 300 receipts'))
        ?.split('  ')
        .at(-1),
    ).toBe(formatAmount(total));
    const together = lines.filter((line) => line.startsWith('Together'));
    expect(together).toHaveLength(3);
    expect(sumCents(together.map(lastOf))).toBe(total);
  });

  test('is the same bytes every time, and other bytes as soon as anything in it differs', async () => {
    const bytesOf = async (over: Partial<Report>) =>
      (await renderPdf(samplePacket(samplePayments(5), over), FONTS)).bytes;
    const bytes = await bytesOf({});
    expect((await bytesOf({})).equals(bytes)).toBe(true);
    expect((await bytesOf({ madeAtMs: report.madeAtMs + 1_000 })).equals(bytes)).toBe(false);
    expect((await bytesOf({ foot: 'Seal K7QF2M9XPB' })).equals(bytes)).toBe(false);
  });

  test('embeds its fonts and asks for no other', async () => {
    const text = (await renderPdf(samplePacket(samplePayments(5)), FONTS)).bytes.toString('latin1');
    const fonts = [...text.matchAll(/\/BaseFont \/(\S+)/g)].map((match) => match[1] ?? '');
    expect(new Set(fonts.map((name) => name.replace(/^[A-Z]{6}\+/, '')))).toEqual(
      new Set(['SourceSans3-Regular', 'SourceSans3-SemiBold']),
    );
    expect(text.match(/\/FontFile2 /g)).toHaveLength(2);
  });

  test('speaks Spanish where the report does', async () => {
    const pages = await pagesOf({ ...report, language: 'es' });
    expect(pages[1]?.lines.at(-1)).toContain(`Página 2 de ${pages.length}`);
    expect(pages[1]?.text).toContain('Receipts (continuación)');
    expect(pages.at(-1)?.text).toContain('Firma: Robert Hayes');
  });
});

describe('a page break', () => {
  test('repeats the heads of the table and of the group', async () => {
    const pages = await pagesOf(withSections(receiptListing(samplePayments(300))));
    expect(pages.length).toBeGreaterThan(6);
    for (const [at, page] of pages.entries()) {
      const [title, heads, group] = bodyOf(page, at);
      expect(title).toBe(at === 0 ? 'Receipts' : 'Receipts (continued)');
      expect(heads).toBe('Receipt  Time  Account  Name  Tender  Number  Tendered  Change  Paid');
      expect(group).toMatch(
        at === 0 ? /^Maria Alvarez$/ : /^(Maria Alvarez|Linda Tran|Denise Carter)( \(continued\))?$/,
      );
    }
  });

  test('leaves no title, head or sum alone, wherever it comes', async () => {
    const wrong: string[] = [];
    for (let lines = 1; lines <= 56; lines += 1) {
      const listing = receiptListing(samplePayments(7));
      const pages = await pagesOf(withSections(note(lines), listing, note(3)));
      for (const [at, page] of pages.entries()) {
        const body = bodyOf(page, at);
        wrong.push(...outOfPlace(page));
        if (/^(Receipts|Receipt {2}|A note|Maria|Linda|Denise)/.test(body.at(-1) ?? ''))
          wrong.push(`${lines}: ends with ${body.at(-1)}`);
        const first = body.find((line) => !/^(Receipts?\b|Maria|Linda|Denise)/.test(line));
        if (/^(Together|All)/.test(first ?? '')) wrong.push(`${lines}: begins with ${first}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('comes before a section that is to begin a page, unless it is on one', async () => {
    const slip = { ...receiptListing(samplePayments(2)), startsPage: true };
    expect(await pagesOf(withSections(slip))).toHaveLength(1);
    expect((await pagesOf(withSections(note(1), slip))).map((page) => page.text.includes('All 2 receipts'))).toEqual([
      false,
      true,
    ]);
  });

  test('does not part a block of signatures', async () => {
    const people = ['A', 'B', 'C', 'D'].map((name) => ({ name, role: 'supervisor' }));
    for (const lines of [30, 36, 42, 48]) {
      const pages = await pagesOf(withSections(note(lines), { kind: 'signatures', title: 'Signed', people }));
      const signed = pages.map((page) => page.lines.filter((line) => line.startsWith('Signature')).length);
      expect(signed.filter((count) => count > 0)).toEqual([4]);
    }
  });
});

describe('a table', () => {
  test('without rows says so in words', async () => {
    const [page] = await pagesOf(withSections(receiptListing([])));
    expect(bodyOf(page ?? EMPTY, 0)).toEqual(['Receipts', 'No receipt was given out.']);
  });

  const figures = (count: number) =>
    reportTable({
      name: 'figures',
      title: 'Figures',
      empty: 'None.',
      total: 'All',
      rows: [cents(-MAX_CENTS), cents(5)],
      columns: Array.from({ length: count }, (_, at) => ({
        title: `Sum ${at}`,
        kind: 'money' as const,
        sum: true,
        of: (amount: Cents) => amount,
      })),
    });

  test('with more figures than fit is set smaller, and no figure is cut', async () => {
    const [page] = await pagesOf(withSections(figures(9)));
    const [largest] = page?.lines.filter((line) => line.startsWith('-')) ?? [];
    expect(largest?.split(/ +/)).toEqual(Array(9).fill('-9,999,999,999.99'));
    expect(outOfPlace(page ?? EMPTY)).toEqual([]);
  });
  test('with more figures than paper is a fault, not a page with figures over one another', async () => {
    await expect(renderPdf(withSections(figures(20)), FONTS)).rejects.toThrow('more figures than the paper is wide');
  });
});

describe('text from outside', () => {
  const inTable = (texts: readonly string[]) =>
    reportTable({
      name: 'texts',
      title: texts[0] ?? 'Texts',
      empty: 'None.',
      total: texts[1] ?? 'All',
      rows: texts,
      groups: { title: 'Group', of: (text) => text.slice(0, 3), sum: texts[2] ?? null },
      columns: [
        { title: texts.at(-4) ?? 'Text', kind: 'text', of: (text) => text },
        { title: 'Code', kind: 'text', weight: 0, of: (text) => text },
        { title: 'Amount', kind: 'money', sum: true, of: () => cents(14_217) },
      ],
    });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('is drawn, whatever it is, and moves nothing else (seed %i)', async (seed) => {
    const texts = [
      ...hostileTexts(60, seed),
      'W'.repeat(5_000),
      '\u202e'.repeat(5_000),
      'a\u0301'.repeat(5_000),
      '\ud83d',
    ];
    const [one = '', two = '', three = ''] = texts;
    const report = samplePacket([], {
      title: one,
      date: two,
      station: three,
      foot: one,
      mark: two,
      sections: [
        inTable(texts),
        { kind: 'note', title: two, text: texts.join(' ') },
        {
          kind: 'pairs',
          name: 'pairs',
          title: three,
          pairs: texts.map((value) => ({ label: value, kind: 'text', value, strong: false })),
        },
        { kind: 'signatures', title: one, people: texts.slice(0, 8).map((role) => ({ name: role, role })) },
      ],
    });
    const pages = await pagesOf(report);
    const text = pages.map((page) => page.text).join('\n');
    expect(text).not.toMatch(/[\p{Cc}\p{Cs}\p{Cf}](?<!\n)/u);
    expect(text.match(/142\.17/g)?.length).toBeGreaterThanOrEqual(texts.length);
    for (const [at, page] of pages.entries()) {
      expect(page.text).toContain(`Page ${at + 1} of ${pages.length}`);
      expect(outOfPlace(page)).toEqual([]);
    }
  });

  test('too long for its cell ends with an ellipsis; the words before it are there', async () => {
    const name = 'The Very Reverend Doctor Maria Guadalupe Hernandez de la Cruz y Villanueva '.repeat(9);
    const [page] = await pagesOf(withSections(inTable([name])));
    expect(page?.text).toMatch(/The Very Reverend[^…]*…/);
  });

  test('is read from the paper as it was written: the fonts have every letter that is not spelled otherwise', async () => {
    const letters = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter(
      (letter) => letter !== ' ' && visibleText(letter, 1) === letter,
    );
    expect(letters.length).toBeGreaterThan(400);
    for (const strong of [false, true]) {
      const pairs = letters.map((letter) => ({ label: 'x', kind: 'text' as const, value: `${letter}.`, strong }));
      const pages = await pagesOf(withSections({ kind: 'pairs', name: 'letters', title: 'Letters', pairs }));
      const read = pages.flatMap((page) => page.lines.flatMap((line) => /^x {2}(.*)\.$/.exec(line)?.[1] ?? []));
      expect(read).toEqual(letters);
    }
  });
});
