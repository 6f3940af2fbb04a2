import { defineStore } from 'pinia';
import { ref } from 'vue';
import type { Asked } from '#shared/contract/index.ts';
import type { SettingRow } from '#shared/contract/setting.ts';
import type { Failure } from '#shared/failure.ts';
import type { SettingKey } from '#shared/setting.ts';
import { ask, failureOf } from '../api.ts';

/** Where on the office page something was done or refused; it is said there. */
export type OfficePlace = 'page' | 'token' | SettingKey;

/** Settings, for those who look after them. */
export const useOffice = defineStore('office', () => {
  const settings = ref<SettingRow[]>([]);
  const cisTokenKept = ref(false);
  const refused = ref<{ at: OfficePlace; failure: Failure } | null>(null);
  const done = ref<{ at: OfficePlace; name: string } | null>(null);

  function forget(): void {
    refused.value = null;
    done.value = null;
  }

  async function guard(at: OfficePlace, work: () => Promise<string | null>): Promise<boolean> {
    forget();
    try {
      const name = await work();
      done.value = name === null ? null : { at, name };
      return true;
    } catch (error) {
      refused.value = { at, failure: failureOf(error) };
      return false;
    }
  }

  const load = (): Promise<boolean> =>
    guard('page', async () => {
      const answer = await ask('setting.list', {});
      settings.value = answer.rows;
      cisTokenKept.value = answer.cisTokenKept;
      return null;
    });

  const change = (key: SettingKey, value: unknown, reason: string): Promise<boolean> =>
    guard(key, async () => {
      await ask('setting.change', { key, value: value as Asked<'setting.change'>['value'], reason });
      settings.value = (await ask('setting.list', {})).rows;
      return key;
    });

  const keepToken = (token: string): Promise<boolean> =>
    guard('token', async () => {
      await ask('setting.keep-cis-token', { token });
      cisTokenKept.value = true;
      return 'cis.token';
    });

  const failureAt = (at: OfficePlace): Failure | null => (refused.value?.at === at ? refused.value.failure : null);
  /** The name of what was just done there, or null. */
  const doneAt = (at: OfficePlace): string | null => (done.value?.at === at ? done.value.name : null);

  return { settings, cisTokenKept, load, forget, change, keepToken, failureAt, doneAt };
});
