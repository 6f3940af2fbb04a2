import { beforeEach, describe, expect, test } from 'vitest';
import type { CisAdapter } from '#main/cis/port.ts';
import { businessDate } from '#shared/day.ts';
import { anAccount } from '#test/support/accounts.ts';
import { MONDAY_8AM } from '#test/support/counter.ts';
import { manualClock } from '#test/support/manual-clock.ts';
import { type CisWeather, PaperCis } from '#test/support/paper-cis.ts';

/** The paper CIS is what the app's tests stand on, so what it says of a reversal is held against the real sandbox's words. */
let cis: PaperCis;
let clock: ReturnType<typeof manualClock>;
let adapter: CisAdapter;
beforeEach(() => {
  clock = manualClock(MONDAY_8AM);
  cis = new PaperCis(clock, [anAccount()]);
  adapter = cis.adapter();
});

const payment = (paymentRef: string, amountCents = 5_000) => ({
  paymentRef,
  body: JSON.stringify({ paymentRef, accountNo: '14640201', amountCents, effectiveDate: '2026-11-23' }),
});
const reversal = (reversalRef: string, paymentRef: string, cents = 5_000) => ({
  reversalRef,
  paymentRef,
  body: JSON.stringify({ reversalRef, cents, effectiveDate: '2026-11-24' }),
});
const balance = () => cis.account('14640201')?.balanceCents;
const next = (weather: CisWeather) => {
  cis.weather = () => {
    cis.weather = () => 'fine';
    return weather;
  };
};
const NOT_REVERSIBLE = { result: 'rejected', code: 'not_reversible' };

describe('a reversal on paper', () => {
  test('counts once, net, under its own reference; the payment stays', async () => {
    await adapter.post(payment('p1'));
    await adapter.post(payment('p2', 300));
    expect(await adapter.reverse(reversal('r1', 'p1'))).toMatchObject({ result: 'posted', replay: false });
    expect(await adapter.reverse(reversal('r1', 'p1'))).toMatchObject({ result: 'posted', replay: true });
    expect([cis.totalCents(), balance()]).toEqual([300, 14_217 - 300]);
    expect([...cis.ledger.keys()]).toEqual(['p1', 'p2']);
    expect([...cis.reversals].map(([ref, { reverses, times }]) => [ref, reverses, times])).toEqual([['r1', 'p1', 2]]);
    expect(cis.reversalBook).toMatchObject([
      { reversalRef: 'r1', paymentRef: 'p1', accountNo: '14640201', cents: 5_000 },
    ]);
    expect(await adapter.lookup('r1')).toMatchObject({ result: 'posted', cisRef: 'R3' });
    expect(await adapter.lookup('r2')).toEqual({ result: 'absent' });
    expect(await adapter.post(payment('p1'))).toMatchObject({ result: 'posted', replay: true });
  });

  test('is refused where there is nothing to take back, and may come again', async () => {
    expect(await adapter.reverse(reversal('r1', 'p1'))).toMatchObject(NOT_REVERSIBLE);
    await adapter.post(payment('p1'));
    expect(await adapter.reverse(reversal('r1', 'p1', 4_999))).toMatchObject(NOT_REVERSIBLE);
    expect(await adapter.reverse(reversal('r1', 'p1'))).toMatchObject({ result: 'posted' });
    expect(await adapter.reverse(reversal('r2', 'p1'))).toMatchObject(NOT_REVERSIBLE);
    expect(await adapter.reverse(reversal('r1', 'p1', 4_999))).toMatchObject({ result: 'conflict' });
    expect(await adapter.post(payment('r1'))).toMatchObject({ result: 'conflict' });
    expect(cis.totalCents()).toBe(0);
  });

  test.each<[CisWeather, object, number]>([
    ['refused', { sent: 'no' }, 5_000],
    ['lost-before', { sent: 'maybe' }, 5_000],
    ['lost-reply', { sent: 'maybe' }, 0],
    ['busy', { result: 'busy' }, 5_000],
    ['in-progress', { result: 'in-progress' }, 5_000],
    ['stranger', { result: 'stranger' }, 5_000],
    ['pending', { result: 'pending' }, 5_000],
    ['rejects', NOT_REVERSIBLE, 5_000],
  ])('has the same weather as a payment: %s', async (weather, expected, leftCents) => {
    await adapter.post(payment('p1'));
    next(weather);
    const got = await adapter.reverse(reversal('r1', 'p1')).catch((error: unknown) => error);
    expect(got).toMatchObject(expected);
    expect(cis.totalCents()).toBe(leftCents);
  });

  test('a late one arrives later, a pending one when it is worked off; a pending payment is waited for', async () => {
    await adapter.post(payment('p1'));
    next('late');
    await expect(adapter.reverse(reversal('r1', 'p1'))).rejects.toMatchObject({ sent: 'maybe' });
    expect(cis.totalCents()).toBe(5_000);
    await clock.pass(20_000);
    expect([cis.totalCents(), [...cis.arrivedLate]]).toEqual([0, ['r1']]);
    next('pending');
    await adapter.post(payment('p2'));
    expect(await adapter.reverse(reversal('r2', 'p2'))).toMatchObject({ result: 'in-progress' });
    cis.workOff();
    next('pending');
    await adapter.reverse(reversal('r2', 'p2'));
    expect(await adapter.lookup('r2')).toEqual({ result: 'pending' });
    expect(await adapter.lookup('r2')).toMatchObject({ result: 'posted' });
    expect(cis.totalCents()).toBe(0);
  });

  test('stands twice in the book of a CIS that keeps no references', async () => {
    cis.forgetful = true;
    await adapter.post(payment('p1'));
    await adapter.reverse(reversal('r1', 'p1'));
    await adapter.reverse(reversal('r1', 'p1'));
    expect([cis.reversalBook.length, balance()]).toEqual([2, 14_217 + 5_000]);
  });
});

test('a paper CIS shows what it entered and what its test put beside it', async () => {
  const old = { date: businessDate('2026-10-20'), cents: 700, channel: 'mail' } as const;
  cis.histories.set('14640201', [old]);
  await adapter.post(payment('p1'));
  await adapter.reverse(reversal('r1', 'p1'));
  expect(await adapter.getHistory('14640201', 20)).toEqual([
    { date: '2026-11-24', cents: -5_000, channel: 'counter', ref: 'r1', note: 'reversal' },
    { date: '2026-11-23', cents: 5_000, channel: 'counter', ref: 'p1' },
    old,
  ]);
  expect(await adapter.getHistory('14640201', 1)).toHaveLength(1);
  expect(await adapter.getHistory('14640202', 20)).toEqual([]);

  const items = ['2026-11-01', '2026-11-02'].map((day, amount) => ({ date: businessDate(day), amount }));
  cis.usages.set('14640201', { unit: 'gal', items });
  const day = businessDate('2026-11-02');
  expect(await adapter.getUsage('14640201', day, day)).toEqual({ unit: 'gal', items: items.slice(1) });
  expect(await adapter.getUsage('14640202', day, day)).toBeNull();
  next('refused');
  await expect(adapter.getHistory('14640201', 1)).rejects.toMatchObject({ sent: 'no' });
});
