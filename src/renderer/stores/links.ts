import { defineStore } from 'pinia';
import { ref } from 'vue';
import type { Asked } from '#shared/contract/index.ts';
import type { LinkRow } from '#shared/contract/link.ts';
import type { Failure } from '#shared/failure.ts';
import { ask, failureOf } from '../api.ts';

/** Accounts of people who work here and of their households. */
export const useLinks = defineStore('links', () => {
  const rows = ref<LinkRow[]>([]);
  const failure = ref<Failure | null>(null);
  const done = ref<'added' | 'removed' | null>(null);

  async function guard(work: () => Promise<unknown>, what: 'added' | 'removed' | null): Promise<boolean> {
    failure.value = null;
    done.value = null;
    try {
      await work();
      rows.value = await ask('link.list', {});
      done.value = what;
      return true;
    } catch (error) {
      failure.value = failureOf(error);
      return false;
    }
  }

  return {
    rows,
    failure,
    done,
    load: () => guard(() => Promise.resolve(), null),
    add: (input: Asked<'link.add'>) => guard(() => ask('link.add', input), 'added'),
    remove: (input: Asked<'link.remove'>) => guard(() => ask('link.remove', input), 'removed'),
  };
});
