import { z } from 'zod';
import { SETTING_READERS } from '../role.ts';
import { SETTING_KEYS, type SettingKey } from '../setting.ts';
import { route } from './route.ts';
import { text, trimmedText, whole } from './text.ts';

export type SettingRow = {
  key: SettingKey;
  value: unknown;
  validFrom: string | null;
  changedBy: string | null;
  reason: string | null;
  mayChange: boolean;
};

export const settingRoutes = {
  'setting.list': route(SETTING_READERS, z.object({}).strict()).returns<{
    rows: SettingRow[];
    cisTokenKept: boolean;
  }>(),
  /** Counts from today on. Who may change which setting stands in SETTINGS. */
  'setting.change': route(
    ['supervisor', 'admin'],
    z
      .object({
        key: z.enum(SETTING_KEYS as [SettingKey, ...SettingKey[]]),
        /** Text, a number, or a row or list of the setting's own shape; its schema decides. */
        value: whole(
          z.union([z.string(), z.number(), z.array(z.unknown()).max(200), z.record(z.string(), z.unknown())]),
        ),
        reason: trimmedText(200).min(1),
      })
      .strict(),
  ).returns<null>(),
  /** The CIS's access token: kept as a secret, never shown again. */
  'setting.keep-cis-token': route(['admin'], z.object({ token: text(4096).min(1) }).strict()).returns<null>(),
};
