/** The smallest sample that at least `percent` of all samples do not exceed (nearest rank). */
export function percentile(samples: readonly number[], percent: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)];
  if (found === undefined) throw new Error('nothing was measured');
  return found;
}

export function median(samples: readonly number[]): number {
  return percentile(samples, 50);
}

/** Milliseconds that something took. */
export async function took(what: () => unknown): Promise<number> {
  const started = performance.now();
  await what();
  return performance.now() - started;
}

/**
 * Measures two things in turns, so that whatever disturbs the machine disturbs both alike. The one that goes first
 * changes with every round; the first rounds only warm up.
 */
export async function inTurns(
  rounds: { warmUp: number; measured: number },
  ours: (round: number) => Promise<number>,
  bare: (round: number) => Promise<number>,
): Promise<{ ours: number[]; bare: number[] }> {
  const samples = { ours: [] as number[], bare: [] as number[] };
  for (let round = -rounds.warmUp; round < rounds.measured; round += 1) {
    const bareFirst = round % 2 !== 0;
    const before = bareFirst ? await bare(round) : null;
    const own = await ours(round);
    const other = before ?? (await bare(round));
    if (round < 0) continue;
    samples.ours.push(own);
    samples.bare.push(other);
  }
  return samples;
}
