export const USAGE = 'usage: node test/simulation/simulate.ts [--seed N] [--runs N] [--steps N]';

export type Arguments = { seed: number; runs: number; steps: number };

/** Reads `--name N` pairs of whole numbers; the seed is drawn from the clock unless given. Null: something else is there. */
export function readArguments(words: readonly string[], nowMs: number): Arguments | null {
  const given: Arguments = { seed: nowMs % 1_000_000_000, runs: 20, steps: 500 };
  for (let index = 0; index < words.length; index += 2) {
    const [, name = ''] = /^--(seed|runs|steps)$/.exec(words[index] ?? '') ?? [];
    const text = words[index + 1] ?? '';
    if (name === '' || !/^\d{1,12}$/.test(text)) return null;
    given[name as keyof Arguments] = Number(text);
  }
  return given.runs > 0 && given.steps > 0 ? given : null;
}
