import { describe, expect, test } from 'vitest';
import { blankEntry, columnsOf, entriesOf, groupOf, kindOf, listOf } from '#renderer/setting-shapes.ts';
import type { SettingRow } from '#shared/contract/setting.ts';
import { initialSettings, SETTING_KEYS, SETTINGS, type SettingKey } from '#shared/setting.ts';

const settings = initialSettings();
const row = (key: SettingKey): SettingRow => ({
  key,
  value: settings[key],
  validFrom: null,
  changedBy: null,
  reason: null,
  mayChange: true,
});
const lists = SETTING_KEYS.filter((key) => kindOf(row(key)) === 'list');

describe('settings as the office page shows them', () => {
  test('every setting has an editor, and a heading to stand under', () => {
    expect(SETTING_KEYS.filter((key) => kindOf(row(key)) === 'other')).toEqual([]);
    expect(groupOf('printer.marker')).toBe('devices');
    expect(groupOf('money-order.issuers')).toBe('tenders');
    expect(groupOf('balance.old-hours')).toBe('rules');
    expect(groupOf('gl.over-short')).toBe('bank');
    expect(groupOf('calendar.holidays')).toBe('office');
  });

  test('an amount is one by its name', () => {
    expect(SETTING_KEYS.filter((key) => kindOf(row(key)) === 'amount').every((key) => key.endsWith('-cents'))).toBe(
      true,
    );
    expect(kindOf(row('payment.same-amount-days'))).toBe('number');
  });

  test.each(lists)('%s comes back from its fields as it went in', (key) => {
    const columns = columnsOf(key) ?? [];
    const list = listOf(entriesOf(settings[key], columns), columns);
    expect(list).toEqual(settings[key]);
    expect(SETTINGS[key].schema.safeParse(list).success).toBe(true);
  });

  test('a new entry gets its code from what is typed, and its amount in dollars', () => {
    const columns = columnsOf('misc.items') ?? [];
    const entry = blankEntry(columns);
    Object.assign(entry.texts, { code: ' Return fee ', en: 'Return fee', es: 'Cargo', glCode: '100-1', cents: '30' });
    expect(listOf([entry], columns)).toEqual([
      { code: 'return-fee', en: 'Return fee', es: 'Cargo', glCode: '100-1', cents: 3000 },
    ]);
    entry.texts.cents = 'thirty';
    expect(listOf([entry], columns)).toBeNull();
  });
});
