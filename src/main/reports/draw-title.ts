import type { Pages } from './pages.ts';
import { lineHeight, PAPER, PAPER_WIDTH, TYPES } from './type-setter.ts';

/** Above a section that is not the first on its page. */
const SPACE_BEFORE = 16;
const SPACE_AFTER = 3;

/**
 * The title of a section; it moves to a new page unless `next` points of what follows fit below it, so that no title is
 * left alone at the foot of a page. `first`: listed in the outline.
 */
export function sectionTitle(pages: Pages, title: string | null, next: number, first = true): void {
  const lines = title === null ? [] : pages.wrap(title, PAPER_WIDTH, 2, TYPES.section);
  const height = lines.length === 0 ? 0 : lines.length * lineHeight(TYPES.section) + SPACE_AFTER;
  if (!pages.hasRoom(SPACE_BEFORE + height + next)) pages.begin();
  pages.y += pages.isFresh ? 6 : SPACE_BEFORE;
  if (first && lines.length > 0) pages.setter.bookmark(lines.join(' '));
  pages.lines(lines, PAPER.left, TYPES.section);
  if (lines.length > 0) pages.y += SPACE_AFTER;
}
