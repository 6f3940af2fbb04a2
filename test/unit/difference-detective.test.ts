import { describe, expect, test } from 'vitest';
import { differenceCauses } from '#core/drawer/difference-detective.ts';
import type { CountedSession, SessionTender } from '#core/drawer/suspicion.ts';
import { cents } from '#shared/money.ts';
import { change, counted, type Differences, NOT_TICKED, receipt, receiptNo } from '#test/support/counted-session.ts';

/** An ordinary morning. No amount, change or note in it is near what the cases below are off by. */
const MORNING: SessionTender[] = [
  receipt(101, 'cash', 16_000, change(1_783)),
  receipt(102, 'personal-check', 8_000),
  receipt(103, 'business-check', 51_240),
  receipt(104, 'cash', 6_325),
  receipt(105, 'money-order', 6_300),
  receipt(106, 'cash', 6_000, change(1_490)),
  receipt(107, 'personal-check', 12_407),
];
/** The morning with some receipts as they really are. */
const but = (...others: SessionTender[]): SessionTender[] => [
  ...MORNING.filter((each) => !others.some((other) => other.receiptNo === each.receiptNo)),
  ...others,
];
const at = (number: number) => ({ receiptNo: receiptNo(number), tenderNo: 1 });

type Case = [
  what: string,
  tenders: SessionTender[],
  differences: Differences,
  strongest: object,
  over?: Partial<CountedSession>,
];
const explained = (...parts: [code: string, amount: number, whole?: boolean][]) =>
  parts.map(([code, amount, whole = true]) => ({ code, cents: amount, whole }));

describe('a tender that is another', () => {
  test.each<Case>([
    [
      'cash of exactly the missing check: it was cash, and a correction puts it right',
      but(receipt(102, 'personal-check', 8_000, NOT_TICKED)),
      { cash: 8_000, 'personal-check': [-8_000, -1] },
      {
        kind: 'wrong-tender',
        tender: { ...at(102), code: 'personal-check', cents: 8_000, number: '1102', issuer: null },
        from: 'personal-check',
        to: 'cash',
        explains: explained(['personal-check', -8_000], ['cash', 8_000]),
        alike: 1,
      },
    ],
    [
      'a check where cash was receipted',
      MORNING,
      { cash: -6_325, 'personal-check': [6_325, 1] },
      { kind: 'wrong-tender', tender: at(104), from: 'cash', to: 'personal-check' },
    ],
    [
      'a business check receipted as a personal one',
      but(receipt(107, 'personal-check', 12_407, NOT_TICKED)),
      { 'personal-check': [-12_407, -1], 'business-check': [12_407, 1] },
      { kind: 'wrong-tender', tender: { ...at(107), number: '1107' }, from: 'personal-check', to: 'business-check' },
    ],
    [
      'a money order receipted as a cashier’s check, with its issuer for the correction',
      but(receipt(105, 'cashiers-check', 6_300, { ...NOT_TICKED, issuer: 'USPS' })),
      { 'cashiers-check': [-6_300, -1], 'money-order': [6_300, 1] },
      { kind: 'wrong-tender', tender: { ...at(105), issuer: 'USPS' }, from: 'cashiers-check', to: 'money-order' },
    ],
    [
      'two checks receipted as cash',
      but(receipt(108, 'cash', 3_110)),
      { cash: -9_435, 'personal-check': [9_435, 2] },
      {
        kind: 'two-wrong-tenders',
        tenders: [at(104), at(108)],
        from: 'cash',
        to: 'personal-check',
        explains: explained(['cash', -9_435], ['personal-check', 9_435]),
      },
    ],
    [
      'something beside it: the check is explained, of the cash a rest stays over',
      but(receipt(102, 'personal-check', 8_000, { ticked: null })),
      { cash: 8_113, 'personal-check': -8_000 },
      {
        kind: 'wrong-tender',
        from: 'personal-check',
        to: 'cash',
        explains: explained(['personal-check', -8_000], ['cash', 8_000, false]),
      },
    ],
  ])('%s', sayFirst);

  test.each<[string, SessionTender[], Differences]>([
    ['that the clerk found as what it is', MORNING, { cash: 8_000, 'personal-check': [-8_000, -1] }],
    [
      'that gave change, so it was cash',
      but(receipt(104, 'cash', 10_000, change(3_675))),
      { cash: -6_325, 'personal-check': [6_325, 1] },
    ],
    ['that would leave the other tender worse off', MORNING, { cash: -6_325, 'personal-check': [3_000, 1] }],
    ['that leaves both of them off', MORNING, { cash: -6_400, 'personal-check': [6_400, 1] }],
    [
      'that was voided',
      but(receipt(104, 'cash', 6_325, { voided: true })),
      { cash: -6_325, 'personal-check': [6_325, 1] },
    ],
  ])('is not one %s', (_what, tenders, differences) => {
    expect(kinds(counted(tenders, differences))).not.toContain('wrong-tender');
  });
});

