import type { Cents } from '#shared/money.ts';
import type { Settings } from '#shared/setting.ts';
import type { Oddity } from '#shared/tender.ts';

/** What the rule looks at, for one line. */
export type LineSight = {
  cents: Cents;
  /** The amounts that the screen offered: total due, past due, amount to stop cutoff, next instalment. */
  suggested: readonly Cents[];
  accountStatus: 'A' | 'I' | 'F';
  balanceAsOfMs: number;
  /** When this account was last paid here, ms, or null. */
  lastPaidHereAtMs: number | null;
  /** The same amount was paid on it lately with the same kind of tender: perhaps the same payment again. */
  paidAlike: boolean;
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * What is odd about a payment (domain rule: confirm only when something is odd). Everyday payments give an empty
 * list and are taken without a question.
 */
export function oddities(
  lines: readonly LineSight[],
  changeCents: Cents,
  atMs: number,
  settings: Pick<Settings, 'payment.large-change-cents' | 'payment.same-payer-minutes' | 'balance.old-hours'>,
): Oddity[] {
  const found: Oddity[] = [];
  if (lines.some((line) => !line.suggested.includes(line.cents))) found.push('amount-unusual');
  if (lines.some((line) => line.accountStatus !== 'A')) found.push('account-inactive');
  const recent = settings['payment.same-payer-minutes'] * MINUTE;
  if (lines.some((line) => line.lastPaidHereAtMs !== null && atMs - line.lastPaidHereAtMs < recent)) {
    found.push('same-payer');
  }
  if (lines.some((line) => line.paidAlike)) found.push('same-amount');
  if (changeCents > settings['payment.large-change-cents']) found.push('large-change');
  const old = settings['balance.old-hours'] * HOUR;
  if (lines.some((line) => atMs - line.balanceAsOfMs > old)) found.push('balance-old');
  return found;
}

/** The amounts a clerk is offered for an account, without repeats and without zero or negative ones. */
export function suggestedAmounts(account: {
  displayedCents: Cents;
  pastDueCents: Cents;
  stopCutoffCents?: Cents | undefined;
  instalmentCents?: Cents | undefined;
}): Cents[] {
  const offered = [account.displayedCents, account.pastDueCents, account.stopCutoffCents, account.instalmentCents];
  return [...new Set(offered.filter((amount): amount is Cents => amount !== undefined && amount > 0))];
}
