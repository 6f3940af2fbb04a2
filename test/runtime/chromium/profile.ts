import { mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const prefix = 'electron-stand-in-';

/** A profile folder for one run. The process id in its name tells later runs whether it is in use. */
export function createTemporaryProfile(): string {
  return mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
}

export function removeProfile(folder: string): void {
  // Chromium's children may still write for a moment after it was ended.
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
  } catch {
    // The next start sweeps what is left.
  }
}

/** Removes the profiles of runs that were killed and could not do it themselves. */
export function sweepProfiles(): void {
  for (const name of readdirSync(tmpdir())) {
    const owner = Number(new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1]);
    if (owner && !isAlive(owner)) removeProfile(join(tmpdir(), name));
  }
}

/**
 * Two Chromiums cannot share a profile: the second would hand its windows to the first and end. An app's
 * second instance meets this before it can ask for the single instance lock.
 */
export function isInUse(profile: string): boolean {
  try {
    const holder = readlinkSync(join(profile, 'SingletonLock'));
    return isAlive(Number(holder.slice(holder.lastIndexOf('-') + 1)));
  } catch {
    return false;
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
