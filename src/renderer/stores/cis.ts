import { defineStore } from 'pinia';
import { ref } from 'vue';
import type { Output } from '#shared/contract/index.ts';
import type { Failure } from '#shared/failure.ts';
import { ask, failureOf, hear } from '../api.ts';

/** The queue to the CIS, kept true while its page is open. */
export const useCis = defineStore('cis', () => {
  const queue = ref<Output<'cis.queue'> | null>(null);
  const failure = ref<Failure | null>(null);
  const watched = ref(false);

  const refresh = (): void => {
    if (watched.value) void load();
  };
  hear('station.changed', refresh);
  hear('receipt.changed', refresh);
  hear('accounts.progress', refresh);

  async function load(): Promise<void> {
    try {
      queue.value = await ask('cis.queue', {});
      failure.value = null;
    } catch (error) {
      failure.value = failureOf(error);
    }
  }

  async function resume(): Promise<void> {
    try {
      await ask('cis.resume', {});
      await load();
    } catch (error) {
      failure.value = failureOf(error);
    }
  }

  return { queue, failure, watched, load, resume };
});
