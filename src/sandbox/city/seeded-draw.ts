/**
 * Numbers that look random and are the same for the same seed and index, so that account 13,999 can be made
 * without making the 13,998 before it.
 */
export type Draw = {
  /** A whole number from 0 to below `n`. */
  below(n: number): number;
  /** True in `percent` of 100 cases; fractions count. */
  chance(percent: number): boolean;
  pick<T>(list: readonly [T, ...T[]]): T;
};

/** Mixes seed and index into 32 bits (the finalizer of MurmurHash3), so that neighbours share nothing. */
function mixed(seed: number, index: number): number {
  let h = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b)) >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** The mulberry32 generator, started from seed and index. */
export function seededDraw(seed: number, index: number): Draw {
  let state = mixed(seed, index);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (n: number) => Math.floor(next() * n);
  return {
    below,
    chance: (percent) => next() * 100 < percent,
    pick: (list) => list[below(list.length)] ?? list[0],
  };
}
