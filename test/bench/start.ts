import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { startGateway } from '#sandbox/cis/gateway.ts';
import { findRuntime } from '#setup/runtime.ts';
import { cleanEnvironment } from '#test/e2e/desk/launch.ts';
import { type Figure, figure } from './figures.ts';
import { inDiskFolder, ROOT } from './places.ts';
import { inTurns, median, percentile } from './samples.ts';
import { openStation } from './station.ts';

const ACCOUNTS = 14_000;
const PAYMENTS_BEFORE = 50;
const ROUNDS = { warmUp: 2, measured: 12 };
const START_MS = 60_000;

/** What a window needs so that the same question can be asked of it. */
const BARE_PAGE = `data:text/html,<title>bare</title><button class=tile onclick="pin.disabled=false;pin.focus()">Maria</button><input id=pin disabled>`;

/**
 * From the start of the process to a window that can be used: name tiles, and a PIN field that listens. The built app
 * on a data folder that has seen some days, with its CIS, against an app of one line with a page of one line.
 */
export async function start(folder: string | null): Promise<Figure[]> {
  const cis = await startGateway({ accounts: ACCOUNTS, log: () => undefined });
  try {
    return await inDiskFolder(folder, async (home) => {
      const printer = `file:${join(home, 'paper')}`;
      await useBefore({ home, cis, printer });
      const counter = {
        BENCH_APP: join(ROOT, 'out', 'main', 'index.js'),
        COUNTER_HOME: home,
        COUNTER_CIS_URL: cis.url,
        COUNTER_CIS_TOKEN: cis.token,
        COUNTER_PRINTER: printer,
      };
      const bare = { BENCH_BARE: BARE_PAGE, BENCH_USER_DATA: join(home, 'bare') };
      const samples = await inTurns(
        ROUNDS,
        () => startToUse(counter),
        () => startToUse(bare),
      );
      const at = (percent: number) => ({
        unit: 'ms',
        value: percentile(samples.ours, percent),
        baseline: percentile(samples.bare, percent),
      });
      return [
        figure('start', {
          metric: `to the sign-in page, p50 (${findRuntime().kind})`,
          unit: 'ms',
          value: median(samples.ours),
          baseline: median(samples.bare),
          goal: { ratioAtMost: 1.5 },
        }),
        figure('start', { metric: 'to the sign-in page, p90', ...at(90) }),
      ];
    });
  } finally {
    await cis.close();
  }
}

/** A folder as it is found on an ordinary morning. */
async function useBefore(plan: Parameters<typeof openStation>[0]): Promise<void> {
  const station = await openStation(plan);
  await station.ready();
  for (let turn = 0; turn < PAYMENTS_BEFORE; turn += 1) await station.serve(turn);
  await station.quiet(60_000);
  await station.close();
}

/** Milliseconds from the start of the process until its page said that it can be used. Resolves when it has ended. */
function startToUse(env: Record<string, string>): Promise<number> {
  const { executable, args } = findRuntime();
  const startedMs = Date.now();

  const child = spawn(executable, [...args, join(import.meta.dirname, 'start-watch.mjs'), '--training'], {
    cwd: ROOT,
    env: { ...cleanEnvironment(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
    const timer = setTimeout(() => child.kill('SIGKILL'), START_MS);
    child.once('error', reject);
    child.once('close', () => {
      clearTimeout(timer);
      const [, atMs] = /usable at (\d+)/.exec(said) ?? [];
      if (atMs === undefined) reject(new Error(`the window never became usable: ${said.trim()}`));
      else resolve(Number(atMs) - startedMs);
    });
  });
}
