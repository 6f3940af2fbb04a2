import { describe, expect, test } from 'vitest';
import { differenceCauses } from '#core/drawer/difference-detective.ts';
import type { CountedSession, SessionTender } from '#core/drawer/suspicion.ts';
import { cents } from '#shared/money.ts';
import { change, counted, receipt, receiptNo, till } from '#test/support/counted-session.ts';

const at = (number: number) => ({ receiptNo: receiptNo(number), tenderNo: 1 });
const PAID: SessionTender[] = [
  receipt(101, 'cash', 16_000, change(1_783)),
  receipt(102, 'personal-check', 12_407),
  receipt(103, 'cash', 2_000, change(688)),
];
const PICKED_UP: Partial<CountedSession> = {
  pickups: [
    { pickupNo: 1, cents: cents(152_000) },
    { pickupNo: 2, cents: cents(90_000) },
  ],
};
const VOIDED: Partial<CountedSession> = { voids: [{ receiptNo: receiptNo(109), cashReturnedCents: cents(7_311) }] };
const TILL = till({ b2000: 12, b500: 7, b100: 33, c25: 31, c10: 23, c5: 6, r25: 2, r10: 1 });
const NO_ROLLS: Partial<CountedSession> = { cash: till({ b2000: 12, b100: 33 }) };

type Case = [what: string, off: number, cause: object, over?: Partial<CountedSession>, tenders?: SessionTender[]];

describe('the most telling cause of cash that is off', () => {
  test.each<Case>([
    ['a pickup that was written down and left in the drawer', 90_000, { kind: 'pickup', pickupNo: 2 }, PICKED_UP],
    ['a pickup that was taken out twice', -152_000, { kind: 'pickup', pickupNo: 1 }, PICKED_UP],
    ['a pickup that was put in, not taken out', 180_000, { kind: 'wrong-way', of: 'pickup', pickupNo: 2 }, PICKED_UP],
    ['a void paid in once more, not out', 14_622, { kind: 'wrong-way', of: 'void', receiptNo: receiptNo(109) }, VOIDED],
    ['the bank left out of the count', -20_000, { kind: 'starting-bank' }],
    ['the bank counted twice', 20_000, { kind: 'starting-bank' }],
    ['the bank left out, which was another than it should be', -19_470, { kind: 'starting-bank' }, opening(19_470)],
    ['the bank as it should be left out, which was another', -20_000, { kind: 'starting-bank' }, opening(19_470)],
    ['$5.30 that the opening count missed', 530, { kind: 'opening-count' }, opening(19_470)],
    ['$5.30 that the opening count found too much', -530, { kind: 'opening-count' }, opening(20_530)],
    ['change that was not given', 1_783, { kind: 'change', tender: at(101), alike: 1 }],
    ['change that was given twice', -688, { kind: 'change', tender: at(103), alike: 1 }],
    ['change that was taken in', 3_566, { kind: 'wrong-way', of: 'change', tender: at(101) }],
    ['a payment that was handed out', -28_434, { kind: 'wrong-way', of: 'receipt', tender: at(101) }],
    ['a roll of dimes that was not counted', -500, { kind: 'roll', piece: 'r10', alike: 1 }],
    ['a roll of quarters that is not there', 1_000, { kind: 'roll', piece: 'r25', alike: 1 }],
    ['a strap of ones that was not counted', -10_000, { kind: 'strap', piece: 'b100' }],
    [
      'a strap of twenties counted for nothing',
      200_000,
      { kind: 'strap', piece: 'b2000' },
      { cash: till({ b2000: 103 }) },
    ],
    ['dimes that are quarters', 23 * -15, { kind: 'wrong-line', piece: 'c10', really: 'c25', count: 23 }],
    ['fives that are ones', 7 * 400, { kind: 'wrong-line', piece: 'b500', really: 'b100', count: 7 }],
    ['loose dimes on the line of rolls', 1 * 490, { kind: 'wrong-line', piece: 'r10', really: 'c10', count: 1 }],
    [
      'rolls of nickels on the line of loose ones',
      6 * -195,
      { kind: 'wrong-line', piece: 'c5', really: 'r5', count: 6 },
    ],
    [
      '12 twenties that are 21',
      -9 * 2_000,
      { kind: 'swapped-digits', of: 'count', piece: 'b2000', keyed: 12, really: 21 },
    ],
    ['a five given for a ten', 500, { kind: 'note', side: 'change', meantCents: 1_000, wasCents: 500 }, NO_ROLLS],
    [
      'a twenty given for a ten',
      -1_000,
      { kind: 'note', tender: at(101), side: 'change', meantCents: 1_000, wasCents: 2_000 },
      NO_ROLLS,
    ],
    ['a fifty taken for a twenty', 3_000, { kind: 'note', side: 'tendered', meantCents: 2_000, wasCents: 5_000 }],
    ['nothing known, but the difference of swapped digits', -27, { kind: 'divisible-by-nine' }],
  ])('%s', (_what, off, cause, over = {}, tenders = PAID) => {
    const session = counted(tenders, { cash: off }, { cash: TILL, ...over });
    expect(differenceCauses(session)[0]).toMatchObject(cause);
  });
});

