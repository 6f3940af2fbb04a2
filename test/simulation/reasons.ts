/** The codes of the office's lists of reasons, as they are before anybody changes them. */
export const VOID_REASONS = ['wrong-account', 'wrong-amount', 'wrong-tender', 'customer', 'other'];
export const CORRECTION_REASONS = ['keyed-wrong', 'customer', 'cis-refused', 'count', 'paid-twice', 'other'];
export const OVERRIDE_REASONS = ['verified', 'known-customer', 'same-number', 'other'];
export const OVER_SHORT_REASONS = ['change', 'keyed-wrong', 'bank', 'check-missing', 'not-found', 'other'];
export const REJECT_REASONS = ['count-again', 'explain', 'correct-first', 'other'];
export const NO_SALE_REASONS = ['change', 'paper', 'count', 'stuck', 'other'];

/** The list that the second person chooses from; two people who count the same money need no reason for it. */
export const SECOND_PERSONS: Record<string, readonly string[]> = {
  'payment.take': OVERRIDE_REASONS,
  'receipt.void': VOID_REASONS,
  'receipt.correct': CORRECTION_REASONS,
  'drawer.open': OVER_SHORT_REASONS,
};
