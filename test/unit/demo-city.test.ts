import { describe, expect, it } from 'vitest';
import { agingTotal, currentDueDate, paidDown } from '#sandbox/city/billing.ts';
import { createDemoCity } from '#sandbox/city/demo-city.ts';
import { SPECIAL_ACCOUNTS, SPECIAL_LIST } from '#sandbox/city/special-accounts.ts';
import { type Account, accountSchema } from '#shared/account.ts';
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
