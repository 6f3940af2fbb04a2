import type { Account } from '#shared/account.ts';
import { addDays, type BusinessDate } from '#shared/day.ts';
import type { Draw } from './seeded-draw.ts';

type Note = NonNullable<Account['notes']>[number];

/** About one account in eight has something written down, percent. */
const WRITTEN_DOWN = 12;
const MOST = 4;
const AUTHORS = ['JT', 'MALVAREZ', 'LTRAN', 'COLLECTIONS'] as const;
const TEXTS = [
  'Dog in yard; meter reader to call ahead.',
  'Gate code on file with dispatch.',
  'Called about high bill. Leak check scheduled, no leak found at the meter.',
  'Prefers Spanish.',
  'Daughter pays at the counter; speaks for the account holder.',
  'Returned mail: bill came back, new mailing address asked for.',
  'Extension granted to the end of the month.',
  'Meter box is under the driveway gravel, left of the mailbox.',
] as const;

/** What people wrote down about an account; undefined where nobody did. */
export function accountNotes(draw: Draw, today: BusinessDate): Note[] | undefined {
  if (!draw.chance(WRITTEN_DOWN)) return undefined;
  return Array.from({ length: 1 + draw.below(MOST) }, () => {
    const note: Note = { at: addDays(today, -1 - draw.below(900)), text: draw.pick(TEXTS) };
    return draw.chance(80) ? { ...note, by: draw.pick(AUTHORS) } : note;
  });
}
