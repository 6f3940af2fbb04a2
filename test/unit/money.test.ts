import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addCents,
  cents,
  DENOMINATIONS,
  formatAmount,
  formatDollars,
  MAX_CENTS,
  parseAmount,
  piecesOf,
  sharesOf,
  subtractCents,
  sumCents,
} from '#shared/money.ts';

const anyCents = fc.integer({ min: -MAX_CENTS, max: MAX_CENTS }).map(cents);
/** What an amount field can hold: six digits before the point. */
const typed = fc.integer({ min: 0, max: 99_999_999 }).map(cents);

describe('cents', () => {
  test.each([0.5, 1e12, -1e12, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('%d is no amount', (value) =>
    expect(() => cents(value)).toThrow(RangeError),
  );
  test('a zero has no sign', () => expect(Object.is(cents(-0), 0)).toBe(true));
  test('sums never lose a cent', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 99_999_999 }).map(cents), { maxLength: 100 }), (amounts) => {
        const exact = amounts.reduce((sum, amount) => sum + BigInt(amount), 0n);
        expect(BigInt(sumCents(amounts))).toBe(exact);
      }),
    );
  });
  test('what is added can be taken off again', () => {
    fc.assert(fc.property(typed, typed, (a, b) => subtractCents(addCents(a, b), b) === a));
  });
  test('a sum beyond every amount is refused, not wrapped', () => {
    expect(() => addCents(cents(MAX_CENTS), cents(1))).toThrow(RangeError);
    expect(() => sumCents([cents(MAX_CENTS), cents(MAX_CENTS)])).toThrow(RangeError);
  });
});

describe('amounts on screen and paper', () => {
  test.each([
    [0, '0.00'],
    [5, '0.05'],
    [50, '0.50'],
    [100, '1.00'],
    [99_999, '999.99'],
    [100_000, '1,000.00'],
    [123_456_789, '1,234,567.89'],
    [-5, '-0.05'],
    [-123_456, '-1,234.56'],
    [MAX_CENTS, '9,999,999,999.99'],
  ])('%d cents are %s', (value, text) => expect(formatAmount(cents(value))).toBe(text));

  test('dollars have their sign before the mark', () => {
    expect(formatDollars(cents(14_217))).toBe('$142.17');
    expect(formatDollars(cents(-14_217))).toBe('-$142.17');
  });

  test('every amount can be read back from what is shown, by digits alone', () => {
    fc.assert(fc.property(anyCents, (amount) => Number(formatAmount(amount).replace(/[,.]/g, '')) === amount));
  });
});

describe('what a clerk types into an amount field', () => {
  test.each([
    ['142', 14_200],
    ['142.5', 14_250],
    ['142.50', 14_250],
    ['1,142.50', 114_250],
    ['$142.50', 14_250],
    ['$1,142.50', 114_250],
    ['.50', 50],
    ['.5', 50],
    ['142.', 14_200],
    [' 142.50 ', 14_250],
    ['0', 0],
    ['999,999.99', 99_999_999],
  ])('"%s" is %d cents', (text, value) => expect(parseAmount(text)).toBe(value));

  test.each([
    '',
    ' ',
    '.',
    '$',
    '$.',
    '-5',
    '+5',
    '1.234',
    '1,14.50',
    '11,42',
    ',142',
    '1,,142',
    '1 142',
    '1e5',
    '0x10',
    '1.2.3',
    '14-6402-01',
    '142,50',
    '1000000',
    '1,000,000',
    '١٤٢',
  ])('"%s" is no amount', (text) => expect(parseAmount(text)).toBeNull());

  test('what is shown can be typed back, with and without its mark', () => {
    fc.assert(
      fc.property(typed, (amount) => {
        expect(parseAmount(formatAmount(amount))).toBe(amount);
        expect(parseAmount(formatDollars(amount))).toBe(amount);
        expect(parseAmount(formatAmount(amount).replaceAll(',', ''))).toBe(amount);
      }),
    );
  });

  test('an account number never becomes money, with its dashes or without, also one with zeros in front', () => {
    const number = fc.integer({ min: 0, max: 99_999_999 }).map((n) => String(n).padStart(8, '0'));
    fc.assert(
      fc.property(number, (digits) => {
        expect(parseAmount(digits)).toBeNull();
        expect(parseAmount(`${digits.slice(0, 2)}-${digits.slice(2, 6)}-${digits.slice(6)}`)).toBeNull();
      }),
      { examples: [['00000001'], ['00100001'], ['00014217']] },
    );
  });

  test('no scan of eight or more digits becomes money', () => {
    const scan = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 8, maxLength: 42 });
    fc.assert(fc.property(scan, (digits) => parseAmount(digits) === null));
  });

  test('nothing typed is ever a fraction of a cent, negative, or beyond the field', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.,$- e+'), maxLength: 14 }), (text) => {
        const amount = parseAmount(text);
        if (amount !== null) expect(Number.isSafeInteger(amount) && amount >= 0 && amount <= 99_999_999).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the notes and coins of the change', () => {
  test('add up to it, largest first, none of them nought times', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 50_000_00 }).map(cents), (amount) => {
        const pieces = piecesOf(amount);
        expect(pieces.reduce((sum, { denomination, count }) => sum + denomination * count, 0)).toBe(amount);
        expect(pieces.every(({ denomination, count }) => count > 0 && DENOMINATIONS.includes(denomination))).toBe(true);
        const values = pieces.map((piece) => piece.denomination);
        expect(values).toEqual([...values].sort((a, b) => b - a));
      }),
    );
  });
  test('are as few as can be: never two fives for a ten', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }).map(cents), (amount) => {
        const most: Record<number, number> = { 5000: 1, 2000: 2, 1000: 1, 500: 1, 100: 4, 25: 3, 10: 2, 5: 1, 1: 4 };
        expect(piecesOf(amount).every(({ denomination, count }) => count <= (most[denomination] ?? count))).toBe(true);
      }),
    );
  });
  test('$57.83 is a fifty, a five, two ones, three quarters, a nickel and three cents', () => {
    expect(piecesOf(cents(5_783)).map(({ denomination, count }) => [denomination, count])).toEqual([
      [5_000, 1],
      [500, 1],
      [100, 2],
      [25, 3],
      [5, 1],
      [1, 3],
    ]);
  });
});

describe('the parts of a chart', () => {
  test.each<[string, number[], number[]]>([
    ['nothing', [], []],
    ['nothing owed', [0, 0], [0, 0]],
    ['a credit has no part', [-500, 0], [0, 0]],
    ['a credit takes nothing from the others', [-500, 100, 300], [0, 0.25, 0.75]],
    ['the widest amounts', [MAX_CENTS, MAX_CENTS], [0.5, 0.5]],
  ])('%s', (_case, amounts, parts) => {
    expect(sharesOf(amounts.map(cents))).toEqual(parts);
  });
});
