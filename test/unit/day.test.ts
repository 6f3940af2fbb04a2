import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { businessDateNow, decideOpenDrawer } from '#core/day/open-drawer.ts';
import { addDays, businessDate, calendarDate, laterDate, shortDate, timeOfDay, twoDigitYear } from '#shared/day.ts';
import { initialSettings } from '#shared/setting.ts';

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

describe('the business date', () => {
  test('is the calendar’s, but never before a day that was opened', () => {
    fc.assert(
      fc.property(day, fc.option(day), (calendar, opened) => {
        const now = businessDateNow(calendar, opened);
        expect(now >= calendar).toBe(true);
        expect(opened === null || now >= opened).toBe(true);
        expect([calendar, opened]).toContain(now);
      }),
    );
  });
});

describe('opening a drawer', () => {
  const now = {
    station: 'C1',
    date: businessDate('2026-11-23'),
    dayIsOpen: false,
    ownSession: null,
    sessionsToday: 0,
    userId: 'u-1',
    settings: initialSettings(),
  };
  const kinds = (decision: ReturnType<typeof decideOpenDrawer>) =>
    decision.ok ? decision.value.map((fact) => fact.kind) : decision.failure.code;

  test('opens the day with the first one only', () => {
    expect(kinds(decideOpenDrawer(now))).toEqual(['day.opened', 'drawer.opened']);
    expect(kinds(decideOpenDrawer({ ...now, dayIsOpen: true, sessionsToday: 1 }))).toEqual(['drawer.opened']);
  });
  test('gives each the next number of its day, and the starting bank of the settings', () => {
    const settings = { ...initialSettings(), 'drawer.starting-bank-cents': 30_000 };
    const decision = decideOpenDrawer({ ...now, dayIsOpen: true, sessionsToday: 4, settings });
    expect(decision.ok && decision.value[0]?.payload).toEqual({
      sessionId: 'C1-20261123-5',
      drawer: '5',
      userId: 'u-1',
      startingBankCents: 30_000,
    });
  });
  test('is refused to who has one', () => {
    expect(kinds(decideOpenDrawer({ ...now, ownSession: 'C1-20261123-1' }))).toBe('DRAWER_ALREADY_OPEN');
  });
});
