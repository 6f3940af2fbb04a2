import type { Report, ReportSection } from '#shared/report.ts';
import { drawNote, drawPairs, drawSignatures } from './draw-sections.ts';
import { drawTable } from './draw-table.ts';
import { Pages } from './pages.ts';
import { TypeSetter } from './type-setter.ts';
import { visibleText } from './visible-text.ts';

export type Pdf = { bytes: Buffer; pages: number };

/**
 * Sets a report on letter paper. The same report gives the same bytes. `fonts`: the folder of the fonts; `row` is called
 * before each row of a table, twice in all, and may throw to end the work.
 */
export async function renderPdf(report: Report, fonts: string, row: () => void = () => undefined): Promise<Pdf> {
  const setter = new TypeSetter(fonts, {
    title: visibleText(`${report.title}, ${report.date}`, 500),
    author: visibleText(report.office, 500),
    language: report.language,
    madeAtMs: report.madeAtMs,
  });
  // Every foot says how many pages there are, so they are counted first; nothing is kept of that but the number.
  const pages = setter.rehearse(() => layOut(setter, report, 0, row));
  layOut(setter, report, pages, row);
  return { bytes: await setter.finish(), pages };
}

function layOut(setter: TypeSetter, report: Report, of: number, row: () => void): void {
  const pages = new Pages(setter, report, of);
  for (const section of report.sections) {
    if (section.kind === 'table' && section.startsPage && !pages.isFresh) pages.begin();
    drawSection(pages, section, report.language, row);
  }
}

function drawSection(pages: Pages, section: ReportSection, language: Report['language'], row: () => void): void {
  switch (section.kind) {
    case 'table':
      drawTable(pages, section, language, row);
      return;
    case 'pairs':
      drawPairs(pages, section);
      return;
    case 'note':
      drawNote(pages, section);
      return;
    case 'signatures':
      drawSignatures(pages, section, language);
      return;
  }
}
