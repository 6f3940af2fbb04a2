import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnWidths } from '#main/reports/column-widths.ts';
import { visibleText } from '#main/reports/visible-text.ts';
import { wrapText } from '#main/reports/wrap-text.ts';
import { hostileText } from '#test/support/hostile-text.ts';

/** Each letter is one wide. */
const wrap = (text: string, width: number, most = 99): string[] => wrapText(text, width, most, (part) => part.length);

describe('text broken into lines', () => {
  test.each<[string, number, number, string[]]>([
    ['', 5, 3, ['']],
    ['one two', 7, 3, ['one two']],
    ['one two', 6, 3, ['one', 'two']],
    ['abcdefgh', 3, 9, ['abc', 'def', 'gh']],
    ['abcdef', 3, 2, ['abc', 'def']],
    ['to abcdefgh', 4, 9, ['to', 'abcd', 'efgh']],
    ['one two three four', 9, 1, ['one two…']],
    ['one two three four', 9, 2, ['one two', 'three fo…']],
    ['abcdefghij', 4, 2, ['abcd', 'efg…']],
    ['ab', 0, 3, ['a', 'b']],
  ])('"%s" on lines of %i, at most %i', (text, width, most, lines) => expect(wrap(text, width, most)).toEqual(lines));

  test('is never wider than a line, keeps every letter, and says where letters are missing', () => {
    const words = fc.array(
      fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 12 }).map((word) => word.replaceAll(' ', '.')),
    );
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 15 }), fc.integer({ min: 1, max: 6 }), (parts, width, most) => {
        const text = parts.join(' ');
        const lines = wrap(text, width, most);
        expect(lines.length).toBeLessThanOrEqual(most);
        expect(lines.filter((line) => line.length > Math.max(width, 2))).toEqual([]);
        const all = wrap(text, width).join('').replaceAll(' ', '');
        expect(all).toBe(text.replaceAll(' ', ''));
        if (wrap(text, width).length <= most) expect(lines).toEqual(wrap(text, width));
        else expect(lines.at(-1)).toMatch(/…$/);
      }),
    );
  });

  test('of a word without an end takes no time', () => {
    let measured = 0;
    const lines = wrapText('x'.repeat(20_000), 80, Number.POSITIVE_INFINITY, (part) => {
      measured += part.length;
      return part.length;
    });
    expect(lines).toHaveLength(250);
    expect(measured).toBeLessThan(1_000_000);
  });
});

describe('the width of a page', () => {
  test('goes to what must not wrap, then by weight, to nobody more than it needs', () => {
    const code = { least: 50, natural: 50, weight: 0 };
    const short = { least: 20, natural: 30, weight: 1 };
    const long = { least: 20, natural: 400, weight: 1 };
    expect(columnWidths([code, short, long], 200)).toEqual([50, 30, 120]);
    expect(columnWidths([code, long, { ...long, weight: 3 }], 170)?.map(Math.round)).toEqual([50, 40, 80]);
  });
  test('that nobody needs goes to those with a weight, or to all', () => {
    const code = { least: 50, natural: 50, weight: 0 };
    expect(columnWidths([code, { least: 10, natural: 10, weight: 1 }], 100)).toEqual([50, 50]);
    expect(columnWidths([code, code], 140)).toEqual([70, 70]);
  });
  test('is not enough where what must be is wider', () => {
    expect(
      columnWidths(
        [
          { least: 50, natural: 50, weight: 0 },
          { least: 51, natural: 60, weight: 1 },
        ],
        100,
      ),
    ).toBeNull();
  });
  test('is used up, and everybody has the least', () => {
    const wish = fc
      .tuple(fc.float({ min: 1, max: 50, noNaN: true }), fc.float({ min: 0, max: 300, noNaN: true }), fc.nat(3))
      .map(([least, more, weight]) => ({ least, natural: least + more, weight }));
    fc.assert(
      fc.property(fc.array(wish, { minLength: 1, maxLength: 12 }), (wishes) => {
        const widths = columnWidths(wishes, 513);
        if (!widths) return;
        expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(513, 3);
        for (const [at, { least, natural, weight }] of wishes.entries()) {
          expect(widths[at]).toBeGreaterThanOrEqual((weight === 0 ? natural : least) - 1e-6);
        }
      }),
    );
  });
});

describe('text that can be drawn', () => {
  test.each([
    ['NÚÑEZ-GÜEREÑA, BEGOÑA É', 'NÚÑEZ-GÜEREÑA, BEGOÑA É'],
    ['e\u0301', 'é'],
    ['Łódź — “€5”…', 'Łódź — “€5”…'],
    ['Иванов', 'Ivanov'],
    ['漢字', 'HanZi'],
    ['A\u202eB', 'A□B'],
    ['A\u0000\u0007\u001bB', 'A□B'],
    ['half \ud83d', 'half □'],
    ['z\u0351\u0352\u0353', 'z□'],
    ['a\r\n\tb', 'a b'],
    ['\u00a0\u2003', ''],
    ['a\u00adb', 'a□b'],
  ])('%j is drawn as "%s"', (text, drawn) => expect(visibleText(text, 500)).toBe(drawn));

  test('is cut where it is too long, and says so', () =>
    expect(visibleText('x'.repeat(5_000), 10)).toBe(`${'x'.repeat(10)}…`));

  test('stays as it is once it can be drawn, and has nothing invisible', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const drawn = visibleText(text, 5_000);
        expect(visibleText(drawn, drawn.length)).toBe(drawn);
        expect(drawn).not.toMatch(/[\p{C}\p{M}]|[^\S ]|^ | $| {2}/u);
      }),
    );
  });
});
