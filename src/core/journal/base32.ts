/** Crockford's base32 alphabet: no I, L, O, U, so a person can read it aloud. */
export const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A whole number (0 or more) in Crockford base32, zero-padded on the left. */
export function crockford(value: number, width: number): string {
  let text = '';
  for (let rest = value; rest > 0; rest = Math.floor(rest / 32)) text = CROCKFORD.charAt(rest % 32) + text;
  if (text.length > width) throw new RangeError(`${value} does not fit ${width} base32 digits`);
  return text.padStart(width, '0');
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

/** The short code on every paper receipt: 8 characters (40 bits) of the payment fact's hash, "7Q2M-X1RA". */
export function verifyCode(hash: string): string {
  const code = base32OfHex(hash, 8);
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}
