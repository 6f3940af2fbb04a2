import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE, ROOT } from './places.mjs';
import { type Counts, judged, playwrightCounts, vitestCounts } from './test-counts.ts';

/** A runner that takes longer hangs, and counts as failed. */
const LIMIT_MS = 600_000;

let running: ChildProcess | null = null;

/** Runs a tool out of node_modules, in a process group of its own so that all of it can be ended. Its exit code. */
export function runTool(
  script: string,
  args: readonly string[],
  env = environment({ NO_COLOR: '1' }),
): Promise<number | null> {
  const child = spawn(process.execPath, [join(ROOT, 'node_modules', script), ...args], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: process.platform !== 'win32',
  });
  running = child;
  const timer = setTimeout(() => {
    console.error(`${script} was not done after ${LIMIT_MS / 60_000} minutes and is ended.`);
    endRunning('SIGKILL');
  }, LIMIT_MS);
  return new Promise((resolve) => {
    const done = (code: number | null) => {
      clearTimeout(timer);
      running = null;
      resolve(code);
    };
    child.once('exit', done).once('error', () => done(null));
  });
}

/** Ends the tool that runs now, with everything it started. */
export function endRunning(signal: NodeJS.Signals): void {
  if (!running?.pid) return;
  try {
    process.kill(process.platform === 'win32' ? running.pid : -running.pid, signal);
  } catch {
    // It has just ended by itself.
  }
}

export async function runVitest(filters: readonly string[]): Promise<Counts> {
  const report = reportFile('vitest');
  const args = ['run', '-c', 'test/vitest.config.ts', '--reporter=default', '--reporter=json'];
  const code = await runTool('vitest/vitest.mjs', [...args, `--outputFile.json=${report}`, ...filters]);
  return judged(readReport(report, vitestCounts), code);
}

export async function runPlaywright(config: string, name: string, filters: readonly string[]): Promise<Counts> {
  const report = reportFile(name);
  const code = await runTool('@playwright/test/cli.js', ['test', '-c', config, '--reporter=list,json', ...filters], {
    ...environment({ FORCE_COLOR: '0' }),
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });
  return judged(readReport(report, playwrightCounts), code);
}

/** No report of an earlier run may be taken for this one's. */
function reportFile(name: string): string {
  const file = join(CACHE, 'reports', `${name}.json`);
  mkdirSync(join(CACHE, 'reports'), { recursive: true });
  rmSync(file, { force: true });
  return file;
}

function readReport<T>(file: string, count: (report: T) => Counts): Counts | null {
  try {
    return count(JSON.parse(readFileSync(file, 'utf8')) as T);
  } catch {
    return null;
  }
}

/** Logs are read as text. Playwright warns of NO_COLOR, and the others take any FORCE_COLOR for a yes. */
function environment(plain: Record<string, string>): NodeJS.ProcessEnv {
  if (!process.env.CI && process.stdout.isTTY) return process.env;
  const { FORCE_COLOR: _, NO_COLOR: __, ...rest } = process.env;
  return { ...rest, ...plain };
}
