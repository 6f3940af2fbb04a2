/** What an adapter can do for an item whose fate is unknown. */
export type UnknownMeans = { lookup: boolean; idempotent: boolean; keyTtlHours: number | null };

const HOUR_MS = 3_600_000;

/**
 * The way out of `unknown`: ask where the far side can be asked. Else send the identical bytes again, but only while the
 * far side still remembers the reference. Else a person must find out.
 */
export function wayOutOfUnknown(
  means: UnknownMeans,
  firstSentAtMs: number | null,
  atMs: number,
): 'ask' | 'send-again' | 'person' {
  if (means.lookup) return 'ask';
  if (!means.idempotent) return 'person';
  const ageMs = firstSentAtMs === null ? 0 : atMs - firstSentAtMs;
  return means.keyTtlHours === null || ageMs < means.keyTtlHours * HOUR_MS ? 'send-again' : 'person';
}
