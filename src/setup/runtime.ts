import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ROOT, STANDIN_FOLDER } from './places.mjs';
import { unusableNote } from './unusable-note.ts';

/** What runs the built app: `executable ...args <app> ...`. Both kinds take Electron's command line. */
export type Runtime = { kind: 'electron' | 'stand-in'; executable: string; args: string[] };

type Variables = Record<string, string | undefined>;

export type Machine = {
  platform: NodeJS.Platform;
  root: boolean;
  display: boolean;
  /** ELECTRON_OVERRIDE_DIST_PATH: the folder of the binary that somebody wants. */
  wanted: string | null;
  /** Electron's own binary, downloaded and able to run; null where it cannot be had. */
  electron: string | null;
};

/** The stand-in paints without a display; Electron on Linux does not start without one. */
export function chooseRuntime(machine: Machine): Runtime {
  const { platform, wanted, electron, display } = machine;
  if (wanted !== null && wanted !== STANDIN_FOLDER) return realElectron(machine, join(wanted, binaryName(platform)));
  if (wanted === null && electron !== null && display) return realElectron(machine, electron);
  if (platform === 'linux') return { kind: 'stand-in', executable: join(STANDIN_FOLDER, 'electron'), args: [] };
  throw new Error("Electron's binary is missing. Download it with: npx install-electron");
}

function realElectron({ platform, root }: Machine, executable: string): Runtime {
  // Chromium refuses its sandbox to root.
  return { kind: 'electron', executable, args: platform === 'linux' && root ? ['--no-sandbox'] : [] };
}

function binaryName(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

/** Whether a window can be shown to a person. */
export function hasDisplay(variables: Variables = process.env, platform = process.platform): boolean {
  return platform !== 'linux' || Boolean(variables.DISPLAY || variables.WAYLAND_DISPLAY);
}

/** Electron's binary as its package downloaded it; null when it did not, or for another version. */
export function downloadedElectron(): string | null {
  const home = join(ROOT, 'node_modules', 'electron');
  const text = (file: string) => (existsSync(join(home, file)) ? readFileSync(join(home, file), 'utf8').trim() : '');
  const binary = join(home, 'dist', text('path.txt') || 'electron');
  if (text('dist/version').replace(/^v/, '') !== electronVersion()) return null;
  return existsSync(binary) ? binary : null;
}

export function electronVersion(): string {
  return JSON.parse(readFileSync(join(ROOT, 'node_modules', 'electron', 'package.json'), 'utf8')).version;
}

/** What this machine is, as far as the choice of a runtime goes. */
export function thisMachine(variables: Variables = process.env): Machine {
  const wanted = variables.ELECTRON_OVERRIDE_DIST_PATH;
  return {
    platform: process.platform,
    root: process.getuid?.() === 0,
    display: hasDisplay(variables),
    wanted: wanted ? realFolder(wanted) : null,
    electron: unusableNote.read() === null ? downloadedElectron() : null,
  };
}

function realFolder(path: string): string {
  return existsSync(path) ? realpathSync(path) : resolve(path);
}

/** Looks only; `prepare.ts` is what downloads and installs. */
export function findRuntime(variables: Variables = process.env): Runtime {
  return chooseRuntime(thisMachine(variables));
}
