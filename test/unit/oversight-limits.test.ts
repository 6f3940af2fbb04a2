import { expect, test } from 'vitest';
import { oversightLimits } from '#core/oversight/oversight-limits.ts';
import { INITIAL_OVERSIGHT_LIMITS } from '#shared/exception.ts';
import { initialSettings, SETTING_KEYS, type SettingKey } from '#shared/setting.ts';

test('as delivered, the limits are those that the rules were written with', () => {
  expect(oversightLimits(initialSettings())).toEqual(INITIAL_OVERSIGHT_LIMITS);
});

const SETS = {
  'oversight.late-void-minutes': { lateVoid: { minutes: 7 } },
  'oversight.no-sales-a-day': { noSales: { ...INITIAL_OVERSIGHT_LIMITS.noSales, most: 7 } },
  'oversight.shorts-of-ten': { steadyShorts: { ...INITIAL_OVERSIGHT_LIMITS.steadyShorts, shorts: 7 } },
  'oversight.approver-percent': { repeatApprover: { ...INITIAL_OVERSIGHT_LIMITS.repeatApprover, percent: 7 } },
  'oversight.cash-share-points': { cashShare: { ...INITIAL_OVERSIGHT_LIMITS.cashShare, points: 7 } },
};

test('every limit that a city may set is in this table', () => {
  expect(Object.keys(SETS)).toEqual(SETTING_KEYS.filter((key) => key.startsWith('oversight.')));
});

test.each(Object.entries(SETS))('%s moves its own limit and no other', (key, moved) => {
  const settings = { ...initialSettings(), [key as SettingKey]: 7 };
  expect(oversightLimits(settings)).toEqual({ ...INITIAL_OVERSIGHT_LIMITS, ...moved });
});
