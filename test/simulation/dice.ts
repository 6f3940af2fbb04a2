import { seededRandom } from '#test/support/seeded-ids.ts';

/** Chance with a seed: the same seed draws the same day. */
export type Dice = {
  chance(probability: number): boolean;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  pick<T>(from: readonly T[]): T;
  /** One of the values, each as likely as its weight says. */
  weighted<T>(from: readonly (readonly [number, T])[]): T;
};

export function dice(seed: number): Dice {
  // Neighbouring seeds would begin with neighbouring draws; stretched apart they do not.
  const random = seededRandom(Math.imul(seed + 1, 0x9e3779b1));
  const between = (least: number, most: number): number => least + Math.floor(random() * (most - least + 1));
  return {
    chance: (probability) => random() < probability,
    between,
    pick<T>(from: readonly T[]): T {
      return from[between(0, from.length - 1)] as T;
    },
    weighted<T>(from: readonly (readonly [number, T])[]): T {
      let left = random() * from.reduce((sum, [weight]) => sum + weight, 0);
      for (const [weight, value] of from) {
        left -= weight;
        if (left < 0) return value;
      }
      return (from.at(-1) as readonly [number, T])[1];
    },
  };
}
