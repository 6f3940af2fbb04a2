/**
 * The ledger's time, in ms since 1970. Post times only go forward, and never fall on an instant that was already given
 * out as `paymentsThrough`: otherwise a counter would believe that a balance contains a payment which it does not.
 */
export type LedgerClock = {
  /** The wall clock of the sandbox, skew included. */
  now(): number;
  /** An instant up to which every posting is known. */
  through(): number;
  /** The instant of a new posting. */
  forPosting(): number;
  /** Moves the wall clock away from the true time. */
  skew(offsetMs: number): void;
};

export function ledgerClock(trueNow: () => number, lastPostingMs: number): LedgerClock {
  let offset = 0;
  let given = lastPostingMs;
  const now = () => trueNow() + offset;
  return {
    now,
    through() {
      given = Math.max(given, now());
      return given;
    },
    forPosting() {
      given = Math.max(given + 1, now());
      return given;
    },
    skew(offsetMs) {
      offset = offsetMs;
    },
  };
}
