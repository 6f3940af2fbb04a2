import { type Cents, smallerCents, subtractCents, sumCents, ZERO_CENTS } from '#shared/money.ts';

export type ShareAmount = { lineNo: number; tenderNo: number; cents: Cents };

/**
 * Which tender pays which line, to the cent: lines in cart order take from the tenders in the order given (non-cash
 * first in the order taken, then cash net of change). Every share has one line, one tender and an amount above zero;
 * each line's shares sum to the line, each tender's to what it brought.
 * Throws a RangeError when the two sides do not balance: that is a fault of the caller, never of a clerk.
 */
export function splitShares(lines: readonly Cents[], netTenders: readonly Cents[]): ShareAmount[] {
  if (sumCents(lines) !== sumCents(netTenders)) throw new RangeError('lines and tenders do not balance');
  const left = [...netTenders];
  const shares: ShareAmount[] = [];
  let tender = 0;
  lines.forEach((line, index) => {
    let open = line;
    while (open > 0) {
      const have = left[tender] ?? ZERO_CENTS;
      if (have === 0) {
        tender += 1;
        continue;
      }
      const part = smallerCents(open, have);
      shares.push({ lineNo: index + 1, tenderNo: tender + 1, cents: part });
      left[tender] = subtractCents(have, part);
      open = subtractCents(open, part);
    }
  });
  return shares;
}
