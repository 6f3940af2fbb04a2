import type { Report } from '#shared/report.ts';
import { PAPER_WORDS } from './report-words.ts';
import { lineHeight, PAPER, PAPER_WIDTH, TYPES, type Type, type TypeSetter } from './type-setter.ts';
import { visibleText } from './visible-text.ts';
import { wrapText } from './wrap-text.ts';

/** Longer than any head, label or name on one page. */
const LONGEST = 500;
const FOOT_AT = 752;

/**
 * Pages with their heads and feet, and how far down they are filled. Whoever draws asks for room first and gets a new
 * page where there is not enough.
 */
export class Pages {
  readonly setter: TypeSetter;
  readonly #report: Report;
  readonly #of: number;
  /** The top of what comes next, points from the top of the page. */
  y = 0;
  /** Just below this page's head. */
  #top = 0;

  /** `of`: how many pages there will be. */
  constructor(setter: TypeSetter, report: Report, of: number) {
    this.setter = setter;
    this.#report = report;
    this.#of = of;
    this.begin();
  }

  /** Whether so many points are left on this page. */
  hasRoom(height: number): boolean {
    return this.y + height <= PAPER.bottom;
  }

  /** Nothing has been put below the head of this page. */
  get isFresh(): boolean {
    return this.y === this.#top;
  }

  begin(): void {
    this.setter.newPage();
    if (this.setter.pages === 1) this.#firstHead();
    else this.#runningHead();
    this.#top = this.y;
    this.#foot();
  }

  /** Lines of text one below the other, from the current height on. */
  lines(lines: readonly string[], x: number, type: Type): void {
    for (const line of lines) {
      this.setter.write(line, x, this.y, type);
      this.y += lineHeight(type);
    }
  }

  /** What can be shown of a text, broken into lines. */
  wrap(text: string, width: number, most: number, type: Type, longest = LONGEST): string[] {
    return wrapText(visibleText(text, longest), width, most, (part) => this.setter.measure(part, type));
  }

  #firstHead(): void {
    const { office, title, date, station, mark } = this.#report;
    this.y = PAPER.top;
    const markWidth = this.#mark(mark);
    this.lines(this.wrap(office, PAPER_WIDTH - markWidth, 1, TYPES.strong), PAPER.left, TYPES.strong);
    this.y += 6;
    this.lines(this.wrap(title, PAPER_WIDTH, 2, TYPES.title), PAPER.left, TYPES.title);
    this.y += 1;
    this.lines(this.wrap(joined(date, station), PAPER_WIDTH, 2, TYPES.text), PAPER.left, TYPES.text);
    this.y += 6;
    this.setter.rule(this.y, 1);
    this.y += 4;
  }

  #runningHead(): void {
    const { office, title, date, station, mark } = this.#report;
    this.y = PAPER.top;
    const right = PAPER.right - this.#mark(mark);
    // Day and station say which packet a loose page belongs to; they come before the office's name.
    const [where = ''] = this.wrap(joined(date, station), (right - PAPER.left) * 0.6, 1, TYPES.small);
    this.setter.write(where, right, this.y, TYPES.small, 'right');
    const left = right - this.setter.measure(where, TYPES.small) - 14 - PAPER.left;
    this.lines(this.wrap(joined(title, office), left, 1, TYPES.small), PAPER.left, TYPES.small);
    this.y += 3;
    this.setter.rule(this.y, 0.5);
    this.y += 4;
  }

  /** At the right end of the head; answers how much width it takes there. */
  #mark(mark: string | null): number {
    if (mark === null) return 0;
    const [text = ''] = this.wrap(mark, PAPER_WIDTH / 3, 1, TYPES.strong);
    this.setter.write(text, PAPER.right, this.y - 1, TYPES.strong, 'right');
    return this.setter.measure(text, TYPES.strong) + 12;
  }

  #foot(): void {
    const page = PAPER_WORDS[this.#report.language].page(this.setter.pages, this.#of);
    const left = PAPER_WIDTH - this.setter.measure(page, TYPES.small) - 20;
    const [foot = ''] = this.wrap(this.#report.foot, left, 1, TYPES.small);
    this.setter.rule(FOOT_AT - 4, 0.5);
    this.setter.write(foot, PAPER.left, FOOT_AT, TYPES.small);
    this.setter.write(page, PAPER.right, FOOT_AT, TYPES.small, 'right');
  }
}

function joined(...parts: (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join(' · ');
}
