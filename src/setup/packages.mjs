import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join, sep } from 'node:path';
import { NODE_24, ROOT } from './places.mjs';

/**
 * @typedef {{ version?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }} LockedPackage
 * @typedef {{ packages?: Record<string, LockedPackage> }} LockFile
 */

/**
 * The first difference between what the lock file asks for and what npm wrote down after it had installed; null when
 * there is none. Optional packages are often those of another platform, so they may be missing.
 * @param {LockFile} wanted package-lock.json
 * @param {LockFile} installed node_modules/.package-lock.json
 * @returns {string | null}
 */
export function packageDifference(wanted, installed) {
  const there = installed.packages ?? {};
  const asked = wanted.packages ?? {};
  for (const [path, { version, optional, devOptional, peer }] of Object.entries(asked)) {
    if (path === '') continue;
    const found = there[path];
    if (!found && (optional || devOptional || peer)) continue;
    if (!found) return `${path} is missing`;
    if (found.version !== version) return `${path} is ${found.version}, not ${version}`;
  }
  const surplus = Object.keys(there).find((path) => !(path in asked));
  return surplus === undefined ? null : `${surplus} is no longer wanted`;
}

/**
 * Why packages must be installed; null when all are there.
 * @returns {string | null}
 */
function whyInstall() {
  const written = join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(written)) return 'there are none';
  try {
    const difference = packageDifference(readJson(join(ROOT, 'package-lock.json')), readJson(written));
    return difference ?? (existsSync(NODE_24) ? null : 'Node 24 is missing');
  } catch {
    return 'what is installed cannot be told';
  }
}

/**
 * @param {string} file
 * @returns {LockFile}
 */
function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/**
 * Installs exactly what the lock file says, unless it is there already. Answers with the problem, or null.
 * @returns {string | null}
 */
export function ensurePackages() {
  const why = whyInstall();
  if (why === null) return null;
  console.log(`Installing packages with npm ci (${why}) ...`);
  // npm removes node_modules first, so it must not run on the Node that lies in there.
  const { PATH = '', ...rest } = process.env;
  const path = PATH.split(delimiter).filter((folder) => !folder.includes(`${sep}node_modules${sep}`));
  const done = spawnSync('npm', ['ci', '--include=dev', '--loglevel=error', '--no-fund', '--no-audit'], {
    cwd: ROOT,
    env: { ...rest, PATH: path.join(delimiter) },
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (done.error) return `npm cannot be started: ${done.error.message}`;
  if (done.status !== 0) return 'npm ci failed; see above';
  return existsSync(NODE_24) ? null : 'npm ci brought no Node 24; are install scripts switched off?';
}
