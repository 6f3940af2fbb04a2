import { describe, expect, it } from 'vitest';
import { agingTotal, currentDueDate, paidDown } from '#sandbox/city/billing.ts';
import { createDemoCity } from '#sandbox/city/demo-city.ts';
import { LEAK_DAYS, LEAK_GALLONS } from '#sandbox/city/meter-readings.ts';
import { SPECIAL_ACCOUNTS, SPECIAL_LIST } from '#sandbox/city/special-accounts.ts';
import { type Account, accountSchema } from '#shared/account.ts';
import { paymentHistorySchema, usageSchema } from '#shared/account-history.ts';
import { addDays, businessDate } from '#shared/day.ts';

const today = businessDate('2026-11-23');
const city = createDemoCity({ today });
const everyone = [...city.all()];

describe('the demo city', () => {
  it('has 14,000 accounts with unique numbers and addresses', () => {
    expect(everyone).toHaveLength(14_000);
    expect(new Set(everyone.map((account) => account.accountNo)).size).toBe(14_000);
    expect(new Set(everyone.map((account) => account.displayNo)).size).toBe(14_000);
    expect(new Set(everyone.map((account) => account.serviceAddress.line1)).size).toBe(14_000);
  });

  it('gives the same account for the same seed, day and index, whoever asked before', () => {
    const again = createDemoCity({ today });
    for (const index of [13_999, 0, 777, 30, 5_000]) expect(again.account(index)).toEqual(everyone[index]);
    expect(createDemoCity({ today, seed: 306 }).account(5_000)).not.toEqual(everyone[5_000]);
  });

  it('follows the canonical model in every account', () => {
    const broken = everyone.filter((account) => !accountSchema.safeParse(account).success);
    expect(broken).toEqual([]);
    for (const account of everyone) {
      expect(account.accountNo).toMatch(/^\d{8}$/);
      expect(account.displayNo.replaceAll('-', '')).toBe(account.accountNo);
    }
  });

  it('keeps its sums: aging is the balance, current and past due are the balance', () => {
    for (const account of everyone) {
      if (account.aging) expect(agingTotal(account.aging)).toBe(account.balanceCents);
      expect(account.pastDueCents + account.currentDueCents).toBe(account.balanceCents);
      expect(account.pastDueCents).toBeGreaterThanOrEqual(0);
      if (account.stopCutoffCents) expect(account.flags.cutoffPending).toBe(true);
    }
  });

  it('looks like a city: every state a counter must handle is there often enough', () => {
    const count = (is: (account: Account) => boolean) => everyone.filter(is).length;
    expect(count((account) => account.balanceCents > 0)).toBeGreaterThan(8_000);
    expect(count((account) => account.balanceCents === 0)).toBeGreaterThan(500);
    expect(count((account) => account.balanceCents < 0)).toBeGreaterThan(200);
    expect(count((account) => account.flags.cutoffPending)).toBeGreaterThan(100);
    expect(count((account) => account.agreement !== undefined)).toBeGreaterThan(50);
    expect(count((account) => account.flags.cashOnly)).toBeGreaterThan(50);
    expect(count((account) => account.autopay === 'former-provider')).toBeGreaterThan(500);
    expect(count((account) => account.status === 'I')).toBeGreaterThan(100);
    expect(count((account) => account.status === 'F')).toBeGreaterThan(100);
    expect(count((account) => /[ÑÉÜ]/.test(account.name))).toBeGreaterThan(300);
    const noted = count((account) => account.notes !== undefined);
    expect(noted).toBeGreaterThan(1_400);
    expect(noted).toBeLessThan(2_000);
    expect(new Set(everyone.flatMap((account) => account.cycle ?? [])).size).toBe(7);
    for (const account of everyone) expect(account.phone ?? '(254) 555-').toMatch(/^\(254\) 555-/);
  });

  it('finds every number again, and none that it did not give', () => {
    everyone.forEach((account, index) => {
      expect(city.indexOf(account.accountNo)).toBe(index);
    });
    for (const foreign of ['00000000', '99999999', '14640202', 'ABCD', '', '146402011'])
      expect(city.indexOf(foreign)).toBeNull();
  });

  it('keeps the special accounts at their numbers, whatever the seed', () => {
    for (const seed of [0, 1, 305, 0xffff_ffff]) {
      const other = createDemoCity({ today, seed, accounts: 300 });
      const numbers = [...other.all()].map((account) => account.accountNo);
      expect(new Set(numbers).size).toBe(300);
      for (const special of SPECIAL_LIST) {
        const index = other.indexOf(special.accountNo);
        expect(index).not.toBeNull();
        expect(other.account(index ?? -1).name).toBe(special.account(today).name);
      }
    }
  });

  it('has GARCIA, MARIA on the cutoff list and exactly one 305 S MAIN ST', () => {
    expect(city.account(city.indexOf('14640201') ?? -1)).toMatchObject({
      name: 'GARCIA, MARIA',
      displayNo: '14-6402-01',
      serviceAddress: { line1: '1204 N MAIN ST' },
      balanceCents: 14_217,
      pastDueCents: 9_640,
      stopCutoffCents: 9_640,
      flags: { cutoffPending: true },
    });
    const there = everyone.filter((account) => account.serviceAddress.line1 === '305 S MAIN ST');
    expect(there.map((account) => account.accountNo)).toEqual([SPECIAL_ACCOUNTS.mainStreet.accountNo]);
  });

  it('grows to a million without being built', () => {
    const large = createDemoCity({ today, accounts: 1_000_000 });
    for (const index of [999_999, 500_000, 14_000]) {
      const account = large.account(index);
      expect(accountSchema.safeParse(account).success).toBe(true);
      expect(large.indexOf(account.accountNo)).toBe(index);
    }
    expect(() => createDemoCity({ today, accounts: 1_000_001 })).toThrow(RangeError);
    expect(() => large.account(1_000_000)).toThrow(RangeError);
  });

  it('serves broken accounts only when asked, and each breaks the canonical model', () => {
    expect(city.broken).toEqual([]);
    const { broken } = createDemoCity({ today, withBroken: true });
    expect(broken.length).toBeGreaterThan(5);
    for (const account of broken) expect(accountSchema.safeParse(account).success).toBe(false);
  });
});

