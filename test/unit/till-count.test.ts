import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  inTillOrder,
  TILL_PIECE_CODES,
  TILL_PIECES,
  tillCents,
  tillCountSchema,
  tillLess,
  tillSum,
} from '#shared/till-count.ts';

const someCount = fc
  .uniqueArray(fc.record({ piece: fc.constantFrom(...TILL_PIECE_CODES), count: fc.integer({ min: 0, max: 500 }) }), {
    selector: ({ piece }) => piece,
  })
  .map(inTillOrder);

describe('a till is counted by its pieces', () => {
  test.each([
    ['b10000', 10_000],
    ['b200', 200],
    ['c50', 50],
    ['r100', 2_500],
    ['r50', 1_000],
    ['r25', 1_000],
    ['r10', 500],
    ['r5', 200],
    ['r1', 50],
  ] as const)('one %s is worth %i cents', (piece, worth) => {
    expect(tillCents([{ piece, count: 1 }])).toBe(worth);
  });

  test('bills come first, from the largest, then loose coins, then rolls', () => {
    const kinds = TILL_PIECES.map(({ kind }) => kind);
    expect(kinds).toEqual([...Array(7).fill('bill'), ...Array(6).fill('coin'), ...Array(6).fill('roll')]);
    for (const kind of ['bill', 'coin', 'roll']) {
      const faces = TILL_PIECES.filter((piece) => piece.kind === kind).map(({ faceCents }) => faceCents);
      expect(faces).toEqual([...faces].sort((a, b) => b - a));
    }
  });

  test('what the window sends is put into the order of the till, without what is not there', () => {
    const sent = [
      { piece: 'c1', count: 4 },
      { piece: 'b500', count: 0 },
      { piece: 'b2000', count: 3 },
    ];
    expect(tillCountSchema.parse(sent)).toEqual([
      { piece: 'b2000', count: 3 },
      { piece: 'c1', count: 4 },
    ]);
  });

  test.each([
    [
      'a piece named twice',
      [
        { piece: 'b100', count: 1 },
        { piece: 'b100', count: 2 },
      ],
    ],
    ['half a bill', [{ piece: 'b100', count: 0.5 }]],
    ['less than nothing', [{ piece: 'b100', count: -1 }]],
    ['a bill that there is not', [{ piece: 'b300', count: 1 }]],
    ['more than any till holds', [{ piece: 'b100', count: 100_000 }]],
  ])('%s is no count', (_name, sent) => {
    expect(tillCountSchema.safeParse(sent).success).toBe(false);
  });

  test('what is taken out and what is left are what was there', () => {
    fc.assert(
      fc.property(someCount, someCount, (left, taken) => {
        const whole = tillSum([left, taken]);
        expect(tillCents(whole)).toBe(tillCents(left) + tillCents(taken));
        expect(tillLess(whole, taken)).toEqual(left);
      }),
    );
  });

  test('nobody takes out what is not there', () => {
    expect(tillLess([{ piece: 'b2000', count: 1 }], [{ piece: 'b2000', count: 2 }])).toBeNull();
    expect(tillLess([], [{ piece: 'c1', count: 1 }])).toBeNull();
  });
});
