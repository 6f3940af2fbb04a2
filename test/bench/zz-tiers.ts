import type { Account } from '#shared/account.ts';
import type { MatchedBy } from '#shared/contract/account.ts';
import { compact, nameWords, wordsOf } from '#shared/lookup-text.ts';

export type Tier = {
  matchedBy: MatchedBy;
  expression: string;
  /** The same question asked of one account. Only on tiers whose every answer is an answer of `several` too. */
  fits?: (account: Account) => boolean;
};

/**
 * What is typed into the one lookup box, as full-text questions in the order in which their answers are shown: which
 * column was found decides, not a rank over all rows (ordering a million rows by rank takes half a second).
 * Words are quoted, so no operator of the query language can be typed by accident.
 */
export function lookupTiers(query: string): Tier[] {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const whole = compact(query);
  const digits = /^\d+$/.test(whole);
  const hasDigit = /\d/.test(whole);
  const tiers: Tier[] = [];
  const add = (matchedBy: MatchedBy, column: string, terms: string[], fits?: Tier['fits']): void => {
    tiers.push({ matchedBy, expression: `${column} : (${terms.join(' ')})`, ...(fits ? { fits } : {}) });
  };
  const typed = words.map(plain);

  // An account number may be typed with or without its dashes, and as far as the customer remembers it.
  if (digits && whole.length >= 2) add('number', 'number', [prefix(whole)]);
  if (hasDigit && whole.length >= 3) add('alias', 'alias', [prefix(whole)]);
  if (words.some((word) => /\p{L}/u.test(word))) {
    add('name', 'name', words.map(prefix), ({ name }) => allBegin(typed, nameWords(name).split(' ')));
  }
  if (words.some((word) => /^\d/.test(word))) {
    // "305 main": the house number 305 comes before 3050.
    add(
      'address',
      'address',
      words.map((word) => (/^\d+$/.test(word) ? exact(word) : prefix(word))),
      ({ serviceAddress }) => allBegin(typed, wordsOf(serviceAddress.line1, 60), true),
    );
  }
  add('address', 'address', words.map(prefix), ({ serviceAddress }) =>
    allBegin(typed, wordsOf(serviceAddress.line1, 60)),
  );
  if (digits && whole.length >= 4) add('phone', 'phone', [prefix(whole)]);
  if (hasDigit && whole.length >= 4) add('meter', 'meter', [prefix(whole)]);
  if (words.length > 1) {
    tiers.push({ matchedBy: 'several', expression: `{name address number alias} : (${words.map(prefix).join(' ')})` });
  }
  return tiers;
}

function exact(word: string): string {
  return `"${word}"`;
}

function prefix(word: string): string {
  return `"${word}"*`;
}

/** As the index folds words: without accents. */
function plain(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '');
}

function allBegin(typed: string[], found: string[], numbersWhole = false): boolean {
  const words = found.map(plain);
  return typed.every((start) =>
    numbersWhole && /^\d+$/.test(start) ? words.includes(start) : words.some((word) => word.startsWith(start)),
  );
}
