import type { OversightException, OversightLimits } from '#shared/exception.ts';
import type { Cents } from '#shared/money.ts';

export type VoidSight = {
  receiptNo: string;
  /** Who receipted it. */
  userId: string;
  approverId: string;
  takenAtMs: number;
  voidedAtMs: number;
  /** What its lines came to. */
  cents: Cents;
};

const MINUTE = 60_000;

/** Voids of receipts whose customer is likely to have left: each by itself, in the order given. */
export function lateVoids(voids: readonly VoidSight[], limits: OversightLimits): OversightException[] {
  return voids.flatMap(({ receiptNo, takenAtMs, voidedAtMs, ...rest }): OversightException[] => {
    const minutes = Math.floor((voidedAtMs - takenAtMs) / MINUTE);
    return minutes > limits.lateVoid.minutes ? [{ kind: 'late-void', ...rest, receiptNos: [receiptNo], minutes }] : [];
  });
}
