import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { businessDateNow, isBusinessDay } from '#core/day/business-date.ts';
import {
  addDays,
  businessDate,
  calendarDate,
  laterDate,
  readDate,
  shortDate,
  timeOfDay,
  twoDigitYear,
} from '#shared/day.ts';

const day = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays(businessDate('2000-01-01'), days));

describe('a date of the office', () => {
  test.each(['2026-11-23', '2024-02-29', '2000-01-01', '2099-12-31'])('%s is one', (text) =>
    expect(businessDate(text)).toBe(text),
  );
  test.each([
    '2026-02-30',
    '2025-02-29',
    '2026-13-01',
    '2026-00-10',
    '26-11-23',
    '2026-1-3',
    '11/23/2026',
    '',
    'today',
    '2026-11-23T00:00',
    ' 2026-11-23',
    '+002026-11-23',
  ])('"%s" is none', (text) => expect(() => businessDate(text)).toThrow(RangeError));

  test.each([
    ['11/26/2026', '2026-11-26'],
    [' 1/4/2027 ', '2027-01-04'],
    ['02/29/2028', '2028-02-29'],
  ])('"%s" is typed for %s', (text, date) => expect(readDate(text)).toBe(date));
  test.each(['', '11/26', '11/26/26', '13/01/2026', '02/29/2027', '26.11.2026', '2026-11-26', 'tomorrow'])(
    '"%s" is no date that can be typed',
    (text) => expect(readDate(text)).toBeNull(),
  );

  test('is counted on and back without losing a day', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -1_000, max: 1_000 }), (date, days) => {
        expect(addDays(addDays(date, days), -days)).toBe(date);
        expect(Date.parse(addDays(date, days)) - Date.parse(date)).toBe(days * 86_400_000);
      }),
    );
  });
  test('sorts as text, and the later of two is the later', () => {
    fc.assert(
      fc.property(day, fc.nat(500), (date, days) => laterDate(date, addDays(date, days)) === addDays(date, days)),
    );
  });
  test('is written on paper as the city writes it', () => {
    expect(shortDate(businessDate('2026-11-03'))).toBe('11/03/2026');
    expect(twoDigitYear(businessDate('2026-11-03'))).toBe('26');
    expect(twoDigitYear(businessDate('2100-01-01'))).toBe('00');
  });
});

describe('the clock on the wall in Copperas Cove', () => {
  test.each([
    ['a winter midnight, one tick before', '2026-11-24T05:59:59.999Z', '2026-11-23', '11:59 PM'],
    ['a winter midnight', '2026-11-24T06:00:00.000Z', '2026-11-24', '12:00 AM'],
    ['a summer midnight, one tick before', '2026-07-02T04:59:59.999Z', '2026-07-01', '11:59 PM'],
    ['a summer midnight', '2026-07-02T05:00:00.000Z', '2026-07-02', '12:00 AM'],
    ['noon', '2026-11-23T18:00:00Z', '2026-11-23', '12:00 PM'],
    ['spring forward: the last minute of winter', '2026-03-08T07:59:00Z', '2026-03-08', '1:59 AM'],
    ['spring forward: there is no two o’clock', '2026-03-08T08:00:00Z', '2026-03-08', '3:00 AM'],
    ['fall back: one o’clock comes', '2026-11-01T06:30:00Z', '2026-11-01', '1:30 AM'],
    ['fall back: one o’clock comes again', '2026-11-01T07:30:00Z', '2026-11-01', '1:30 AM'],
    ['fall back: the midnight after', '2026-11-02T06:00:00Z', '2026-11-02', '12:00 AM'],
    ['the turn of a year', '2027-01-01T05:59:59Z', '2026-12-31', '11:59 PM'],
  ])('%s', (_what, instant, date, time) => {
    expect(calendarDate(Date.parse(instant))).toBe(date);
    expect(timeOfDay(Date.parse(instant))).toBe(time);
  });

  test('never goes back a day while time goes on, not even when clocks are changed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 41 }), fc.nat(200_000_000), (atMs, laterMs) => {
        expect(calendarDate(atMs + laterMs) >= calendarDate(atMs)).toBe(true);
      }),
    );
  });
});

const CALENDAR = {
  'calendar.weekdays': [1, 2, 3, 4, 5],
  'calendar.holidays': ['2026-11-26', '2026-11-27', '2027-01-01'],
};
const EVERY_DAY = { 'calendar.weekdays': [1, 2, 3, 4, 5, 6, 7], 'calendar.holidays': [] };

describe('the business date', () => {
  test.each([
    ['a weekday with no day before it', '2026-11-23', null, '2026-11-23'],
    ['a Saturday', '2026-11-21', null, '2026-11-23'],
    ['Thanksgiving, the day after it and the weekend', '2026-11-26', null, '2026-11-30'],
    ['the day is open', '2026-11-23', ['2026-11-23', 'open'], '2026-11-23'],
    ['the day is being closed', '2026-11-23', ['2026-11-23', 'closing'], '2026-11-23'],
    ['the day was closed', '2026-11-23', ['2026-11-23', 'closed'], '2026-11-24'],
    ['the day before a holiday was closed', '2026-11-25', ['2026-11-25', 'closed'], '2026-11-30'],
    ['yesterday was left open', '2026-11-24', ['2026-11-23', 'open'], '2026-11-24'],
    ['Friday was closed, and somebody comes on Saturday', '2026-11-21', ['2026-11-20', 'closed'], '2026-11-23'],
    ['the clock was set back after a day was opened', '2026-11-16', ['2026-11-23', 'open'], '2026-11-23'],
    ['the clock was set back after a day was closed', '2026-11-16', ['2026-11-23', 'closed'], '2026-11-24'],
    ['the year ends on a day off', '2026-12-31', ['2026-12-31', 'closed'], '2027-01-04'],
  ] as const)('%s', (_what, today, latest, expected) => {
    const day = latest && { date: businessDate(latest[0]), state: latest[1] };
    expect(businessDateNow(businessDate(today), day, CALENDAR)).toBe(expected);
  });

  test('never goes back behind a day that was opened, and never into one that is closed', () => {
    const latest = fc.option(fc.record({ date: day, state: fc.constantFrom('open', 'closing', 'closed') }));
    fc.assert(
      fc.property(day, latest, fc.constantFrom(CALENDAR, EVERY_DAY), (today, known, calendar) => {
        const now = businessDateNow(today, known, calendar);
        expect(now >= today).toBe(true);
        if (known) expect(known.state === 'closed' ? now > known.date : now >= known.date).toBe(true);
        if (now !== known?.date) expect(isBusinessDay(now, calendar)).toBe(true);
      }),
    );
  });

  test('a calendar without a single business day stops nobody', () => {
    const never = { 'calendar.weekdays': [], 'calendar.holidays': [] };
    expect(businessDateNow(businessDate('2026-11-23'), null, never)).toBe('2026-11-23');
  });
});
