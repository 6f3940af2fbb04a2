/** So many of so many. */
export type Share = { hits: number; of: number };

/**
 * How many standard errors some shares lie above others: the sum of `plus` less the sum of `minus`, each one sample. For
 * a fall, (earlier) against (recent); for a fall beyond that of others, (earlier, others' recent) against (recent,
 * others' earlier).
 *
 * Each sample gets 2/m more hits and misses, m being how many samples there are (Agresti and Caffo 2000 for two, Price and
 * Bonett 2004 for more): so that none or all of a few do not look certain.
 */
export function standardErrorsAbove(plus: readonly Share[], minus: readonly Share[]): number {
  const added = 2 / (plus.length + minus.length);
  const samples = [...plus.map((share) => ({ share, sign: 1 })), ...minus.map((share) => ({ share, sign: -1 }))];
  let difference = 0;
  let variance = 0;
  for (const { share, sign } of samples) {
    const of = share.of + 2 * added;
    const part = (share.hits + added) / of;
    difference += sign * part;
    variance += (part * (1 - part)) / of;
  }
  return difference / Math.sqrt(variance);
}
