import { businessDate } from '#shared/day.ts';
import { type Cents, subtractCents, sumCents } from '#shared/money.ts';
import { type Report, type ReportSection, reportTable } from '#shared/report.ts';
import type { AuditRecord } from './audit-record.ts';
import type { RecordedReceipt } from './day-record.ts';
import { drawerSections } from './drawer-sections.ts';
import { ordinarySections, receiptTable, tendersOf } from './receipt-sections.ts';
import { longDate } from './report-date.ts';

/**
 * What an auditor asks an office for, in one file: every number accounted for, both people of whatever was out of the
 * ordinary, received against deposited dates (lapping), what the deposits are made of, and where cash and checks may have
 * changed places.
 */
export function composeAudit(record: AuditRecord, madeAtMs: number): Report {
  const { from, to } = record;
  return {
    language: 'en',
    office: [record.office.city, record.office.department].filter(Boolean).join(', '),
    title: 'Audit record',
    date: from === to ? longDate(from) : `${longDate(from)} to ${longDate(to)}`,
    station: `Station ${record.station}`,
    mark: record.training ? 'TRAINING' : null,
    foot: `Made for ${record.madeBy}`,
    madeAtMs,
    sections: [
      summary(record),
      daysTable(record),
      ...ordinarySections(record.ordinary, true),
      ownAttempts(record),
      lateDeposits(record),
      depositTable(record),
      depositItems(record),
      ...drawerSections(record),
      swaps(record),
      clerkTenders(record),
      receiptTable(record.receipts, record.gaps, record.tenderNames),
    ],
  };
}

function summary(record: AuditRecord): ReportSection {
  const count = (label: string, value: number) => ({ label, strong: false, kind: 'count' as const, value });
  const of = (kind: string): number => record.ordinary.filter((each) => each.kind === kind).length;
  const standing = record.receipts.filter(({ voided }) => !voided);
  return {
    kind: 'pairs',
    name: 'summary',
    title: 'In short',
    pairs: [
      count('Business days', record.days.length),
      count('Not closed', record.days.filter(({ state }) => state !== 'closed').length),
      count('Receipts', record.receipts.length),
      count('Missing receipt numbers', record.gaps.length),
      { label: 'Receipted, without what was voided', strong: true, kind: 'money', value: total(standing) },
      { label: 'Deposited', strong: true, kind: 'money', value: depositedCents(record) },
      count('Voids', of('void')),
      count('Corrections', of('correction')),
      count('Overrides', of('override')),
      count('Tries on an account of their own', record.own.length),
    ],
  };
}

function total(receipts: readonly RecordedReceipt[]): Cents {
  return sumCents(receipts.map(({ cents }) => cents));
}

function depositedCents({ deposits }: AuditRecord): Cents {
  return sumCents(deposits.filter(({ state }) => state !== 'undone').map(({ totalCents }) => totalCents));
}

function daysTable({ days }: AuditRecord): ReportSection {
  return reportTable({
    name: 'days',
    title: 'Days',
    empty: 'No business day was opened.',
    total: 'All days',
    rows: days,
    columns: [
      { title: 'Day', kind: 'date', of: (day) => businessDate(day.businessDate) },
      { title: 'State', kind: 'text', of: ({ state }) => state },
      { title: 'Closed', kind: 'date-time', of: ({ closedAtMs }) => closedAtMs },
      { title: 'Closed by', kind: 'text', of: ({ closedBy }) => closedBy },
      { title: 'Seal', kind: 'text', of: ({ seal }) => seal, weight: 0 },
      { title: 'Over', kind: 'money', of: ({ overCents }) => overCents, sum: true },
      { title: 'Short', kind: 'money', of: ({ shortCents }) => shortCents, sum: true },
      { title: 'Deposited', kind: 'money', of: (day) => day.depositedCents, sum: true },
    ],
  });
}

function ownAttempts({ own }: AuditRecord): ReportSection {
  return reportTable({
    name: 'own-accounts',
    title: 'Tries on an account of their own',
    empty: 'Nobody tried to post to an account of their own or of their household.',
    total: null,
    rows: own,
    columns: [
      { title: 'Day', kind: 'date', of: (attempt) => attempt.businessDate },
      { title: 'Time', kind: 'date-time', of: ({ atMs }) => atMs },
      { title: 'Who', kind: 'text', of: ({ name }) => name },
      { title: 'Account', kind: 'text', of: ({ accountNo }) => accountNo },
      { title: 'Tried', kind: 'text', of: ({ action }) => action },
    ],
  });
}

/** Money that was received on one date and deposited with another's: as when today's payment covers yesterday's. */
function lateDeposits({ receipts, tenderNames }: AuditRecord): ReportSection {
  // A payment belongs into the deposit of its business day.
  const late = receipts.filter(({ voided, depositedDate, businessDate: day }) => !voided && depositedDate !== day);
  return reportTable({
    name: 'received-deposited',
    title: 'Received against deposited',
    empty: 'Every receipt was deposited with its own day.',
    total: 'Not with its own day',
    rows: late,
    columns: [
      { title: 'Receipt', kind: 'text', of: ({ receiptNo }) => receiptNo, weight: 0 },
      { title: 'Received', kind: 'date', of: ({ receivedDate }) => receivedDate },
      { title: 'Business day', kind: 'date', of: (receipt) => receipt.businessDate },
      { title: 'Deposited with', kind: 'date', of: ({ depositedDate }) => depositedDate },
      { title: 'Clerk', kind: 'text', of: ({ clerk }) => clerk },
      { title: 'Tenders', kind: 'text', of: (receipt) => tendersOf(receipt, tenderNames) },
      { title: 'Amount', kind: 'money', of: ({ cents }) => cents, sum: true },
    ],
  });
}

