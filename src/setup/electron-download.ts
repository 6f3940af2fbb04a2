import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE, ROOT } from './places.mjs';
import { downloadedElectron, electronVersion, type Machine } from './runtime.ts';
import { isWorthAnotherTry, unusableNote } from './unusable-note.ts';

/** A line without an answer is given up soon; one that brings bytes may take its time. */
const PATIENCE_MS = 10_000;

/**
 * Sees to Electron's own binary where it could be used: downloads it once, and tries whether it runs here. Whatever
 * fails is written down, and the stand-in takes its place.
 */
export async function ensureElectron(machine: Machine): Promise<void> {
  if (!machine.display || machine.wanted !== null) return;
  const version = electronVersion();
  if (downloadedElectron() === null) {
    if (!isWorthAnotherTry(unusableNote.read(), version, Date.now())) return;
    await download();
  }
  const binary = downloadedElectron();
  const why = binary === null ? 'its binary cannot be downloaded' : startProblem(binary);
  if (why === null) unusableNote.remove();
  else if (unusableNote.read()?.why !== why || binary === null) {
    unusableNote.write({ version, atMs: Date.now(), why });
  }
}

/** As plain Node it loads all its libraries and needs no display. */
function startProblem(binary: string): string | null {
  const tried = spawnSync(binary, ['-e', '0'], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    encoding: 'utf8',
    timeout: PATIENCE_MS,
  });
  if (tried.status === 0) return null;
  const lastWords = tried.stderr?.trim().split('\n').at(-1);
  return `its binary does not run here (${lastWords || tried.error?.message || `exit code ${tried.status}`})`;
}

/** The package's own installer, with its temporary files in a place where their growth can be watched. */
async function download(): Promise<void> {
  const temporary = join(CACHE, 'electron-download');
  const target = join(ROOT, 'node_modules', 'electron', 'dist');
  mkdirSync(temporary, { recursive: true });
  const installer = spawn(process.execPath, [join(ROOT, 'node_modules', 'electron', 'install.js')], {
    env: { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary, ELECTRON_GET_NO_PROGRESS: '1' },
    stdio: 'ignore',
  });
  let bytes = 0;
  let since = Date.now();
  const watch = setInterval(() => {
    const now = folderBytes(temporary) + folderBytes(target);
    if (now > 0 && bytes === 0) console.log('Downloading Electron ...');
    if (now !== bytes) since = Date.now();
    bytes = now;
    if (Date.now() - since > PATIENCE_MS) installer.kill('SIGKILL');
  }, 500);
  await new Promise<void>((resolve) => installer.once('error', () => resolve()).once('exit', () => resolve()));
  clearInterval(watch);
  rmSync(temporary, { recursive: true, force: true });
}

function folderBytes(folder: string): number {
  let sum = 0;
  try {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      sum += statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0;
    }
  } catch {
    // A folder that comes and goes meanwhile counts as nothing.
  }
  return sum;
}
