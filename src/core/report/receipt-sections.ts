import type { BusinessDate } from '#shared/day.ts';
import { negateCents, ZERO_CENTS } from '#shared/money.ts';
import { type ReportSection, type ReportTable, reportTable } from '#shared/report.ts';
import type { TenderCode } from '#shared/tender.ts';
import type { RecordedOrdinary, RecordedReceipt } from './day-record.ts';

type TenderNames = Readonly<Record<TenderCode, string>>;

/** Every receipt of the numbers' range, in order; a number that nobody can show stands where it is missing. */
export function receiptTable(
  receipts: readonly RecordedReceipt[],
  gaps: readonly string[],
  names: TenderNames,
): ReportTable {
  const missing = gaps.map((receiptNo) => ({ receiptNo, gap: true as const }));
  const rows = [...receipts.map((receipt) => ({ ...receipt, gap: false as const })), ...missing].sort((a, b) =>
    a.receiptNo < b.receiptNo ? -1 : 1,
  );
  return reportTable({
    name: 'receipts',
    title: 'Receipts',
    empty: 'No receipt was made.',
    total: 'All receipts, without those taken back',
    rows,
    columns: [
      { title: 'Receipt', kind: 'text', of: ({ receiptNo }) => receiptNo, weight: 0 },
      { title: 'Taken', kind: 'date-time', of: (row) => (row.gap ? null : row.takenAtMs) },
      { title: 'Clerk', kind: 'text', of: (row) => (row.gap ? 'NUMBER MISSING' : row.clerk), weight: 1 },
      { title: 'Paid for', kind: 'text', of: (row) => (row.gap ? '' : row.paid), weight: 2 },
      { title: 'Tenders', kind: 'text', of: (row) => (row.gap ? '' : tendersOf(row, names)), weight: 1 },
      { title: 'State', kind: 'text', of: (row) => (row.gap ? '' : stateOf(row)), weight: 0 },
      { title: 'Amount', kind: 'money', of: (row) => (row.gap || row.voided ? ZERO_CENTS : row.cents), sum: true },
      { title: 'Taken back', kind: 'money', of: (row) => (row.gap || !row.voided ? null : negateCents(row.cents)) },
    ],
  });
}

/** "Cash; Personal check 1042" */
export function tendersOf({ tenders }: RecordedReceipt, names: TenderNames): string {
  return tenders.map(({ code, number }) => [names[code], number].filter(Boolean).join(' ')).join('; ');
}

function stateOf({ voided, corrections }: RecordedReceipt): string {
  if (voided) return 'void';
  return corrections === 0 ? '' : 'corrected';
}

const KINDS = {
  void: { name: 'voids', title: 'Voids', empty: 'No receipt was voided.' },
  correction: { name: 'corrections', title: 'Corrections', empty: 'Nothing was corrected.' },
  override: { name: 'overrides', title: 'Overrides', empty: 'No rule was overridden.' },
} as const;

/** Voids, corrections and overrides, each with both people and the reason. */
export function ordinarySections(ordinary: readonly RecordedOrdinary[], dated = false): ReportSection[] {
  return (['void', 'correction', 'override'] as const).map((kind) =>
    reportTable({
      ...KINDS[kind],
      total: null,
      rows: ordinary.filter((each) => each.kind === kind),
      columns: [
        ...(dated
          ? [{ title: 'Day', kind: 'date' as const, of: (each: RecordedOrdinary): BusinessDate => each.businessDate }]
          : []),
        { title: 'Time', kind: 'date-time', of: ({ atMs }) => atMs },
        { title: 'Receipt', kind: 'text', of: ({ receiptNo }) => receiptNo, weight: 0 },
        ...(kind === 'void'
          ? []
          : [{ title: 'What', kind: 'text' as const, of: ({ what }: RecordedOrdinary) => what, weight: 1 }]),
        { title: 'Asked by', kind: 'text', of: ({ by }) => by, weight: 1 },
        { title: 'Agreed by', kind: 'text', of: (each) => each.with, weight: 1 },
        {
          title: 'Reason',
          kind: 'text',
          of: ({ reason, text }) => [reason, text].filter(Boolean).join(': '),
          weight: 2,
        },
        { title: 'Receipt amount', kind: 'money', of: ({ cents }) => cents },
      ],
    }),
  );
}
