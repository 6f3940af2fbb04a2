import { mkdirSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..');

/** What stays between two runs. */
export const BENCH_CACHE = join(ROOT, 'node_modules', '.cache', 'bench');

/** File systems in memory: a commit there costs nothing and says nothing. */
const IN_MEMORY = [0x0102_1994, 0x8584_58f6];

/** A folder for data on a real disk: where the caller says, else among the temporary files if those are on one. */
function diskFolder(wanted: string | null): string {
  const base = wanted ?? (isInMemory(tmpdir()) ? BENCH_CACHE : tmpdir());
  mkdirSync(base, { recursive: true });
  if (isInMemory(base)) throw new Error(`${base} is in memory; name a folder on a real disk with --folder`);
  return mkdtempSync(join(base, 'counter-305-bench-'));
}

function isInMemory(folder: string): boolean {
  return IN_MEMORY.includes(statfsSync(folder).type);
}

/** Works in a folder that is gone afterwards. */
export async function inDiskFolder<T>(wanted: string | null, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = diskFolder(wanted);
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
