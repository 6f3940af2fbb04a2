import { z } from 'zod';
import { isDate } from './day.ts';
import { INITIAL_OVERSIGHT_LIMITS } from './exception.ts';
import {
  bankAccountSchema,
  INITIAL_BANK_ACCOUNTS,
  INITIAL_MISC_ITEMS,
  INITIAL_REASONS,
  miscItemSchema,
  type ReasonedAct,
  reasonSchema,
} from './reason.ts';
import type { Role } from './role.ts';
import type { SettingFault } from './setting-fault.ts';
import type { TenderCode } from './tender.ts';
import { INITIAL_TENDERS, type TenderType, tenderTypeSchema } from './tender-type.ts';

/**
 * Everything a city may set otherwise. A setting is a dated value: it is changed by a fact with author and reason
 * and counts from a business date on. Secrets (the CIS token) are not here; they live beside the journal.
 */
type Setting<V> = { schema: z.ZodType<V>; initial: V; changedBy: readonly Role[] };

function setting<V>(changedBy: readonly Role[], schema: z.ZodType<V>, initial: V): Setting<V> {
  return { schema, initial, changedBy };
}

const OFFICE: readonly Role[] = ['supervisor', 'admin'];
const RULES: readonly Role[] = ['supervisor'];
const DEVICES: readonly Role[] = ['admin'];
const OVERSIGHT = INITIAL_OVERSIGHT_LIMITS;
const words = z.string().trim().max(200);
const glCode = (initial: string) => setting(OFFICE, words.min(1).max(30), initial);
const tender = (code: TenderCode): Setting<TenderType> => setting(RULES, tenderTypeSchema, INITIAL_TENDERS[code]);
const reasons = (act: ReasonedAct) => setting(RULES, codes(reasonSchema).min(1), INITIAL_REASONS[act]);

/** A list in which every code stands once. */
function codes<S extends z.ZodType<{ code: string }>>(entry: S) {
  return z
    .array(entry)
    .max(30)
    .refine((list) => new Set(list.map(({ code }) => code)).size === list.length, 'code-twice' satisfies SettingFault);
}

/** A list in which nothing stands twice. */
function unique<S extends z.ZodType<string | number>>(entry: S, most: number) {
  return z
    .array(entry)
    .max(most)
    .refine((list) => new Set(list).size === list.length, 'entry-twice' satisfies SettingFault);
}

const holiday = z.string().refine(isDate, 'date' satisfies SettingFault);

/** Holidays of the United States' government (5 U.S.C. 6103, as observed), to begin with; the city sets its own. */
const FEDERAL_HOLIDAYS = [
  '2026-11-11',
  '2026-11-26',
  '2026-12-25',
  '2027-01-01',
  '2027-01-18',
  '2027-02-15',
  '2027-05-31',
  '2027-06-18',
  '2027-07-05',
  '2027-09-06',
  '2027-10-11',
  '2027-11-11',
  '2027-11-25',
  '2027-12-24',
];

