import { displayNumber } from '#sandbox/city/account-numbers.ts';
import { holderName } from '#sandbox/city/holder-names.ts';
import { seededDraw } from '#sandbox/city/seeded-draw.ts';
import { businessDate } from '#shared/day.ts';
import { type Cents, cents, subtractCents, sumCents } from '#shared/money.ts';
import { type Report, type ReportSection, reportTable } from '#shared/report.ts';
import type { TenderCode } from '#shared/tender.ts';

/** A payment as the listing of a day shows it. */
export type SamplePayment = {
  receiptNo: string;
  takenAtMs: number;
  clerk: string;
  accountNo: string;
  holder: string;
  tender: TenderCode;
  number: string | null;
  tenderedCents: Cents;
  changeCents: Cents;
  paidCents: Cents;
};

const OPENING = Date.parse('2026-11-23T08:00:00-06:00');
const CLERKS = ['Maria Alvarez', 'Linda Tran', 'Denise Carter'] as const;
const TENDERS = ['cash', 'cash', 'cash', 'personal-check', 'personal-check', 'business-check', 'money-order'] as const;
export const TENDER_NAMES: Record<TenderCode, string> = {
  cash: 'Cash',
  'personal-check': 'Personal check',
  'business-check': 'Business check',
  'cashiers-check': "Cashier's check",
  'money-order': 'Money order',
};

/** So many payments of one day, the same in every run. */
export function samplePayments(count: number): SamplePayment[] {
  return Array.from({ length: count }, (_, index) => {
    const draw = seededDraw(27, index);
    const tender = draw.pick(TENDERS);
    const paidCents = cents(4_000 + draw.below(31_000));
    const changeCents = cents(tender === 'cash' ? draw.below(2_000) : 0);
    return {
      receiptNo: `C1-26-${String(index + 1).padStart(6, '0')}`,
      takenAtMs: OPENING + Math.floor((index * 9 * 3_600_000) / count),
      clerk: CLERKS[index % CLERKS.length] ?? CLERKS[0],
      accountNo: displayNumber(String(10_000_000 + draw.below(89_000_000))),
      holder: holderName(draw),
      tender,
      number: tender === 'cash' ? null : String(1_000 + draw.below(9_000)),
      tenderedCents: sumCents([paidCents, changeCents]),
      changeCents,
      paidCents,
    };
  });
}

/** A packet as the office files it after the close: every kind of section, all figures from the payments. */
export function samplePacket(payments: readonly SamplePayment[], over: Partial<Report> = {}): Report {
  return {
    language: 'en',
    office: 'City of Copperas Cove, Utility Administration',
    title: 'Daily packet',
    date: 'Monday, November 23, 2026',
    station: 'Station C1',
    mark: null,
    foot: 'Seal K7QF2M9XPA · closed 11/23/2026 5:41 PM by Robert Hayes',
    madeAtMs: Date.parse('2026-11-23T17:41:08-06:00'),
    sections: [
      ...summary(payments),
      receiptListing(payments),
      overShort(),
      voids(),
      depositSlip(payments),
      ...glJournal(payments),
      {
        kind: 'signatures',
        title: 'Signed',
        people: [
          { name: 'Robert Hayes', role: 'supervisor, closed the day' },
          { name: 'Linda Tran', role: 'lead, verified the deposit' },
          { name: null, role: 'auditor' },
        ],
      },
    ],
    ...over,
  };
}

const paid = (payments: readonly SamplePayment[]): Cents => sumCents(payments.map(({ paidCents }) => paidCents));

function summary(payments: readonly SamplePayment[]): ReportSection[] {
  const codes = [...new Set(payments.map(({ tender }) => tender))];
  const [cash, other] = [true, false].map((isCash) => payments.filter(({ tender }) => (tender === 'cash') === isCash));
  return [
    {
      kind: 'pairs',
      name: 'day',
      title: 'The day',
      pairs: [
        { label: 'Opened', kind: 'date-time', value: OPENING, strong: false },
        { label: 'Closed', kind: 'date-time', value: Date.parse('2026-11-23T17:41:08-06:00'), strong: false },
        { label: 'Closed by', kind: 'text', value: 'Robert Hayes, approved by Linda Tran', strong: false },
        { label: 'Receipts', kind: 'text', value: 'C1-26-000001 to the last of the listing, no gaps', strong: false },
        { label: 'Seal', kind: 'text', value: 'K7QF2M9XPA', strong: true },
      ],
    },
    {
      kind: 'pairs',
      name: 'balance',
      title: 'In balance',
      pairs: [
        { label: 'Cash received, less change', kind: 'money', value: paid(cash ?? []), strong: false },
        { label: 'Checks and money orders received', kind: 'money', value: paid(other ?? []), strong: false },
        { label: 'Over and short, cash', kind: 'money', value: cents(-100), strong: false },
        { label: 'To be deposited', kind: 'money', value: subtractCents(paid(payments), cents(100)), strong: true },
      ],
    },
    reportTable({
      name: 'tenders',
      title: 'By tender',
      empty: 'Nothing was received.',
      total: 'All tenders',
      rows: codes.map((code) => ({ code, of: payments.filter(({ tender }) => tender === code) })),
      columns: [
        { title: 'Tender', kind: 'text', of: ({ code }) => TENDER_NAMES[code] },
        { title: 'Payments', kind: 'count', sum: true, of: ({ of }) => of.length },
        { title: 'Tendered', kind: 'money', sum: true, of: ({ of }) => sumCents(of.map((each) => each.tenderedCents)) },
        { title: 'Change', kind: 'money', sum: true, of: ({ of }) => sumCents(of.map((each) => each.changeCents)) },
        { title: 'Paid', kind: 'money', sum: true, of: ({ of }) => paid(of) },
      ],
    }),
  ];
}

