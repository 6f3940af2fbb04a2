import { createHash } from 'node:crypto';
import type { Ids } from '#main/ports.ts';

/** A small, well-known generator (mulberry32): the same seed gives the same numbers on every machine. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Ids that are unique within a run and the same in every run with the same seed. */
export function seededIds(seed: number): Ids {
  const random = seededRandom(seed);
  let count = 0;
  return {
    uuid() {
      count += 1;
      const hex = createHash('sha256').update(`${seed}/${count}`).digest('hex');
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
    },
    random,
    code: () => 'ABCD-EFGH-JKMN',
  };
}
