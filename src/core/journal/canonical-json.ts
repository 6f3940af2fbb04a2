/**
 * RFC 8785 (JSON Canonicalization Scheme) for the values a fact may hold: objects, arrays, strings, safe integers,
 * booleans and null. Two programs that agree on the values agree on the bytes, so a hash over them means something.
 */
export type CanonicalValue =
  | string
  | number
  | boolean
  | null
  | readonly CanonicalValue[]
  | { readonly [key: string]: CanonicalValue | undefined };

/** The canonical text. Throws a TypeError for a fraction, an unsafe number, a lone surrogate or any other type. */
export function canonicalJson(value: CanonicalValue): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return canonicalString(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new TypeError(`a fact holds whole numbers only, not ${value}`);
    return String(value === 0 ? 0 : value);
  }
  if (Array.isArray(value)) return `[${value.map((item: CanonicalValue) => canonicalJson(item)).join(',')}]`;
  if (typeof value === 'object') return canonicalObject(value as { [key: string]: CanonicalValue | undefined });
  throw new TypeError(`a fact cannot hold a ${typeof value}`);
}

/** Keys sort by UTF-16 code units (RFC 8785 §3.2.3), which is what JavaScript's comparison of strings does. */
function canonicalObject(object: { readonly [key: string]: CanonicalValue | undefined }): string {
  const members: string[] = [];
  for (const key of Object.keys(object).sort()) {
    const member = object[key];
    if (member !== undefined) members.push(`${canonicalString(key)}:${canonicalJson(member)}`);
  }
  return `{${members.join(',')}}`;
}

function canonicalString(text: string): string {
  if (!text.isWellFormed()) throw new TypeError('a fact cannot hold half a surrogate pair');
  return JSON.stringify(text);
}
