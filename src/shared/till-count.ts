import { z } from 'zod';
import { type Cents, cents, multiplyCents, sumCents } from './money.ts';

/** What lies in a till, piece by piece: bills, loose coins and the bank's paper rolls of coins. */
export type TillPiece = { code: TillPieceCode; kind: 'bill' | 'coin' | 'roll'; faceCents: Cents; eachCents: Cents };

/** Codes as they stand in facts: the kind's first letter and the face in cents. */
export const TILL_PIECE_CODES = [
  'b10000',
  'b5000',
  'b2000',
  'b1000',
  'b500',
  'b200',
  'b100',
  'c100',
  'c50',
  'c25',
  'c10',
  'c5',
  'c1',
  'r100',
  'r50',
  'r25',
  'r10',
  'r5',
  'r1',
] as const;
export type TillPieceCode = (typeof TILL_PIECE_CODES)[number];

/** Coins in one roll as banks of the United States wrap them (Federal Reserve, coin terminology: standard rolls). */
const COINS_IN_ROLL: Record<string, number> = { r100: 25, r50: 20, r25: 40, r10: 50, r5: 40, r1: 50 };
const KIND_OF = { b: 'bill', c: 'coin', r: 'roll' } as const;

function pieceOf(code: TillPieceCode): TillPiece {
  const faceCents = cents(Number(code.slice(1)));
  const kind = KIND_OF[code[0] as keyof typeof KIND_OF];
  return { code, kind, faceCents, eachCents: multiplyCents(faceCents, COINS_IN_ROLL[code] ?? 1) };
}

/** Every piece, in the order in which a till is counted: bills from the largest, loose coins, rolls. */
export const TILL_PIECES: readonly TillPiece[] = TILL_PIECE_CODES.map(pieceOf);
const BY_CODE = new Map(TILL_PIECES.map((piece) => [piece.code, piece]));

/** How many of one piece. A count of a till names each piece once, in the till's order, and none that is not there. */
export type CountedPiece = { piece: TillPieceCode; count: number };
export type TillCount = CountedPiece[];

/** More pieces of one kind than any till or vault holds. */
export const MOST_PIECES = 99_999;

/** A count as it comes from the window: any order, each piece once. */
export const tillCountSchema = z
  .array(z.object({ piece: z.enum(TILL_PIECE_CODES), count: z.int().min(0).max(MOST_PIECES) }).strict())
  .max(TILL_PIECE_CODES.length)
  .refine((list) => new Set(list.map(({ piece }) => piece)).size === list.length, 'piece-twice')
  .transform(inTillOrder);

/** The canonical form of a count: the till's order, nothing with a count of zero. */
export function inTillOrder(count: readonly CountedPiece[]): TillCount {
  const counts = new Map(count.map(({ piece, count: many }) => [piece, many]));
  return TILL_PIECE_CODES.flatMap((piece) => {
    const many = counts.get(piece) ?? 0;
    return many === 0 ? [] : [{ piece, count: many }];
  });
}

/** What one piece is worth, cents: a roll is worth its coins. */
export function eachCents(piece: TillPieceCode): Cents {
  return BY_CODE.get(piece)?.eachCents ?? cents(0);
}

/** What a count is worth, cents. */
export function tillCents(count: readonly CountedPiece[]): Cents {
  return sumCents(count.map(({ piece, count: many }) => multiplyCents(eachCents(piece), many)));
}

/** Several counts laid together. */
export function tillSum(counts: Iterable<readonly CountedPiece[]>): TillCount {
  const sums = new Map<TillPieceCode, number>();
  for (const count of counts) {
    for (const { piece, count: many } of count) sums.set(piece, (sums.get(piece) ?? 0) + many);
  }
  return inTillOrder([...sums].map(([piece, count]) => ({ piece, count })));
}

/** What is left of a count when some pieces are taken out; null when one of them is not there. */
export function tillLess(count: readonly CountedPiece[], taken: readonly CountedPiece[]): TillCount | null {
  const rest = new Map(count.map(({ piece, count: many }) => [piece, many]));
  for (const { piece, count: many } of taken) rest.set(piece, (rest.get(piece) ?? 0) - many);
  if ([...rest.values()].some((many) => many < 0)) return null;
  return inTillOrder([...rest].map(([piece, many]) => ({ piece, count: many })));
}
