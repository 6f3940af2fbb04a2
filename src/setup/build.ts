import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './places.mjs';

/** Everything that gets into the built app or decides how it is built. */
const INPUTS = [
  'src/core',
  'src/main',
  'src/preload',
  'src/renderer',
  'src/shared',
  'resources',
  'drizzle',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
];

/** One hash over names and contents: times of files change with every checkout and say nothing. */
export function sourceHash(root: string, inputs: readonly string[] = INPUTS): string {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap((input) => filesOf(root, input)).sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesOf(root: string, path: string): string[] {
  const found = statSync(join(root, path), { throwIfNoEntry: false });
  if (!found) return [];
  if (found.isFile()) return [path];
  return readdirSync(join(root, path)).flatMap((name) => filesOf(root, `${path}/${name}`));
}

const stamp = (root: string) => join(root, 'out', '.built-from');

/** Whether the app was built from other sources than those that lie here now. */
export function isStale(root: string, hash: string): boolean {
  const parts = ['main/index.js', 'preload/index.cjs', 'renderer/index.html'];
  if (parts.some((part) => !existsSync(join(root, 'out', part)))) return true;
  return !existsSync(stamp(root)) || readFileSync(stamp(root), 'utf8') !== hash;
}

/** Builds the app. Answers whether that worked; what the tools say is shown only if it did not. */
export function buildApp(): boolean {
  const hash = sourceHash(ROOT);
  const started = Date.now();
  rmSync(stamp(ROOT), { force: true });
  const tool = join(ROOT, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const done = spawnSync(process.execPath, [tool, 'build', '--logLevel', 'warn'], { cwd: ROOT, encoding: 'utf8' });
  if (done.status !== 0) {
    console.error(`${done.stdout}${done.stderr}`.trimEnd());
    return false;
  }
  mkdirSync(join(ROOT, 'out'), { recursive: true });
  writeFileSync(stamp(ROOT), hash);
  console.log(`Built the app in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
  return true;
}

export function buildIfStale(): boolean {
  return !isStale(ROOT, sourceHash(ROOT)) || buildApp();
}

if (import.meta.main) process.exitCode = buildApp() ? 0 : 1;
