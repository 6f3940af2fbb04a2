import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { receiptNumber } from '#core/payment/receipt-number.ts';
import { isShortRef, mod37Check, shortRef } from '#core/payment/short-ref.ts';
import { businessDate } from '#shared/day.ts';

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const station = fc.tuple(fc.constantFrom(...LETTERS), fc.constantFrom(...LETTERS)).map((pair) => pair.join(''));
const reference = fc.tuple(station, fc.integer({ min: 1, max: 32 ** 7 - 1 })).map(([id, n]) => shortRef(id, n));

describe('a short reference', () => {
  test.each([
    ['C10000012', 'U'],
    ['C10000001', '0'],
    ['A10000ZZZ', '3'],
    // The published example of ISO 7064 MOD 37,36 (a Global Release Identifier).
    ['A12425GABC1234002', 'M'],
  ])('%s has the check character %s', (body, check) => expect(mod37Check(body)).toBe(check));

  test('is station, seven digits and the check character', () => {
    expect(shortRef('C1', 34)).toBe('C10000012U');
    expect(shortRef('C1', 1)).toBe('C100000010');
    expect(() => shortRef('C1', 32 ** 7)).toThrow(RangeError);
    expect(() => mod37Check('c1')).toThrow(RangeError);
  });

  test('of every share is another, and is known again', () => {
    fc.assert(fc.property(reference, (ref) => ref.length === 10 && isShortRef(ref)));
    const many = new Set(Array.from({ length: 2_000 }, (_, n) => shortRef('C1', n + 1)));
    expect(many.size).toBe(2_000);
  });

  test('with one wrong character is refused, whichever', () => {
    fc.assert(
      fc.property(reference, fc.nat(9), fc.constantFrom(...LETTERS), (ref, at, other) => {
        fc.pre(ref[at] !== other);
        expect(isShortRef(ref.slice(0, at) + other + ref.slice(at + 1))).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  test('with two neighbours swapped is refused, but for a few in a thousand', () => {
    // The standard promises every single wrong character; of swaps it lets some pass, which is why a person also
    // compares the name and the amount.
    let swaps = 0;
    let unseen = 0;
    for (const before of LETTERS) {
      for (const a of LETTERS) {
        for (const b of LETTERS) {
          if (a === b) continue;
          swaps += 1;
          if (mod37Check(before + a + b) === mod37Check(before + b + a)) unseen += 1;
        }
      }
    }
    expect(unseen / swaps).toBeLessThan(0.002);
  });

  test.each(['', 'C10000012', 'C10000012U0', 'c10000012U', 'C1 000012U', 'C10000012U\n', 'Ç10000012U'])(
    '"%s" is none',
    (text) => expect(isShortRef(text)).toBe(false),
  );
});

describe('a receipt number', () => {
  test.each([
    ['C1', '2026-11-23', 123, 'C1-26-000123'],
    ['C1', '2026-12-31', 999_999, 'C1-26-999999'],
    ['A9', '2027-01-01', 1, 'A9-27-000001'],
  ])('%s on %s, the %d.: %s', (id, date, counter, number) =>
    expect(receiptNumber(id, businessDate(date), counter)).toBe(number),
  );
  test.each([0, -1, 1_000_000])('there is no %d.', (counter) =>
    expect(() => receiptNumber('C1', businessDate('2026-11-23'), counter)).toThrow(RangeError),
  );
});