export function receiptListing(payments: readonly SamplePayment[]) {
  return reportTable({
    name: 'receipts',
    title: 'Receipts',
    empty: 'No receipt was given out.',
    total: `All ${payments.length} receipts`,
    groups: { title: 'Clerk', of: ({ clerk }) => clerk, sum: 'Together' },
    rows: payments,
    columns: [
      { title: 'Receipt', kind: 'text', weight: 0, of: ({ receiptNo }) => receiptNo },
      { title: 'Time', kind: 'time', of: ({ takenAtMs }) => takenAtMs, align: 'right' },
      { title: 'Account', kind: 'text', weight: 0, of: ({ accountNo }) => accountNo },
      { title: 'Name', kind: 'text', of: ({ holder }) => holder },
      { title: 'Tender', kind: 'text', weight: 0, of: ({ tender }) => TENDER_NAMES[tender] },
      { title: 'Number', kind: 'text', weight: 0, of: ({ number }) => number, align: 'right' },
      { title: 'Tendered', kind: 'money', sum: true, of: ({ tenderedCents }) => tenderedCents },
      { title: 'Change', kind: 'money', sum: true, of: ({ changeCents }) => changeCents },
      { title: 'Paid', kind: 'money', sum: true, of: ({ paidCents }) => paidCents },
    ],
  });
}

function overShort(): ReportSection {
  return reportTable({
    name: 'over-short',
    title: 'Over and short',
    empty: 'Every drawer was counted to the cent.',
    total: null,
    rows: [
      {
        drawer: 'C1-1, Maria Alvarez',
        counted: cents(284_217),
        expected: cents(284_317),
        why: 'One dollar less in the tray than in the count of noon; a note stuck to another is the likely reason. Counted again by Linda Tran.',
      },
      { drawer: 'C1-2, Linda Tran', counted: cents(91_400), expected: cents(91_400), why: null },
    ],
    columns: [
      { title: 'Drawer', kind: 'text', weight: 0, of: ({ drawer }) => drawer },
      { title: 'Counted', kind: 'money', of: ({ counted }) => counted },
      { title: 'Expected', kind: 'money', of: ({ expected }) => expected },
      {
        title: 'Over, short',
        kind: 'money',
        sum: true,
        of: ({ counted, expected }) => subtractCents(counted, expected),
      },
      { title: 'Reason', kind: 'text', of: ({ why }) => why },
    ],
  });
}

function voids(): ReportSection {
  return reportTable<SamplePayment>({
    name: 'voids',
    title: 'Voids and overrides',
    empty: 'No receipt was voided, and nobody was asked for an override.',
    total: null,
    rows: [],
    columns: [{ title: 'Receipt', kind: 'text', of: ({ receiptNo }) => receiptNo }],
  });
}

function depositSlip(payments: readonly SamplePayment[]): ReportSection {
  return reportTable({
    name: 'deposit-checks',
    title: 'Deposit: checks and money orders',
    empty: 'There is no check to deposit.',
    total: 'Checks and money orders',
    startsPage: true,
    rows: payments.filter(({ tender }) => tender !== 'cash').slice(0, 60),
    columns: [
      { title: 'Routing number', kind: 'text', weight: 0, of: () => '111000614' },
      { title: 'Check', kind: 'text', weight: 0, of: ({ number }) => number, align: 'right' },
      { title: 'Payer', kind: 'text', of: ({ holder }) => holder },
      { title: 'Received', kind: 'date', of: () => businessDate('2026-11-23') },
      { title: 'Amount', kind: 'money', sum: true, of: ({ paidCents }) => paidCents },
    ],
  });
}

function glJournal(payments: readonly SamplePayment[]): ReportSection[] {
  const total = paid(payments);
  const rows = [
    { code: '101-1010', what: 'Cash in bank', debit: total, credit: null },
    { code: '401-4110', what: 'Utility accounts receivable', debit: null, credit: total },
  ];
  return [
    reportTable({
      name: 'gl-journal',
      title: 'GL journal',
      empty: 'Nothing is to be journalized.',
      total: 'Debits and credits',
      rows,
      columns: [
        { title: 'Code', kind: 'text', weight: 0, of: ({ code }) => code },
        { title: 'Account', kind: 'text', of: ({ what }) => what },
        { title: 'Debit', kind: 'money', sum: true, of: ({ debit }) => debit },
        { title: 'Credit', kind: 'money', sum: true, of: ({ credit }) => credit },
      ],
    }),
    {
      kind: 'note',
      title: 'CIS reconciliation',
      text: 'All payments of the day are in the CIS, each once. Two accounts were held by the CIS for a minute and posted at the second attempt; nothing is open, and nothing was sent twice. Whoever checks this later opens the ledger, asks for the seal of this day and compares it with the one at the foot of each page.',
    },
  ];
}
