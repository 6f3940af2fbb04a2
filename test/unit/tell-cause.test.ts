import { describe, expect, test } from 'vitest';
import { createI18n } from 'vue-i18n';
import { en } from '#renderer/locales/en.ts';
import { es } from '#renderer/locales/es.ts';
import { tellCause } from '#renderer/locales/tell-cause.ts';
import type { DifferenceCause, DifferenceGround, TenderFound } from '#shared/difference.ts';
import { cents, formatDollars } from '#shared/money.ts';
import type { TillPieceCode } from '#shared/till-count.ts';

const tender: TenderFound = {
  receiptNo: 'C1-26-000007',
  tenderNo: 2,
  code: 'cash',
  cents: cents(5_000),
  number: null,
  issuer: null,
};
const other: TenderFound = { ...tender, receiptNo: 'C1-26-000009', tenderNo: 1 };
/** One of each, where there are several of a kind each of those. */
const GROUNDS: DifferenceGround[] = [
  { kind: 'wrong-tender', tender, from: 'cash', to: 'personal-check' },
  { kind: 'two-wrong-tenders', tenders: [tender, other], from: 'cash', to: 'money-order' },
  { kind: 'not-in-drawer', tenders: [tender, other], unticked: false },
  { kind: 'not-in-drawer', tenders: [tender], unticked: true },
  { kind: 'receipted-twice', tender, firstReceiptNo: 'C1-26-000003' },
  { kind: 'paid-unreceipted', tender },
  { kind: 'voided', receiptNo: 'C1-26-000003' },
  { kind: 'pickup', pickupNo: 1 },
  { kind: 'starting-bank' },
  { kind: 'opening-count' },
  { kind: 'change', tender },
  { kind: 'note', tender, side: 'tendered', meantCents: cents(2_000), wasCents: cents(1_000) },
  { kind: 'note', tender, side: 'change', meantCents: cents(500), wasCents: cents(1_000) },
  { kind: 'roll', piece: 'r25' },
  { kind: 'strap', piece: 'b2000' },
  { kind: 'wrong-line', piece: 'c10', really: 'c25', count: 12 },
  { kind: 'wrong-way', of: 'pickup', pickupNo: 1 },
  { kind: 'wrong-way', of: 'void', receiptNo: 'C1-26-000003' },
  { kind: 'wrong-way', of: 'receipt', tender },
  { kind: 'wrong-way', of: 'change', tender },
  { kind: 'swapped-digits', of: 'receipt', tender, keyedCents: cents(5_400), reallyCents: cents(4_500) },
  { kind: 'swapped-digits', of: 'total', keyedCents: cents(5_400), reallyCents: cents(4_500) },
  { kind: 'swapped-digits', of: 'count', piece: 'b100', keyed: 21, really: 12 },
  { kind: 'divisible-by-nine' },
];

function words(locale: 'en' | 'es') {
  const { global } = createI18n({ legacy: false, locale, messages: { en, es }, missingWarn: true });
  const missing: string[] = [];
  global.setMissingHandler((_locale, key) => {
    missing.push(key);
    return key;
  });
  return {
    missing,
    t: global.t as Parameters<typeof tellCause>[1]['t'],
    money: (amount: number) => formatDollars(cents(amount)),
    pieces: (code: TillPieceCode) => code,
    nameOf: (code: string) => code,
  };
}
const causeOf = (ground: DifferenceGround, explained: number): DifferenceCause => ({
  ...ground,
  explains: [{ code: 'cash', cents: cents(explained), whole: true }],
  alike: 1,
});

describe.each(['en', 'es'] as const)('what may have happened, in %s', (locale) => {
  test.each(GROUNDS.flatMap((ground) => [causeOf(ground, 900), causeOf(ground, -900)]))(
    '$kind is a sentence that names all it speaks of',
    (cause) => {
      const { missing, ...with_ } = words(locale);
      const { text } = tellCause(cause, with_);
      expect(missing).toEqual([]);
      expect(text).toMatch(/^[A-ZÁÉÍÓÚ].*\.$/);
      expect(text).not.toMatch(/[{}]|undefined/);
    },
  );
});

describe('where a cause leads', () => {
  const english = words('en');
  const told = (ground: DifferenceGround, explained = 900) => tellCause(causeOf(ground, explained), english);

  test('a wrong tender to the correction of that tender, two of them to two', () => {
    expect(told({ kind: 'wrong-tender', tender, from: 'cash', to: 'personal-check' }).corrections).toEqual([
      { receiptNo: 'C1-26-000007', tenderNo: 2, code: 'personal-check' },
    ]);
    const both = told({ kind: 'two-wrong-tenders', tenders: [tender, other], from: 'cash', to: 'money-order' });
    expect(both.corrections.map(({ receiptNo }) => receiptNo)).toEqual(['C1-26-000007', 'C1-26-000009']);
  });

  test('a receipt that is named can be opened, each once', () => {
    expect(told({ kind: 'receipted-twice', tender, firstReceiptNo: 'C1-26-000003' }).receipts).toEqual([
      'C1-26-000007',
      'C1-26-000003',
    ]);
    expect(told({ kind: 'starting-bank' }).receipts).toEqual([]);
  });

  test('over and short say different things', () => {
    expect(told({ kind: 'voided', receiptNo: 'C1-26-000003' }).text).toContain('not have been given back');
    expect(told({ kind: 'voided', receiptNo: 'C1-26-000003' }, -900).text).toContain('given back twice');
  });
});
