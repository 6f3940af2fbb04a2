import { addCents, type Cents, cents, subtractCents } from '#shared/money.ts';
import { inTillOrder, TILL_PIECES, type TillCount, type TillPiece, tillCents } from '#shared/till-count.ts';

type Line = TillPiece & { count: number };

/** What goes to the bank first: bills from the largest, then rolls, loose coins last. */
const TO_BANK_FIRST = (['bill', 'roll', 'coin'] as const).flatMap((kind) =>
  TILL_PIECES.filter((piece) => piece.kind === kind),
);
const LARGEST = cents(Math.max(...TILL_PIECES.map(({ eachCents }) => eachCents)));

/**
 * Which pieces stay in a till so that its starting bank is left, and which are pulled for the deposit. What gives change
 * stays: as few hundreds as can be are left, then as few fifties, and so on down to the pennies.
 *
 * Where no pieces make up the bank exactly, the least that is more than it stays: all that the bank needs is then in the
 * till, and one exchange of a piece at the vault makes it right. Where there is not that much, everything stays.
 *
 * The work grows with the bank: 19 steps for each cent of it. A bank of $200.00 takes two milliseconds, the largest
 * that the setting allows ($10,000.00) a tenth of a second.
 */
export function bankToLeave(count: TillCount, bankCents: Cents): { leave: TillCount; pull: TillCount; exact: boolean } {
  if (tillCents(count) < bankCents) return { leave: count, pull: [], exact: false };
  const counts = new Map(count.map(({ piece, count: many }) => [piece, many]));
  const lines = TO_BANK_FIRST.map((piece): Line => ({ ...piece, count: counts.get(piece.code) ?? 0 }));
  const sums = sumsOf(lines, addCents(bankCents, LARGEST));
  const left = cents(sums[0]?.indexOf(1, bankCents) ?? bankCents);
  let rest = left;
  const split = lines.map(({ code, eachCents, count: there }, index) => {
    const without = sums[index + 1];
    let stay = 0;
    while (stay < there && without?.[rest] !== 1) {
      stay += 1;
      rest = subtractCents(rest, eachCents);
    }
    return { piece: code, stay, go: there - stay };
  });
  return {
    leave: inTillOrder(split.map(({ piece, stay }) => ({ piece, count: stay }))),
    pull: inTillOrder(split.map(({ piece, go }) => ({ piece, count: go }))),
    exact: left === bankCents,
  };
}

/** For every line, the sums up to `most` that it and the lines after it can make up (1 at their index); at last, nothing but 0. */
function sumsOf(lines: readonly Line[], most: Cents): Uint8Array[] {
  const nothing = new Uint8Array(most + 1);
  nothing[0] = 1;
  const sums: Uint8Array[] = [nothing];
  for (const line of lines.toReversed()) sums.unshift(sumsWith(line, sums[0] ?? nothing));
  return sums;
}

function sumsWith({ eachCents: step, count }: Line, without: Uint8Array): Uint8Array {
  if (count === 0) return without;
  const sums = Uint8Array.from(without);
  // How many of this line a sum needs at least.
  const needs = new Int32Array(without.length);
  for (let sum: number = step; sum < sums.length; sum += 1) {
    const needed = (needs[sum - step] ?? 0) + 1;
    if (sums[sum] === 1 || sums[sum - step] !== 1 || needed > count) continue;
    sums[sum] = 1;
    needs[sum] = needed;
  }
  return sums;
}
