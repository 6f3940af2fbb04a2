import { defineStore } from 'pinia';
import { ref } from 'vue';
import type { AccountDetails } from '#shared/contract/account.ts';
import type { Failure } from '#shared/failure.ts';
import { ask, failureOf, hear } from '../api.ts';

/** What stands beside the open account: at once what is known here, then what the CIS tells. */
export const useAccountDetails = defineStore('account-details', () => {
  const details = ref<AccountDetails | null>(null);
  const failure = ref<Failure | null>(null);
  let wanted = '';

  hear('account.details-changed', (now) => {
    if (now.accountNo === wanted) details.value = now;
  });

  async function load(accountNo: string): Promise<void> {
    if (accountNo !== wanted) details.value = null;
    wanted = accountNo;
    failure.value = null;
    try {
      const answer = await ask('account.details', { accountNo });
      if (wanted === accountNo) details.value = answer;
    } catch (error) {
      if (wanted === accountNo) failure.value = failureOf(error);
    }
  }

  return { details, failure, load };
});
