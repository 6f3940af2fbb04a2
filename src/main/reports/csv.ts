import { officeTimestamp } from '#shared/day.ts';
import { cents, plainAmount } from '#shared/money.ts';
import type { Report, ReportCell, ReportPairs, ReportTable, ValueKind } from '#shared/report.ts';
import { PAPER_WORDS } from './report-words.ts';

/** Without the mark a spreadsheet takes UTF-8 for the code page of its country. */
const BYTE_ORDER_MARK = '\ufeff';
const LINE_END = '\r\n';

/**
 * Text that a spreadsheet would run as a formula: it begins with = + - @ (also in full width, also behind blanks and
 * invisible characters) or with a tab or line break. Apostrophes in front are looked through, so that what is made
 * harmless by one more can be told from what had one.
 */
const FORMULA = /^'*(?:[\t\r\n]|[\s\p{C}]*[=+\-@＝＋－＠])/u;
const NEEDS_QUOTES = /[",;'\t\r\n]|^\s|\s$/;

/** The sections of a report that hold values, each as the text of a CSV file (RFC 4180); `name` is the section's. */
export function reportCsv(report: Report, row: () => void = () => undefined): { name: string; text: string }[] {
  return report.sections.flatMap((section) => {
    if (section.kind === 'table') return [{ name: section.name, text: tableCsv(section, row) }];
    return section.kind === 'pairs' ? [{ name: section.name, text: pairsCsv(section, report.language) }] : [];
  });
}

/** The rows as they are, with the headings of groups as their first column; no sums, which would be counted twice. */
function tableCsv({ columns, groupTitle, groups }: ReportTable, row: () => void): string {
  const grouped = groupTitle !== null;
  const lines = [[...(grouped ? [groupTitle] : []), ...columns.map(({ title }) => title)].map(safeText)];
  for (const { heading, rows } of groups) {
    for (const cells of rows) {
      row();
      const values = columns.map(({ kind }, at) => csvValue(kind, cells[at] ?? null));
      lines.push(grouped ? [safeText(heading ?? ''), ...values] : values);
    }
  }
  return csvOf(lines);
}

function pairsCsv({ pairs }: ReportPairs, language: Report['language']): string {
  const { label, value } = PAPER_WORDS[language];
  return csvOf([[label, value], ...pairs.map((pair) => [safeText(pair.label), csvValue(pair.kind, pair.value)])]);
}

function csvOf(lines: readonly string[][]): string {
  return BYTE_ORDER_MARK + lines.map((fields) => fields.join(',') + LINE_END).join('');
}

/** Money as 1234.56, dates and instants as ISO 8601 writes them: a figure stays a figure for whoever adds it up. */
function csvValue(kind: ValueKind, value: ReportCell): string {
  if (value === null) return '';
  if (typeof value === 'string') return kind === 'date' ? value : safeText(value);
  switch (kind) {
    case 'money':
      return plainAmount(cents(value));
    case 'count':
      return String(value);
    case 'time':
    case 'date-time':
      return officeTimestamp(value);
    default:
      throw new RangeError(`a ${kind} is no number: ${value}`);
  }
}

function safeText(text: string): string {
  // Whole first: half a character is invisible, but what stands for it in the file is not.
  const whole = text.toWellFormed();
  const harmless = FORMULA.test(whole) ? `'${whole}` : whole;
  return NEEDS_QUOTES.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
