import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crockford, crockfordValue, readCrockford } from '#core/journal/base32.ts';
import { readShortRef, shortRef } from '#core/payment/short-ref.ts';
import { foldedWords, nameFits } from '#core/receipt/name-fits.ts';
import { daysMeant, type QueryReadings, readQuery } from '#core/receipt/read-query.ts';
import { calendarDate, minuteOfDay, timeOfDay } from '#shared/day.ts';
import { cents } from '#shared/money.ts';
import { hostileText } from '#test/support/hostile-text.ts';

const NOTHING: QueryReadings = {
  code: null,
  receipt: null,
  accountNo: null,
  number: null,
  cents: null,
  verifyCode: null,
  item: null,
  paymentRef: null,
  minutes: [],
  date: null,
  words: [],
};

describe('what is typed is taken for everything it can be', () => {
  const cases: [string, Partial<QueryReadings>][] = [
    ['', {}],
    ['   ', {}],
    ['%', {}],
    ['C1-26-000123 7Q2M-X1RA', { code: { receiptNo: 'C1-26-000123', verifyCode: '7Q2MX1RA' } }],
    ['c1-26-000123 7q2m-x1ra', { code: { receiptNo: 'C1-26-000123', verifyCode: '7Q2MX1RA' } }],
    [' C1-26-000123  7Q2MXIRA ', { code: { receiptNo: 'C1-26-000123', verifyCode: '7Q2MX1RA' } }],
    // No verify code has a U: whatever was scanned, it is of no receipt.
    ['C1-26-000123 7Q2M-X1RU', { code: { receiptNo: 'C1-26-000123', verifyCode: null } }],
    ['123', { receipt: { station: null, year: null, counter: 123 }, number: '123' }],
    ['000123', { receipt: { station: null, year: null, counter: 123 }, number: '123', accountNo: '000123' }],
    ['26-123', { receipt: { station: null, year: '26', counter: 123 }, number: '26123', accountNo: '26123' }],
    ['0', { number: '0' }],
    ['14-6402-01', { accountNo: '14640201', number: '14640201' }],
    ['142.17', { cents: cents(14_217) }],
    ['$142', { cents: cents(14_200) }],
    ['$1,142.50', { cents: cents(114_250) }],
    ['$0', {}],
    ['8:05', { minutes: [485, 1_205] }],
    ['12:05', { minutes: [5, 725] }],
    ['8:05 am', { minutes: [485], words: ['8', '05', 'AM'] }],
    ['8:05p', { minutes: [1_205], words: ['8', '05P'] }],
    ['15:05', { minutes: [905] }],
    ['24:00', {}],
    ['8:60', {}],
    ['13:05 pm', { words: ['13', '05', 'PM'] }],
    ['11/23', { date: { year: null, monthDay: '11-23' } }],
    ['1/3/26', { date: { year: 2026, monthDay: '01-03' } }],
    ['11/23/2026', { date: { year: 2026, monthDay: '11-23' } }],
    ['O’Brien', { words: ['O', 'BRIEN'] }],
    ['García', { words: ['GARCIA'] }],
  ];
  test.each(cases)('"%s"', (text, readings) => {
    expect(readQuery(text)).toEqual({ ...NOTHING, ...readings });
  });

  test('a whole receipt number, with its dashes or without, large or small', () => {
    for (const text of ['C1-26-000123', 'c1-26-123', 'C126000123', 'C1 26 000123']) {
      expect(readQuery(text).receipt, text).toEqual({ station: 'C1', year: '26', counter: 123 });
    }
  });

  test('a verify code, as it is read from paper by people', () => {
    for (const text of ['7Q2M-X1RA', '7q2mx1ra', '7Q2M-XIRA', '7Q2M XlRA']) {
      expect(readQuery(text).verifyCode, text).toBe('7Q2MX1RA');
    }
    expect(readQuery('7Q2M-X1RU').verifyCode).toBeNull();
    expect(readQuery('7Q2M-X1R').verifyCode).toBeNull();
  });

  test('a check number is the same with spaces, dashes and zeros in front', () => {
    for (const text of ['1042', '001042', '10-42', '10 42']) expect(readQuery(text).number, text).toBe('1042');
    expect(readQuery('no number').number).toBeNull();
  });

  test('a payment reference, large or small', () => {
    const ref = '01890000-0000-7000-8000-00000000000a';
    expect(readQuery(ref.toUpperCase()).paymentRef).toBe(ref);
    expect(readQuery(ref.slice(1)).paymentRef).toBeNull();
  });

  test('whatever is typed or pasted, it is read', () => {
    fc.assert(fc.property(hostileText, (text) => Array.isArray(readQuery(text).words)));
  });
});

