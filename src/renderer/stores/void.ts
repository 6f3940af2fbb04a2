import { defineStore } from 'pinia';
import { ref } from 'vue';
import type { Asked } from '#shared/contract/index.ts';
import type { Failure } from '#shared/failure.ts';
import { ask as askMain, failureOf } from '../api.ts';

/** A receipt that is being taken back. */
export const useVoid = defineStore('void', () => {
  const approvalId = ref<string | null>(null);
  const failure = ref<Failure | null>(null);

  function begin(): void {
    approvalId.value = null;
    failure.value = null;
  }

  /** True when the receipt is voided; false when a second person is called, or when it was refused. */
  async function ask(input: Asked<'receipt.void'>): Promise<boolean> {
    failure.value = null;
    try {
      await askMain('receipt.void', input);
      approvalId.value = null;
      return true;
    } catch (error) {
      const refusal = failureOf(error);
      const called = refusal.code === 'APPROVAL_NEEDED';
      approvalId.value = called ? String(refusal.details.approvalId) : null;
      failure.value = called ? null : refusal;
      return false;
    }
  }

  return { approvalId, failure, begin, ask };
});
