import { type Cents, negateCents, subtractCents, sumCents } from '#shared/money.ts';
import { type Report, type ReportSection, reportTable } from '#shared/report.ts';
import { TENDER_CODES } from '#shared/tender.ts';
import type { DayRecord } from './day-record.ts';
import { depositSections } from './deposit-slip.ts';
import { drawerSections } from './drawer-sections.ts';
import { glJournal } from './gl-journal.ts';
import { ordinarySections, receiptTable } from './receipt-sections.ts';
import { longDate } from './report-date.ts';

/** The evidence of a closed day (rule 30), in the order in which it is read: sums, exceptions, drawers, deposit, books, CIS. */
export function composePacket(day: DayRecord, madeAtMs: number): Report {
  return {
    language: 'en',
    office: [day.office.city, day.office.department].filter(Boolean).join(', '),
    title: 'Daily close',
    date: longDate(day.date),
    station: `Station ${day.station}`,
    mark: day.training ? 'TRAINING' : null,
    foot: `Seal ${day.seal}`,
    madeAtMs,
    sections: [
      dayPairs(day),
      byTender(day),
      bySource(day),
      byClerk(day),
      byHour(day),
      ...ordinarySections(day.ordinary),
      ownAttempts(day),
      ...drawerSections(day),
      vaultTable(day),
      receiptTable(day.receipts, day.closed.gaps, day.tenderNames),
      ...depositSections(day),
      glTable(day),
      cisStates(day),
      cisOpen(day),
      {
        kind: 'signatures',
        title: 'Signed',
        people: [
          { name: day.closedBy, role: 'Closed by' },
          { name: null, role: 'Reviewed by' },
        ],
      },
      {
        kind: 'note',
        title: 'The seal',
        text:
          'The seal code is the beginning of the hash of the statement that closed this day. Every fact before it is chained ' +
          'to it. "npm run verify -- FILE --seal CODE --day DATE" says later whether anything was changed since.',
      },
    ],
  };
}

function dayPairs(day: DayRecord): ReportSection {
  const { closed } = day;
  const text = (label: string, value: string | null) => ({ label, strong: false, kind: 'text' as const, value });
  const count = (label: string, value: number) => ({ label, strong: false, kind: 'count' as const, value });
  const time = (label: string, value: number) => ({ label, strong: false, kind: 'date-time' as const, value });
  const money = (label: string, value: Cents, strong = false) => ({ label, strong, kind: 'money' as const, value });
  return {
    kind: 'pairs',
    name: 'day',
    title: 'The day',
    pairs: [
      time('Opened', day.openedAtMs),
      text('Opened by', day.openedBy),
      time('Closed', day.closedAtMs),
      text('Closed by', day.closedBy),
      { label: 'Seal', strong: true, kind: 'text', value: day.seal },
      count('Receipts', closed.receipts),
      text('First receipt', closed.firstReceipt),
      text('Last receipt', closed.lastReceipt),
      count('Missing receipt numbers', closed.gaps.length),
      money('Deposited', closed.depositedCents, true),
      money('Over or short, drawers', sumCents(closed.tenders.map(({ overShortCents }) => overShortCents))),
      money('Over or short, tills at opening', closed.openingOverShortCents),
      money('Over or short, vault', closed.vaultOverShortCents),
      money('Cash in the tills, change over the day', closed.banksChangeCents),
      count('Checks handed back', day.refusedChecks),
      count('Not in the CIS when closed', closed.cisOpenItems),
      money('Not in the CIS when closed, sum', closed.cisOpenCents),
    ],
  };
}

