import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fixture } from './harness.ts';

interface Process {
  readonly pid: number;
  readonly parent: number;
  /** Distinguishes a process from a later one with the same id. */
  readonly started: string;
  readonly ended: boolean;
}

function readProcess(pid: number): Process | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // Nobody may have collected an ended process yet; it does nothing any more.
    return { pid, parent: Number(fields[1]), started: fields[19] ?? '', ended: fields[0] === 'Z' || fields[0] === 'X' };
  } catch {
    return undefined;
  }
}

function allProcesses(): Process[] {
  const pids = readdirSync('/proc').map(Number).filter(Boolean);
  return pids.map(readProcess).filter((found) => found !== undefined);
}

/** A process and everything below it, as it is now. */
export function processTree(root: number): Process[] {
  const all = allProcesses();
  const tree = all.filter(({ pid }) => pid === root);
  for (const member of tree) tree.push(...all.filter(({ parent }) => parent === member.pid));
  return tree;
}

/** Those of the given processes that still run. */
export function survivors(tree: readonly Process[]): number[] {
  const alive = tree.filter(({ pid, started }) => {
    const now = readProcess(pid);
    return now !== undefined && now.started === started && !now.ended;
  });
  return alive.map(({ pid }) => pid);
}

/** Temporary files of what is started here: every start sweeps what it finds beside it, also those of other tests. */
const temp = mkdtempSync(join(tmpdir(), 'stand-in-processes-'));
process.once('exit', () => rmSync(temp, { recursive: true, force: true }));

export function profilesOf(pid: number): string[] {
  return readdirSync(temp)
    .filter((name) => name.startsWith(`electron-stand-in-${pid}-`))
    .map((name) => join(temp, name));
}

export interface Running {
  readonly child: ChildProcess;
  readonly pid: number;
  output(): string;
  readonly end: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

/** Starts the stand-in as a shell does, without a test runner, and waits for a line that it prints. */
export async function start(args: readonly string[], line: string): Promise<Running> {
  return run(join(import.meta.dirname, 'electron'), [fixture('basic'), ...args], line);
}

export async function run(command: string, args: readonly string[], line: string): Promise<Running> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, TMPDIR: temp } });
  const end = once(child, 'exit').then(([code, signal]) => ({ code, signal }));
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  const printed = new Promise<void>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (text) => {
      if (text.startsWith(line)) resolve();
    });
  });
  const early = end.then(() => {
    throw new Error(`ended before it printed '${line}':\n${output}`);
  });
  await Promise.race([printed, early]);
  early.catch(() => {});
  return { child, pid: child.pid ?? 0, output: () => output, end };
}
