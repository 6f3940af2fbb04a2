import { defineStore } from 'pinia';
import { ref } from 'vue';
import type { Asked, Output } from '#shared/contract/index.ts';
import type { Failure } from '#shared/failure.ts';
import { ask, failureOf } from '../api.ts';
import { i18n } from '../locales/i18n.ts';
import { useAside } from './aside.ts';

/** Paper that is no receipt: the portal's slip, and the slip that goes back with a check. */
export const useSlips = defineStore('slips', () => {
  const aside = useAside();
  const portal = ref<Output<'slip.portal'> | null>(null);
  const failure = ref<Failure | null>(null);
  const language = (): 'en' | 'es' => (i18n.global.locale.value === 'es' ? 'es' : 'en');

  async function handOutPortal(accountNo: string | null): Promise<void> {
    portal.value = null;
    failure.value = null;
    try {
      portal.value = await ask('slip.portal', { accountNo, language: language() });
    } catch (error) {
      failure.value = failureOf(error);
    }
  }

  /** Logs the refusal and prints the slip; false when it was not taken. */
  async function refuseCheck(input: Omit<Asked<'check.refuse'>, 'language'>): Promise<boolean> {
    failure.value = null;
    try {
      await ask('check.refuse', { ...input, language: language() });
      aside.said = 'returned';
      return true;
    } catch (error) {
      failure.value = failureOf(error);
      return false;
    }
  }

  return { portal, failure, handOutPortal, refuseCheck };
});
