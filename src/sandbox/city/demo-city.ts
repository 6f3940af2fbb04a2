import type { Account } from '#shared/account.ts';
import type { ChannelPayment, Usage } from '#shared/account-history.ts';
import { addDays, type BusinessDate, laterDate } from '#shared/day.ts';
import { accountNotes } from './account-notes.ts';
import { accountNumbers, displayNumber, formerNumber, MOST_ACCOUNTS } from './account-numbers.ts';
import { agingTotal, bill, currentDueDate, DAYS_TO_PAY, drawAging, pastDue } from './billing.ts';
import { brokenAccounts } from './broken-accounts.ts';
import { holderName } from './holder-names.ts';
import { dailyReadings } from './meter-readings.ts';
import { paymentHistory } from './payment-history.ts';
import { type Draw, seededDraw } from './seeded-draw.ts';
import { type CityAccount, SPECIAL_ACCOUNTS, SPECIAL_LIST } from './special-accounts.ts';
import { serviceLine, streetIndex } from './streets.ts';

/** What is told of an account beside its figures is drawn by itself, so that a new question changes no account. */
const HISTORY_DRAW = 0x9a7d;
const METER_DRAW = 0x3e7e;
const NOTES_DRAW = 0x407e;
/** About a third of the homes have a smart meter, percent. */
const SMART_METERS = 34;

/** The city has about this many accounts. */
export const CITY_SIZE = 14_000;
export const CITY_SEED = 305;

export type DemoCity = {
  readonly size: number;
  readonly seed: number;
  readonly today: BusinessDate;
  /** The account at an index from 0 to below size. The same index, seed and day give the same account. */
  account(index: number): Account;
  /** Where a canonical number is in the city; null where it is not. */
  indexOf(accountNo: string): number | null;
  /** What was paid on an account in the last year and a half, newest first, before the figures were made. */
  history(index: number): ChannelPayment[];
  /** The readings of a smart meter, oldest first; null where there is none. */
  readings(index: number): Usage['items'] | null;
  /** All accounts, one after the other. */
  all(): Generator<Account>;
  /** Accounts that break the canonical model, at the end of the list; empty unless asked for. */
  readonly broken: readonly unknown[];
};

export type DemoCityOptions = {
  today: BusinessDate;
  seed?: number;
  accounts?: number;
  withBroken?: boolean;
  /** When the figures are from, ms since 1970. Default: 06:00 UTC of today, about midnight at the office. */
  asOfMs?: number;
};

/** The invented city. Throws a RangeError when there are not 0 to 1,000,000 accounts or the seed is no whole number. */
export function createDemoCity(options: DemoCityOptions): DemoCity {
  const { today, seed = CITY_SEED, accounts: size = CITY_SIZE, withBroken = false } = options;
  if (!Number.isInteger(size) || size < 0 || size > MOST_ACCOUNTS)
    throw new RangeError(`a city has 0 to ${MOST_ACCOUNTS} accounts`);
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffff_ffff)
    throw new RangeError('a seed is a whole number from 0 to 4294967295');
  const asOf = options.asOfMs ?? Date.parse(`${today}T06:00:00Z`);
  const numbers = accountNumbers(seed);
  const specialLines = new Set(SPECIAL_LIST.map((entry) => entry.account(today).serviceAddress.line1));
  const specialIndex = new Map(SPECIAL_LIST.map((entry, index) => [entry.accountNo, index]));

  /** Where the permutation hits a special account's number, the generated account takes one from book 99. */
  const numberAt = (index: number): string => {
    const accountNo = numbers.numberOf(index);
    const taken = specialIndex.get(accountNo);
    return taken === undefined ? accountNo : `9990${String(taken).padStart(2, '0')}01`;
  };
  const displaced = new Map<string, number>();
  for (const accountNo of specialIndex.keys()) {
    const index = numbers.indexOf(accountNo);
    if (index !== null && index >= SPECIAL_LIST.length && index < size) displaced.set(numberAt(index), index);
  }

  const account = (index: number): Account => {
    if (!Number.isInteger(index) || index < 0 || index >= size)
      throw new RangeError(`no account ${index} in this city`);
    const entry = SPECIAL_LIST[index];
    const made = entry
      ? entry.account(today)
      : generated(index, numberAt(index), seededDraw(seed, index), today, specialLines);
    const notes = entry ? made.notes : accountNotes(seededDraw(seed ^ NOTES_DRAW, index), today);
    return { ...made, ...(notes && { notes }), version: `${seed}-${today}-0`, asOf, paymentsThrough: asOf };
  };

  return {
    size,
    seed,
    today,
    account,
    indexOf(accountNo) {
      const known = specialIndex.get(accountNo) ?? displaced.get(accountNo);
      if (known !== undefined) return known < size ? known : null;
      const index = numbers.indexOf(accountNo);
      return index !== null && index >= SPECIAL_LIST.length && index < size ? index : null;
    },
    history: (index) => paymentHistory(seededDraw(seed ^ HISTORY_DRAW, index), account(index), today),
    readings(index) {
      const { accountNo, status } = account(index);
      const draw = seededDraw(seed ^ METER_DRAW, index);
      const leak = accountNo === SPECIAL_ACCOUNTS.leak.accountNo;
      const smart = index >= SPECIAL_LIST.length && status === 'A' && draw.chance(SMART_METERS);
      return leak || smart ? dailyReadings(draw, today, leak) : null;
    },
    *all() {
      for (let index = 0; index < size; index += 1) yield account(index);
    },
    broken: withBroken ? brokenAccounts(today, asOf) : [],
  };
}

