import { defineStore } from 'pinia';
import { ref } from 'vue';
import type { AccessAct } from '#shared/access.ts';
import type { UserRow } from '#shared/contract/user.ts';
import type { Failure } from '#shared/failure.ts';
import type { Role } from '#shared/role.ts';
import { ask as askMain, failureOf } from '../api.ts';

/** A change of somebody's access as it stands in the form. */
export type AccessDraft = {
  act: AccessAct;
  /** Empty for a person who is not there yet. */
  userId: string;
  name: string;
  role: Role;
  reasonCode: string;
  reason: string;
};

/** Who works here, and a change of somebody's access on its way: what is asked, who agrees, the new PIN. */
export const usePeople = defineStore('people', () => {
  const rows = ref<UserRow[]>([]);
  const step = ref<'form' | 'approval' | 'pin'>('form');
  const approvalId = ref<string | null>(null);
  const failure = ref<Failure | null>(null);
  const done = ref<{ act: AccessAct; name: string } | null>(null);

  function begin(): void {
    step.value = 'form';
    approvalId.value = null;
    failure.value = null;
    done.value = null;
  }

  async function load(): Promise<void> {
    begin();
    try {
      rows.value = await askMain('user.list', {});
    } catch (error) {
      failure.value = failureOf(error);
    }
  }

  function send({ act, userId, name, role, reasonCode, reason }: AccessDraft, pin: string | null): Promise<unknown> {
    const words = { reasonCode, reason, approvalId: approvalId.value };
    if (act === 'user.add') return askMain(act, { name, role, pin, ...words });
    if (act === 'user.change-role') return askMain(act, { userId, role, ...words });
    if (act === 'user.reset-pin') return askMain(act, { userId, pin, ...words });
    return askMain(act, { userId, ...words });
  }

  /** True when it is done; else the next step is a second person, the new PIN, or the form again with a refusal. */
  async function ask(draft: AccessDraft, pin: string | null = null): Promise<boolean> {
    failure.value = null;
    try {
      await send(draft, pin);
    } catch (error) {
      refused(failureOf(error));
      return false;
    }
    await load();
    done.value = { act: draft.act, name: draft.name };
    return true;
  }

  function refused(refusal: Failure): void {
    if (refusal.code === 'APPROVAL_NEEDED') {
      approvalId.value = String(refusal.details.approvalId);
      step.value = 'approval';
    } else if (refusal.code === 'PIN_MISSING') {
      step.value = 'pin';
    } else {
      // A weak PIN is typed anew; for anything else a second person is called anew.
      if (refusal.code !== 'PIN_TOO_WEAK') begin();
      failure.value = refusal;
    }
  }

  return { rows, step, approvalId, failure, done, begin, load, ask };
});
