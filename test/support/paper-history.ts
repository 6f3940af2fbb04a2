import type { ChannelPayment } from '#shared/account-history.ts';
import { businessDate } from '#shared/day.ts';
import type { PaperCis } from './paper-cis.ts';

type Line = { atMs: number; line: ChannelPayment };

function line(atMs: number, date: unknown, rest: Pick<ChannelPayment, 'cents' | 'ref' | 'note'>): Line {
  return { atMs, line: { date: businessDate(String(date)), channel: 'counter', ...rest } };
}

/** An account's payments of all channels, newest first: what this CIS entered, and what its test put beside it. */
export function paperHistory(cis: PaperCis, accountNo: string): ChannelPayment[] {
  const payments = cis.book
    .filter((entry) => entry.accountNo === accountNo)
    .map(({ paymentRef: ref, cents, postedAtMs }) =>
      line(postedAtMs, cis.ledger.get(ref)?.item.effectiveDate, { cents, ref }),
    );
  const reversals = cis.reversalBook
    .filter((entry) => entry.accountNo === accountNo)
    .map(({ reversalRef: ref, cents, postedAtMs }) =>
      line(postedAtMs, cis.reversals.get(ref)?.item.effectiveDate, { cents: -cents, ref, note: 'reversal' }),
    );
  const ours = [...payments, ...reversals].sort((a, b) => b.atMs - a.atMs).map((entry) => entry.line);
  const all = [...ours, ...(cis.histories.get(accountNo) ?? [])];
  return all.sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
}
