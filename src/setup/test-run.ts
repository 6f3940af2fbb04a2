import { buildApp, buildIfStale } from './build.ts';
import { prepareRuntime } from './prepare.ts';
import { readTestArguments, type StageName, type Wanted } from './test-arguments.ts';
import { type Counts, lastLine, NOTHING, ONE_FAILED, ONE_PASSED, sum } from './test-counts.ts';
import { endRunning, runPlaywright, runTool, runVitest } from './test-runner.ts';

/** Runs the stages in their order, all of them, whatever fails; the last line counts over all. */
async function runTests(wanted: Wanted): Promise<Counts> {
  const needsRuntime = wanted.stages.some((stage) => stage === 'runtime' || stage === 'e2e');
  const runtime = needsRuntime ? await foundRuntime() : null;
  let built = true;

  /** One that passes or fails as a whole. */
  const whole = (good: boolean): Counts => (good ? ONE_PASSED : ONE_FAILED);
  const stages: Record<StageName, () => Promise<Counts>> = {
    lint: async () => whole(await lint()),
    types: async () => whole((await runTool('vue-tsc/bin/vue-tsc.js', ['-b'])) === 0),
    vitest: () => runVitest(wanted.vitest),
    build: async () => {
      built = buildApp();
      return whole(built);
    },
    runtime: async () => {
      if (runtime === 'electron') return sayAndCount('not run: the runtime is Electron itself', NOTHING);
      if (runtime === null) return sayAndCount('not run: there is no runtime', ONE_FAILED);
      return runPlaywright('test/runtime/playwright.config.ts', 'runtime', wanted.playwright);
    },
    e2e: async () => {
      if (runtime === null) return sayAndCount('not run: there is no runtime', ONE_FAILED);
      if (!wanted.stages.includes('build')) built = buildIfStale();
      if (!built) return sayAndCount('not run: the app was not built', ONE_FAILED);
      return runPlaywright('test/e2e/playwright.config.ts', 'e2e', wanted.playwright);
    },
  };

  const counts: Counts[] = [];
  for (const stage of wanted.stages) counts.push(await timed(stage, stages[stage]));
  return sum(counts);
}

async function foundRuntime(): Promise<'electron' | 'stand-in' | null> {
  try {
    return (await prepareRuntime()).kind;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return null;
  }
}

async function lint(): Promise<boolean> {
  const biome = await runTool('@biomejs/biome/bin/biome', ['check', '.', ...(process.env.CI ? ['--colors=off'] : [])]);
  const knip = await runTool('knip/bin/knip.js', ['-c', 'src/setup/knip.jsonc', '--no-config-hints']);
  return biome === 0 && knip === 0;
}

async function timed(name: string, run: () => Promise<Counts>): Promise<Counts> {
  console.log(`\n== ${name}`);
  const started = Date.now();
  const counts = await run();
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const { passed, failed, skipped } = counts;
  console.log(`== ${name}: ${passed} passed, ${failed} failed, ${skipped} skipped in ${seconds} s`);
  return counts;
}

function sayAndCount(line: string, counts: Counts): Counts {
  console.log(line);
  return counts;
}

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const) {
  process.on(signal, () => {
    endRunning('SIGKILL');
    process.exit(code);
  });
}
let counts = ONE_FAILED;
try {
  counts = await runTests(readTestArguments(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
}
console.log(`\n${lastLine(counts)}`);
process.exitCode = counts.failed > 0 ? 1 : 0;
