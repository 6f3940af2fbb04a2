import fc from 'fast-check';

const nasty = [
  '\u0000',
  '\u0007',
  '\b',
  '\t',
  '\n',
  '\r',
  '\u000b',
  '\u001b',
  '\u001b@',
  '\u001bp\u0000\u0019\u00fa',
  '\u001dV\u0041\u0000',
  '\u0010\u0014\u0001\u0000\u0001',
  '\u001c.',
  '\u007f',
  '\u0080',
  '\u009b',
  '\u009bm',
  '\u00a0',
  '\u00ad',
  '\u200b',
  '\u200d',
  '\u200e',
  '\u202e',
  '\u202c',
  '\u2066',
  '\u2069',
  '\u2028',
  '\u2029',
  '\ufeff',
  '\ufffd',
  '\uffff',
  '\ud800',
  '\udc00',
  '\u0301',
  '\u036f',
  '\u0489',
  '🚰',
  '👩‍👩‍👧‍👦',
  '🇲🇽',
  '\u{e0041}',
  '\u{10ffff}',
  '漢字',
  'العربية',
  'שלום',
  'ไทย',
  'ﬁ',
  '½',
  '€',
  'ß',
  'Ł',
  'ő',
  'ı',
  'Ǆ',
  '﷽',
  '║',
  '█',
  '{',
  '`',
  '{{7*7}}',
  '<b>',
  '</td></tr></table></div>',
  '<img src=x onerror="globalThis.pwned=1">',
  '<script>globalThis.pwned=1</script>',
  '"><svg onload=globalThis.pwned=1>',
  'javascript:globalThis.pwned=1',
  '&lt;&#x202e;',
];

/** Text as it comes from outside at its worst: commands of printers, terminals and pages, marks, halves of characters, length. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .array(
        fc.oneof(fc.constantFrom(...nasty), fc.string({ unit: 'binary', maxLength: 8 }), fc.string({ maxLength: 8 })),
        { maxLength: 12 },
      )
      .map((parts) => parts.join('')),
  },
  { weight: 1, arbitrary: fc.array(fc.nat(0xffff), { maxLength: 40 }).map((units) => String.fromCharCode(...units)) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...nasty, 'W', 'ñ', ' ', 'e\u0301'), fc.integer({ min: 1, max: 10_000 }))
      .map(([piece, times]) => piece.repeat(times).slice(0, 10_000)),
  },
);

/** So many of them, the same for the same seed. */
export function hostileTexts(count: number, seed: number): string[] {
  return fc.sample(hostileText, { numRuns: count, seed });
}
