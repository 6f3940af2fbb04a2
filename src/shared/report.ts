import { type BusinessDate, calendarDate, shortDate, timeOfDay } from './day.ts';
import { type Cents, cents, formatAmount, sumCents } from './money.ts';

/**
 * A report is plain data: main presses it into a PDF and CSV files, the window may show its sections as tables. Whoever
 * composes one says what stands in it, in the report's language; how it looks is the business of whoever shows it.
 */
export type Report = {
  /** Of the words that the paper adds by itself ("Page 2 of 7"). */
  language: 'en' | 'es';
  /** Whose document it is: "City of Copperas Cove, Utility Administration". */
  office: string;
  title: string;
  /** The days it is about, in words: "Monday, November 23, 2026". */
  date: string;
  /** "Station C1"; null: of the whole office. */
  station: string | null;
  /** A word on the head of every page that nobody may overlook ("TRAINING"); null: none. */
  mark: string | null;
  /** Stands at the foot of every page: the seal, or where the figures are from. May be empty. */
  foot: string;
  /** When the report was made, ms since 1970: the PDF's own date. The same report gives the same bytes. */
  madeAtMs: number;
  sections: ReportSection[];
};

export type ReportSection = ReportTable | ReportPairs | ReportNote | ReportSignatures;

/** What a value of each kind is. */
export type ReportValues = {
  text: string;
  /** Cents, never a formatted text or a fraction. */
  money: Cents;
  /** A whole number of things. */
  count: number;
  date: BusinessDate;
  /** An instant (ms since 1970) whose day the report has said already: only the time of day is shown. */
  time: number;
  /** An instant, ms since 1970. */
  'date-time': number;
};
export type ValueKind = keyof ReportValues;
export type ReportValue = { [K in ValueKind]: { kind: K; value: ReportValues[K] | null } }[ValueKind];

/** A value of its column's kind; null: empty. */
export type ReportCell = string | number | null;

export type ReportColumn = {
  title: string;
  kind: ValueKind;
  align: 'left' | 'right';
  /** How much of the width that is left the column gets; 0: just what its contents need, on one line. */
  weight: number;
};

/** A line of sums: its label, and what stands under each column. */
export type ReportSum = { label: string; cells: ReportCell[] };

export type ReportGroup = { heading: string | null; rows: ReportCell[][]; sum: ReportSum | null };

export type ReportTable = {
  kind: 'table';
  /** Names the section's CSV file: "receipts", "deposit-checks". One of a kind in its report. */
  name: string;
  title: string;
  columns: ReportColumn[];
  /** What the headings of the groups are, a column of the CSV file ("Clerk"); null: the rows are not grouped. */
  groupTitle: string | null;
  groups: ReportGroup[];
  total: ReportSum | null;
  /** Said in place of a table without rows: "No receipt was voided." */
  empty: string;
  /** Whether it begins a page of its own: a deposit slip goes to the bank alone. */
  startsPage: boolean;
};

export type ReportPairs = {
  kind: 'pairs';
  /** As of a table. */
  name: string;
  title: string;
  pairs: ({ label: string; strong: boolean } & ReportValue)[];
};

export type ReportNote = { kind: 'note'; title: string | null; text: string };

/** A line to sign above each name; null: the name is written by hand. */
export type ReportSignatures = {
  kind: 'signatures';
  title: string;
  people: { name: string | null; role: string }[];
};

/** A value as people read it; "$" belongs to the few figures that stand alone, not to columns. */
export function shownValue(kind: ValueKind, value: ReportCell): string {
  if (value === null) return '';
  if (typeof value === 'string') return kind === 'date' ? shortDate(value as BusinessDate) : value;
  switch (kind) {
    case 'money':
      return formatAmount(cents(value));
    case 'count':
      return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
    case 'time':
      return timeOfDay(value);
    case 'date-time':
      return `${shortDate(calendarDate(value))} ${timeOfDay(value)}`;
    default:
      throw new RangeError(`a ${kind} is no number: ${value}`);
  }
}

/** A column of rows that are still records: how it looks, and what stands in it. `sum`: added up below. */
export type ColumnPlan<Row> = { title: string; align?: 'left' | 'right'; weight?: number } & {
  [K in ValueKind]: { kind: K; of: (row: Row) => ReportValues[K] | null } & (K extends 'money' | 'count'
    ? { sum?: boolean }
    : { sum?: false });
}[ValueKind];

export type TablePlan<Row> = Pick<ReportTable, 'name' | 'title' | 'empty'> & {
  columns: readonly ColumnPlan<Row>[];
  rows: readonly Row[];
  /** Rows with the same heading stand together, in the order in which the headings first come. `sum`: label of each group's sums. */
  groups?: { title: string; of: (row: Row) => string; sum: string | null };
  /** Label of the sums of all rows; null: there are none. */
  total: string | null;
  startsPage?: boolean;
};

/** Makes a table of records. Sums are added here, from the cells that are shown, so that they cannot say anything else. */
export function reportTable<Row>(plan: TablePlan<Row>): ReportTable {
  const { name, title, empty, columns, rows, groups: grouping, total } = plan;
  const cellsOf = (row: Row): ReportCell[] => columns.map((column) => column.of(row));
  const headings = new Map<string | null, ReportCell[][]>();
  for (const row of rows) {
    const heading = grouping ? grouping.of(row) : null;
    const members = headings.get(heading);
    if (members) members.push(cellsOf(row));
    else headings.set(heading, [cellsOf(row)]);
  }
  const groups = [...headings].map(([heading, members]): ReportGroup => {
    const label = grouping?.sum ?? null;
    return { heading, rows: members, sum: label === null ? null : sumOf(label, columns, members) };
  });
  return {
    kind: 'table',
    name,
    title,
    columns: columns.map(({ title, kind, align, weight }) => ({
      title,
      kind,
      align: align ?? (isFigure(kind) ? 'right' : 'left'),
      weight: weight ?? (kind === 'text' ? 1 : 0),
    })),
    groupTitle: grouping?.title ?? null,
    groups,
    total:
      total === null || rows.length === 0
        ? null
        : sumOf(
            total,
            columns,
            groups.flatMap((group) => group.rows),
          ),
    empty,
    startsPage: plan.startsPage ?? false,
  };
}

function sumOf<Row>(label: string, columns: readonly ColumnPlan<Row>[], rows: readonly ReportCell[][]): ReportSum {
  const cells = columns.map((column, at): ReportCell => {
    if (!column.sum) return null;
    const values = rows.map((row) => Number(row[at] ?? 0));
    return column.kind === 'money' ? sumCents(values.map(cents)) : values.reduce((sum, value) => sum + value, 0);
  });
  return { label, cells };
}

/** Whether values of this kind are figures: they stand right-aligned, and are never cut or wrapped. */
export function isFigure(kind: ValueKind): boolean {
  return kind === 'money' || kind === 'count';
}

/**
 * Why a report did not become files (`why` of REPORT_FAILED): no room; the folder cannot be written to; a different file
 * has the name; taken back; the program made a mistake.
 */
export const REPORT_TROUBLES = ['disk-full', 'folder', 'name-taken', 'stopped', 'fault'] as const;
export type ReportTrouble = (typeof REPORT_TROUBLES)[number];
