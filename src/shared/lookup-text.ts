/** How accounts and what is typed into the lookup box are broken into words; both sides must do it the same way. */

/** Letters and digits only, upper case: "14-6402-01" and "14 6402 01" are the same number. */
export function compact(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();
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

/** A phone number as people say it: all ten digits, and the last seven. */
export function phoneWords(phone: string | undefined): string {
  const digits = (phone ?? '').replace(/\D/g, '');
  if (digits.length === 0) return '';
  return digits.length > 7 ? `${digits} ${digits.slice(-7)} ${digits.slice(-4)}` : digits;
}
