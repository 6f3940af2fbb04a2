import { defineStore } from 'pinia';
import { ref } from 'vue';
import type { AccountRow } from '#shared/contract/account.ts';
import type { Failure } from '#shared/failure.ts';
import { ask, failureOf } from '../api.ts';

/** The lookup box of the counter. */
export const useLookup = defineStore('lookup', accountSearch);

/** Every keystroke is asked, and only the newest answer is shown. */
export function accountSearch() {
  const query = ref('');
  const rows = ref<AccountRow[]>([]);
  const more = ref(false);
  const accounts = ref(0);
  const failure = ref<Failure | null>(null);
  /** The query that `rows` answer. */
  const answered = ref('');
  const selected = ref(0);
  let asked = 0;

  async function type(text: string): Promise<void> {
    query.value = text;
    asked += 1;
    const mine = asked;
    try {
      const answer = await ask('account.search', { query: text.slice(0, 200) });
      if (mine !== asked) return;
      rows.value = answer.rows;
      more.value = answer.more;
      accounts.value = answer.accounts;
      failure.value = null;
    } catch (error) {
      if (mine !== asked) return;
      rows.value = [];
      failure.value = failureOf(error);
    }
    answered.value = text;
    selected.value = 0;
  }

  function move(by: number): void {
    const last = rows.value.length - 1;
    selected.value = Math.max(0, Math.min(last, selected.value + by));
  }

  function clear(): void {
    asked += 1;
    query.value = '';
    answered.value = '';
    rows.value = [];
    more.value = false;
    selected.value = 0;
  }

  return { query, rows, more, accounts, failure, answered, selected, type, move, clear };
}
