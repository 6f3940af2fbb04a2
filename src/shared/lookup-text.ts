/** How accounts and what is typed into the lookup box are broken into words; both sides must do it the same way. */

/** Letters and digits only, upper case: "14-6402-01" and "14 6402 01" are the same number. */
export function compact(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();
}

/** Kinds of keys that are looked up by their beginning. */
export type KeyKind = 'number' | 'alias' | 'phone' | 'meter';
const MARKS: Record<KeyKind, string> = { number: 'N', alias: 'A', phone: 'P', meter: 'M' };

/**
 * A key as it stands in the index: marked with its kind, because the index finds a beginning among the words of all
 * columns, and in a million accounts every phone number begins alike.
 */
export function keyWord(kind: KeyKind, compacted: string): string {
  return MARKS[kind] + compacted;
}

/** The words of a text, upper case, split at everything that is no letter or digit; at most `most`. */
export function wordsOf(text: string, most = 12): string[] {
  return (text.toUpperCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).slice(0, most);
}

/** The words of a name, with O'BRIEN findable as OBRIEN too. */
export function nameWords(name: string): string {
  const joined = name.match(/\p{L}+(?:['’]\p{L}+)+/gu) ?? [];
  return [...wordsOf(name, 60), ...joined.map(compact)].join(' ');
}

/** A phone number as people say it: all ten digits, the last seven, the last four. */
export function phoneNumbers(phone: string | undefined): string[] {
  const digits = (phone ?? '').replace(/\D/g, '');
  if (digits.length === 0) return [];
  return digits.length > 7 ? [digits, digits.slice(-7), digits.slice(-4)] : [digits];
}
