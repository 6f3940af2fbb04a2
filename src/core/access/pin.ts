import { ok, type Result, refuse } from '#shared/failure.ts';

/** A PIN has 6 to 12 digits. Refuses PINs that anybody tries first: one digit repeated, or digits that count up or down. */
export function checkNewPin(pin: string): Result<string> {
  if (!/^\d{6,12}$/.test(pin)) return refuse('PIN_TOO_WEAK', { why: 'length' });
  const steps = new Set([...pin].slice(1).map((digit, i) => (Number(digit) - Number(pin[i]) + 10) % 10));
  const [step] = steps;
  if (steps.size === 1 && (step === 0 || step === 1 || step === 9)) return refuse('PIN_TOO_WEAK', { why: 'pattern' });
  return ok(pin);
}

const FREE_TRIES = 3;
const FIRST_PAUSE_MS = 15_000;
const LONGEST_PAUSE_MS = 15 * 60_000;

/**
 * How long a person must wait after `failures` wrong PINs in a row, ms: nothing for the first three, then 15 s,
 * doubling up to 15 minutes. Nobody is shut out for good, and guessing six digits takes years.
 */
export function pinPauseMs(failures: number): number {
  if (failures < FREE_TRIES) return 0;
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - FREE_TRIES));
}