function byTender(day: DayRecord): ReportSection {
  return reportTable({
    name: 'by-tender',
    title: 'By tender',
    empty: 'No drawer was opened on this day.',
    total: 'All tenders',
    rows: day.closed.tenders,
    columns: [
      { title: 'Tender', kind: 'text', of: ({ code }) => day.tenderNames[code] },
      { title: 'Items', kind: 'count', of: ({ receiptedItems }) => receiptedItems, sum: true },
      { title: 'Receipted', kind: 'money', of: ({ receiptedCents }) => receiptedCents, sum: true },
      { title: 'Taken back', kind: 'money', of: ({ voidedCents }) => negateCents(voidedCents), sum: true },
      { title: 'Over or short', kind: 'money', of: ({ overShortCents }) => overShortCents, sum: true },
      { title: 'Deposited', kind: 'money', of: ({ depositedCents }) => depositedCents, sum: true },
    ],
  });
}

/** Everything came over the counter: there are no batches of the drop box or the mail in a drawer session. */
function bySource(day: DayRecord): ReportSection {
  return reportTable({
    name: 'by-source',
    title: 'By source',
    empty: 'Nothing was taken.',
    total: 'All sources',
    rows: sources(day),
    columns: [
      { title: 'Source', kind: 'text', of: ({ source }) => source },
      { title: 'Receipts', kind: 'count', of: ({ receipts }) => receipts, sum: true },
      { title: 'Receipted', kind: 'money', of: ({ cents }) => cents, sum: true },
      { title: 'Taken back', kind: 'money', of: ({ backCents }) => negateCents(backCents), sum: true },
    ],
  });
}

function sources({ receipts }: DayRecord): { source: string; receipts: number; cents: Cents; backCents: Cents }[] {
  if (receipts.length === 0) return [];
  const voided = receipts.filter((receipt) => receipt.voided);
  return [
    {
      source: 'Counter',
      receipts: receipts.length,
      cents: sumCents(receipts.map(({ cents }) => cents)),
      backCents: sumCents(voided.map(({ cents }) => cents)),
    },
  ];
}

function byClerk({ taken, tenderNames }: DayRecord): ReportSection {
  const rows = [...Map.groupBy(taken, ({ clerk, code }) => `${clerk}\n${code}`).values()]
    .map((parts) => ({
      clerk: parts[0]?.clerk ?? '',
      code: parts[0]?.code ?? 'cash',
      items: parts.reduce((sum, { items }) => sum + items, 0),
      cents: sumCents(parts.map(({ cents }) => cents)),
      backCents: sumCents(parts.map(({ takenBackCents }) => takenBackCents)),
    }))
    .sort(
      (a, b) => a.clerk.localeCompare(b.clerk, 'en') || TENDER_CODES.indexOf(a.code) - TENDER_CODES.indexOf(b.code),
    );
  return reportTable({
    name: 'by-clerk',
    title: 'By clerk',
    empty: 'Nothing was taken.',
    total: 'All clerks',
    groups: { title: 'Clerk', of: ({ clerk }) => clerk, sum: 'Sum' },
    rows,
    columns: [
      { title: 'Tender', kind: 'text', of: ({ code }) => tenderNames[code] },
      { title: 'Items', kind: 'count', of: ({ items }) => items, sum: true },
      { title: 'Taken', kind: 'money', of: ({ cents }) => cents, sum: true },
      { title: 'Taken back', kind: 'money', of: ({ backCents }) => negateCents(backCents), sum: true },
      { title: 'Left', kind: 'money', of: ({ cents, backCents }) => subtractCents(cents, backCents), sum: true },
    ],
  });
}

function byHour({ taken }: DayRecord): ReportSection {
  const rows = [...Map.groupBy(taken, ({ hour }) => hour)]
    .sort(([a], [b]) => a - b)
    .map(([hour, parts]) => ({
      hour,
      items: parts.reduce((sum, { items }) => sum + items, 0),
      cents: sumCents(parts.map(({ cents }) => cents)),
      cashCents: sumCents(parts.filter(({ code }) => code === 'cash').map(({ cents }) => cents)),
    }));
  return reportTable({
    name: 'by-hour',
    title: 'By hour',
    empty: 'Nothing was taken.',
    total: 'All hours',
    rows,
    columns: [
      { title: 'Hour', kind: 'text', of: ({ hour }) => `${clock(hour)} to ${clock(hour + 1)}` },
      { title: 'Items', kind: 'count', of: ({ items }) => items, sum: true },
      { title: 'Taken', kind: 'money', of: ({ cents }) => cents, sum: true },
      { title: 'Of it cash', kind: 'money', of: ({ cashCents }) => cashCents, sum: true },
    ],
  });
}

