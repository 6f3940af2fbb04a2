import type { settingRoutes } from '#shared/contract/setting.ts';
import { changeSetting, keepCisToken, listSettings } from '../services/change-setting.ts';
import type { Desk } from './desk.ts';
import type { Handlers } from './router.ts';

export function settingHandlers({ office, reconnect, statusChanged }: Desk): Handlers<keyof typeof settingRoutes> {
  return {
    'setting.list': (_input, actor) => listSettings(office, actor),
    'setting.change': (input, actor) => {
      const changed = changeSetting(office, actor, input);
      if (changed.ok && /^(cis|printer)\./.test(input.key)) reconnect();
      if (changed.ok) {
        statusChanged();
        office.emit({ name: 'setting.changed', payload: { key: input.key } });
      }
      return changed;
    },
    'setting.keep-cis-token': ({ token }, actor) => {
      const kept = keepCisToken(office, actor, token);
      if (kept.ok) reconnect();
      return kept;
    },
  };
}