describe('a receipt whose money is not there', () => {
  test.each<Case>([
    [
      'a check that the clerk did not find',
      but(receipt(102, 'personal-check', 8_000, NOT_TICKED), receipt(108, 'personal-check', 8_000)),
      { 'personal-check': [-8_000, -1] },
      {
        kind: 'not-in-drawer',
        tenders: [at(102)],
        unticked: true,
        alike: 1,
        explains: explained(['personal-check', -8_000]),
      },
    ],
    [
      'three checks that the clerk did not find',
      but(...[108, 109, 110].map((number) => receipt(number, 'personal-check', number * 10, NOT_TICKED))),
      { 'personal-check': [-3_270, -3] },
      { kind: 'not-in-drawer', tenders: [at(108), at(109), at(110)], unticked: true },
    ],
    [
      'two of three without a tick',
      but(...[1_234, 2_345, 9_876].map((amount, index) => receipt(108 + index, 'personal-check', amount, NOT_TICKED))),
      { 'personal-check': [-3_579, -2] },
      { kind: 'not-in-drawer', tenders: [at(108), at(109)] },
    ],
    [
      'a check that explains a part',
      but(receipt(102, 'personal-check', 8_000, NOT_TICKED)),
      { 'personal-check': [-8_113, -1] },
      { kind: 'not-in-drawer', tenders: [at(102)], explains: explained(['personal-check', -8_000, false]) },
    ],
    [
      'cash of exactly that amount',
      MORNING,
      { cash: -6_325 },
      { kind: 'not-in-drawer', tenders: [at(104)], unticked: false, explains: explained(['cash', -6_325]) },
    ],
    [
      'cash of exactly that amount after change',
      MORNING,
      { cash: -14_217 },
      { kind: 'not-in-drawer', tenders: [{ ...at(101), cents: 14_217 }] },
    ],
    [
      'the same payment receipted twice: the later one is meant',
      but(receipt(111, 'cash', 6_325, { accountNos: ['A104'] }), receipt(112, 'cash', 6_325)),
      { cash: -6_325 },
      { kind: 'receipted-twice', tender: at(111), firstReceiptNo: receiptNo(104), alike: 1 },
    ],
    [
      'two cash payments together',
      MORNING,
      { cash: -10_835 },
      { kind: 'not-in-drawer', tenders: [at(104), at(106)], unticked: false },
    ],
  ])('%s', sayFirst);

  test('one of many of that amount: a few are named, each for what it is worth', () => {
    const alike = Array.from({ length: 9 }, (_, index) => receipt(120 + index, 'cash', 7_135));
    const causes = differenceCauses(counted(but(...alike), { cash: -7_135 }));
    expect(causes.filter(({ kind }) => kind === 'not-in-drawer')).toMatchObject(
      [120, 121, 122].map((number) => ({ tenders: [at(number)], alike: 9 })),
    );
    const all = Array.from({ length: 30 }, (_, index) => receipt(120 + index, 'cash', 7_135));
    expect(kinds(counted(all, { cash: -7_135 }))).not.toContain('not-in-drawer');
  });

  test('the later of two alike is suspected once, and not when the clerk found it', () => {
    const causes = (ticked: boolean | null) => {
      const again = receipt(111, 'money-order', 6_300, { accountNos: ['B', 'A'], ticked });
      const first = receipt(105, 'money-order', 6_300, { accountNos: ['A', 'B'], ticked: null });
      return differenceCauses(counted([again, first], { 'money-order': [-6_300, -1] }));
    };
    expect(causes(null)).toMatchObject([
      { kind: 'receipted-twice', tender: at(111), firstReceiptNo: receiptNo(105) },
      { kind: 'not-in-drawer', tenders: [at(105)] },
      { kind: 'divisible-by-nine' },
    ]);
    expect(causes(true)).toMatchObject([{ kind: 'not-in-drawer', tenders: [at(105)] }, { kind: 'divisible-by-nine' }]);
  });

  test('two tenders of one receipt are no second receipt, and money for no account is nobody’s twice', () => {
    const split = but(receipt(104, 'cash', 6_325), { ...receipt(104, 'cash', 6_325), tenderNo: 2 });
    const fees = [113, 114].map((number) => receipt(number, 'cash', 6_325, { accountNos: [] }));
    expect(kinds(counted([...split, ...fees], { cash: -6_325 }))).not.toContain('receipted-twice');
  });
});

describe('money without a receipt', () => {
  test.each<Case>([
    [
      'cash of a void that was not given back',
      but(receipt(104, 'cash', 6_325, { voided: true })),
      { cash: 6_325 },
      { kind: 'voided', receiptNo: receiptNo(104), explains: explained(['cash', 6_325]) },
      { voids: [{ receiptNo: receiptNo(104), cashReturnedCents: cents(6_325) }] },
    ],
    [
      'cash given back for money that never came in',
      but(receipt(104, 'cash', 6_325, { voided: true })),
      { cash: -6_325 },
      { kind: 'voided', receiptNo: receiptNo(104) },
      { voids: [{ receiptNo: receiptNo(104), cashReturnedCents: cents(6_325) }] },
    ],
    [
      'a voided check that was not given back',
      but(receipt(102, 'personal-check', 8_000, { voided: true })),
      { 'personal-check': [8_000, 1] },
      { kind: 'voided', receiptNo: receiptNo(102), explains: explained(['personal-check', 8_000]) },
    ],
    [
      'cash that was taken twice and receipted once',
      MORNING,
      { cash: 6_325 },
      { kind: 'paid-unreceipted', tender: at(104), explains: explained(['cash', 6_325]) },
    ],
  ])('%s', sayFirst);
});

/** What the count is off by, and what is said of it first. */
function sayFirst(
  _what: string,
  tenders: SessionTender[],
  differences: Differences,
  strongest: object,
  over: Partial<CountedSession> = {},
): void {
  expect(differenceCauses(counted(tenders, differences, over))[0]).toMatchObject(strongest);
}

function kinds(session: CountedSession): string[] {
  return differenceCauses(session).map(({ kind }) => kind);
}
