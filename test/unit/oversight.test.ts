import { describe, expect, test } from 'vitest';
import { type CashShareSight, fallingCashShares } from '#core/oversight/cash-share.ts';
import { lateVoids } from '#core/oversight/late-voids.ts';
import { type NoSaleSight, noSales } from '#core/oversight/no-sales.ts';
import { type ApprovalSight, repeatApprovers } from '#core/oversight/repeat-approver.ts';
import { steadyShorts } from '#core/oversight/steady-shorts.ts';
import { addDays, businessDate } from '#shared/day.ts';
import { INITIAL_OVERSIGHT_LIMITS as LIMITS } from '#shared/exception.ts';
import { cents } from '#shared/money.ts';

const MONDAY = businessDate('2026-11-23');
const times = <T>(many: number, each: (index: number) => T): T[] =>
  Array.from({ length: many }, (_, index) => each(index));

describe('a void long after its receipt', () => {
  const MINUTE = 60_000;
  test.each([
    ['at once', 0, false],
    ['half an hour later', 30 * MINUTE, false],
    ['within the minute after that', 31 * MINUTE - 1, false],
    ['31 minutes later', 31 * MINUTE, true],
    ['at the end of the day', 480 * MINUTE, true],
  ])('%s', (_what, later, isLate) => {
    const sight = { receiptNo: 'C1-26-000123', userId: 'alvarez', approverId: 'chen', cents: cents(14_217) };
    const found = lateVoids([{ ...sight, takenAtMs: 1_000, voidedAtMs: 1_000 + later }], LIMITS);
    const { receiptNo, ...rest } = sight;
    const exception = { kind: 'late-void', ...rest, receiptNos: [receiptNo], minutes: Math.floor(later / MINUTE) };
    expect(found).toEqual(isLate ? [exception] : []);
  });
});

describe('a drawer opened without a sale', () => {
  const session = (userId: string, many: number, day = 0, number = 1): NoSaleSight => ({
    sessionId: `${userId}-${day}-${number}`,
    userId,
    date: addDays(MONDAY, day),
    noSales: many,
  });
  const others = (many: number, days = 5) => times(days, (day) => session(`other-${day % 2}`, many, day));
  test.each<[what: string, sessions: NoSaleSight[], found: number | null, othersUsual: number | null]>([
    ['as often as anybody may', [session('diaz', 5), ...others(1)], null, null],
    ['once more, and the others seldom', [session('diaz', 6), ...others(1)], 6, 1],
    ['in two sessions of one day', [session('diaz', 3), session('diaz', 3, 0, 2), ...others(1)], 6, 1],
    ['as often on two days together', [session('diaz', 3), session('diaz', 3, 1), ...others(1)], null, null],
    ['not twice as often as is usual here', [session('diaz', 8), ...others(4)], null, null],
    ['more than twice as often as is usual here', [session('diaz', 9), ...others(4)], 9, 4],
    [
      'beside one other who did it once very often',
      [session('diaz', 6), ...[0, 0, 9, 0, 0].map((many, day) => session('other', many, day))],
      6,
      0,
    ],
    ['where too few others served to compare', [session('diaz', 8), ...others(5, 4)], 8, null],
  ])('%s', (_what, sessions, found, othersUsual) => {
    const exceptions = noSales(sessions, LIMITS).filter(({ userId }) => userId === 'diaz');
    expect(exceptions).toMatchObject(
      found === null ? [] : [{ kind: 'no-sales', noSales: found, othersUsual, date: MONDAY }],
    );
  });

  test('is told with the sessions of the day', () => {
    const [found] = noSales([session('diaz', 3), session('diaz', 4, 0, 2), session('diaz', 1, 1)], LIMITS);
    expect(found).toMatchObject({ sessionIds: ['diaz-0-1', 'diaz-0-2'] });
  });
});

describe('cash that is short by a little again and again', () => {
  const closed = (amounts: number[], userId = 'diaz') =>
    amounts.map((amount, index) => ({
      sessionId: `${userId}-${index}`,
      userId,
      closedAtMs: index * 86_400_000,
      overShortCents: cents(amount),
    }));
  test.each<[what: string, amounts: number[], found: object | null]>([
    [
      'six of the last ten',
      [0, -200, -300, 0, -150, -500, 0, -999, 0, -1],
      { shortCents: -2_150, ofSessions: 10, overs: 0 },
    ],
    ['five of the last ten', [0, -200, -300, 0, -150, -500, 0, -999, 0, 0], null],
    ['six, of which one is looked at by itself', [0, -200, -300, 0, -150, -500, 0, -1_000, 0, -1], null],
    ['six, of which two are long ago', [-200, -300, 0, 0, 0, 0, -150, -500, -200, -100, 0, 0], null],
    ['over as often as short', [-100, 100, -100, 100, -100, 100, -100, 100, -100, 100], null],
    ['six short and three over', [-100, -100, -100, -100, -100, -100, 50, 50, 50, 0], { shortCents: -600, overs: 3 }],
    ['six of the six that there are', [-100, -100, -100, -100, -100, -100], { shortCents: -600, ofSessions: 6 }],
    ['never', times(10, () => 0), null],
  ])('%s', (_what, amounts, found) => {
    const exceptions = steadyShorts(closed(amounts).toReversed(), LIMITS);
    expect(exceptions).toMatchObject(found ? [{ kind: 'steady-shorts', userId: 'diaz', ...found }] : []);
  });

  test('names the short sessions, and keeps people apart', () => {
    const sessions = [...closed([-100, 0, -100, -100, -100, -100, -100]), ...closed([-100, -100, -100], 'boyd')];
    expect(steadyShorts(sessions, LIMITS)).toMatchObject([
      { userId: 'diaz', sessionIds: [0, 2, 3, 4, 5, 6].map((index) => `diaz-${index}`) },
    ]);
  });
});

