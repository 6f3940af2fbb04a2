import type { ChannelPayment } from '#shared/account-history.ts';
import type { RecentPayment, Undone } from '#shared/contract/account.ts';
import type { BusinessDate } from '#shared/day.ts';
import { type Cents, cents } from '#shared/money.ts';

/** A payment taken at this counter, as its own books have it. */
export type CounterPayment = {
  paymentRef: string;
  shortRef: string;
  receiptNo: string;
  date: BusinessDate;
  cents: Cents;
  /** How it stands on its way to the CIS. */
  cisState: string;
  /** It was taken back here; the CIS lists that as a payment of its own, sooner or later. */
  undone: Undone;
};

/**
 * The last payments of all channels, newest first: what the CIS lists, and what was taken here and it does not list yet.
 * A payment of ours is known by its reference alone, never by an equal amount. The CIS's own order is kept; on the same day
 * what it does not list stands first, in the order of `ours`. Both lists are newest first.
 */
export function recentPayments(
  theirs: readonly ChannelPayment[],
  ours: readonly CounterPayment[],
  most: number,
): RecentPayment[] {
  const known = new Map<string, CounterPayment>();
  for (const payment of ours) known.set(payment.paymentRef, payment).set(payment.shortRef, payment);
  const listed = new Set<CounterPayment>();
  const inTheCis = theirs.map(({ ref, note = null, ...line }): RecentPayment => {
    const own = ref === undefined ? undefined : known.get(ref);
    if (own) listed.add(own);
    // What the CIS lists is in the CIS, whatever came of its sending.
    const here = own
      ? { receiptNo: own.receiptNo, cisState: 'posted', undone: own.undone }
      : { receiptNo: null, cisState: null, undone: null };
    return { date: line.date, cents: cents(line.cents), channel: line.channel, note, ...here };
  });
  const hereOnly = ours
    .filter((payment) => !listed.has(payment))
    .map((own): RecentPayment => {
      const { date, cents: paid, receiptNo, cisState, undone } = own;
      return { date, cents: paid, channel: 'counter', note: null, receiptNo, cisState, undone };
    });
  return [...hereOnly, ...inTheCis].sort(newestFirst).slice(0, most);
}

function newestFirst(a: RecentPayment, b: RecentPayment): number {
  return a.date === b.date ? 0 : a.date < b.date ? 1 : -1;
}
