import fc from 'fast-check';
import type { CountedSession, SessionTender } from '#core/drawer/suspicion.ts';
import { cents } from '#shared/money.ts';
import { TENDER_CODES } from '#shared/tender.ts';
import { inTillOrder, TILL_PIECE_CODES } from '#shared/till-count.ts';
import { counted, type Differences, kept, receipt } from './counted-session.ts';

/** Amounts as a counter sees them: many alike, some round. Every receipt has two tenders. */
const amount = fc.oneof(fc.constantFrom(5_000, 8_000, 6_325, 2_000, 12_407), fc.integer({ min: 1, max: 40_000 }));
const tender = fc.record({
  code: fc.constantFrom(...TENDER_CODES),
  amount,
  change: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 4_000 })),
  ticked: fc.boolean(),
  voided: fc.integer({ min: 0, max: 9 }).map((chance) => chance === 0),
});

export const someTenders = fc.array(tender, { maxLength: 14 }).map((list) =>
  list.map((each, index): SessionTender => {
    const cash = each.code === 'cash';
    const change = cash ? each.change : 0;
    const receipted = Math.floor(index / 2);
    return receipt(101 + receipted, each.code, each.amount + change, {
      tenderNo: (index % 2) + 1,
      changeCents: cents(change),
      ticked: cash ? null : each.ticked,
      voided: each.voided,
      accountNos: [`A${receipted % 2}`],
    });
  }),
);

export const someTill = fc
  .uniqueArray(fc.record({ piece: fc.constantFrom(...TILL_PIECE_CODES), count: fc.integer({ min: 0, max: 130 }) }), {
    selector: ({ piece }) => piece,
  })
  .map(inTillOrder);

const pickups = fc
  .array(
    fc.integer({ min: 1, max: 9 }).map((hundreds) => cents(hundreds * 10_000)),
    { maxLength: 3 },
  )
  .map((list) => list.map((taken, index) => ({ pickupNo: index + 1, cents: taken })));

/** What two tenders of one kind leave together. */
function pairs(tenders: readonly SessionTender[]): number[] {
  return tenders.flatMap((each, index) =>
    tenders
      .slice(index + 1)
      .flatMap((other) => (other.code === each.code ? [kept(each) + kept(other), -kept(each) - kept(other)] : [])),
  );
}

const somewhere = (tenders: readonly SessionTender[]) =>
  fc.oneof(
    fc.integer({ min: -3_000, max: 3_000 }),
    fc.constantFrom(0, 20_000, -20_000, 500, -1_000, 9_000, -2_700, 30_000),
    fc.constantFrom(
      ...tenders.flatMap((each) => [kept(each), -kept(each), each.changeCents, -2 * kept(each)]),
      ...pairs(tenders),
      0,
    ),
  );

/** A session in which anything may be off, often by what one of its receipts could explain. */
export const someSession: fc.Arbitrary<CountedSession> = fc
  .record({ tenders: someTenders, cash: someTill, pickups, opening: fc.constantFrom(20_000, 19_470, 20_500) })
  .chain(({ tenders, cash, pickups: taken, opening }) =>
    fc
      .record({
        cash: somewhere(tenders),
        'personal-check': fc.tuple(somewhere(tenders), fc.integer({ min: -1, max: 1 })),
        'business-check': fc.tuple(somewhere(tenders), fc.integer({ min: -1, max: 1 })),
        mirrored: fc.boolean(),
      })
      .map(({ mirrored, ...off }): CountedSession => {
        const differences: Differences = mirrored ? { ...off, cash: -off['personal-check'][0] } : off;
        const voids = tenders
          .filter((each) => each.voided && each.code === 'cash')
          .map((each) => ({ receiptNo: each.receiptNo, cashReturnedCents: cents(kept(each)) }));
        return counted(tenders, differences, { cash, pickups: taken, voids, openingCents: cents(opening) });
      }),
  );
