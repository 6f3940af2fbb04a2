import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lookupTiers } from '#main/db/lookup-tiers.ts';
import { compact, nameWords, phoneNumbers, wordsOf } from '#shared/lookup-text.ts';
import { hostileText } from '#test/support/hostile-text.ts';

const columns = (query: string) => lookupTiers(query).map((tier) => tier.matchedBy);

describe('what is typed into the lookup box', () => {
  test.each<[string, string[]]>([
    ['14-6402-01', ['number', 'alias', 'address', 'address', 'phone', 'meter', 'several']],
    ['14', ['number', 'address', 'address']],
    ['garcia', ['name', 'address']],
    ['garcia maria', ['name', 'address', 'several']],
    ['305 main', ['alias', 'name', 'address', 'address', 'meter', 'several']],
    ['', []],
    ['--- * "', []],
  ])('"%s" is looked for in %j, in this order', (query, wanted) => expect(columns(query)).toEqual(wanted));

  test('a house number is meant whole before it is meant as a beginning', () => {
    const [first, second] = lookupTiers('305 main').filter((tier) => tier.matchedBy === 'address');
    expect([first?.expression, second?.expression]).toEqual([
      'address : ("305" "MAIN"*)',
      'address : ("305"* "MAIN"*)',
    ]);
  });

  test('words are bounded, however many are typed', () => {
    expect(wordsOf('a '.repeat(1_000))).toHaveLength(12);
    expect(
      Math.max(...lookupTiers('a1 '.repeat(1_000)).map((tier) => (tier.expression.match(/"\*?/g) ?? []).length)),
    ).toBeLessThanOrEqual(24);
  });

  test('numbers are the same with and without their dashes; names with and without their apostrophe', () => {
    expect(compact(' 14-6402.01 ')).toBe('14640201');
    expect(nameWords("O'Brien, Kathleen")).toBe('O BRIEN KATHLEEN OBRIEN');
    expect(phoneNumbers('(254) 555-0142')).toEqual(['2545550142', '5550142', '0142']);
    expect(phoneNumbers(undefined)).toEqual([]);
  });
});

describe('the language of the search index', () => {
  let index: Database.Database;
  let match: Database.Statement;
  beforeAll(() => {
    index = new Database(':memory:');
    index.exec(`CREATE VIRTUAL TABLE account_search USING fts5(number, alias, name, address, phone, meter,
      tokenize="unicode61 remove_diacritics 2");
      INSERT INTO account_search VALUES ('1', '2', 'NOT NEAR OR AND', '4', '5', '6')`);
    match = index.prepare('SELECT rowid FROM account_search WHERE account_search MATCH ?');
  });
  afterAll(() => index.close());

  test('cannot be spoken by accident or on purpose: every question is well-formed', () => {
    const syntax = fc
      .array(
        fc.constantFrom(
          '"',
          '*',
          '(',
          ')',
          'NEAR(',
          'OR',
          'AND',
          'NOT',
          ':',
          '{',
          '}',
          '^',
          '+',
          '-',
          'name',
          '1',
          ',',
          ' ',
        ),
        { maxLength: 12 },
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(syntax, hostileText), (query) => {
        for (const tier of lookupTiers(query.slice(0, 200))) match.all(tier.expression);
      }),
      { numRuns: 2_000 },
    );
  });

  test('its operators are words like any other', () => {
    const [names] = lookupTiers('or and not near');
    expect(match.all(names?.expression)).toHaveLength(1);
    const [absent] = lookupTiers('or nobody');
    expect(match.all(absent?.expression)).toEqual([]);
  });
});
