import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { NODE_24, ROOT } from './places.mjs';

export type Service = {
  /** What its ready lines said, one match for each pattern. */
  said: RegExpMatchArray[];
  /** Resolves when the process is gone, whoever ended it. */
  gone: Promise<void>;
  stop(): Promise<void>;
};

const START_MS = 20_000;
const STOP_MS = 3_000;

/**
 * Starts a script of this project as a process of its own and waits for the lines that say it is ready. It holds the
 * other end of our pipe as its standard input and ends when that closes, so nothing outlives us, however we end. A
 * session of its own keeps the terminal's Ctrl+C from it: the app closes first.
 */
export async function startService(name: string, args: readonly string[], ready: readonly RegExp[]): Promise<Service> {
  const child = spawn(NODE_24, [...args, '--stdin-life'], {
    cwd: ROOT,
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true,
  });
  // A pipe to somebody who has just died is not an error of ours.
  child.stdin.on('error', () => undefined);
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()));
  const stop = () => stopService(child, gone);
  try {
    return { said: await readyLines(name, child, ready), gone, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function readyLines(name: string, child: ChildProcess, ready: readonly RegExp[]): Promise<RegExpMatchArray[]> {
  return new Promise((resolve, reject) => {
    const said: RegExpMatchArray[] = [];
    const timer = setTimeout(
      () => reject(new Error(`The ${name} was not ready after ${START_MS / 1000} s.`)),
      START_MS,
    );
    const failed = (why: string) => {
      clearTimeout(timer);
      reject(new Error(`The ${name} did not start: ${why}.`));
    };
    child.once('error', (error) => failed(error.message));
    child.once('exit', (code, signal) => failed(`it ended with ${signal ?? `exit code ${code}`}`));
    if (!child.stdout) return failed('its output cannot be read');
    // Read to the end of its life: a full pipe would stop it.
    createInterface({ input: child.stdout }).on('line', (line) => {
      const match = ready[said.length]?.exec(line);
      if (match) said.push(match);
      if (said.length < ready.length) return;
      clearTimeout(timer);
      resolve(said);
    });
  });
}

async function stopService(child: ChildProcess, gone: Promise<void>): Promise<void> {
  child.stdin?.end();
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await gone;
  clearTimeout(timer);
}