/** One account; what is drawn first must stay first, or every city changes. */
function generated(
  index: number,
  accountNo: string,
  draw: Draw,
  today: BusinessDate,
  specialLines: ReadonlySet<string>,
): CityAccount {
  const name = holderName(draw);
  const drawnLine = serviceLine(index, draw);
  const line1 = specialLines.has(drawnLine) ? `${drawnLine} REAR` : drawnLine;
  const cycle = (streetIndex(index) % 7) + 1;
  const business = /LLC|INC|LP|LTD|PLLC|CO$|WASH|LAUNDRY/.test(name);
  const services = bill(draw, business);
  const life = draw.below(100);
  const status = life < 5 ? 'I' : life < 8 ? 'F' : 'A';
  const quiet = status !== 'A' && draw.chance(75);
  const billCents = services.reduce((sum, service) => sum + service.cents, 0);
  const aging = quiet
    ? { currentCents: 0, d30Cents: 0, d60Cents: 0, d90Cents: 0, d120Cents: 0 }
    : drawAging(draw, billCents);
  const balanceCents = agingTotal(aging);
  const dueDate = quiet ? null : currentDueDate(cycle, today);
  const pastDueCents = pastDue(aging, dueDate, today);
  const agreed = aging.d60Cents > 0 && draw.chance(18);
  const cutoff = status === 'A' && aging.d30Cents > 0 && !agreed && draw.chance(30);
  const autopay = draw.chance(12) ? 'active' : draw.chance(16) ? 'former-provider' : 'none';
  const place = { city: 'COPPERAS COVE', zip: '76522' };
  return {
    accountNo,
    displayNo: displayNumber(accountNo),
    customerId: `${accountNo.slice(0, 7)}-${String(1 + draw.below(40)).padStart(3, '0')}`,
    name,
    serviceAddress: { line1, ...place },
    ...(draw.chance(18) ? { mailing: { line1: `PO BOX ${1 + draw.below(3_999)}`, ...place } } : {}),
    status,
    balanceCents,
    pastDueCents,
    currentDueCents: balanceCents - pastDueCents,
    dueDate,
    ...(cutoff
      ? {
          disconnectDate: addDays(laterDate(today, dueDate ?? today), 1 + draw.below(3)),
          stopCutoffCents: pastDueCents,
        }
      : {}),
    ...(draw.chance(92)
      ? { lastPayment: { cents: 2_000 + draw.below(18_000), date: addDays(today, -3 - draw.below(60)) } }
      : {}),
    billNo: String(2_600_000_000 + index * 13),
    ...(dueDate === null ? {} : { billDate: addDays(dueDate, -DAYS_TO_PAY) }),
    flags: {
      cashOnly: draw.chance(1.5),
      noChecks: draw.chance(0.5),
      cutoffPending: cutoff,
      bankrupt: draw.chance(0.3),
      paymentPlan: agreed,
      draft: autopay === 'active',
      bankDraft: autopay === 'active',
    },
    aliases: draw.chance(85) ? [formerNumber(index)] : [],
    ...(draw.chance(94) ? { phone: `(254) 555-${String(draw.below(10_000)).padStart(4, '0')}` } : {}),
    meters: [String(40_000_000 + ((index * 7_717) % 9_999_991))],
    cycle: String(cycle),
    aging,
    ...(agreed ? { agreement: { nextDue: addDays(today, 1 + draw.below(27)), cents: 2_500 + draw.below(9_000) } } : {}),
    services,
    autopay,
    portal: autopay === 'active' || draw.chance(38) ? 'registered' : 'not-registered',
  };
}
