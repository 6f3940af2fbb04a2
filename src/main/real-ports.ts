import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { v7 as uuidV7 } from 'uuid';
import { crockford } from '#core/journal/base32.ts';
import type { Clock, Ids, Log } from './ports.ts';

/** The machine's clock, or one that starts at `startMs` and runs on from there (training only). */
export function realClock(startMs: number | null): Clock {
  const offset = startMs === null ? 0 : startMs - Date.now();
  return {
    now: () => Date.now() + offset,
    after(ms, callback) {
      const timer = setTimeout(callback, Math.min(ms, 2 ** 31 - 1));
      return () => clearTimeout(timer);
    },
  };
}

export function realIds(clock: Clock): Ids {
  return {
    uuid: () => uuidV7({ msecs: clock.now() }),
    random: () => Math.random(),
    code: () => {
      const letters = [...randomBytes(12)].map((byte) => crockford(byte & 31, 1)).join('');
      return letters.replace(/(.{4})(?=.)/g, '$1-');
    },
  };
}

const LOG_BYTES = 5_000_000;

/** One JSON line per event, in a file that is turned over at 5 MB. A log that cannot be written is said on stderr, once. */
export function fileLog(file: string, clock: Clock): Log {
  let complained = false;
  return (level, event, fields = {}) => {
    try {
      mkdirSync(dirname(file), { recursive: true });
      const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
      if (size > LOG_BYTES) renameSync(file, `${file}.1`);
      appendFileSync(file, `${JSON.stringify({ at: new Date(clock.now()).toISOString(), level, event, ...fields })}\n`);
    } catch (error) {
      if (!complained) process.stderr.write(`the log ${file} cannot be written: ${String(error)}\n`);
      complained = true;
    }
  };
}
