import type { ReportCell, ReportGroup, ReportSum, ReportTable } from '#shared/report.ts';
import { sectionTitle } from './draw-title.ts';
import type { Pages } from './pages.ts';
import { PAPER_WORDS } from './report-words.ts';
import { CELL_LINES, cellText, type Grid, type GridColumn, GUTTER, gridOf, LONGEST_CELL } from './table-grid.ts';
import { lineHeight, PAPER, PAPER_WIDTH, TYPES, type Type } from './type-setter.ts';
import { visibleText } from './visible-text.ts';

/** Above and below the text of a row, points. */
const PAD = 1.5;
const HAIRLINE = { weight: 0.25, grey: 0.6 };

/** `row` is called before each row is set. */
export function drawTable(pages: Pages, table: ReportTable, language: 'en' | 'es', row: () => void): void {
  const groups = table.groups.filter(({ rows }) => rows.length > 0);
  if (groups.length === 0) {
    sectionTitle(pages, table.title, lineHeight(TYPES.label));
    pages.lines(pages.wrap(table.empty, PAPER_WIDTH, CELL_LINES, TYPES.label), PAPER.left, TYPES.label);
    return;
  }
  const grid = gridOf(pages.setter, table);
  const sheet = new TableSheet(pages, table, grid, PAPER_WORDS[language].continued);
  for (const group of groups) sheet.group(group, group === groups.at(-1), row);
}

/** A table being set: rows go on pages, and each page begins with the heads again. */
class TableSheet {
  readonly #pages: Pages;
  readonly #table: ReportTable;
  readonly #grid: Grid;
  readonly #continued: string;
  #begun = false;

  constructor(pages: Pages, table: ReportTable, grid: Grid, continued: string) {
    this.#pages = pages;
    this.#table = table;
    this.#grid = grid;
    this.#continued = continued;
  }

  group(group: ReportGroup, last: boolean, row: () => void): void {
    const sums = [group.sum, last ? this.#table.total : null].filter((sum) => sum !== null);
    const sumsHeight = sums.reduce((height, sum) => height + this.#sumHeight(sum), 0);
    for (const [at, cells] of group.rows.entries()) {
      row();
      const lines = this.#linesOf(cells);
      const height = Math.max(...lines.map((each) => each.length)) * lineHeight(this.#grid.body) + 2 * PAD;
      const isLast = at === group.rows.length - 1;
      // The last row stays with its sums: figures at the top of a page would be the sum of nothing.
      this.#makeRoom(height + (isLast ? sumsHeight : 0), group.heading, at === 0);
      this.#row(lines, height, isLast && sums.length > 0);
    }
    for (const sum of sums) this.#sum(sum);
  }

  #makeRoom(height: number, heading: string | null, first: boolean): void {
    const heads = this.#headHeight();
    const headings = heading === null ? 0 : this.#headingHeight();
    if (!this.#begun) {
      sectionTitle(this.#pages, this.#table.title, heads + headings + height);
      this.#heads();
    } else if (!this.#pages.hasRoom(height + (first ? headings : 0))) {
      this.#pages.begin();
      sectionTitle(this.#pages, `${this.#table.title} (${this.#continued})`, 0, false);
      this.#heads();
      if (heading !== null && !first) this.#heading(`${heading} (${this.#continued})`);
    }
    this.#begun = true;
    if (heading !== null && first) this.#heading(heading);
  }

  #headHeight(): number {
    return Math.max(...this.#grid.heads.map((lines) => lines.length)) * lineHeight(this.#grid.head) + 5;
  }

  /** Titles of the columns, standing on one line. */
  #heads(): void {
    const { columns, head, heads } = this.#grid;
    const bottom = this.#pages.y + this.#headHeight() - 5;
    for (const [at, column] of columns.entries()) {
      const lines = heads[at] ?? [];
      const top = bottom - lines.length * lineHeight(head);
      this.#cell(lines, column, top, head);
    }
    this.#pages.y = bottom + 2;
    this.#pages.setter.rule(this.#pages.y, 0.75);
    this.#pages.y += 2;
  }

  #headingHeight(): number {
    return lineHeight(this.#grid.strong) + 5 + PAD;
  }

  #heading(text: string): void {
    this.#pages.y += 5;
    this.#pages.lines(this.#pages.wrap(text, PAPER_WIDTH, 1, this.#grid.strong), PAPER.left, this.#grid.strong);
    this.#pages.y += PAD;
  }

  #linesOf(cells: readonly ReportCell[]): string[][] {
    const { columns, body } = this.#grid;
    if (cells.length !== columns.length) throw new RangeError(`${this.#table.name}: a row of ${cells.length} cells`);
    return columns.map(({ width, figure }, at) => {
      const text = cellText(this.#table, cells, at);
      return figure ? [text] : this.#pages.wrap(text, width, CELL_LINES, body, LONGEST_CELL);
    });
  }

  #row(lines: string[][], height: number, bare: boolean): void {
    for (const [at, column] of this.#grid.columns.entries()) {
      this.#cell(lines[at] ?? [], column, this.#pages.y + PAD, this.#grid.body);
    }
    this.#pages.y += height;
    if (!bare) this.#pages.setter.rule(this.#pages.y, HAIRLINE.weight, HAIRLINE.grey);
  }

  /** Where the label of a sum may stand beside its figures, points; it has a line of its own where that is not enough. */
  #labelRoom({ label, cells }: ReportSum): { room: number; beside: boolean } {
    const firstFigure = this.#grid.columns[cells.findIndex((cell) => cell !== null)];
    const room = (firstFigure?.left ?? PAPER.right) - PAPER.left - GUTTER;
    const beside = this.#pages.setter.measure(visibleText(label, LONGEST_CELL), this.#grid.strong) <= room;
    return { room: beside ? room : PAPER_WIDTH, beside };
  }

  #sumHeight(sum: ReportSum): number {
    return (this.#labelRoom(sum).beside ? 1 : 2) * lineHeight(this.#grid.strong) + 2 * PAD + 2;
  }

  #sum(sum: ReportSum): void {
    const { columns, strong } = this.#grid;
    const { room, beside } = this.#labelRoom(sum);
    const bottom = this.#pages.y + this.#sumHeight(sum);
    this.#pages.setter.rule(this.#pages.y, 0.5);
    this.#pages.y += PAD;
    const [label = ''] = this.#pages.wrap(sum.label, room, 1, strong);
    this.#pages.setter.write(label, PAPER.left, this.#pages.y, strong);
    if (!beside) this.#pages.y += lineHeight(strong);
    for (const [at, column] of columns.entries()) {
      if (sum.cells[at] !== null) this.#cell([cellText(this.#table, sum.cells, at)], column, this.#pages.y, strong);
    }
    this.#pages.y = bottom;
  }

  #cell(lines: readonly string[], { left, width, align }: GridColumn, top: number, type: Type): void {
    const x = align === 'left' ? left : left + width;
    for (const [at, line] of lines.entries()) {
      this.#pages.setter.write(line, x, top + at * lineHeight(type), type, align);
    }
  }
}
