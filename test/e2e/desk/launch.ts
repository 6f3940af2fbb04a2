import { join } from 'node:path';
import { _electron, type ElectronApplication } from '@playwright/test';
import { findRuntime } from '#setup/runtime.ts';

const PROJECT = join(import.meta.dirname, '..', '..', '..');

/** Starts the built app as `npm start` does. The environment decides folder, station, printer, CIS and clock. */
export async function launchCounter(
  env: Record<string, string>,
  args: string[] = ['--training'],
): Promise<ElectronApplication> {
  const runtime = findRuntime();
  return _electron.launch({
    executablePath: runtime.executable,
    args: [...runtime.args, PROJECT, ...args],
    cwd: PROJECT,
    env: { ...cleanEnvironment(), ...env },
  });
}

/** This process's environment without what would decide something about the app. */
export function cleanEnvironment(): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    ([name, value]) => value !== undefined && !name.startsWith('COUNTER_'),
  );
  return Object.fromEntries(kept) as Record<string, string>;
}
