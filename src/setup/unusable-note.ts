import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CACHE } from './places.mjs';

/** Why Electron's binary cannot be used on this machine, and since when. */
export type Unusable = { version: string; atMs: number; why: string };

const DAY_MS = 86_400_000;

/** A download that failed is not tried again on the same day, so that not every start has to wait for it. */
export function isWorthAnotherTry(note: Unusable | null, version: string, nowMs: number): boolean {
  if (note === null || note.version !== version) return true;
  return nowMs - note.atMs >= DAY_MS || nowMs < note.atMs;
}

const file = join(CACHE, 'electron-unusable.json');

export const unusableNote = {
  read(): Unusable | null {
    try {
      return JSON.parse(readFileSync(file, 'utf8')) as Unusable;
    } catch {
      return null;
    }
  },
  write(note: Unusable): void {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(note)}\n`);
  },
  remove(): void {
    rmSync(file, { force: true });
  },
};