describe('what was paid in the city', () => {
  const histories = everyone.map((_, index) => city.history(index));
  const payments = histories.flat();

  it('follows the canonical model, is the same for whoever asks, and ends with the last payment that the account tells', () => {
    const again = createDemoCity({ today });
    histories.forEach((history, index) => {
      expect(paymentHistorySchema.parse(history)).toEqual(history);
      const { lastPayment } = everyone[index] ?? {};
      if (lastPayment?.date) expect(history[0]).toMatchObject(lastPayment);
      if (index % 100 === 0) expect(again.history(index)).toEqual(history);
    });
  });

  it('is 0 to 18 payments of the last year and a half, by all channels', () => {
    const sizes = histories.map((history) => history.length);
    expect([Math.min(...sizes), Math.max(...sizes)]).toEqual([0, 18]);
    for (const { date, cents } of payments) {
      expect(date >= addDays(today, -548) && date < today).toBe(true);
      expect(cents).toBeGreaterThan(0);
    }
    for (const channel of ['counter', 'drop-box', 'mail', 'portal', 'ivr', 'autopay', 'bank', 'other'])
      expect(payments.filter((payment) => payment.channel === channel).length).toBeGreaterThan(1_000);
  });

  it('believes its calendar: no counter at weekends, autopay and portal for those who have them', () => {
    histories.forEach((history, index) => {
      const { autopay, portal } = everyone[index] ?? {};
      for (const { date, channel } of history) {
        if (channel === 'counter') expect([0, 6]).not.toContain(new Date(`${date}T00:00:00Z`).getUTCDay());
        if (channel === 'autopay') expect(autopay).toBe('active');
        if (channel === 'portal') expect(portal).toBe('registered');
      }
    });
  });

  it('has nothing from the portal before it opened on January 20, 2022', () => {
    const young = createDemoCity({ today: businessDate('2022-03-01'), accounts: 2_000 });
    const online = Array.from({ length: 2_000 }, (_, index) => young.history(index))
      .flat()
      .filter((payment) => payment.channel === 'portal')
      .map((payment) => payment.date)
      .sort();
    expect(online.length).toBeGreaterThan(100);
    expect(online[0] && online[0] >= '2022-01-20').toBe(true);
  });
});

describe('what was used in the city', () => {
  const readings = everyone.map((_, index) => city.readings(index));

  it('is read each day of the last 90 at about a third of the accounts, the same for whoever asks', () => {
    const smart = readings.filter((items) => items !== null);
    expect(smart.length / everyone.length).toBeGreaterThan(0.28);
    expect(smart.length / everyone.length).toBeLessThan(0.36);
    for (const items of smart) {
      expect(usageSchema.safeParse({ unit: 'gal', items }).success).toBe(true);
      expect(items.map((item) => item.date)).toEqual(smart[0]?.map((item) => item.date));
      expect([items.length, items[0]?.date, items.at(-1)?.date]).toEqual([90, addDays(today, -90), addDays(today, -1)]);
    }
    const again = createDemoCity({ today });
    for (const index of [0, 50, 777, 5_000, 13_999]) expect(again.readings(index)).toEqual(readings[index]);
  });

  it('steps up at one special account and no other', () => {
    const mean = (items: readonly { amount: number }[]) =>
      items.reduce((sum, item) => sum + item.amount, 0) / items.length;
    const steps = readings.map((items) =>
      items ? mean(items.slice(90 - LEAK_DAYS)) - mean(items.slice(0, 90 - LEAK_DAYS)) : 0,
    );
    const leak = city.indexOf(SPECIAL_ACCOUNTS.leak.accountNo) ?? -1;
    expect(steps[leak]).toBeGreaterThan(LEAK_GALLONS * 0.8);
    expect(Math.max(...steps.filter((_, index) => index !== leak))).toBeLessThan(LEAK_GALLONS / 2);
    for (const [index, special] of SPECIAL_LIST.entries())
      expect(readings[index] !== null).toBe(special.accountNo === SPECIAL_ACCOUNTS.leak.accountNo);
  });
});

describe('billing', () => {
  it('has a bill out for each cycle on each day of two years', () => {
    for (let day = 0; day < 730; day += 1) {
      const date = addDays(today, day);
      for (let cycle = 1; cycle <= 7; cycle += 1) {
        const due = currentDueDate(cycle, date);
        expect(due <= addDays(date, 21) && due > addDays(date, -11)).toBe(true);
      }
    }
  });

  it('takes a payment from the oldest debt first and keeps the total', () => {
    const aging = { currentCents: 4_577, d30Cents: 6_440, d60Cents: 3_200, d90Cents: 0, d120Cents: 0 };
    expect(paidDown(aging, 5_000)).toEqual({ ...aging, d60Cents: 0, d30Cents: 4_640 });
    for (const paid of [0, 1, 9_640, 14_217, 20_000]) expect(agingTotal(paidDown(aging, paid))).toBe(14_217 - paid);
    expect(paidDown(aging, 20_000).currentCents).toBe(-5_783);
  });
});