function depositTable({ deposits }: AuditRecord): ReportSection {
  return reportTable({
    name: 'deposits',
    title: 'Deposits',
    empty: 'Nothing was deposited.',
    total: null,
    rows: deposits,
    columns: [
      { title: 'Deposit', kind: 'text', of: ({ depositId }) => depositId },
      { title: 'Bag', kind: 'text', of: ({ bagNumber }) => bagNumber, weight: 0 },
      { title: 'State', kind: 'text', of: ({ state }) => state, weight: 0 },
      { title: 'By', kind: 'text', of: ({ preparedBy, verifiedBy }) => `${preparedBy}, ${verifiedBy}` },
      { title: 'Currency', kind: 'money', of: ({ currencyCents }) => currencyCents },
      { title: 'Coin', kind: 'money', of: ({ coinCents }) => coinCents },
      { title: 'Checks', kind: 'money', of: ({ itemsCents }) => itemsCents },
      { title: 'Total', kind: 'money', of: ({ totalCents }) => totalCents },
      { title: 'Bank', kind: 'money', of: ({ bankCents }) => bankCents },
      { title: 'Difference', kind: 'money', of: ({ differenceCents }) => differenceCents },
    ],
  });
}

function depositItems({ deposits, tenderNames }: AuditRecord): ReportSection {
  const rows = deposits
    .filter(({ state }) => state !== 'undone')
    .flatMap((deposit) => deposit.items.map((item) => ({ ...item, depositId: deposit.depositId })));
  return reportTable({
    name: 'deposit-items',
    title: 'Checks and money orders in the deposits',
    empty: 'None.',
    total: 'All',
    groups: { title: 'Deposit', of: ({ depositId }) => depositId, sum: 'Sum' },
    rows,
    columns: [
      { title: 'Kind', kind: 'text', of: ({ code }) => tenderNames[code] },
      { title: 'Number', kind: 'text', of: ({ number }) => number },
      { title: 'Paid for', kind: 'text', of: ({ payer }) => payer, weight: 2 },
      { title: 'Receipt', kind: 'text', of: ({ receiptNo }) => receiptNo ?? 'no receipt', weight: 0 },
      { title: 'Amount', kind: 'money', of: ({ cents }) => cents, sum: true },
    ],
  });
}

/** Drawers in which cash was short by what checks were over (or the other way), in whole or in part. */
function swaps({ sessions }: AuditRecord): ReportSection {
  const rows = sessions.flatMap((session) => {
    const off = (cash: boolean): Cents =>
      sumCents(session.lines.filter(({ code }) => (code === 'cash') === cash).map((line) => line.overShortCents));
    const [cash, checks] = [off(true), off(false)];
    return cash < 0 === checks < 0 || cash === 0 || checks === 0 ? [] : [{ session, cash, checks }];
  });
  return reportTable({
    name: 'cash-for-check',
    title: 'Cash and checks off against each other',
    empty: 'In no drawer were cash and checks off in opposite directions.',
    total: null,
    rows,
    columns: [
      { title: 'Session', kind: 'text', of: ({ session }) => session.sessionId, weight: 0 },
      { title: 'Clerk', kind: 'text', of: ({ session }) => session.name },
      { title: 'Approved by', kind: 'text', of: ({ session }) => session.approvedBy },
      { title: 'Cash', kind: 'money', of: ({ cash }) => cash },
      { title: 'Checks', kind: 'money', of: ({ checks }) => checks },
      { title: 'Together', kind: 'money', of: ({ cash, checks }) => sumCents([cash, checks]) },
    ],
  });
}

/** How much of each clerk's day was cash: a share that falls is what a substitution looks like from far away. */
function clerkTenders({ clerkTenders: parts }: AuditRecord): ReportSection {
  const rows = [...Map.groupBy(parts, ({ date, clerk }) => `${date}\n${clerk}`).values()].map((all) => {
    const cash = sumCents(all.filter(({ code }) => code === 'cash').map(({ cents }) => cents));
    const everything = sumCents(all.map(({ cents }) => cents));
    const items = (of: readonly { items: number }[]): number => of.reduce((sum, each) => sum + each.items, 0);
    return {
      date: all[0]?.date ?? null,
      clerk: all[0]?.clerk ?? '',
      cashItems: items(all.filter(({ code }) => code === 'cash')),
      otherItems: items(all.filter(({ code }) => code !== 'cash')),
      cash,
      other: subtractCents(everything, cash),
    };
  });
  return reportTable({
    name: 'cash-share',
    title: 'Cash and checks by clerk and day',
    empty: 'Nothing was taken.',
    total: 'All',
    rows,
    columns: [
      { title: 'Day', kind: 'date', of: ({ date }) => date },
      { title: 'Clerk', kind: 'text', of: ({ clerk }) => clerk },
      { title: 'Cash payments', kind: 'count', of: ({ cashItems }) => cashItems, sum: true },
      { title: 'Checks', kind: 'count', of: ({ otherItems }) => otherItems, sum: true },
      { title: 'Cash', kind: 'money', of: ({ cash }) => cash, sum: true },
      { title: 'Checks, amount', kind: 'money', of: ({ other }) => other, sum: true },
    ],
  });
}
