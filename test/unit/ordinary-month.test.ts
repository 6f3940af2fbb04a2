import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fallingCashShares } from '#core/oversight/cash-share.ts';
import { lateVoids } from '#core/oversight/late-voids.ts';
import { noSales } from '#core/oversight/no-sales.ts';
import { repeatApprovers } from '#core/oversight/repeat-approver.ts';
import { standardErrorsAbove } from '#core/oversight/share-contrast.ts';
import { steadyShorts } from '#core/oversight/steady-shorts.ts';
import { seededDraw } from '#sandbox/city/seeded-draw.ts';
import { INITIAL_OVERSIGHT_LIMITS as LIMITS } from '#shared/exception.ts';
import { cents } from '#shared/money.ts';
import { ordinaryMonth } from '#test/support/ordinary-month.ts';

const MONTHS = fc.sample(fc.noBias(fc.nat()), { numRuns: 300, seed: 305 }).map(ordinaryMonth);
const RULES = {
  'late voids': ({ voids }) => lateVoids(voids, LIMITS),
  'no-sales': ({ sessions }) => noSales(sessions, LIMITS),
  'steady shorts': ({ sessions }) => steadyShorts(sessions, LIMITS),
  'one approver': ({ approvals }) => repeatApprovers(approvals, LIMITS),
  'falling cash shares': ({ sessions, earlier, from }) => fallingCashShares([...earlier, ...sessions], from, LIMITS),
} satisfies Record<string, (month: ReturnType<typeof ordinaryMonth>) => unknown[]>;

describe('of an ordinary month', () => {
  test.each(Object.entries(RULES))('%s: nothing, in 19 of 20', (_name, rule) => {
    const months = MONTHS.filter((month) => rule(month).length > 0);
    expect(months.length).toBeLessThanOrEqual(MONTHS.length / 20);
  });

  test('but what one person does is seen in it, month after month', () => {
    const found = (rule: keyof typeof RULES, change: (month: ReturnType<typeof ordinaryMonth>) => object) =>
      MONTHS.filter((month) => {
        const exceptions = RULES[rule]({ ...month, ...change(month) }) as { userId: string }[];
        return exceptions.some(({ userId }) => userId === 'diaz');
      }).length / MONTHS.length;

    const skimming = found('steady shorts', ({ sessions }) => ({
      sessions: sessions.map((session, index) =>
        session.userId === 'diaz' && index % 4 !== 0 ? { ...session, overShortCents: cents(-300) } : session,
      ),
    }));
    const friends = found('one approver', ({ approvals }) => ({
      approvals: approvals.map((each) => (each.userId === 'diaz' ? { ...each, approverId: 'ruiz' } : each)),
    }));
    const substituting = found('falling cash shares', ({ sessions }) => ({
      sessions: sessions.map((session) => {
        if (session.userId !== 'diaz') return session;
        const taken = Math.round(session.cash * 0.4);
        return { ...session, cash: session.cash - taken, checks: session.checks + taken };
      }),
    }));
    expect(Math.min(skimming, friends, substituting)).toBeGreaterThan(0.9);
  });
});

describe('how far shares lie apart', () => {
  test.each([
    ['the same', [[30, 60]], [[30, 60]], 0],
    ['half and a third of six hundred', [[300, 600]], [[200, 600]], 5.92],
    [
      'a fall beside the same fall',
      [
        [300, 600],
        [600, 1_800],
      ],
      [
        [200, 600],
        [900, 1_800],
      ],
      0,
    ],
    ['all of three and none of three', [[3, 3]], [[0, 3]], 2.37],
    [
      'two such, beside two such',
      [
        [3, 3],
        [3, 3],
      ],
      [
        [0, 3],
        [0, 3],
      ],
      4.54,
    ],
  ])('%s', (_what, plus, minus, errors) => {
    const shares = (list: number[][]) => list.map(([hits = 0, of = 0]) => ({ hits, of }));
    expect(standardErrorsAbove(shares(plus), shares(minus))).toBeCloseTo(errors, 1);
  });

  test('chance alone seldom gets beyond two and a half, of few as of many', () => {
    const draw = seededDraw(305, 2);
    for (const percent of [5, 20, 50, 80, 95]) {
      for (const [few, many] of [
        [10, 10],
        [10, 200],
        [100, 100],
      ] as const) {
        const sample = (of: number) => ({
          of,
          hits: Array.from({ length: of }, () => draw.chance(percent)).filter(Boolean).length,
        });
        const beyond = Array.from({ length: 1_000 }, () => standardErrorsAbove([sample(few)], [sample(many)])).filter(
          (errors) => errors > 2.5,
        );
        expect([percent, few, many, beyond.length <= 15]).toEqual([percent, few, many, true]);
      }
    }
  });
});
