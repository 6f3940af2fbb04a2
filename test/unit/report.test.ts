import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { businessDate, calendarDate, officeTimestamp } from '#shared/day.ts';
import { cents, formatAmount, MAX_CENTS, plainAmount, sumCents } from '#shared/money.ts';
import { type ColumnPlan, reportTable, shownValue } from '#shared/report.ts';

const NOON = Date.parse('2026-11-23T12:05:09-06:00');

describe('a value', () => {
  test.each([
    ['text', 'GARCIA, MARIA', 'GARCIA, MARIA'],
    ['money', 123_456_789, '1,234,567.89'],
    ['money', -100, '-1.00'],
    ['count', 14_000, '14,000'],
    ['date', '2026-11-23', '11/23/2026'],
    ['time', NOON, '12:05 PM'],
    ['date-time', NOON, '11/23/2026 12:05 PM'],
    ['money', null, ''],
  ] as const)('of kind %s, %s, is shown as "%s"', (kind, value, shown) => expect(shownValue(kind, value)).toBe(shown));

  test('that is not of its kind is a fault, not a figure', () => {
    expect(() => shownValue('money', 0.5)).toThrow(RangeError);
    expect(() => shownValue('text', 7)).toThrow(RangeError);
    expect(() => shownValue('date', NOON)).toThrow(RangeError);
  });

  test('is written for programs without commas, to the cent', () => {
    expect(plainAmount(cents(-123_456))).toBe('-1234.56');
    fc.assert(
      fc.property(fc.integer({ min: -MAX_CENTS, max: MAX_CENTS }).map(cents), (amount) => {
        expect(plainAmount(amount)).toMatch(/^-?\d+\.\d\d$/);
        expect(plainAmount(amount).replaceAll(/\D/g, '')).toBe(formatAmount(amount).replaceAll(/\D/g, ''));
      }),
    );
  });
});

describe('an instant for programs', () => {
  test.each([
    ['2026-11-23T08:02:05-06:00', 'in winter'],
    ['2026-07-01T23:59:59-05:00', 'in summer'],
    ['2026-11-01T01:30:00-05:00', 'in the hour that comes twice, the first time'],
    ['2026-11-01T01:30:00-06:00', 'in the hour that comes twice, the second time'],
    ['2026-03-08T03:00:00-05:00', 'right after the hour that is left out'],
  ])('%s, %s', (text) => expect(officeTimestamp(Date.parse(text))).toBe(text));

  test('is the same instant when it is read, and stands on the calendar date of the office', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_500_000_000, max: 2_500_000_000 }), fc.nat(999), (second, ms) => {
        const written = officeTimestamp(second * 1_000 + ms);
        expect(Date.parse(written)).toBe(second * 1_000);
        expect(written.slice(0, 10)).toBe(calendarDate(second * 1_000));
      }),
    );
  });
});

type Row = { clerk: string; receipt: string; paid: number | null };
const COLUMNS: ColumnPlan<Row>[] = [
  { title: 'Receipt', kind: 'text', of: ({ receipt }) => receipt },
  { title: 'Paid', kind: 'money', sum: true, of: ({ paid }) => (paid === null ? null : cents(paid)) },
  { title: 'Payments', kind: 'count', sum: true, of: () => 1 },
  { title: 'Day', kind: 'date', of: () => businessDate('2026-11-23') },
];
const tableOf = (rows: Row[]) =>
  reportTable({
    name: 'receipts',
    title: 'Receipts',
    empty: 'None.',
    columns: COLUMNS,
    rows,
    groups: { title: 'Clerk', of: ({ clerk }) => clerk, sum: 'Together' },
    total: 'All',
  });

describe('a table of records', () => {
  test('puts rows under their headings, in the order in which they come, and adds up what is to be added', () => {
    const table = tableOf([
      { clerk: 'Maria', receipt: '1', paid: 10_000 },
      { clerk: 'Linda', receipt: '2', paid: 250 },
      { clerk: 'Maria', receipt: '3', paid: null },
    ]);
    expect(table.groups.map(({ heading }) => heading)).toEqual(['Maria', 'Linda']);
    expect(table.groups[0]?.rows).toEqual([
      ['1', 10_000, 1, '2026-11-23'],
      ['3', null, 1, '2026-11-23'],
    ]);
    expect(table.groups[0]?.sum).toEqual({ label: 'Together', cells: [null, 10_000, 2, null] });
    expect(table.total).toEqual({ label: 'All', cells: [null, 10_250, 3, null] });
  });

  test('has no sum of nothing', () => expect(tableOf([])).toMatchObject({ groups: [], total: null }));

  test('gives figures the right side and their own width, text the rest', () => {
    expect(tableOf([]).columns.map(({ align, weight }) => [align, weight])).toEqual([
      ['left', 1],
      ['right', 0],
      ['right', 0],
      ['left', 0],
    ]);
  });

  test('its total is that of its groups, and of all rows', () => {
    const rows = fc.array(
      fc.record({
        clerk: fc.constantFrom('a', 'b', 'c'),
        receipt: fc.string(),
        paid: fc.integer({ min: -999_999, max: 999_999 }),
      }),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(rows, (payments) => {
        const { groups, total } = tableOf(payments);
        expect(total?.cells[1]).toBe(sumCents(payments.map(({ paid }) => cents(paid))));
        expect(groups.reduce((sum, group) => sum + Number(group.sum?.cells[1]), 0)).toBe(total?.cells[1]);
      }),
    );
  });
});
