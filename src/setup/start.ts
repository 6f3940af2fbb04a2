import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Environment, readEnvironment } from '#main/environment.ts';
import { COMMANDS } from './commands.mjs';
import { whenParentEnds } from './parent-watch.mjs';
import { NODE_24, ROOT } from './places.mjs';
import { findRuntime, hasDisplay } from './runtime.ts';
import { startTrainingGround, type TrainingGround } from './training-ground.ts';

const USAGE = 'usage: npm start [-- --live]';
/** The app closes its ledger in order; longer than this is no order any more. */
const CLOSE_MS = 8_000;

/** Opens the counter: in training mode with a CIS and a printer to train on, with `--live` alone. */
async function start(): Promise<number> {
  const live = wantsLive(process.argv.slice(2));
  const environment = readEnvironment(live ? [] : ['--training'], process.env);
  if (!hasDisplay()) return withoutDisplay(live);

  const ending = new AbortController();
  endWithParent(ending);
  const ground = live ? null : await trainingGround(environment);
  let open = !ending.signal.aborted;
  for (const part of [ground?.cis, ground?.printer]) {
    void part?.gone.then(() => open && console.error(`The ${part.name} has stopped.`));
  }
  try {
    return open ? await runApp(live, ground?.env ?? {}, ending.signal) : 0;
  } finally {
    open = false;
    await ground?.stop();
  }
}

function wantsLive(args: string[]): boolean {
  try {
    return parseArgs({ args, options: { live: { type: 'boolean', default: false } } }).values.live;
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

/** Nobody could see a window. Training then shows itself in pictures; real work needs a real screen. */
async function withoutDisplay(live: boolean): Promise<number> {
  if (live) throw new Error('There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set), so no counter opens.');
  console.log('There is no display, so the counter shows its demo day instead: npm run demo');
  const child = spawn(NODE_24, [join(ROOT, COMMANDS.demo?.script ?? '')], { cwd: ROOT, stdio: 'inherit' });
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  process.on('SIGINT', () => undefined);
  whenParentEnds(() => child.kill('SIGTERM'));
  return exitCode(child);
}

/** Whatever the environment names itself is not started here. */
async function trainingGround({ home, cis, printer }: Environment): Promise<TrainingGround> {
  const clock = process.env.COUNTER_CLOCK?.trim() || undefined;
  const ground = await startTrainingGround({ home, clock, withCis: cis === null, withPrinter: printer === null });
  if (ground.printer) console.log(`Receipts are printed to ${ground.printer.out}`);
  return ground;
}

async function runApp(live: boolean, env: Record<string, string>, ending: AbortSignal): Promise<number> {
  const { kind, executable, args } = findRuntime();
  const app = spawn(executable, [...args, ROOT, ...(live ? [] : ['--training'])], {
    cwd: ROOT,
    env: { ...process.env, ...env, ...(kind === 'stand-in' ? { STANDIN_HEADED: '1' } : {}) },
    stdio: ['ignore', 'inherit', 'inherit'],
    // Of the app's processes only its main one is told to end; it then sees to the others.
    detached: process.platform !== 'win32',
  });
  const end = () => {
    app.kill('SIGTERM');
    setTimeout(() => app.kill('SIGKILL'), CLOSE_MS).unref();
  };
  ending.addEventListener('abort', end, { once: true });
  return exitCode(app);
}

/** Ctrl+C, a request to end, a closed terminal, and a parent that was killed: all of them end the app in order. */
function endWithParent(ending: AbortController): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => ending.abort());
  whenParentEnds(() => ending.abort());
}

function exitCode(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}

try {
  process.exitCode = await start();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
