import anyAscii from 'any-ascii';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wrap } from '#core/receipt/fit-text.ts';
import { CODE_PAGE_858_UPPER, printable } from '#core/receipt/printable.ts';
import { hostileText } from '#test/support/hostile-text.ts';

const safe = (text: string): string => printable(text, anyAscii);
/** Printable ASCII and the upper half of code page 858, without its invisible soft hyphen and hard space. */
const onPaper = new Set([
  ...Array.from({ length: 95 }, (_, n) => String.fromCharCode(0x20 + n)),
  ...CODE_PAGE_858_UPPER,
]);
onPaper.delete('\u00ad');
onPaper.delete('\u00a0');

describe('text from outside, made safe for paper', () => {
  test.each([
    ['a plain name', 'GARCIA, MARIA', 'GARCIA, MARIA'],
    ['Spanish letters', 'NÚÑEZ-GÜEREÑA, BEGOÑA ¿É?', 'NÚÑEZ-GÜEREÑA, BEGOÑA ¿É?'],
    ['letters written in two pieces', 'JOSE\u0301 PEN\u0303A', 'JOSÉ PEÑA'],
    ['letters the paper lacks', 'Łódź Őr', 'Lódz Or'],
    ['the euro', '€ 5', '€ 5'],
    ['lines and tabs', ' A\tB\r\nC ', 'A B C'],
    ['control bytes', 'NUL\u0000BEL\u0007DEL\u007fC1\u009b', 'NULBELDELC1'],
    ['a printer’s command', 'A\u001b@B\u001dV', 'A@BV'],
    ['text turned round', 'LEVI\u202e00.1$\u202c', 'LEVI00.1$'],
    ['invisible characters', 'A\u200bB\u200dC\u00adD', 'ABCD'],
    ['half a picture', 'A\ud83dB', 'AB'],
    ['nothing', '', ''],
    ['nothing that shows', '\u0000\u200b\u0301 ', ''],
  ])('%s', (_what, text, paper) => expect(safe(text)).toBe(paper));

  test('no name of a person becomes nothing or a question mark', () => {
    for (const name of ['Ng Wei 伟', 'Иванов', 'Παπαδόπουλος', 'محمد']) expect(safe(name)).toMatch(/^[A-Za-z' .-]{2,}/);
    expect(safe('Ivanов')).not.toContain('?');
  });

  test('of 20,000 hostile texts every one is one bounded line of the code page, and safe text stays as it is', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const paper = safe(text);
        if (paper.length > 200) throw new Error(`too long: ${paper.length}`);
        for (const character of paper)
          if (!onPaper.has(character)) throw new Error(`not on paper: ${JSON.stringify(character)}`);
        if (/^ | $| {2}/.test(paper)) throw new Error('spaces that nobody typed');
        if (safe(paper) !== paper) throw new Error('not the same the second time');
      }),
      { numRuns: 20_000 },
    );
  });

  test('a name of ten million letters costs no more than one of a thousand', () => {
    const long = 'Ñ'.repeat(10_000_000);
    const begun = performance.now();
    for (let n = 0; n < 50; n += 1) expect(safe(long)).toHaveLength(200);
    expect(performance.now() - begun).toBeLessThan(1_000);
  });
});

describe('text cut into rows', () => {
  test.each<[string, number, string[]]>([
    ['one two three', 7, ['one two', 'three']],
    ['one', 10, ['one']],
    ['', 10, []],
    ['   ', 10, []],
    [' one ', 10, ['one']],
    ['one  two', 10, ['one two']],
    ['abcdefghij', 4, ['abcd', 'efgh', 'ij']],
    ['a abcdefgh b', 4, ['a', 'abcd', 'efgh', 'b']],
    ['exactly8 exactly8', 8, ['exactly8', 'exactly8']],
  ])('"%s" in %d', (text, width, rows) => expect(wrap(text, width)).toEqual(rows));

  test('no row is wider, no letter is lost, no row is empty', () => {
    fc.assert(
      fc.property(hostileText.map(safe), fc.integer({ min: 1, max: 60 }), (text, width) => {
        const rows = wrap(text, width);
        expect(rows.every((row) => row.length > 0 && row.length <= width)).toBe(true);
        expect(rows.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
      { numRuns: 500 },
    );
  });
});
