import { describe, expect, test } from 'vitest';
import { differenceCauses } from '#core/drawer/difference-detective.ts';
import type { CountedSession, SessionTender } from '#core/drawer/suspicion.ts';
import { cents } from '#shared/money.ts';
import { change, counted, type Differences, NOT_TICKED, receipt, receiptNo } from '#test/support/counted-session.ts';

const CASH = receipt(101, 'cash', 16_000, change(1_783));
const check = (number: number, amount: number, over: Parameters<typeof receipt>[3] = {}) =>
  receipt(number, 'personal-check', amount, over);
const UNASKED = { ticked: null };

function kinds(session: CountedSession): string[] {
  return differenceCauses(session).map(({ kind }) => kind);
}

describe('the number of checks', () => {
  /** Beside the check's cause there is one of the cash, which stands between what the first is worth with and without. */
  const CHANGE = [1_783, 'change'] as const;
  const HANDED_OUT = [-28_434, 'wrong-way'] as const;
  const PUT_IN = [180_000, 'wrong-way'] as const;

  test.each<[string, SessionTender[], off: number, items: number, kind: string, cash: readonly [number, string]]>([
    ['a check without a tick', [check(102, 8_000, NOT_TICKED)], -8_000, -1, 'not-in-drawer', CHANGE],
    [
      'all checks without a tick',
      [check(102, 1_111, NOT_TICKED), check(103, 2_222, NOT_TICKED), check(104, 3_334, NOT_TICKED)],
      -6_667,
      -3,
      'not-in-drawer',
      CHANGE,
    ],
    [
      'two of the checks without a tick',
      [check(102, 1_111, NOT_TICKED), check(103, 2_222, NOT_TICKED), check(104, 9_000, NOT_TICKED)],
      -3_333,
      -2,
      'not-in-drawer',
      CHANGE,
    ],
    ['a check of that amount', [check(102, 8_000, UNASKED)], -8_000, -1, 'not-in-drawer', CHANGE],
    [
      'two checks of that amount',
      [check(102, 1_111, UNASKED), check(103, 2_222, UNASKED)],
      -3_333,
      -2,
      'not-in-drawer',
      HANDED_OUT,
    ],
    [
      'a check receipted twice',
      [check(102, 8_000), check(103, 8_000, { ...UNASKED, accountNos: ['A102'] })],
      -8_000,
      -1,
      'receipted-twice',
      CHANGE,
    ],
    ['a check that a void left', [check(102, 8_000, { voided: true })], 8_000, 1, 'voided', CHANGE],
    ['a check without a receipt', [check(102, 8_000)], 8_000, 1, 'paid-unreceipted', PUT_IN],
    ['swapped digits of the total', [check(102, 92_722)], 4_500, 0, 'swapped-digits', CHANGE],
    ['swapped digits of a check', [check(102, 12_407), check(103, 50_000)], 9_000, 0, 'swapped-digits', HANDED_OUT],
  ])('bears out or belies %s', (_what, checks, off, items, kind, [cash, ofCash]) => {
    const pickups = [{ pickupNo: 1, cents: cents(90_000) }];
    const first = (many: number) =>
      kinds(counted([CASH, ...checks], { cash, 'personal-check': [off, many] }, { pickups })).slice(0, 2);
    expect(first(items)).toEqual([kind, ofCash]);
    expect(first(items + 1)[0]).toBe(ofCash);
  });

  test.each<[string, SessionTender, Differences, Differences]>([
    [
      'of the kind that it was taken as',
      check(102, 8_000, NOT_TICKED),
      { cash: 8_000, 'personal-check': [-8_000, -1] },
      { cash: 8_000, 'personal-check': [-8_000, 0] },
    ],
    [
      'of the kind that it is',
      receipt(102, 'cash', 8_000),
      { cash: -8_000, 'personal-check': [8_000, 1] },
      { cash: -8_000, 'personal-check': [8_000, 0] },
    ],
  ])('bears out or belies another tender: %s', (_what, tender, right, wrong) => {
    const voids = [{ receiptNo: receiptNo(109), cashReturnedCents: cents(8_000) }];
    const first = (differences: Differences) => kinds(counted([CASH, tender], differences, { voids }))[0];
    expect(first(right)).toBe('wrong-tender');
    expect(first(wrong)).toBe('voided');
  });
});

describe('the list', () => {
  test('ends where nobody would read on', () => {
    const tenders = [1, 2, 3].flatMap((number) => [
      check(100 + number, 8_000, NOT_TICKED),
      receipt(200 + number, 'business-check', 9_100, NOT_TICKED),
      receipt(300 + number, 'money-order', 7_300, NOT_TICKED),
    ]);
    const differences: Differences = {
      'personal-check': [-8_000, -1],
      'business-check': [-9_100, -1],
      'money-order': [-7_300, -1],
    };
    expect(kinds(counted(tenders, differences))).toEqual(Array(8).fill('not-in-drawer'));
  });

  test('names the earlier of two that fit alike first, in whatever order they come', () => {
    const voids = [111, 109].map((number) => ({ receiptNo: receiptNo(number), cashReturnedCents: cents(8_000) }));
    expect(differenceCauses(counted([CASH], { cash: 8_000 }, { voids }))).toMatchObject([
      { kind: 'voided', receiptNo: receiptNo(109), alike: 2 },
      { kind: 'voided', receiptNo: receiptNo(111), alike: 2 },
    ]);
  });
});