export const SETTINGS = {
  /** Heads every receipt. */
  'office.city': setting(OFFICE, words.min(1), 'City of Copperas Cove'),
  'office.department': setting(OFFICE, words, 'Utility Administration'),
  'office.address': setting(OFFICE, words, '305 S. Main Street'),
  'office.phone': setting(OFFICE, words, '(254) 547-8718'),
  /** Where checks and money orders may be mailed to. */
  'office.mail-address': setting(OFFICE, words, 'P.O. Box 1419, Copperas Cove, TX 76522-5419'),
  /** The online portal, as it stands on slips. */
  'portal.address': setting(OFFICE, words, 'www.municipalonlinepayments.com/copperascovetx'),
  /** Payments by phone (a third party's line). */
  'portal.phone': setting(OFFICE, words, '888-291-1870'),
  /** Closes every receipt, in the receipt's language. */
  'office.footer-en': setting(OFFICE, words, 'Thank you.'),
  'office.footer-es': setting(OFFICE, words, 'Gracias.'),
  /** Cash a drawer opens with and is left with, cents. */
  'drawer.starting-bank-cents': setting(RULES, z.int().min(0).max(1_000_000), 20_000),
  /** The tills there are, by name: inserts that are put into the drawer under the counter. */
  'drawer.names': setting(RULES, unique(words.min(1).max(20), 20).min(1), ['1', '2', '3', '4']),
  /** Cash in a drawer above which its clerk is reminded of a pickup, and from which no more cash is taken; cents, 0: none. */
  'drawer.soft-limit-cents': setting(RULES, z.int().min(0).max(99_999_999), 200_000),
  'drawer.hard-limit-cents': setting(RULES, z.int().min(0).max(99_999_999), 500_000),
  /** Blind counts that a clerk has before the count stands as it is. */
  'drawer.count-tries': setting(RULES, z.int().min(1).max(5), 2),
  /** Days of the week that are business days (ISO 8601: 1 Monday to 7 Sunday). */
  'calendar.weekdays': setting(OFFICE, unique(z.int().min(1).max(7), 7).min(1), [1, 2, 3, 4, 5]),
  /** Days on which the office is closed although the weekday is one. */
  'calendar.holidays': setting(OFFICE, unique(holiday, 100), [...FEDERAL_HOLIDAYS]),
  /** Where deposits go; the first is meant where a kind of tender names none of them. */
  'bank.accounts': setting(OFFICE, codes(bankAccountSchema).min(1), INITIAL_BANK_ACCOUNTS),
  /** Accounts of the city's general ledger that a day is booked on. */
  'gl.receivable': glCode('100-1310'),
  'gl.over-short': glCode('100-4990'),
  'gl.refunds-payable': glCode('100-2410'),
  'gl.change-fund': glCode('100-1020'),
  /** The largest amount of one line, cents. */
  'payment.amount-cap-cents': setting(RULES, z.int().min(100).max(99_999_999), 5_000_000),
  /** Change above this asks once, cents. */
  'payment.large-change-cents': setting(RULES, z.int().min(0).max(99_999_999), 10_000),
  /** A second payment on the same account within so many minutes asks once. */
  'payment.same-payer-minutes': setting(RULES, z.int().min(0).max(1440), 10),
  /** The same amount on the same account with the same tender within so many days asks once; 0: never. */
  'payment.same-amount-days': setting(RULES, z.int().min(0).max(60), 3),
  /** Kinds of tender, each a row of its own. */
  'tender.cash': setting(
    RULES,
    tenderTypeSchema.refine(({ needsNumber }) => !needsNumber, 'cash-number' satisfies SettingFault),
    INITIAL_TENDERS.cash,
  ),
  'tender.personal-check': tender('personal-check'),
  'tender.business-check': tender('business-check'),
  'tender.cashiers-check': tender('cashiers-check'),
  'tender.money-order': tender('money-order'),
  /** Issuers of money orders; the first is offered first. */
  'money-order.issuers': setting(RULES, z.array(words.min(1).max(40)).min(1).max(20), [
    'USPS',
    'Western Union',
    'MoneyGram',
    'Walmart',
    'H-E-B',
  ]),
  'misc.items': setting(RULES, codes(miscItemSchema), INITIAL_MISC_ITEMS),
  'reasons.override': reasons('override'),
  'reasons.void': reasons('void'),
  'reasons.correction': reasons('correction'),
  'reasons.refuse-check': reasons('refuse-check'),
  'reasons.access': reasons('access'),
  'reasons.over-short': reasons('over-short'),
  'reasons.reject-count': reasons('reject-count'),
  'reasons.no-sale': reasons('no-sale'),
  /** A CIS figure older than this is shown amber, and a payment on it asks once, hours. */
  'balance.old-hours': setting(RULES, z.int().min(1).max(10_000), 24),
  /** A CIS figure older than this is shown red, hours. */
  'balance.very-old-hours': setting(RULES, z.int().min(1).max(10_000), 72),
  /** From when on something stands out on the supervisor's board: so many minutes from a receipt to its void, */
  'oversight.late-void-minutes': setting(RULES, z.int().min(1).max(1440), OVERSIGHT.lateVoid.minutes),
  /** more openings of a drawer without a payment by one person on one day, */
  'oversight.no-sales-a-day': setting(RULES, z.int().min(0).max(100), OVERSIGHT.noSales.most),
  /** so many small shorts in somebody's last ten drawers, */
  'oversight.shorts-of-ten': setting(RULES, z.int().min(1).max(10), OVERSIGHT.steadyShorts.shorts),
  /** this share of somebody's approvals from one person, percent, */
  'oversight.approver-percent': setting(RULES, z.int().min(1).max(100), OVERSIGHT.repeatApprover.percent),
  /** and so large a fall of somebody's share of payments in cash, percentage points. */
  'oversight.cash-share-points': setting(RULES, z.int().min(1).max(100), OVERSIGHT.cashShare.points),
  /** Minutes without a key or a click until the station locks. */
  'station.idle-lock-minutes': setting(RULES, z.int().min(1).max(240), 10),
  /** "tcp://host:port" or "file:FOLDER"; empty means no printer. */
  'printer.address': setting(DEVICES, words, ''),
  'printer.columns': setting(DEVICES, z.union([z.literal(42), z.literal(48), z.literal(32)]), 48),
  /** The connector of the cash drawer's kick-out solenoid. */
  'printer.drawer-pin': setting(DEVICES, z.union([z.literal(2), z.literal(5)]), 2),
  /** Whether the drawer opens while the printer has no paper, by DLE DC4 in real time, or waits for paper. */
  'printer.drawer-offline': setting(DEVICES, z.enum(['real-time', 'waits']), 'real-time'),
  /** How the printer is asked whether paper came out: GS ( H (Epson TM-T88IV and newer), or GS r. */
  'printer.marker': setting(DEVICES, z.enum(['gs-h', 'gs-r']), 'gs-h'),
  /** Whether the printer draws QR codes by GS ( k; the Epson TM-T88II and III would print them as junk. */
  'printer.qr': setting(DEVICES, z.enum(['on', 'off']), 'on'),
  /** Base address of the city's CIS gateway; empty means not connected. */
  'cis.url': setting(DEVICES, words, ''),
} satisfies Record<string, Setting<unknown>>;

export type SettingKey = keyof typeof SETTINGS;
export type Settings = { [K in SettingKey]: z.infer<(typeof SETTINGS)[K]['schema']> };
export const SETTING_KEYS = Object.keys(SETTINGS) as SettingKey[];

/** The values before anything was changed. */
export function initialSettings(): Settings {
  return Object.fromEntries(SETTING_KEYS.map((key) => [key, SETTINGS[key].initial])) as Settings;
}
