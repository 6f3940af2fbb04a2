/** Thrown where the power goes. Nothing of the program that was running may take effect after it. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

/** Where a program meets the world outside it, and so where it can be cut off in the middle of something. */
export const PLACES = [
  'now',
  'after',
  'timer',
  'uuid',
  'random',
  'log',
  'print-before',
  'print-after',
  'post-before',
  'post-after',
  'lookup-before',
  'lookup-after',
  'account-before',
  'account-after',
  'probe-before',
  'probe-after',
] as const;
export type Place = (typeof PLACES)[number];

/**
 * One life of the program, from a start to its end. When the fuse blows, `atDeath` runs at that very instruction (it
 * photographs the disk), and from then on every port of this life is dead: it throws, or never answers.
 */
export class Fuse {
  dead = false;
  blewAt: Place | null = null;
  private armed: { place: Place; left: number } | null = null;
  private readonly atDeath: () => void;

  constructor(atDeath: () => void) {
    this.atDeath = atDeath;
  }

  /** The power goes the `count`th time that `place` is passed. */
  arm(place: Place, count: number): void {
    this.armed = { place, left: count };
  }

  disarm(): void {
    this.armed = null;
  }

  /** For ports that answer at once: throws when the power is gone, or goes now. */
  pass(place: Place): void {
    if (this.trips(place)) throw new Crash(`the power went at ${place}`);
  }

  /** For ports that answer later: true when the power is gone, or goes now; such a port then never answers. */
  trips(place: Place): boolean {
    if (this.dead) return true;
    if (this.armed?.place !== place) return false;
    this.armed.left -= 1;
    if (this.armed.left > 0) return false;
    this.dead = true;
    this.blewAt = place;
    this.atDeath();
    return true;
  }

  /** The power goes between two steps. */
  cut(): void {
    this.dead = true;
  }
}

/** What a dead port answers: nothing, for ever. */
export function never<T>(): Promise<T> {
  return new Promise<T>(() => undefined);
}
