import { parseArgs } from 'node:util';

export const STAGES = ['lint', 'types', 'vitest', 'build', 'runtime', 'e2e'] as const;
export type StageName = (typeof STAGES)[number];

/** Parts of the vitest stage, by what its files' paths contain. */
const PARTS: Record<string, string> = {
  tidy: 'test/tidy',
  unit: 'test/unit/',
  integration: 'test/integration/',
  simulation: 'test/simulation/',
  migration: 'test/migration/',
  renderer: 'test/renderer/',
};

export type Wanted = {
  stages: StageName[];
  /** What vitest is narrowed to; empty: everything. */
  vitest: string[];
  /** What Playwright is narrowed to; empty: everything. */
  playwright: string[];
};

const CHOICES = [...STAGES, ...Object.keys(PARTS)].join(', ');
const USAGE = `usage: npm test [-- --only NAME[,NAME] [WORD ...]]
  NAME  ${CHOICES}
  WORD  runs only test files whose path contains it`;

/** Throws what is wrong and how it should be. */
export function readTestArguments(args: string[]): Wanted {
  const { only, words } = parsed(args);
  if (only.length === 0) {
    if (words.length > 0) throw new Error(`say with --only where "${words[0]}" is\n${USAGE}`);
    return { stages: [...STAGES], vitest: [], playwright: [] };
  }
  const unknown = only.find((name) => !STAGES.some((stage) => stage === name) && !PARTS[name]);
  if (unknown !== undefined) throw new Error(`there is nothing called "${unknown}" to run\n${USAGE}`);
  const parts = only.flatMap((name) => PARTS[name] ?? []);
  const stages = STAGES.filter((stage) => only.includes(stage) || (stage === 'vitest' && parts.length > 0));
  return { stages, vitest: words.length > 0 ? words : only.includes('vitest') ? [] : parts, playwright: words };
}

function parsed(args: string[]): { only: string[]; words: string[] } {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { only: { type: 'string', multiple: true, default: [] } },
    });
    return { only: values.only.flatMap((names) => names.split(',')).filter(Boolean), words: positionals };
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}
