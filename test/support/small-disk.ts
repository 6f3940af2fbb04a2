import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { forget, freshFolder } from './counter.ts';

/** A disk of its own that can really run full: a small file system in memory. */
export type SmallDisk = { folder: string; fill(): void; makeRoom(): void; close(): void; forget(): void };

/** Null where this user may not mount a file system; such a test says that it was skipped. */
export function smallDisk(mebibytes: number): SmallDisk | null {
  const folder = freshFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    forget(folder);
    return null;
  }
  const filler = join(folder, 'somebody-elses-pictures');
  const home = join(folder, 'home');
  mkdirSync(home);
  return {
    folder: home,
    /** Takes every byte that is left. */
    fill() {
      for (const piece of [65_536, 4_096, 1]) {
        try {
          for (;;) writeFileSync(filler, Buffer.alloc(piece), { flag: 'a' });
        } catch (error) {
          if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
        }
      }
    },
    makeRoom: () => rmSync(filler, { force: true }),
    /** From now on it can only be read. */
    close: () => void execFileSync('mount', ['-o', 'remount,ro', folder]),
    /** The counter on it has been closed. */
    forget() {
      execFileSync('umount', ['-l', folder]);
      forget(folder);
    },
  };
}
