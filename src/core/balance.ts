import { addCents, type Cents, subtractCents, ZERO_CENTS } from '#shared/money.ts';

/** A payment taken here, as far as it matters for a balance; one that was taken back there is a second one, negative. */
export type LocalShare = { cents: Cents; cisState: string; postedAtMs: number | null };

/**
 * A balance that says what it is: the CIS's figure, less the payments taken here that this figure does not contain yet.
 */
export type Balance = { cisCents: Cents; localCents: Cents; localCount: number; displayedCents: Cents; asOfMs: number };

/**
 * A share is contained in the CIS's figure when the CIS holds it and the figure covers the instant it was posted at.
 * Never guessed from equal amounts. A rejected or cancelled share will never be contained and lowers nothing.
 */
export function isReflected(share: LocalShare, paymentsThroughMs: number): boolean {
  return share.cisState === 'posted' && share.postedAtMs !== null && share.postedAtMs <= paymentsThroughMs;
}

export function displayedBalance(
  cis: { balanceCents: Cents; asOfMs: number; paymentsThroughMs: number },
  shares: readonly LocalShare[],
): Balance {
  let localCents = ZERO_CENTS;
  let localCount = 0;
  for (const share of shares) {
    if (share.cisState === 'rejected' || share.cisState === 'cancelled') continue;
    if (isReflected(share, cis.paymentsThroughMs)) continue;
    localCents = addCents(localCents, share.cents);
    localCount += 1;
  }
  return {
    cisCents: cis.balanceCents,
    localCents,
    localCount,
    displayedCents: subtractCents(cis.balanceCents, localCents),
    asOfMs: cis.asOfMs,
  };
}
