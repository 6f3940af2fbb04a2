import { defineStore } from 'pinia';
import { ref } from 'vue';
import type { VaultView } from '#shared/contract/vault.ts';
import type { Failure } from '#shared/failure.ts';
import { ask, failureOf, hear } from '../api.ts';

/** What should be in the vault, kept true while it is looked at. */
export const useVault = defineStore('vault', () => {
  const view = ref<VaultView | null>(null);
  const failure = ref<Failure | null>(null);
  const watched = ref(false);

  hear('day.changed', () => {
    if (watched.value) void load();
  });

  async function load(): Promise<void> {
    try {
      view.value = await ask('vault.show', {});
      failure.value = null;
    } catch (error) {
      failure.value = failureOf(error);
    }
  }

  return { view, failure, watched, load };
});
