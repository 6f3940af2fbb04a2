import { formatDollars } from '#shared/money.ts';
import { isFigure, type ReportNote, type ReportPairs, type ReportSignatures, shownValue } from '#shared/report.ts';
import { sectionTitle } from './draw-title.ts';
import type { Pages } from './pages.ts';
import { PAPER_WORDS } from './report-words.ts';
import { lineHeight, PAPER, PAPER_WIDTH, TYPES } from './type-setter.ts';

const LABEL_WIDTH = 170;
/** Labels and figures stand near each other: a sum is read across. */
const FIGURES_WIDTH = 290;
const PAIR_LINES = 6;
const PAD = 2.5;
const LINE = lineHeight(TYPES.text);
/** A note is looked at no further than this, characters. */
const LONGEST_NOTE = 20_000;

/** Labels and values: figures alone as a column of sums, anything else beside its label. */
export function drawPairs(pages: Pages, { title, pairs }: ReportPairs): void {
  const figures = pairs.every((pair) => isFigure(pair.kind));
  const right = figures ? PAPER.left + FIGURES_WIDTH : PAPER.right;
  const laid = pairs.map((pair) => {
    const type = pair.strong ? TYPES.strong : TYPES.text;
    const text =
      pair.kind === 'money' && pair.value !== null ? formatDollars(pair.value) : shownValue(pair.kind, pair.value);
    const values = figures ? [text] : pages.wrap(text, PAPER_WIDTH - LABEL_WIDTH, PAIR_LINES, type, LONGEST_NOTE);
    const room = figures ? FIGURES_WIDTH - pages.setter.measure(text, type) - 12 : LABEL_WIDTH - 12;
    const labels = pages.wrap(pair.label, room, PAIR_LINES, type);
    return {
      labels,
      values,
      type,
      strong: pair.strong,
      height: Math.max(labels.length, values.length) * LINE + 2 * PAD,
    };
  });
  sectionTitle(pages, title, laid[0]?.height ?? 0);
  for (const { labels, values, type, strong, height } of laid) {
    if (!pages.hasRoom(height)) pages.begin();
    const top = pages.y;
    if (figures && strong) pages.setter.rule(top, 0.5, 0, PAPER.left, right);
    pages.y = top + PAD;
    pages.lines(labels, PAPER.left, figures || strong ? type : TYPES.label);
    for (const [at, line] of values.entries()) {
      const x = figures ? right : PAPER.left + LABEL_WIDTH;
      pages.setter.write(line, x, top + PAD + at * LINE, type, figures ? 'right' : 'left');
    }
    pages.y = top + height;
    pages.setter.rule(pages.y, 0.25, 0.6, PAPER.left, right);
  }
}

/** A paragraph, as long as it is. Its first two lines stay together with its title. */
export function drawNote(pages: Pages, { title, text }: ReportNote): void {
  const lines = pages.wrap(text, PAPER_WIDTH, Number.POSITIVE_INFINITY, TYPES.text, LONGEST_NOTE);
  sectionTitle(pages, title, Math.min(lines.length, 2) * LINE);
  for (const line of lines) {
    if (!pages.hasRoom(LINE)) pages.begin();
    pages.lines([line], PAPER.left, TYPES.text);
  }
}

/** For each person a line for the name's own hand and one for date and time, all on one page while one page can hold them. */
export function drawSignatures(pages: Pages, { title, people }: ReportSignatures, language: 'en' | 'es'): void {
  const words = PAPER_WORDS[language];
  const height = 30 + 2 * lineHeight(TYPES.small);
  sectionTitle(pages, title, Math.min(people.length * height, 400));
  const dateLeft = PAPER.left + 320;
  for (const { name, role } of people) {
    if (!pages.hasRoom(height)) pages.begin();
    pages.y += 28;
    pages.setter.rule(pages.y, 0.5, 0, PAPER.left, dateLeft - 20);
    pages.setter.rule(pages.y, 0.5, 0, dateLeft);
    pages.y += 2;
    pages.setter.write(words.dated, dateLeft, pages.y, TYPES.small);
    const who = name === null ? role : `${name} · ${role}`;
    pages.lines(
      pages.wrap(`${words.signed}: ${who}`, dateLeft - 20 - PAPER.left, 2, TYPES.small),
      PAPER.left,
      TYPES.small,
    );
  }
}
