import { agingTotal, paidDown, pastDue } from '#sandbox/city/billing.ts';
import type { Account } from '#shared/account.ts';
import type { BusinessDate } from '#shared/day.ts';

/**
 * What came in on an account since the city's figures were made, less what was taken back; `count` counts both.
 * `last` is the last payment that stands; null where all were taken back.
 */
export type Movements = { cents: number; count: number; last: { cents: number; date: string } | null };

/** The account after its payments: balance, aging, what stops the cutoff, the last payment and a new version. */
export function afterPayments(base: Account, paid: Movements, today: BusinessDate): Account {
  if (paid.count === 0) return base;
  const balanceCents = base.balanceCents - paid.cents;
  const aging = base.aging && paidDown(base.aging, paid.cents);
  const pastDueCents =
    aging && agingTotal(aging) === balanceCents
      ? pastDue(aging, base.dueDate, today)
      : Math.max(0, base.pastDueCents - paid.cents);
  const after: Account = {
    ...base,
    balanceCents,
    pastDueCents,
    currentDueCents: balanceCents - pastDueCents,
    ...(paid.last && { lastPayment: paid.last }),
    version: `${base.version}+${paid.count}`,
  };
  if (aging) after.aging = aging;
  if (base.stopCutoffCents !== undefined) {
    after.stopCutoffCents = Math.max(0, base.stopCutoffCents - paid.cents);
    if (after.stopCutoffCents === 0) {
      after.flags = { ...base.flags, cutoffPending: false };
      delete after.disconnectDate;
    }
  }
  return after;
}
