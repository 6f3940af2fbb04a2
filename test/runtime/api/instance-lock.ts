import { linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from '../chromium/profile.ts';

export interface SecondInstance {
  readonly argv: string[];
  readonly folder: string;
  readonly data: unknown;
}

/**
 * The lock that lets one instance of an app run per user data folder. It has to answer at once, so it
 * is a file; a second instance leaves a letter in a folder that the first one watches.
 */
export class InstanceLock {
  private readonly lockFile: string;
  private readonly letterBox: string;
  private held = false;
  private stopWatching: (() => void) | undefined;

  constructor(userData: string) {
    this.lockFile = join(userData, 'stand-in.lock');
    this.letterBox = join(userData, 'stand-in.second-instances');
    mkdirSync(this.letterBox, { recursive: true });
  }

  request(data: unknown, onSecond: (second: SecondInstance) => void): boolean {
    if (this.held) return true;
    if (!this.take()) {
      this.leaveLetter({ argv: process.argv, folder: process.cwd(), data });
      return false;
    }
    this.held = true;
    this.readLetters(() => {});
    const watcher = watch(this.letterBox, () => this.readLetters(onSecond));
    watcher.unref();
    this.stopWatching = () => watcher.close();
    process.on('exit', () => this.release());
    return true;
  }

  release(): void {
    if (!this.held) return;
    this.held = false;
    this.stopWatching?.();
    rmSync(this.lockFile, { force: true });
  }

  isHeld(): boolean {
    return this.held;
  }

  /** Linking a file that is already written makes the lock appear as a whole or not at all. */
  private take(): boolean {
    const draft = `${this.lockFile}.${process.pid}`;
    writeFileSync(draft, identity(process.pid));
    try {
      for (let attempt = 0; attempt < 2; attempt++) {
        try {
          linkSync(draft, this.lockFile);
          return true;
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
          if (this.holderIsAlive()) return false;
          rmSync(this.lockFile, { force: true });
        }
      }
      return false;
    } finally {
      rmSync(draft, { force: true });
    }
  }

  private holderIsAlive(): boolean {
    const holder = readFileSync(this.lockFile, 'utf8');
    const pid = Number.parseInt(holder, 10);
    return isAlive(pid) && identity(pid) === holder;
  }

  private leaveLetter(second: SecondInstance): void {
    const letter = join(this.letterBox, `${process.pid}.json`);
    writeFileSync(`${letter}.draft`, JSON.stringify(second));
    renameSync(`${letter}.draft`, letter);
  }

  private readLetters(onSecond: (second: SecondInstance) => void): void {
    for (const name of readdirSync(this.letterBox)) {
      if (!name.endsWith('.json')) continue;
      const letter = join(this.letterBox, name);
      const second = JSON.parse(readFileSync(letter, 'utf8')) as SecondInstance;
      rmSync(letter, { force: true });
      onSecond(second);
    }
  }
}

/** A process id with its start time, because ids are given again. */
function identity(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const afterName = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return `${pid} ${afterName[19]}`;
  } catch {
    return `${pid}`;
  }
}
