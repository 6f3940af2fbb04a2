import type { DayReviewed } from '#core/journal/day-facts.ts';
import type { Books } from '../books.ts';

/** What a supervisor has to look through before a day is closed: as the auditor finds it in the journal. */
export function outOfOrdinary({ payments, voids, corrections }: Books, date: string): DayReviewed {
  const ofDay = [...payments.values()].filter(({ businessDate }) => businessDate === date);
  return {
    voids: ofDay.filter(({ receiptNo }) => voids.has(receiptNo)).map(({ receiptNo }) => receiptNo),
    corrections: [...corrections.values()]
      .flat()
      .filter(({ businessDate }) => businessDate === date)
      .map(({ receiptNo, correction }) => `${receiptNo}/${correction}`),
    overrides: ofDay.filter(({ overrides }) => overrides !== null).map(({ receiptNo }) => receiptNo),
    gaps: [],
  };
}
