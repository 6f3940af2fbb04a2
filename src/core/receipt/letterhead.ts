import type { Settings } from '#shared/setting.ts';
import type { Paper } from './fit-text.ts';

/** The settings that head every piece of paper. */
export type Letterhead = Pick<Settings, 'office.city' | 'office.department' | 'office.address' | 'office.phone'>;

/** Who gives this paper out. In training it says across that it is none. */
export function letterhead(
  paper: Paper,
  settings: Letterhead,
  safe: (text: string) => string,
  training: string | null,
): void {
  paper.big(safe(settings['office.city']));
  paper.text(safe(settings['office.department']), { align: 'center' });
  paper.text(safe(settings['office.address']), { align: 'center' });
  paper.text(safe(settings['office.phone']), { align: 'center' });
  if (training !== null) paper.text(training, { align: 'center', bold: true });
}