describe('what is said of cash, and what is not', () => {
  const kindsOf = (off: number, over: Partial<CountedSession> = {}, tenders = PAID) =>
    differenceCauses(counted(tenders, { cash: off }, { cash: TILL, ...over })).map(({ kind }) => kind);

  test.each<[what: string, off: number, kind: string, over?: Partial<CountedSession>, tenders?: SessionTender[]]>([
    ['a roll too many, where none was counted', 500, 'roll', { cash: till({ c10: 90 }) }],
    ['a roll left out, of a coin that the till does not have', -1_000, 'roll', { cash: till({ b5000: 1, c10: 4 }) }],
    ['a roll of dollar coins left out, where only bills of a dollar are', -2_500, 'roll', { cash: till({ b100: 25 }) }],
    ['a strap too many, of fewer bills than one', 200_000, 'strap', { cash: till({ b2000: 99 }) }],
    ['a single bill on the wrong line', 500, 'wrong-line', { cash: till({ b1000: 1 }) }],
    ['coins that are bills', 31 * (25 - 2_000), 'wrong-line'],
    ['loose coins that are rolls of another face', 31 * (25 - 500), 'wrong-line'],
    ['a pickup that went the wrong way, where it is short', -180_000, 'wrong-way', PICKED_UP],
    ['a void that went the wrong way, where it is short', -14_622, 'wrong-way', VOIDED],
    ['a payment that went the wrong way, where it is over', 28_434, 'wrong-way'],
    ['an opening count the wrong way round', 530, 'opening-count', opening(20_530)],
    ['a bill taken for another that nobody paid with', -4_500, 'note', {}, [receipt(101, 'cash', 1_000)]],
    ['a bill taken for another in an amount with cents', 1_500, 'note', {}, [receipt(101, 'cash', 537)]],
    ['a coin taken for another', 15, 'note'],
    ['bills that are rolls of dollar coins', 33 * (100 - 2_500), 'wrong-line'],
    ['swapped digits of a total that nobody typed', 18_000, 'swapped-digits'],
    ['swapped digits that would begin with a zero', 801 - 8_010, 'swapped-digits', {}, [receipt(101, 'cash', 8_010)]],
    ['divisible by nine, where it is not', 26, 'divisible-by-nine'],
    ['change of a check', 1_783, 'change', {}, [receipt(101, 'personal-check', 16_000, change(1_783))]],
    ['a receipt that was voided', -14_217, 'not-in-drawer', {}, [receipt(101, 'cash', 14_217, { voided: true })]],
  ])('%s', (_what, off, kind, over, tenders) => expect(kindsOf(off, over, tenders)).not.toContain(kind));

  test('all that fits is said, the likeliest first', () => {
    expect([...new Set(kindsOf(-500))]).toEqual(['roll', 'wrong-line', 'note']);
  });

  test('that it is divisible by nine, once a receipt explains it', () => {
    const kinds = kindsOf(18_000, {}, [receipt(101, 'cash', 24_000)]);
    expect(kinds).toContain('swapped-digits');
    expect(kinds).not.toContain('divisible-by-nine');
  });
});

describe('digits swapped in what was typed', () => {
  const CHECKS = [receipt(102, 'personal-check', 12_407), receipt(103, 'personal-check', 80_315)];
  test.each<[string, [number, number], object]>([
    [
      'the total of the checks: $972.22 for $927.22',
      [4_500, 0],
      { kind: 'swapped-digits', of: 'total', keyedCents: 97_222, reallyCents: 92_722 },
    ],
    [
      'a check of $214.07 receipted as $124.07',
      [9_000, 0],
      { kind: 'swapped-digits', of: 'receipt', tender: at(102), keyedCents: 12_407, reallyCents: 21_407 },
    ],
  ])('%s', (_what, off, cause) => {
    expect(differenceCauses(counted(CHECKS, { 'personal-check': off }))[0]).toMatchObject(cause);
  });
});

function opening(amount: number): Partial<CountedSession> {
  return { openingCents: cents(amount) };
}
