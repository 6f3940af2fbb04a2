import type { DepositView } from '#shared/contract/day.ts';
import { multiplyCents } from '#shared/money.ts';
import { type ReportSection, reportTable } from '#shared/report.ts';
import { eachCents } from '#shared/till-count.ts';
import { pieceName } from '../drawer/compose-cash-slip.ts';
import type { DayRecord } from './day-record.ts';

/** The deposit slips, each on a page of its own, and what the bank said of earlier ones. */
export function depositSections(day: DayRecord): ReportSection[] {
  const standing = day.deposits.filter(({ state }) => state !== 'undone');
  return [...standing.flatMap((deposit, at) => slip(deposit, at + 1, day)), bankTable(day)];
}

function slip(deposit: DepositView, number: number, day: DayRecord): ReportSection[] {
  const bank = day.accounts.banks.get(deposit.account)?.name ?? deposit.account;
  const money = (label: string, value: DepositView['totalCents'], strong = false) => ({
    label,
    strong,
    kind: 'money' as const,
    value,
  });
  const text = (label: string, value: string) => ({ label, strong: false, kind: 'text' as const, value });
  return [
    reportTable({
      name: `deposit-${number}-cash`,
      title: `Deposit slip ${deposit.depositId}: ${bank}`,
      startsPage: true,
      empty: 'No cash in this deposit.',
      total: 'Cash',
      rows: deposit.cash,
      columns: [
        { title: 'Piece', kind: 'text', of: ({ piece }) => pieceName(piece) },
        { title: 'How many', kind: 'count', of: ({ count }) => count },
        { title: 'Worth', kind: 'money', of: ({ piece, count }) => multiplyCents(eachCents(piece), count), sum: true },
      ],
    }),
    reportTable({
      name: `deposit-${number}-checks`,
      title: 'Checks and money orders',
      empty: 'No check or money order in this deposit.',
      total: 'Checks and money orders',
      rows: deposit.items,
      columns: [
        { title: 'Kind', kind: 'text', of: ({ code }) => day.tenderNames[code], weight: 1 },
        { title: 'Routing', kind: 'text', of: ({ routing }) => routing ?? 'not read', weight: 0 },
        { title: 'Number', kind: 'text', of: ({ number: printed }) => printed ?? '', weight: 1 },
        { title: 'Paid for', kind: 'text', of: ({ payer }) => payer, weight: 2 },
        { title: 'Receipt', kind: 'text', of: ({ receiptNo }) => receiptNo ?? 'no receipt', weight: 0 },
        { title: 'Amount', kind: 'money', of: ({ cents }) => cents, sum: true },
      ],
    }),
    {
      kind: 'pairs',
      name: `deposit-${number}`,
      title: 'Deposit',
      pairs: [
        text('Bank account', bank),
        text('Bag', deposit.bagNumber),
        money('Currency', deposit.currencyCents),
        money('Coin', deposit.coinCents),
        money('Checks and money orders', deposit.itemsCents),
        money('Total', deposit.totalCents, true),
      ],
    },
    {
      kind: 'signatures',
      title: 'Deposit',
      people: [
        { name: deposit.preparedBy, role: 'Prepared by' },
        { name: deposit.verifiedBy, role: 'Verified by' },
      ],
    },
  ];
}

function bankTable(day: DayRecord): ReportSection {
  return reportTable({
    name: 'bank',
    title: 'Earlier deposits at the bank',
    empty: 'No earlier deposit is open, and none was confirmed on this day.',
    total: null,
    rows: day.earlierDeposits,
    columns: [
      { title: 'Deposit', kind: 'text', of: ({ depositId }) => depositId },
      { title: 'Bag', kind: 'text', of: ({ bagNumber }) => bagNumber, weight: 0 },
      { title: 'Made up', kind: 'money', of: ({ totalCents }) => totalCents },
      { title: 'Bank', kind: 'money', of: ({ bankCents }) => bankCents },
      { title: 'Difference', kind: 'money', of: ({ differenceCents }) => differenceCents },
      {
        title: 'Note',
        kind: 'text',
        of: ({ bankCents, bankNote }) => (bankCents === null ? 'not confirmed' : (bankNote ?? '')),
      },
    ],
  });
}
