import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isBusinessDay } from '#core/day/business-date.ts';
import { accountsStore } from '#main/db/accounts-store.ts';
import { createLedger } from '#main/db/ledger.ts';
import { migrateDatabase } from '#main/db/migrate.ts';
import { dataFiles, openLedger } from '#main/db/open.ts';
import { createOffice, type Office, SYSTEM_ACTOR } from '#main/office.ts';
import type { Ids } from '#main/ports.ts';
import { installStation } from '#main/services/install-station.ts';
import { keepUser } from '#main/services/keep-user.ts';
import { SAMPLE_PEOPLE, seedTraining } from '#main/services/seed-training.ts';
import { sourceHash } from '#setup/build.ts';
import type { Account } from '#shared/account.ts';
import { addDays, type BusinessDate, businessDate } from '#shared/day.ts';
import { ok } from '#shared/failure.ts';
import { initialSettings } from '#shared/setting.ts';
import { LEDGER_MIGRATIONS } from '#test/support/counter.ts';
import { cityFolder } from './city-file.ts';
import { pastDays, type Staff } from './past-day.ts';
import { BENCH_CACHE, ROOT } from './places.ts';

/** So many business days before `TODAY`, closed, with so many payments in all; then, if wanted, one that is open. */
export type Past = { days: number; payments: number; open?: { payments: number; clerks: number } };
/** Ten years of 250 days, 240 payments a day. */
export const TEN_YEARS = { days: 2_500, payments: 600_000 } as const;
/** The Monday on which the tests' clock begins. */
export const TODAY = businessDate('2026-11-23');

const ACCOUNTS = 14_000;
const CLERKS_A_DAY = 2;
/** Besides the people of the training office: four tills are as many as there are. */
const MORE_CLERKS = [
  { name: 'Denise Carter', role: 'clerk', pin: '470182' },
  { name: 'Tom Reyes', role: 'clerk', pin: '618294' },
] as const;
/** What decides how facts and projections are written. A rule that changes later makes an older ledger no less true. */
const MADE_BY = ['drizzle/ledger', 'src/core/journal', 'src/main/db/projections', 'src/main/db/schema'];
const MAKER = ['past-years.ts', 'past-day.ts', 'past-payments.ts'].map((file) => `test/bench/${file}`);
const SAID_EVERY_DAYS = 250;

/** Puts a data folder there whose ledger has lived through this, as fast as the disk takes it: no commit waits for it. */
export async function livePast(home: string, past: Past, inCity = ACCOUNTS): Promise<void> {
  mkdirSync(home, { recursive: true });
  const { home: cached, city } = cityFolder(inCity);
  copyFileSync(dataFiles(cached).accounts, dataFiles(home).accounts);
  const accounts = [...city.all()].filter(({ status, flags }) => status === 'A' && !flags.cashOnly && !flags.noChecks);
  const life = await begin(home);
  try {
    await live(life, accounts, past);
  } finally {
    life.close();
  }
}

/** The same for the past that takes minutes to live; it is kept as long as what makes it stays the same. Copy it, then use it. */
export async function pastFolder(past: Omit<Past, 'open'>): Promise<string> {
  const home = join(BENCH_CACHE, `past-${past.days}-${past.payments}`);
  const stamp = join(home, 'made-from');
  const made = sourceHash(ROOT, [...MADE_BY, ...MAKER]);
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== made) {
    rmSync(home, { recursive: true, force: true });
    const started = Date.now();
    await livePast(home, past);
    const bytes = statSync(dataFiles(home).ledger).size;
    const seconds = Math.round((Date.now() - started) / 1_000);
    console.error(
      `  ${past.payments.toLocaleString('en')} payments stored in ${seconds} s, ${Math.round(bytes / 2 ** 20)} MiB`,
    );
    writeFileSync(stamp, made);
  }
  return home;
}

