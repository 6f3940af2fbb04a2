import { compact } from '#shared/lookup-text.ts';

/** Crockford's base32 alphabet: no I, L, O, U, so a person can read it aloud. */
export const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A whole number (0 or more) in Crockford base32, zero-padded on the left. */
export function crockford(value: number, width: number): string {
  let text = '';
  for (let rest = value; rest > 0; rest = Math.floor(rest / 32)) text = CROCKFORD.charAt(rest % 32) + text;
  if (text.length > width) throw new RangeError(`${value} does not fit ${width} base32 digits`);
  return text.padStart(width, '0');
}

/** The number that base32 digits say; they must be of the alphabet. */
export function crockfordValue(digits: string): number {
  let value = 0;
  for (const digit of digits) value = value * 32 + CROCKFORD.indexOf(digit);
  return value;
}

/** The first `length` base32 characters of a hexadecimal hash (5 bits each). */
export function base32OfHex(hex: string, length: number): string {
  let text = '';
  for (let i = 0; i < length; i += 1) {
    const bit = i * 5;
    const nibbles = Number.parseInt(hex.slice(bit >> 2, (bit >> 2) + 3).padEnd(3, '0'), 16);
    text += CROCKFORD.charAt((nibbles >> (7 - (bit & 3))) & 31);
  }
  return text;
}

/** 40 bits: enough that nobody finds another payment with the same code. */
export const VERIFY_CODE_LENGTH = 8;

/** The short code on every paper receipt: the beginning of the payment fact's hash, "7Q2M-X1RA". */
export function verifyCode(hash: string): string {
  const code = base32OfHex(hash, VERIFY_CODE_LENGTH);
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** 50 bits: the seal of a closed day, by which an auditor finds any change to it or to anything before it. */
export const SEAL_LENGTH = 10;

/** A seal as it is written and read aloud: "7Q2M-X1RA-9K" without its dashes is the beginning of the fact's hash. */
export function sealWords(seal: string): string {
  return seal.match(/.{1,4}/g)?.join('-') ?? '';
}

/** Letters and digits as they were read aloud or off paper: O is 0, I and L are 1. Null for anything but base32. */
export function readCrockford(text: string): string | null {
  const read = compact(text).replaceAll('O', '0').replace(/[IL]/g, '1');
  return read !== '' && [...read].every((digit) => CROCKFORD.includes(digit)) ? read : null;
}
