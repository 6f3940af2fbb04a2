import type { Press } from '#main/services/report-source.ts';
import { addDays, type BusinessDate, weekday } from '#shared/day.ts';
import { refuse } from '#shared/failure.ts';
import { initialSettings } from '#shared/setting.ts';
import { Counter } from './counter.ts';
import { closes, deposits, explains, MONDAY, payCheck, submits, toDeposit } from './day-hand.ts';

const DAY_MS = 24 * 60 * 60_000;
const MINUTE_MS = 60_000;
const BANK_CENTS = 20_000;
const HOLIDAYS: readonly string[] = initialSettings()['calendar.holidays'];
/** Whose packets are not written here: the counter writes what is missing when it starts. */
const noPress: Press = {
  press: async ({ folder }) => refuse('REPORT_FAILED', { why: 'stopped', folder }),
  close: async () => undefined,
};

/**
 * Leaves a data folder as an office leaves it that has worked for so many business days, up to the Friday before `MONDAY`:
 * two clerks, cash and checks, every day deposited and closed. Maria's cash is short by a little most of the time, two of
 * her receipts are voided hours later, and James opens his drawer seven times for change on one day.
 */
export async function officePast(home: string, businessDays: number): Promise<void> {
  const dates = daysBefore(MONDAY, businessDays);
  const first = dates[0] ?? MONDAY;
  const counter = new Counter({ home, over: { press: noPress } });
  const back = (Date.parse(MONDAY) - Date.parse(first)) / DAY_MS;
  counter.clock.jump(-back * DAY_MS);
  await counter.start();
  try {
    for (const [index, date] of dates.entries()) {
      await aDay(counter, date, index);
      const next = dates[index + 1];
      if (next) await counter.clock.pass(Date.parse(next) + 14 * 60 * MINUTE_MS - counter.clock.now());
    }
  } finally {
    await counter.close();
  }
}

function daysBefore(date: BusinessDate, many: number): BusinessDate[] {
  const found: BusinessDate[] = [];
  for (let day = addDays(date, -1); found.length < many; day = addDays(day, -1)) {
    if (weekday(day) <= 5 && !HOLIDAYS.includes(day)) found.unshift(day);
  }
  return found;
}

async function aDay(counter: Counter, date: BusinessDate, index: number): Promise<void> {
  await clerkDay(counter, 'Maria Alvarez', index, index % 4 === 3 ? 0 : -(20 + ((index * 37) % 300)));
  await clerkDay(counter, 'James Okafor', index, index % 6 === 2 ? 100 : 0);
  await deposits(counter, await toDeposit(counter, date));
  await closes(counter, date);
}

async function clerkDay(counter: Counter, name: string, index: number, off: number): Promise<void> {
  await counter.signIn(name);
  await counter.opensDrawer();
  const payments = 4 + ((index * 7 + name.length) % 9);
  const checks = [];
  let cash = BANK_CENTS;
  for (let at = 0; at < payments; at += 1) {
    const amount = 1_500 + ((index * 911 + at * 2_377 + name.length * 131) % 24_000);
    if (at % 3 === 2) {
      await payCheck(counter, amount, `${name.length}${index}${at}0`);
      checks.push(amount);
    } else {
      const { receiptNo } = await counter.payCash(amount);
      cash += amount;
      if (name.startsWith('Maria') && at === 0 && index % 9 === 4) {
        await waits(counter, name, 95);
        await counter.voids(receiptNo, amount);
        cash -= amount;
      }
    }
    await waits(counter, name, 5);
  }
  if (name.startsWith('James') && index % 20 === 7) {
    for (let at = 0; at < 7; at += 1) await counter.ask('drawer.no-sale', { reasonCode: 'change', reason: '' });
  }
  const total = checks.reduce((sum, each) => sum + each, 0);
  const counted = checks.length === 0 ? [] : [{ code: 'personal-check' as const, items: checks.length, cents: total }];
  const sessionId = await submits(counter, cash + off, counted);
  if (off !== 0) await explains(counter, sessionId);
}

/** Time goes by, and the station locks itself meanwhile. */
async function waits(counter: Counter, name: string, minutes: number): Promise<void> {
  await counter.clock.pass(minutes * MINUTE_MS);
  await counter.signIn(name);
}