async function begin(home: string) {
  const sqlite = openLedger(dataFiles(home).ledger);
  migrateDatabase(sqlite, LEDGER_MIGRATIONS, null);
  // A generator that is cut off begins anew: nothing here needs to be on the disk before the end.
  for (const fast of [
    'journal_mode = MEMORY',
    'synchronous = OFF',
    'locking_mode = EXCLUSIVE',
    'cache_size = -1500000',
  ])
    sqlite.pragma(fast);
  let atMs = openingMs(addDays(TODAY, -1));
  const clock = { now: () => atMs, after: () => () => undefined };
  const accounts = accountsStore(dataFiles(home).accounts);
  const office = createOffice({
    station: 'C1',
    mode: 'training',
    clock,
    ids: idsInOrder(clock),
    log: () => undefined,
    pinCost: { memoryKib: 8, passes: 1 },
    ledger: createLedger(sqlite),
    accounts,
    emit: () => undefined,
  });
  return {
    home,
    office,
    setClock(to: number): void {
      atMs = to;
    },
    close(): void {
      accounts.release();
      sqlite.pragma('locking_mode = NORMAL');
      sqlite.pragma('journal_mode = WAL');
      sqlite.close();
    },
  };
}

async function live({ home, office, setClock }: Awaited<ReturnType<typeof begin>>, accounts: Account[], past: Past) {
  const dates = daysBefore(TODAY, past.days);
  setClock(openingMs(dates[0] ?? TODAY) - 3_600_000);
  installStation(office, home, 'bench');
  const staff = await employ(office);
  const days = pastDays(office, { set: setClock }, staff, accounts);
  let number = 0;
  for (const [at, date] of dates.entries()) {
    const payments = Math.floor(((at + 1) * past.payments) / past.days) - number;
    const plan = { date, day: at, payments, clerks: CLERKS_A_DAY, firstNumber: number };
    setClock(openingMs(date));
    await days.looksBack(date, dates[at - 1] ?? null, at % 5 === 0);
    const tills = await days.sells(plan, openingMs(date));
    await days.closes(tills, plan, openingMs(date));
    number += payments;
    if ((at + 1) % SAID_EVERY_DAYS === 0) console.error(`  ${at + 1} of ${past.days} days lived`);
  }
  if (past.open) await days.sells({ date: TODAY, day: past.days, firstNumber: number, ...past.open }, openingMs(TODAY));
}

async function employ(office: Office): Promise<Staff> {
  await seedTraining(office);
  for (const person of MORE_CLERKS)
    await keepUser(office, SYSTEM_ACTOR, person, () => ok({ approver: null, said: {}, with: [] }));
  const pins = new Map([...SAMPLE_PEOPLE, ...MORE_CLERKS].map(({ name, pin }) => [name, pin]));
  const people = office.people.all();
  const [lead, supervisor] = (['lead', 'supervisor'] as const).map((role) => people.find((one) => one.role === role));
  if (!lead || !supervisor) throw new Error('the training office has a lead and a supervisor');
  const clerks = people.filter(({ role }) => role === 'clerk');
  return { clerks, lead, supervisor, pinOf: (userId) => pins.get(office.people.find(userId)?.name ?? '') ?? '' };
}

/** The business days before a date, in order, by the office's own calendar. */
function daysBefore(date: BusinessDate, count: number): BusinessDate[] {
  const dates: BusinessDate[] = [];
  for (let day = addDays(date, -1); dates.length < count; day = addDays(day, -1)) {
    if (isBusinessDay(day, initialSettings())) dates.unshift(day);
  }
  return dates;
}

/** 8 in the morning in winter, 9 in summer. */
function openingMs(date: BusinessDate): number {
  return Date.parse(`${date}T14:00:00Z`);
}

/** Ids in the order of time, as version 7 has them, and the same in every run. */
function idsInOrder(clock: { now: () => number }): Ids {
  let count = 0;
  return {
    uuid() {
      count += 1;
      const [time, many] = [clock.now().toString(16).padStart(12, '0'), count.toString(16).padStart(15, '0')];
      return `${time.slice(0, 8)}-${time.slice(8)}-7${many.slice(0, 3)}-8${many.slice(3, 6)}-000${many.slice(6)}`;
    },
    random: () => 0.5,
    code: () => 'ABCD-EFGH-JKMN',
  };
}
