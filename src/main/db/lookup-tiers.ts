import type { MatchedBy } from '#shared/contract/account.ts';
import { compact, type KeyKind, keyWord, wordsOf } from '#shared/lookup-text.ts';

export type Tier = { matchedBy: MatchedBy; expression: string };

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
  const add = (matchedBy: MatchedBy, column: string, terms: string[]): void => {
    tiers.push({ matchedBy, expression: `${column} : (${terms.join(' ')})` });
  };

  // An account number may be typed with or without its dashes, and as far as the customer remembers it.
  const addKey = (kind: KeyKind): void => add(kind, kind, [prefix(keyWord(kind, whole))]);
  if (digits && whole.length >= 2) addKey('number');
  if (hasDigit && whole.length >= 3) addKey('alias');
  if (words.some((word) => /\p{L}/u.test(word))) add('name', 'name', words.map(prefix));
  if (words.some((word) => /^\d/.test(word))) {
    // "305 main": the house number 305 comes before 3050.
    add(
      'address',
      'address',
      words.map((word) => (/^\d+$/.test(word) ? exact(word) : prefix(word))),
    );
  }
  add('address', 'address', words.map(prefix));
  if (digits && whole.length >= 4) addKey('phone');
  if (hasDigit && whole.length >= 4) addKey('meter');
  if (words.length > 1) {
    tiers.push({ matchedBy: 'several', expression: `{name address} : (${words.map(prefix).join(' ')})` });
  }
  return tiers;
}

function exact(word: string): string {
  return `"${word}"`;
}

function prefix(word: string): string {
  return `"${word}"*`;
}
