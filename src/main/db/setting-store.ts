import { asc, lte, sql } from 'drizzle-orm';
import type { BusinessDate } from '#shared/day.ts';
import { initialSettings, SETTING_KEYS, SETTINGS, type SettingKey, type Settings } from '#shared/setting.ts';
import type { LedgerDb } from './ledger.ts';
import { setting } from './schema/setting.ts';

export function settingStore(db: LedgerDb) {
  const upTo = db
    .select()
    .from(setting)
    .where(lte(setting.validFrom, sql.placeholder('date')))
    .orderBy(asc(setting.validFrom))
    .prepare();
  return {
    /** The settings that count on a date. A stored value that no longer fits its schema is an error, not a default. */
    on(date: BusinessDate): Settings {
      const settings: Record<string, unknown> = initialSettings();
      for (const row of upTo.all({ date })) {
        if (isSettingKey(row.key)) settings[row.key] = SETTINGS[row.key].schema.parse(JSON.parse(row.value));
      }
      return settings as Settings;
    },
    /** The change that set each value counting on a date; keys never changed are absent. */
    changes: (date: BusinessDate) => new Map(upTo.all({ date }).map((row) => [row.key, row])),
  };
}

function isSettingKey(key: string): key is SettingKey {
  return (SETTING_KEYS as string[]).includes(key);
}
