import { defineStore } from 'pinia';
import { ref } from 'vue';
import type { SettingRow } from '#shared/contract/setting.ts';
import type { UserRow } from '#shared/contract/user.ts';
import type { Failure } from '#shared/failure.ts';
import type { Role } from '#shared/role.ts';
import type { SettingKey } from '#shared/setting.ts';
import { ask, failureOf } from '../api.ts';

/** People and settings, for those who look after them. */
export const useOffice = defineStore('office', () => {
  const people = ref<UserRow[]>([]);
  const settings = ref<SettingRow[]>([]);
  const cisTokenKept = ref(false);
  const failure = ref<Failure | null>(null);
  const done = ref<{ what: 'saved' | 'added'; name: string } | null>(null);

  async function guard(work: () => Promise<void>): Promise<boolean> {
    failure.value = null;
    done.value = null;
    try {
      await work();
      return true;
    } catch (error) {
      failure.value = failureOf(error);
      return false;
    }
  }

  const load = (withPeople: boolean): Promise<boolean> =>
    guard(async () => {
      const answer = await ask('setting.list', {});
      settings.value = answer.rows;
      cisTokenKept.value = answer.cisTokenKept;
      people.value = withPeople ? await ask('user.list', {}) : [];
    });

  const add = (name: string, role: Role, pin: string): Promise<boolean> =>
    guard(async () => {
      const added = await ask('user.add', { name, role, pin });
      people.value = await ask('user.list', {});
      done.value = { what: 'added', name: added.name };
    });

  const change = (key: SettingKey, value: string | number, reason: string): Promise<boolean> =>
    guard(async () => {
      await ask('setting.change', { key, value, reason });
      settings.value = (await ask('setting.list', {})).rows;
      done.value = { what: 'saved', name: key };
    });

  const keepToken = (token: string): Promise<boolean> =>
    guard(async () => {
      await ask('setting.keep-cis-token', { token });
      cisTokenKept.value = true;
      done.value = { what: 'saved', name: 'cis.token' };
    });

  return { people, settings, cisTokenKept, failure, done, load, add, change, keepToken };
});
