import { defineStore } from 'pinia';
import { ref } from 'vue';
import type { Asked, RouteName } from '#shared/contract/index.ts';
import type { Failure } from '#shared/failure.ts';
import { ask as askMain, failureOf } from '../api.ts';

/** Routes that take a second person's word; it may be left out where nobody was asked yet. */
type TwoPersonRoute = {
  [R in RouteName]: Asked<R> extends { approvalId?: string | null | undefined } ? R : never;
}[RouteName];

/** Something that is done only when a second person agrees: asked for, agreed to, and asked for again with their word. */
function approvedAct<R extends TwoPersonRoute>(route: R) {
  const approvalId = ref<string | null>(null);
  const failure = ref<Failure | null>(null);

  function begin(): void {
    approvalId.value = null;
    failure.value = null;
  }

  /** True when it is done; false when a second person is called, or when it was refused. */
  async function ask(input: Asked<R>): Promise<boolean> {
    failure.value = null;
    try {
      await askMain(route, input);
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
}

/** A receipt that is being taken back on its day. */
export const useVoid = defineStore('void', () => approvedAct('receipt.void'));
/** A receipt that is being put right later. */
export const useCorrection = defineStore('correction', () => approvedAct('receipt.correct'));
/** A drawer that is opened; alone, where its bank is what it should be. */
export const useOpening = defineStore('opening', () => approvedAct('drawer.open'));
/** Cash that goes from the drawer to the vault. */
export const usePickUp = defineStore('pick-up', () => approvedAct('drawer.pick-up'));
/** Pieces that are swapped with the vault. */
export const useExchange = defineStore('exchange', () => approvedAct('vault.exchange'));
/** A deposit that is made up. */
export const useDepositing = defineStore('depositing', () => approvedAct('deposit.prepare'));
/** The vault's change fund, and its count. */
export const useFunding = defineStore('funding', () => approvedAct('vault.fund'));
export const useVaultCount = defineStore('vault-count', () => approvedAct('vault.count'));
/** A drawer that goes on with somebody else. */
export const useHandOver = defineStore('hand-over', () => approvedAct('drawer.hand-over'));
