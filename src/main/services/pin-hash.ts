import { hash, verify } from '@node-rs/argon2';
import type { PinCost } from '../ports.ts';

/** OWASP's first recommendation for argon2id: 19 MiB, 2 passes, one lane. Takes about 20 ms here. */
export const PIN_COST: PinCost = { memoryKib: 19_456, passes: 2 };
const ARGON2ID = 2;

export function hashPin(pin: string, cost: PinCost): Promise<string> {
  return hash(pin, { algorithm: ARGON2ID, memoryCost: cost.memoryKib, timeCost: cost.passes, parallelism: 1 });
}

export function pinMatches(stored: string, pin: string): Promise<boolean> {
  return verify(stored, pin);
}