describe('short references and base32', () => {
  test('a short reference says its item again, also with letters for digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 32 ** 7 - 1 }), (n) => {
        expect(readShortRef(shortRef('C1', n).toLowerCase())).toEqual({ station: 'C1', itemNumber: n });
      }),
    );
    expect(readShortRef('C1OOOOO12U')).toEqual({ station: 'C1', itemNumber: 34 });
    expect(readShortRef('C10000012V')).toBeNull();
    expect(readShortRef('')).toBeNull();
  });
  test('a number comes back from its digits', () => {
    fc.assert(fc.property(fc.nat(1_000_000), (n) => crockfordValue(crockford(n, 7)) === n));
    expect(readCrockford('U')).toBeNull();
    expect(readCrockford('')).toBeNull();
  });
});

describe('a name fits when every word begins a word of it', () => {
  test.each<[string, string, boolean]>([
    ['GARCIA, MARIA', 'gar mar', true],
    ['GARCIA, MARIA', 'maria garcia', true],
    ['GARCÍA LÓPEZ, JOSÉ', 'lopez jose', true],
    ['GARCIA, MARIA', 'arcia', false],
    ['GARCIA, MARIA', 'garcia luis', false],
    ["O'BRIEN, SEAN", 'obrien', true],
    ["O'BRIEN, SEAN", "o'brien", true],
    ['Meter fee', 'METER', true],
    ['GARCIA, MARIA', '"%_*', false],
    ['', 'a', false],
  ])('%s, %s: %s', (name, typed, fits) => expect(nameFits(name, foldedWords(typed))).toBe(fits));
});

describe('times and days', () => {
  test('the minute of the day is the one on the wall, summer and winter', () => {
    const instants = fc.integer({ min: Date.parse('2020-01-01T00:00:00Z'), max: Date.parse('2030-01-01T00:00:00Z') });
    const parts = { timeZone: 'America/Chicago', hour: 'numeric', minute: '2-digit' } as const;
    const wall = new Intl.DateTimeFormat('en-US', parts);
    const wall24 = new Intl.DateTimeFormat('en-US', { ...parts, hour: '2-digit', hourCycle: 'h23' });
    fc.assert(
      fc.property(instants, (atMs) => {
        const [hour, minute] = wall24.format(atMs).split(':').map(Number);
        expect(minuteOfDay(atMs)).toBe((hour ?? 0) * 60 + (minute ?? 0));
        expect(timeOfDay(atMs)).toBe(wall.format(atMs).replace(/\s/, ' '));
      }),
    );
    expect(calendarDate(Date.parse('2026-11-23T05:59:00Z'))).toBe('2026-11-22');
  });

  test('a day without a year is meant in every year, the newest first; one that is none is no day', () => {
    const years = { first: 2024, last: 2026 };
    expect(daysMeant({ year: null, monthDay: '11-23' }, years)).toEqual(['2026-11-23', '2025-11-23', '2024-11-23']);
    expect(daysMeant({ year: null, monthDay: '02-29' }, years)).toEqual(['2024-02-29']);
    expect(daysMeant({ year: 2025, monthDay: '11-23' }, years)).toEqual(['2025-11-23']);
    expect(daysMeant({ year: 1999, monthDay: '11-23' }, years)).toEqual([]);
    expect(daysMeant({ year: null, monthDay: '13-45' }, years)).toEqual([]);
  });
});
