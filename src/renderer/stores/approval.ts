import { defineStore } from 'pinia';
import { ref } from 'vue';
import type { ApprovalView } from '#shared/contract/approval.ts';
import type { Asked } from '#shared/contract/index.ts';
import type { Failure } from '#shared/failure.ts';
import { ask, failureOf } from '../api.ts';

/** The request that a second person is looking at. */
export const useApproval = defineStore('approval', () => {
  const view = ref<ApprovalView | null>(null);
  const failure = ref<Failure | null>(null);

  async function load(approvalId: string): Promise<void> {
    view.value = null;
    failure.value = null;
    try {
      view.value = await ask('approval.show', { approvalId });
    } catch (error) {
      failure.value = failureOf(error);
    }
  }

  /** The other person agrees; false when it was refused. */
  async function grant(input: Asked<'approval.grant'>): Promise<boolean> {
    failure.value = null;
    try {
      await ask('approval.grant', input);
      return true;
    } catch (error) {
      failure.value = failureOf(error);
      return false;
    }
  }

  return { view, failure, load, grant };
});
