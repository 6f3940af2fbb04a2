import { defineStore } from 'pinia';
import { ref, watch } from 'vue';
import type { BoardView } from '#shared/contract/board.ts';
import type { Failure } from '#shared/failure.ts';
import { ask, failureOf, hear } from '../api.ts';
import { atMostEvery } from '../quiet-reload.ts';
import { useSession } from './session.ts';

/** A burst of payments is drawn once, ms. */
const QUIET_MS = 1_000;
/** Requests grow too old, and hours pass, without anything happening, ms. */
const MINUTE_MS = 60_000;

/** What a supervisor looks at, kept true while it is looked at. */
export const useBoard = defineStore('board', () => {
  const session = useSession();
  const view = ref<BoardView | null>(null);
  const failure = ref<Failure | null>(null);
  const watched = ref(false);

  const whose = (): string | undefined => session.view?.user?.userId;
  // Somebody with an uncounted drawer of their own may see less than who was here before.
  watch(whose, () => {
    view.value = null;
    failure.value = null;
  });

  async function load(): Promise<void> {
    const reader = whose();
    try {
      const answer = await ask('board.show', {});
      if (reader !== whose()) return;
      view.value = answer;
      failure.value = null;
    } catch (error) {
      if (reader === whose()) failure.value = failureOf(error);
    }
  }

  const reload = atMostEvery(QUIET_MS, load);
  const hearOf = (): void => {
    if (watched.value) reload();
  };
  hear('day.changed', hearOf);
  hear('receipt.changed', hearOf);
  hear('station.changed', hearOf);
  setInterval(hearOf, MINUTE_MS);

  return { view, failure, watched, load };
});
