import { nameWords, wordsOf } from '#shared/lookup-text.ts';

/** Whoever looks for a name types no accents. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();
}

export function foldedWords(text: string): string[] {
  return wordsOf(folded(text));
}

/**
 * Whether every word is the beginning of a word of the name: "gar mar" fits GARCÍA, MARÍA, and "obrien" O'BRIEN.
 * Asked of twenty thousand names in a row, so most are turned away by their plain letters.
 */
export function nameFits(name: string, words: readonly string[]): boolean {
  const text = folded(name.slice(0, LONGEST));
  if (!text.includes("'") && !text.includes('’') && words.some((word) => !text.includes(word))) return false;
  const inName = nameWords(text).split(' ');
  return words.length > 0 && words.every((word) => inName.some((each) => each.startsWith(word)));
}
const LONGEST = 200;
