import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CanonicalValue, canonicalJson } from '#core/journal/canonical-json.ts';

describe('canonical JSON (RFC 8785)', () => {
  test.each<[string, CanonicalValue, string]>([
    ['members in the order of their names', { b: 1, a: 2, A: 3 }, '{"A":3,"a":2,"b":1}'],
    ['members within members', { z: { y: 1, x: [] }, a: {} }, '{"a":{},"z":{"x":[],"y":1}}'],
    ['lists in their own order', [3, 1, 2, [], [[]]], '[3,1,2,[],[[]]]'],
    ['plain values', [true, false, null, 0, -1, ''], '[true,false,null,0,-1,""]'],
    ['no negative zero', [-0], '[0]'],
    ['a member without a value is not there', { a: undefined, b: null }, '{"b":null}'],
    ['the largest whole numbers', [9007199254740991, -9007199254740991], '[9007199254740991,-9007199254740991]'],
    // Appendix of RFC 8785, section 3.2.3: names sorted by UTF-16 code units.
    [
      'names in many scripts',
      {
        '\u20ac': 'Euro',
        '\r': 'Return',
        '\ufb33': 'Dalet',
        '1': 'One',
        '\ud83d\ude00': 'Smile',
        '\u0080': 'Control',
        '\u00f6': 'o',
      },
      '{"\\r":"Return","1":"One","\u0080":"Control","\u00f6":"o","\u20ac":"Euro","\ud83d\ude00":"Smile","\ufb33":"Dalet"}',
    ],
    // RFC 8785, section 3.2.2.2: what is escaped, and how.
    ['escapes', '\u20ac$\u000f\nA\'B"\\\\"/\u2028', '"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/\u2028"'],
    ['short escapes', '\b\t\n\f\r', '"\\b\\t\\n\\f\\r"'],
    ['DEL stays as it is', '\u007f', '"\u007f"'],
  ])('%s', (_what, value, text) => expect(canonicalJson(value)).toBe(text));

  test.each<[string, unknown]>([
    ['a fraction', 0.1],
    ['a number beyond the whole ones', 2 ** 53],
    ['no number', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['half a surrogate pair', '\ud800'],
    ['half a surrogate pair in a name', { '\udc00': 1 }],
    ['nothing', undefined],
    ['a nothing in a list', [undefined]],
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
    ['a big integer', 1n],
  ])('refuses %s', (_what, value) => expect(() => canonicalJson(value as CanonicalValue)).toThrow(TypeError));

  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 5 },
      fc.maxSafeInteger(),
      fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed()),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('any'), { maxLength: 5 }),
      fc.dictionary(
        fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed()),
        tie('any'),
        { maxKeys: 5 },
      ),
    ),
  })).any as fc.Arbitrary<CanonicalValue>;

  test('is, for every value a fact may hold, what another program makes of it', () => {
    fc.assert(
      fc.property(value, (any) => canonicalJson(any) === canonicalize(any)),
      { numRuns: 1_000 },
    );
  });

  test('reads back as the same value, whatever the order its members were made in', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.maxSafeInteger()), (members) => {
        const reversed = Object.fromEntries(Object.entries(members).reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson(members));
        // Zero has no sign in it, everything else comes back as it was.
        expect(JSON.parse(canonicalJson(members))).toEqual({ ...members });
      }),
      { numRuns: 300 },
    );
  });
});
