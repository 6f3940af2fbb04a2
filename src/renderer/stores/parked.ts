import { defineStore } from 'pinia';
import { ref } from 'vue';
import type { ParkedView } from '#shared/contract/payment.ts';
import type { Failure } from '#shared/failure.ts';
import { ask, failureOf } from '../api.ts';

/** Everybody's parked transactions, the oldest first: no money has moved in any of them. */
export const useParked = defineStore('parked', () => {
  const rows = ref<ParkedView[]>([]);
  const failure = ref<Failure | null>(null);

  async function load(): Promise<void> {
    try {
      rows.value = await ask('payment.parked', {});
      failure.value = null;
    } catch (error) {
      failure.value = failureOf(error);
    }
  }

  return { rows, failure, load };
});
