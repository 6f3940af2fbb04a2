import { isFigure, type ReportCell, type ReportColumn, type ReportTable, shownValue } from '#shared/report.ts';
import { type ColumnWish, columnWidths } from './column-widths.ts';
import { PAPER, PAPER_WIDTH, type Type, type TypeSetter } from './type-setter.ts';
import { visibleText } from './visible-text.ts';
import { wrapText } from './wrap-text.ts';

/** Between two columns, points. */
export const GUTTER = 12;
/** A cell or a head has at most so many lines; the CSV file has the whole text. */
export const CELL_LINES = 3;
/** No more of a cell is looked at, characters. */
export const LONGEST_CELL = 1_000;
/** What a column of text keeps beside many figures, points. */
const LEAST_TEXT = 45;
/** A longer word of a head than this is broken, points. */
const WIDEST_WORD = 72;

export type GridColumn = { left: number; width: number; align: 'left' | 'right'; figure: boolean };
/** Where the columns of a table stand and how it is set. */
export type Grid = { columns: GridColumn[]; body: Type; strong: Type; head: Type; heads: string[][] };

export function cellText(table: ReportTable, cells: readonly ReportCell[], at: number): string {
  const column = table.columns[at];
  return column ? shownValue(column.kind, cells[at] ?? null) : '';
}

/**
 * How a table is set, tried in turn until it fits: plainly, with nothing wrapped where there is plenty of room; then with
 * texts and heads wrapped; then smaller; then, when what should not wrap is too long, with that wrapped, too. Figures are
 * never cut or wrapped.
 */
const ATTEMPTS: { size: number; wraps: Wraps }[] = [
  { size: 8.5, wraps: 'nothing' },
  ...[8.5, 8, 7.5, 7].map((size) => ({ size, wraps: 'texts' as const })),
  ...[8.5, 8, 7.5, 7, 6.5, 6, 5.5].map((size) => ({ size, wraps: 'codes' as const })),
];
type Wraps = 'nothing' | 'texts' | 'codes';

/** Finds widths and the size of the type from all that stands in the table. */
export function gridOf(setter: TypeSetter, table: ReportTable): Grid {
  const widest = widestCells(setter, table);
  for (const { size, wraps } of ATTEMPTS) {
    const head: Type = { font: 'strong', size: size - 0.5, grey: 0.25 };
    const measure = (text: string): number => setter.measure(text, head);
    const wishes = table.columns.map((column, at) => {
      const gutter = at === table.columns.length - 1 ? 0 : GUTTER;
      return wishOf(column, (widest[at] ?? 0) * size, gutter, wraps, measure);
    });
    const widths = columnWidths(wishes, PAPER_WIDTH);
    if (!widths) continue;
    const columns = placed(table.columns, widths);
    const heads = table.columns.map(({ title }, at) =>
      wrapText(visibleText(title, LONGEST_CELL), columns[at]?.width ?? 0, CELL_LINES, measure),
    );
    return {
      columns,
      heads,
      head,
      body: { font: 'regular', size, grey: 0 },
      strong: { font: 'strong', size, grey: 0 },
    };
  }
  throw new RangeError(`the table "${table.name}" has more figures than the paper is wide`);
}

/** The width of each column's widest cell in parts of the size of the type. */
function widestCells(setter: TypeSetter, table: ReportTable): number[] {
  const widest = table.columns.map(() => 0);
  const look = (cells: readonly ReportCell[], font: Type['font']): void => {
    for (const at of widest.keys()) {
      const text = visibleText(cellText(table, cells, at), LONGEST_CELL);
      widest[at] = Math.max(widest[at] ?? 0, setter.measure(text, { font, size: 1, grey: 0 }));
    }
  };
  for (const { rows, sum } of table.groups) {
    for (const row of rows) look(row, 'regular');
    if (sum) look(sum.cells, 'strong');
  }
  if (table.total) look(table.total.cells, 'strong');
  return widest;
}

function wishOf(
  { title, kind, weight }: ReportColumn,
  inCells: number,
  gutter: number,
  wraps: Wraps,
  measure: (text: string) => number,
): ColumnWish {
  const words = visibleText(title, LONGEST_CELL).split(' ');
  const inHead =
    wraps === 'nothing' ? measure(words.join(' ')) : Math.min(Math.max(...words.map(measure)), WIDEST_WORD);
  const wrappable = kind === 'text' && (wraps === 'codes' || (wraps === 'texts' && weight > 0));
  const natural = Math.max(inCells, inHead);
  const least = wrappable ? Math.max(Math.min(inCells, LEAST_TEXT), inHead) : natural;
  return { natural: natural + gutter, least: least + gutter, weight: wrappable ? Math.max(weight, 1) : weight };
}

function placed(columns: readonly ReportColumn[], widths: readonly number[]): GridColumn[] {
  let left: number = PAPER.left;
  return columns.map(({ kind, align }, at) => {
    const own = left;
    left += widths[at] ?? 0;
    const gutter = at === columns.length - 1 ? 0 : GUTTER;
    // A hair more than measured: what was added up may be smaller than its parts by a rounding.
    return { left: own, width: left - own - gutter + 0.01, align, figure: isFigure(kind) };
  });
}
