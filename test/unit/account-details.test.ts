import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { highUsage } from '#core/account/high-usage.ts';
import { type CounterPayment, recentPayments } from '#core/account/recent-payments.ts';
import { LEAK_DAYS } from '#sandbox/city/meter-readings.ts';
import type { ChannelPayment } from '#shared/account-history.ts';
import { addDays, businessDate } from '#shared/day.ts';
import { cents } from '#shared/money.ts';

const day = (ofNovember: number) => businessDate(`2026-11-${String(ofNovember).padStart(2, '0')}`);
const theirs = (ofNovember: number, amount: number, ref?: string): ChannelPayment => ({
  date: day(ofNovember),
  cents: amount,
  channel: ref === undefined ? 'mail' : 'counter',
  ...(ref === undefined ? {} : { ref }),
});
const ours = (ofNovember: number, amount: number, name: string, cisState = 'queued'): CounterPayment => ({
  paymentRef: `uuid-${name}`,
  shortRef: `SHORT-${name}`,
  receiptNo: `R-${name}`,
  date: day(ofNovember),
  cents: cents(amount),
  cisState,
  undone: null,
});
/** A row as a person would say it. */
const said = (rows: ReturnType<typeof recentPayments>): string[] =>
  rows.map((row) => [Number(row.date.slice(-2)), row.cents, row.channel, row.receiptNo, row.cisState].join(' '));

describe('the payments of all channels and those taken here', () => {
  const table: [string, ChannelPayment[], CounterPayment[], string[]][] = [
    ['nothing of either', [], [], []],
    ['the CIS alone: as it lists them', [theirs(20, 500), theirs(3, 400)], [], ['20 500 mail  ', '3 400 mail  ']],
    [
      'no answer of the CIS: those taken here',
      [],
      [ours(23, 700, 'a', 'unknown'), ours(22, 300, 'b', 'posted')],
      ['23 700 counter R-a unknown', '22 300 counter R-b posted'],
    ],
    [
      'one that the CIS does not list yet stands before older ones',
      [theirs(20, 500)],
      [ours(23, 700, 'a')],
      ['23 700 counter R-a queued', '20 500 mail  '],
    ],
    [
      'one that the CIS lists by our payment reference is there once, and in the CIS',
      [theirs(23, 700, 'uuid-a')],
      [ours(23, 700, 'a', 'unknown')],
      ['23 700 counter R-a posted'],
    ],
    [
      'the same by the short reference',
      [theirs(23, 700, 'SHORT-a')],
      [ours(23, 700, 'a')],
      ['23 700 counter R-a posted'],
    ],
    [
      'an equal amount on the same day is another payment',
      [theirs(23, 700, 'uuid-of-another-office'), theirs(23, 700)],
      [ours(23, 700, 'a')],
      ['23 700 counter R-a queued', '23 700 counter  ', '23 700 mail  '],
    ],
    [
      'two equal ones of ours, one of them listed',
      [theirs(23, 700, 'uuid-a')],
      [ours(23, 700, 'b'), ours(23, 700, 'a', 'posted')],
      ['23 700 counter R-b queued', '23 700 counter R-a posted'],
    ],
    [
      'a refused one is told as refused',
      [theirs(20, 500)],
      [ours(21, 700, 'a', 'rejected')],
      ['21 700 counter R-a rejected', '20 500 mail  '],
    ],
    [
      'what was taken back stands as the CIS lists it',
      [theirs(23, -700, 'uuid-of-the-reversal'), theirs(22, 700, 'uuid-a')],
      [ours(22, 700, 'a', 'posted')],
      ['23 -700 counter  ', '22 700 counter R-a posted'],
    ],
    [
      'no more than asked for, the newest',
      [theirs(22, 1), theirs(21, 2), theirs(20, 3), theirs(19, 4)],
      [ours(23, 700, 'a'), ours(2, 300, 'b', 'posted')],
      ['23 700 counter R-a queued', '22 1 mail  ', '21 2 mail  ', '20 3 mail  '],
    ],
  ];
  test.each(table)('%s', (_case, history, here, rows) => {
    expect(said(recentPayments(history, here, 4))).toEqual(rows);
  });

  test('none is lost and none is there twice, whatever the CIS lists of them', () => {
    const cases = fc.record({
      days: fc.array(fc.integer({ min: 1, max: 28 }), { maxLength: 8 }),
      listed: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
      others: fc.array(fc.integer({ min: 1, max: 28 }), { maxLength: 8 }),
    });
    fc.assert(
      fc.property(cases, ({ days, listed, others }) => {
        const here = days.sort((a, b) => b - a).map((date, index) => ours(date, 100, String(index)));
        const there = [
          ...here
            .filter((_, index) => listed[index])
            .map((own) => theirs(Number(own.date.slice(-2)), 100, own.paymentRef)),
          ...others.map((date) => theirs(date, 100)),
        ].sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
        const rows = recentPayments(there, here, 100);
        expect(
          rows
            .map((row) => row.receiptNo)
            .filter((no) => no !== null)
            .sort(),
        ).toEqual(here.map((own) => own.receiptNo).sort());
        expect(rows).toHaveLength(here.length + others.length);
        expect(rows.map((row) => row.date)).toEqual(
          rows
            .map((row) => row.date)
            .sort()
            .reverse(),
        );
      }),
    );
  });
});

describe('water that may be running', () => {
  const from = day(1);
  const readings = (...amounts: number[]) => amounts.map((amount, index) => ({ date: addDays(from, index), amount }));
  const usual = Array.from({ length: 60 }, (_, index) => 90 + (index % 5) * 10);
  const high = (...amounts: number[]) => highUsage(readings(...usual, ...amounts));

  test.each<[string, number[]]>([
    ['ordinary days', [110, 90, 120]],
    ['one day of watering', [480]],
    ['two', [480, 470]],
    ['three, long ago', [480, 470, 490, 100]],
    ['somewhat more than usual', [180, 190, 199]],
  ])('%s are not told', (_case, amounts) => {
    expect(high(...amounts)).toBeNull();
  });

  test('three days in a row up to the newest are', () => {
    expect(high(480, 470, 500)).toEqual({ from: addDays(from, 60), to: addDays(from, 62), usualGallons: 110 });
  });

  test('as many days as a leak lasts do not become the usual', () => {
    const leak = Array.from({ length: LEAK_DAYS }, () => 520);
    expect(high(...leak)).toMatchObject({ from: addDays(from, 60), to: addDays(from, 59 + LEAK_DAYS) });
  });

  test('an empty house counts too, but not a glass of water', () => {
    const empty = Array.from({ length: 20 }, () => 0);
    expect(highUsage(readings(...empty, 40, 30, 45))).toBeNull();
    expect(highUsage(readings(...empty, 60, 70, 80))).toMatchObject({ usualGallons: 0 });
  });

  test('of a few days nobody knows the usual', () => {
    expect(highUsage([])).toBeNull();
    expect(highUsage(readings(100, 100, 100, 900, 900, 900))).toBeNull();
  });
});
