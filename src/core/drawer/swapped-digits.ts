import type { DifferenceGround } from '#shared/difference.ts';
import { addCents } from '#shared/money.ts';
import { byItems, found, type Kept, type Off, type Suspicion, WEIGHT, wholly } from './suspicion.ts';

/**
 * Two neighbouring digits swapped in an amount that was typed: a receipt's tender, the total of the checks.
 * Such a difference is divisible by nine; where it is and nothing typed explains it, that alone is said.
 */
export function swappedDigits(off: Off, tenders: readonly Kept[]): Suspicion[] {
  const named = [
    ...wholly(off, byItems(WEIGHT.swappedTotal, off, 0), inTotal(off)),
    ...wholly(off, byItems(WEIGHT.swappedReceipt, off, 0), inReceipts(off, tenders)),
  ];
  const hint = named.length === 0 && off.cents % 9 === 0;
  return hint ? wholly(off, WEIGHT.divisibleByNine, [{ kind: 'divisible-by-nine' }]) : named;
}

function inTotal({ code, countedCents, expectedCents }: Off): DifferenceGround[] {
  if (code === 'cash' || !digitSwaps(countedCents).includes(expectedCents)) return [];
  return [{ kind: 'swapped-digits', of: 'total', keyedCents: countedCents, reallyCents: expectedCents }];
}

function inReceipts(off: Off, tenders: readonly Kept[]): DifferenceGround[] {
  return tenders.flatMap((tender): DifferenceGround[] => {
    const keyedCents = tender.tenderedCents;
    const reallyCents = addCents(keyedCents, off.cents);
    const swapped = digitSwaps(keyedCents).includes(reallyCents);
    return swapped ? [{ kind: 'swapped-digits', of: 'receipt', tender: found(tender), keyedCents, reallyCents }] : [];
  });
}

/** Every other number that comes of swapping two neighbouring digits; none that would begin with a zero. */
export function digitSwaps(value: number): number[] {
  const digits = String(value);
  return [...digits].flatMap((digit, at) => {
    const next = digits.charAt(at + 1);
    if (next === '' || next === digit || (at === 0 && next === '0')) return [];
    return [Number(digits.slice(0, at) + next + digit + digits.slice(at + 2))];
  });
}
