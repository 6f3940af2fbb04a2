import { defineStore } from 'pinia';
import { ref } from 'vue';
import type { AccountsStatus } from '#shared/contract/cis.ts';
import type { StationStatus } from '#shared/contract/station.ts';
import { ask, hear } from '../api.ts';

/** What the bar at the top shows, as main tells it. */
export const useStation = defineStore('station', () => {
  const status = ref<StationStatus | null>(null);
  const accounts = ref<AccountsStatus | null>(null);
  /** Main's clock less the window's, ms: ages are counted with main's. */
  const offsetMs = ref(0);
  const nowMs = ref(Date.now());

  hear('station.changed', take);
  hear('accounts.progress', (now) => {
    accounts.value = now;
  });

  function take(now: StationStatus): void {
    status.value = now;
    offsetMs.value = now.nowMs - Date.now();
    tick();
  }

  function tick(): void {
    nowMs.value = Date.now() + offsetMs.value;
  }

  async function load(): Promise<void> {
    take(await ask('station.status', {}));
  }

  return { status, accounts, nowMs, tick, load };
});
