import { compact } from '#shared/lookup-text.ts';
import { crockford, crockfordValue, readCrockford } from '../journal/base32.ts';

/**
 * A share's short reference, for paper and for files: station (2) + 7 Crockford base32 digits of the station's share
 * counter + one ISO 7064 MOD 37,36 check character; 10 characters in all.
 */
export function shortRef(station: string, shareNumber: number): string {
  const body = station + crockford(shareNumber, 7);
  return body + mod37Check(body);
}

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * ISO 7064 MOD 37,36: the character that makes the whole text valid. Catches every single wrong character and nearly
 * every swap of two neighbours.
 */
export function mod37Check(body: string): string {
  let product = 36;
  for (const character of body) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) throw new RangeError(`not a letter or digit: ${character}`);
    const sum = (product + value) % 36 || 36;
    product = (sum * 2) % 37;
  }
  return ALPHABET.charAt((37 - product) % 36);
}

/** Whether a short reference typed or read from paper is one of ours. */
export function isShortRef(text: string): boolean {
  return /^[0-9A-Z]{10}$/.test(text) && mod37Check(text.slice(0, 9)) === text.charAt(9);
}

/** What a short reference names, typed in any way people read it from paper; null when it is none of ours. */
export function readShortRef(text: string): { station: string; itemNumber: number } | null {
  const typed = compact(text);
  const digits = readCrockford(typed.slice(2, 9));
  const read = typed.slice(0, 2) + digits + typed.slice(9);
  if (digits === null || !isShortRef(read)) return null;
  return { station: read.slice(0, 2), itemNumber: crockfordValue(digits) };
}
