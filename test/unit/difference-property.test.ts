import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differenceCauses } from '#core/drawer/difference-detective.ts';
import type { CountedSession } from '#core/drawer/suspicion.ts';
import { cents } from '#shared/money.ts';
import { counted, differenceOf, receipt } from '#test/support/counted-session.ts';
import { effectOf } from '#test/support/explains.ts';
import { someSession, someTenders, someTill } from '#test/support/random-session.ts';

/** Every kind of cause that there is. */
const EVERY_KIND = [
  'change',
  'divisible-by-nine',
  'not-in-drawer',
  'note',
  'opening-count',
  'paid-unreceipted',
  'pickup',
  'receipted-twice',
  'roll',
  'starting-bank',
  'strap',
  'swapped-digits',
  'two-wrong-tenders',
  'voided',
  'wrong-line',
  'wrong-tender',
  'wrong-way',
];
const RUNS = { numRuns: 3_000, seed: 305 };

describe('whatever is off', () => {
  test('nothing is said when nothing is', () => {
    fc.assert(
      fc.property(someTenders, someTill, (tenders, cash) => {
        expect(differenceCauses(counted(tenders, {}, { cash }))).toEqual([]);
      }),
    );
  });

  test('every cause is true: it says what it would have done, to the cent, and leaves less to find', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(someSession, (session) => {
        for (const cause of differenceCauses(session)) {
          seen.add(cause.kind);
          expect(cause.explains.map(({ code, cents: amount }) => [code, amount])).toEqual(effectOf(cause, session));
          for (const { code, cents: amount, whole } of cause.explains) {
            const off = differenceOf(session, code);
            expect(Math.abs(off - amount)).toBeLessThan(Math.abs(off));
            expect(whole).toBe(amount === off);
          }
        }
      }),
      RUNS,
    );
    expect([...seen].sort()).toEqual(EVERY_KIND);
  });

  test('the list is short, and no cause stands in it twice', () => {
    fc.assert(
      fc.property(someSession, (session) => {
        const causes = differenceCauses(session);
        expect(causes.length).toBeLessThanOrEqual(8);
        expect(new Set(causes.map((cause) => JSON.stringify(cause))).size).toBe(causes.length);
      }),
      RUNS,
    );
  });

  test('the order in which receipts, voids and pickups come is of no matter', () => {
    const mixed = someSession.chain((session) =>
      fc.record({
        session: fc.constant(session),
        tenders: shuffled(session.tenders),
        voids: shuffled(session.voids),
        pickups: shuffled(session.pickups),
        counts: shuffled(session.counts),
      }),
    );
    fc.assert(
      fc.property(mixed, ({ session, ...other }) => {
        expect(differenceCauses({ ...session, ...other })).toEqual(differenceCauses(session));
      }),
      RUNS,
    );
  });
});

describe('what happened is found', () => {
  /** A session with distinct amounts, of which everything but one thing is right. */
  const day = fc.uniqueArray(fc.integer({ min: 1_001, max: 99_999 }), { minLength: 6, maxLength: 60 });

  test('a check that was cash, first of all', () => {
    fc.assert(
      fc.property(day, (amounts) => {
        const tenders = amounts.map((amount, index) =>
          receipt(101 + index, index % 2 === 0 ? 'cash' : 'personal-check', amount, {
            ticked: index % 2 === 0 ? null : index !== 3,
          }),
        );
        const wrong = tenders[3];
        const amount = wrong?.tenderedCents ?? 0;
        const [first] = differenceCauses(counted(tenders, { cash: amount, 'personal-check': [-amount, -1] }));
        expect(first).toMatchObject({ kind: 'wrong-tender', tender: { receiptNo: wrong?.receiptNo }, to: 'cash' });
      }),
    );
  });

  test('cash that was never handed over, among the rest', () => {
    fc.assert(
      fc.property(day, (amounts) => {
        const tenders = amounts.map((amount, index) => receipt(101 + index, 'cash', amount));
        const missing = tenders[2];
        const causes = differenceCauses(counted(tenders, { cash: -(missing?.tenderedCents ?? 0) }));
        expect(causes).toContainEqual(
          expect.objectContaining({
            kind: 'not-in-drawer',
            tenders: [expect.objectContaining({ receiptNo: missing?.receiptNo })],
          }),
        );
      }),
    );
  });
});

test('a day of three thousand receipts, all alike, is a moment’s work', () => {
  const tenders = Array.from({ length: 3_000 }, (_, index) =>
    receipt(index + 1, 'cash', 5_000, { accountNos: ['A1'] }),
  );
  const session: CountedSession = counted(
    tenders,
    { cash: -10_000, 'personal-check': [10_000, 2] },
    {
      pickups: [{ pickupNo: 1, cents: cents(1_000_000) }],
    },
  );
  const before = performance.now();
  differenceCauses(session);
  // Every two of them would be four and a half million pairs.
  expect(performance.now() - before).toBeLessThan(1_000);
});

function shuffled<T>(list: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length });
}
