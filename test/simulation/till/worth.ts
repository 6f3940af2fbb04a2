import type { CountedPiece, TillCount } from '#shared/till-count.ts';
import type { Dice } from '../dice.ts';

/** What each piece is worth, cents, as the auditor knows it: a bill, a loose coin, a bank's paper roll of coins. */
const WORTH: Record<CountedPiece['piece'], number> = {
  b10000: 100_00,
  b5000: 50_00,
  b2000: 20_00,
  b1000: 10_00,
  b500: 5_00,
  b200: 2_00,
  b100: 1_00,
  c100: 1_00,
  c50: 50,
  c25: 25,
  c10: 10,
  c5: 5,
  c1: 1,
  r100: 25_00,
  r50: 10_00,
  r25: 10_00,
  r10: 5_00,
  r5: 2_00,
  r1: 50,
};
const PIECES = Object.keys(WORTH) as CountedPiece['piece'][];

export function worth(count: readonly CountedPiece[]): number {
  return count.reduce((sum, { piece, count: many }) => sum + WORTH[piece] * many, 0);
}

/** A count as one text: which pieces, whatever their order. */
export function textOfCount(count: readonly CountedPiece[]): string {
  const there = count.filter(({ count: many }) => many !== 0);
  return there
    .map(({ piece, count: many }) => `${piece}x${many}`)
    .sort()
    .join(' ');
}

/** Pieces laid together; `sign` -1 takes the second ones out. */
export function laid(first: readonly CountedPiece[], second: readonly CountedPiece[], sign: 1 | -1 = 1): TillCount {
  const sums = new Map(first.map(({ piece, count }) => [piece, count]));
  for (const { piece, count } of second) sums.set(piece, (sums.get(piece) ?? 0) + sign * count);
  return [...sums].map(([piece, count]) => ({ piece, count })).filter(({ count }) => count !== 0);
}

/** An amount in some pieces or other: a few of this, many of that, pennies for the rest. */
export function inSomePieces(chance: Dice, cents: number): TillCount {
  let rest = cents;
  const count = new Map<CountedPiece['piece'], number>();
  const put = (piece: CountedPiece['piece'], many: number): void => {
    if (many > 0) count.set(piece, (count.get(piece) ?? 0) + many);
    rest -= many * WORTH[piece];
  };
  for (let turn = 0; turn < 4; turn += 1) {
    const piece = chance.pick(PIECES);
    put(piece, chance.between(0, Math.min(40, Math.floor(rest / WORTH[piece]))));
  }
  for (const piece of PIECES) put(piece, Math.floor(rest / WORTH[piece]));
  return PIECES.flatMap((piece) => (count.has(piece) ? [{ piece, count: count.get(piece) ?? 0 }] : []));
}