function clock(hour: number): string {
  return `${hour % 12 || 12}:00 ${hour % 24 < 12 ? 'AM' : 'PM'}`;
}

function ownAttempts({ own }: DayRecord): ReportSection {
  return reportTable({
    name: 'own-accounts',
    title: 'Tries on an account of their own',
    empty: 'Nobody tried to post to an account of their own or of their household.',
    total: null,
    rows: own,
    columns: [
      { title: 'Time', kind: 'time', of: ({ atMs }) => atMs },
      { title: 'Who', kind: 'text', of: ({ name }) => name },
      { title: 'Account', kind: 'text', of: ({ accountNo }) => accountNo },
      { title: 'Tried', kind: 'text', of: ({ action }) => action },
    ],
  });
}

function vaultTable({ vault }: DayRecord): ReportSection {
  return reportTable({
    name: 'vault',
    title: 'Vault',
    empty: 'Nothing moved through the vault.',
    total: 'Change over the day',
    rows: vault.moves,
    columns: [
      { title: 'Time', kind: 'date-time', of: ({ atMs }) => atMs },
      { title: 'What', kind: 'text', of: ({ kind }) => kind },
      { title: 'Of', kind: 'text', of: ({ subject }) => subject },
      { title: 'By', kind: 'text', of: ({ by }) => by },
      { title: 'With', kind: 'text', of: (move) => move.with },
      { title: 'Amount', kind: 'money', of: ({ cents }) => cents, sum: true },
    ],
  });
}

function glTable(day: DayRecord): ReportSection {
  return reportTable({
    name: 'gl-journal',
    title: 'General ledger journal',
    empty: 'Nothing is to be booked.',
    total: 'Sum',
    rows: glJournal(day),
    columns: [
      { title: 'Account', kind: 'text', of: ({ account }) => account, weight: 0 },
      { title: 'What', kind: 'text', of: ({ words }) => words },
      { title: 'Debit', kind: 'money', of: ({ debitCents }) => (debitCents === 0 ? null : debitCents), sum: true },
      { title: 'Credit', kind: 'money', of: ({ creditCents }) => (creditCents === 0 ? null : creditCents), sum: true },
    ],
  });
}

function cisStates({ cis }: DayRecord): ReportSection {
  return reportTable({
    name: 'cis-states',
    title: 'The CIS, as it stood when this was written',
    empty: 'Nothing was ever sent to the CIS.',
    total: null,
    rows: cis.states,
    columns: [
      { title: 'State', kind: 'text', of: ({ state }) => state },
      { title: 'Items', kind: 'count', of: ({ items }) => items },
      { title: 'Sum', kind: 'money', of: ({ cents }) => cents },
    ],
  });
}

function cisOpen({ cis }: DayRecord): ReportSection {
  return reportTable({
    name: 'cis-open',
    title: 'Not in the CIS yet',
    empty: 'Everything is in the CIS.',
    total: 'Open',
    rows: cis.open,
    columns: [
      { title: 'Reference', kind: 'text', of: ({ shortRef }) => shortRef, weight: 0 },
      { title: 'Receipt', kind: 'text', of: ({ receiptNo }) => receiptNo, weight: 0 },
      { title: 'Account', kind: 'text', of: ({ account }) => account, weight: 0 },
      { title: 'Name', kind: 'text', of: ({ name }) => name },
      { title: 'State', kind: 'text', of: ({ state }) => state, weight: 0 },
      { title: 'Since', kind: 'date-time', of: ({ sinceMs }) => sinceMs },
      { title: 'Amount', kind: 'money', of: ({ cents }) => cents, sum: true },
    ],
  });
}
