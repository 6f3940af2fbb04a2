import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bankToLeave } from '#core/drawer/bills-to-pull.ts';
import { cents } from '#shared/money.ts';
import { eachCents, inTillOrder, type TillCount, type TillPieceCode, tillCents, tillSum } from '#shared/till-count.ts';
import { till } from '#test/support/counted-session.ts';
import { someTill } from '#test/support/random-session.ts';

/** What is pulled first. */
const ORDER: TillPieceCode[] = [
  ...(['b10000', 'b5000', 'b2000', 'b1000', 'b500', 'b200', 'b100'] as const),
  ...(['r100', 'r50', 'r25', 'r10', 'r5', 'r1'] as const),
  ...(['c100', 'c50', 'c25', 'c10', 'c5', 'c1'] as const),
];
type Pieces = Parameters<typeof till>[0];

describe('the starting bank that is left in a till', () => {
  test.each<[what: string, count: Pieces, bank: number, leave: Pieces, exact: boolean]>([
    [
      'coins, rolls, ones and fives stay, and of the larger bills what is needed',
      { b10000: 3, b5000: 1, b2000: 20, b1000: 6, b500: 8, b100: 35, c25: 40, c10: 12, c1: 7, r25: 2 },
      20_000,
      { b2000: 2, b1000: 6, b500: 7, b100: 34, c25: 39, c10: 12, c1: 5, r25: 2 },
      true,
    ],
    [
      'nothing larger than a five, when that is enough',
      { b10000: 2, b500: 30, b100: 60 },
      20_000,
      { b500: 28, b100: 60 },
      true,
    ],
    ['a hundred, when there is no other way', { b10000: 2, b2000: 3, b100: 9 }, 10_000, { b10000: 1 }, true],
    ['two twenties for a fifty that would not come out', { b5000: 1, b2000: 3 }, 6_000, { b2000: 3 }, true],
    ['rolls before the loose coins of the same worth', { r25: 1, c25: 40, b100: 5 }, 1_000, { c25: 40 }, true],
    [
      'the next that is more, where nothing comes out even',
      { b10000: 1, b5000: 1, b2000: 1 },
      4_000,
      { b5000: 1 },
      false,
    ],
    [
      'of two ways to be so much over, the one without the larger bill',
      { b5000: 1, b2000: 2, b1000: 1 },
      4_900,
      { b2000: 2, b1000: 1 },
      false,
    ],
    ['all of it, when it is just the bank', { b2000: 9, b100: 20 }, 20_000, { b2000: 9, b100: 20 }, true],
    ['all of it, when it is less than the bank', { b2000: 2, b100: 3 }, 20_000, { b2000: 2, b100: 3 }, false],
    ['nothing, when there is no bank', { b2000: 2, c1: 3 }, 0, {}, true],
    ['nothing of nothing', {}, 20_000, {}, false],
  ])('%s', (_what, count, bank, leave, exact) => {
    expect(bankToLeave(till(count), cents(bank))).toMatchObject({ leave: till(leave), exact });
  });

  test('what stays and what is pulled are what was there', () => {
    fc.assert(
      fc.property(someTill, fc.integer({ min: 0, max: 30_000 }), (count, bank) => {
        const { leave, pull } = bankToLeave(count, cents(bank));
        expect(tillSum([leave, pull])).toEqual(count);
      }),
    );
  });

  test('is exact whenever it can be, else the nearest above, and always with the fewest large pieces', () => {
    const smallTill = fc
      .uniqueArray(fc.record({ piece: fc.constantFrom(...ORDER), count: fc.integer({ min: 1, max: 3 }) }), {
        selector: ({ piece }) => piece,
        maxLength: 5,
      })
      .map(inTillOrder);
    const bank = fc.oneof(
      fc.integer({ min: 0, max: 15_000 }),
      fc.integer({ min: 0, max: 150 }).map((dollars) => dollars * 100),
    );
    fc.assert(
      fc.property(smallTill, bank, (count, amount) => {
        const { leave, exact } = bankToLeave(count, cents(amount));
        const best = byTrying(count, amount);
        expect(leave).toEqual(best);
        expect(exact).toBe(tillCents(best) === amount);
      }),
      { numRuns: 1_000 },
    );
  });
});

/** The same found by laying every choice of pieces side by side. */
function byTrying(count: TillCount, bank: number): TillCount {
  if (tillCents(count) < bank) return count;
  const pulledFirst = ORDER.filter((piece) => count.some((each) => each.piece === piece));
  let choices: number[][] = [[]];
  for (const piece of pulledFirst) {
    const most = count.find((each) => each.piece === piece)?.count ?? 0;
    choices = choices.flatMap((choice) => Array.from({ length: most + 1 }, (_, many) => [...choice, many]));
  }
  const worth = (choice: number[]): number =>
    choice.reduce((sum, many, index) => sum + many * eachCents(pulledFirst[index] ?? 'c1'), 0);
  const enough = choices.filter((choice) => worth(choice) >= bank);
  const least = Math.min(...enough.map(worth));
  // In the order they were laid out, few of the largest come first.
  const best = enough.find((choice) => worth(choice) === least) ?? [];
  return inTillOrder(best.map((many, index) => ({ piece: pulledFirst[index] ?? 'c1', count: many })));
}
