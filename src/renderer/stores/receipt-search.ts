import { defineStore } from 'pinia';
import { ref } from 'vue';
import type { FoundRow } from '#shared/contract/receipt.ts';
import type { Failure } from '#shared/failure.ts';
import { ask, failureOf, hear } from '../api.ts';

/** The most that are shown. */
export const MOST_FOUND = 200;
/** A pause this long in typing asks, ms. A search may walk through thousands of names, in the thread that takes payments. */
const PAUSE_MS = 120;

/** Receipts of all days by what is typed; only the newest answer is shown. */
export const useReceiptSearch = defineStore('receipt-search', () => {
  const query = ref('');
  const rows = ref<FoundRow[]>([]);
  const more = ref(false);
  const walkEndsMs = ref<number | null>(null);
  const failure = ref<Failure | null>(null);
  /** The query that `rows` answer; empty: none is answered. */
  const answered = ref('');
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;

  hear('receipt.changed', () => {
    if (answered.value !== '' && answered.value === query.value) void now();
  });

  function type(text: string): void {
    query.value = text;
    if (text.trim() === '') {
      clear();
      return;
    }
    clearTimeout(timer);
    timer = setTimeout(() => void now(), PAUSE_MS);
  }

  /** Asks at once for what stands in the box. */
  async function now(): Promise<void> {
    clearTimeout(timer);
    asked += 1;
    const mine = asked;
    const text = query.value;
    try {
      const answer = await ask('receipt.search', { query: text.slice(0, 200), limit: MOST_FOUND });
      if (mine !== asked) return;
      rows.value = answer.rows;
      more.value = answer.more;
      walkEndsMs.value = answer.walkEndsMs;
      failure.value = null;
    } catch (error) {
      if (mine !== asked) return;
      rows.value = [];
      more.value = false;
      walkEndsMs.value = null;
      failure.value = failureOf(error);
    }
    answered.value = text;
  }

  function clear(): void {
    clearTimeout(timer);
    asked += 1;
    query.value = '';
    answered.value = '';
    rows.value = [];
    more.value = false;
    walkEndsMs.value = null;
    failure.value = null;
  }

  return { query, rows, more, walkEndsMs, failure, answered, type, now, clear };
});
