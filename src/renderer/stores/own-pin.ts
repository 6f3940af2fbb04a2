import { defineStore } from 'pinia';
import { ref } from 'vue';
import type { Failure } from '#shared/failure.ts';
import { ask, failureOf } from '../api.ts';

/** The person at the window changes their own PIN. */
export const useOwnPin = defineStore('own-pin', () => {
  const failure = ref<Failure | null>(null);
  const done = ref(false);

  function begin(): void {
    failure.value = null;
    done.value = false;
  }

  async function change(oldPin: string, newPin: string): Promise<void> {
    begin();
    try {
      await ask('user.change-pin', { oldPin, newPin });
      done.value = true;
    } catch (error) {
      failure.value = failureOf(error);
    }
  }

  return { failure, done, begin, change };
});
