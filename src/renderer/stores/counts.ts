import { defineStore } from 'pinia';
import { computed, ref, type WritableComputedRef, watch } from 'vue';
import type { TillCount } from '#shared/till-count.ts';
import { useSession } from './session.ts';

/** What money is counted for. */
export type CountName =
  | 'open'
  | 'pick-up'
  | `exchange-${'into' | 'out'}-${'drawer' | 'bank'}`
  | `surprise ${string}`
  | `deposit ${string}`
  | `vault-${'count' | 'fund'}`;

/** Counts under way, by what they are for. Going elsewhere and coming back loses none; somebody else begins anew. */
export const useCounts = defineStore('counts', () => {
  const session = useSession();
  const counts = ref<Partial<Record<CountName, TillCount>>>({});
  watch(
    () => session.view?.user?.userId,
    () => {
      counts.value = {};
    },
  );

  const of = (name: CountName): WritableComputedRef<TillCount> =>
    computed({
      get: () => counts.value[name] ?? [],
      set: (count) => {
        counts.value[name] = count;
      },
    });
  /** What is already known of a count that nobody began yet. */
  function prefill(name: CountName, count: TillCount): void {
    counts.value[name] ??= count;
  }
  /** What was counted is done with. */
  function drop(...names: CountName[]): void {
    for (const name of names) delete counts.value[name];
  }

  return { counts, of, prefill, drop };
});