describe('approvals of one person by always the same', () => {
  const given = (many: number, userId: string, approverId: string): ApprovalSight[] =>
    times(many, (index) => ({ approvalId: `${userId}-${approverId}-${index}`, userId, approverId }));
  test.each<[what: string, approvals: ApprovalSight[], others: [number, number] | null]>([
    [
      'all of ten, where the others go to two',
      [...given(10, 'diaz', 'chen'), ...given(10, 'boyd', 'chen'), ...given(10, 'boyd', 'ruiz')],
      [10, 20],
    ],
    ['all of nine', [...given(9, 'diaz', 'chen'), ...given(10, 'boyd', 'chen'), ...given(10, 'boyd', 'ruiz')], null],
    ['all of ten, as everybody’s', [...given(10, 'diaz', 'chen'), ...given(40, 'boyd', 'chen')], null],
    [
      'all of ten, and nearly all of the others’',
      [...given(10, 'diaz', 'chen'), ...given(17, 'boyd', 'chen'), ...given(3, 'boyd', 'ruiz')],
      null,
    ],
    [
      'all of ten, the others having too few to compare',
      [...given(10, 'diaz', 'chen'), ...given(9, 'boyd', 'ruiz')],
      null,
    ],
    ['all of ten, and none of the others’ ten', [...given(10, 'diaz', 'chen'), ...given(10, 'boyd', 'ruiz')], [0, 10]],
    [
      'just four of five',
      [...given(16, 'diaz', 'chen'), ...given(4, 'diaz', 'ruiz'), ...given(30, 'boyd', 'ruiz')],
      [0, 30],
    ],
    [
      'fewer than four of five',
      [...given(15, 'diaz', 'chen'), ...given(4, 'diaz', 'ruiz'), ...given(30, 'boyd', 'ruiz')],
      null,
    ],
  ])('%s', (_what, approvals, others) => {
    const found = repeatApprovers(approvals, LIMITS).filter(({ userId }) => userId === 'diaz');
    const own = approvals.filter(({ userId }) => userId === 'diaz');
    const byChen = own.filter(({ approverId }) => approverId === 'chen').map(({ approvalId }) => approvalId);
    const [givenToOthers, ofOthers] = others ?? [];
    expect(found).toEqual(
      others
        ? [
            {
              kind: 'repeat-approver',
              userId: 'diaz',
              approverId: 'chen',
              approvalIds: byChen,
              ofApprovals: own.length,
              others: { given: givenToOthers, ofApprovals: ofOthers },
            },
          ]
        : [],
    );
  });
});

describe('fewer payments in cash than before', () => {
  type Share = [cash: number, checks: number];
  const RECENT = addDays(MONDAY, 30);
  const session = (userId: string, period: 'earlier' | 'recent', [cash, checks]: Share): CashShareSight => ({
    sessionId: `${userId}-${period}`,
    userId,
    date: period === 'recent' ? RECENT : addDays(RECENT, -1),
    cash,
    checks,
  });
  test.each<[what: string, earlier: Share, recent: Share, othersEarlier: Share, othersRecent: Share, found: boolean]>([
    ['half, then a third, the others as before', [300, 300], [200, 400], [900, 900], [900, 900], true],
    ['and the others fell the same', [300, 300], [200, 400], [900, 900], [600, 1_200], false],
    ['and the others fell half as much, of many', [300, 300], [200, 400], [900, 900], [750, 1_050], true],
    ['a person who always took fewer, with the others’ fall', [120, 480], [60, 540], [1_080, 720], [900, 900], false],
    ['no fall, where the others rose', [300, 300], [300, 300], [900, 900], [1_200, 600], false],
    ['a rise', [200, 400], [300, 300], [900, 900], [900, 900], false],
    [
      'a fall of a few points, however many payments',
      [30_000, 30_000],
      [25_000, 35_000],
      [90_000, 90_000],
      [90_000, 90_000],
      false,
    ],
    ['half, then a third, of too few to tell', [51, 51], [34, 68], [900, 900], [900, 900], false],
    ['of fewer than are looked at before', [49, 50], [100, 500], [900, 900], [900, 900], false],
    ['of fewer than are looked at now', [500, 100], [9, 90], [900, 900], [900, 900], false],
    ['with too few of the others before', [300, 300], [100, 500], [49, 50], [900, 900], false],
    ['with too few of the others now', [300, 300], [100, 500], [900, 900], [49, 50], false],
    ['of just as many as are looked at', [50, 50], [20, 80], [50, 50], [50, 50], true],
    ['by what may be chance, where the others rose', [50, 50], [39, 61], [900, 900], [1_200, 600], false],
    ['none any more', [300, 300], [0, 600], [900, 900], [900, 900], true],
  ])('%s', (_what, earlier, recent, othersEarlier, othersRecent, found) => {
    const sessions = [
      session('diaz', 'earlier', earlier),
      session('diaz', 'recent', recent),
      session('boyd', 'earlier', othersEarlier),
      session('boyd', 'recent', othersRecent),
    ];
    const of = ([cash, checks]: Share) => ({ cash, payments: cash + checks });
    const exceptions = fallingCashShares(sessions, RECENT, LIMITS).filter(({ userId }) => userId === 'diaz');
    expect(exceptions).toEqual(
      found
        ? [
            {
              kind: 'cash-share',
              userId: 'diaz',
              sessionIds: ['diaz-recent'],
              recent: of(recent),
              earlier: of(earlier),
              othersRecent: of(othersRecent),
              othersEarlier: of(othersEarlier),
            },
          ]
        : [],
    );
  });
});
