import type { DifferenceGround } from '#shared/difference.ts';
import { multiplyCents, subtractCents } from '#shared/money.ts';
import { TILL_PIECES, type TillCount, type TillPiece } from '#shared/till-count.ts';
import { type Off, type Suspicion, WEIGHT, wholly } from './suspicion.ts';
import { digitSwaps } from './swapped-digits.ts';

type Line = TillPiece & { count: number };

/** What goes wrong while the pieces of a till are counted and typed. */
export function countSuspicions(off: Off, cash: TillCount): Suspicion[] {
  const counts = new Map(cash.map(({ piece, count }) => [piece, count]));
  const lines = TILL_PIECES.map((piece): Line => ({ ...piece, count: counts.get(piece.code) ?? 0 }));
  return [
    ...wholly(off, WEIGHT.bundle, [...rolls(off, lines), ...straps(off, lines)]),
    ...wholly(off, WEIGHT.wrongLine, wrongLines(off, lines)),
    ...wholly(off, WEIGHT.swappedCount, swappedCounts(off, lines)),
  ];
}

/**
 * A roll too many must be in the count. One that was left out is of a coin that is in the count: a till without half
 * dollars has no roll of them either.
 */
function rolls(off: Off, lines: readonly Line[]): DifferenceGround[] {
  const has = (face: number): boolean =>
    lines.some((line) => line.kind !== 'bill' && line.faceCents === face && line.count > 0);
  return lines
    .filter(({ kind, eachCents }) => kind === 'roll' && eachCents === Math.abs(off.cents))
    .filter(({ count, faceCents }) => (off.cents > 0 ? count > 0 : has(faceCents)))
    .map(({ code }) => ({ kind: 'roll', piece: code }));
}

const BILLS_IN_STRAP = 100;

function straps(off: Off, lines: readonly Line[]): DifferenceGround[] {
  return lines
    .filter((line) => line.kind === 'bill' && multiplyCents(line.faceCents, BILLS_IN_STRAP) === Math.abs(off.cents))
    .filter(({ count }) => off.cents < 0 || count >= BILLS_IN_STRAP)
    .map(({ code }) => ({ kind: 'strap', piece: code }));
}

/** One bill or coin on another's line is no trace: nearly every small difference is that of two faces. */
const FEWEST_ON_WRONG_LINE = 2;

function wrongLines(off: Off, lines: readonly Line[]): DifferenceGround[] {
  return lines.flatMap((line) =>
    lines
      .filter((really) => mistakable(line, really))
      .filter((really) => multiplyCents(subtractCents(line.eachCents, really.eachCents), line.count) === off.cents)
      .map(
        (really): DifferenceGround => ({
          kind: 'wrong-line',
          piece: line.code,
          really: really.code,
          count: line.count,
        }),
      ),
  );
}

/** Of one kind, or the rolls and the loose coins of one face. */
function mistakable(line: Line, really: Line): boolean {
  if (line.kind === really.kind) return line.kind === 'roll' || line.count >= FEWEST_ON_WRONG_LINE;
  return line.kind !== 'bill' && really.kind !== 'bill' && line.faceCents === really.faceCents;
}

/** 21 twenties typed for 12. */
function swappedCounts(off: Off, lines: readonly Line[]): DifferenceGround[] {
  return lines.flatMap(({ code, eachCents, count }) =>
    digitSwaps(count)
      .filter((really) => multiplyCents(eachCents, count - really) === off.cents)
      .map((really): DifferenceGround => ({ kind: 'swapped-digits', of: 'count', piece: code, keyed: count, really })),
  );
}
