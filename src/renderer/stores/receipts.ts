import { defineStore } from 'pinia';
import { ref } from 'vue';
import type { PrintJobView, ReceiptRow, ReceiptView } from '#shared/contract/receipt.ts';
import type { Failure } from '#shared/failure.ts';
import type { StoryEvent } from '#shared/story.ts';
import { ask, failureOf, hear } from '../api.ts';

const SHOWN = 200;

/** The day's receipts, one of them as paper with its story, and print jobs that need a word from a person. */
export const useReceipts = defineStore('receipts', () => {
  const rows = ref<ReceiptRow[]>([]);
  const businessDate = ref('');
  const more = ref(false);
  const loaded = ref(false);
  const shown = ref<ReceiptView | null>(null);
  /** What happened to the shown one. */
  const story = ref<StoryEvent[]>([]);
  const jobs = ref<PrintJobView[]>([]);
  const failure = ref<Failure | null>(null);
  const reprinted = ref<{ receiptNo: string; copy: number } | null>(null);
  /** Set by pages that show them; others are not kept up to date. */
  const watched = ref(false);

  hear('receipt.changed', ({ receiptNo }) => {
    void loadJobs();
    if (!watched.value) return;
    void refresh(receiptNo);
    if (shown.value?.receiptNo === receiptNo) void show(receiptNo);
  });

  async function guard(work: () => Promise<void>): Promise<void> {
    try {
      failure.value = null;
      await work();
    } catch (error) {
      failure.value = failureOf(error);
    }
  }

  const load = (): Promise<void> =>
    guard(async () => {
      const answer = await ask('receipt.list', { businessDate: null, limit: SHOWN });
      rows.value = answer.rows;
      businessDate.value = answer.businessDate;
      more.value = answer.more;
      loaded.value = true;
    });

  /** A payment changes some seven times on its way: only its row is asked for, the whole list once, when it is new. */
  const refresh = (receiptNo: string): Promise<void> =>
    guard(async () => {
      if (!rows.value.some((row) => row.receiptNo === receiptNo)) {
        await load();
        return;
      }
      const row = await ask('receipt.row', { receiptNo });
      rows.value = rows.value.map((each) => (each.receiptNo === receiptNo ? row : each));
    });

  const loadJobs = (): Promise<void> =>
    guard(async () => {
      jobs.value = await ask('print.list', {});
    });

  let wanted: string | null = null;
  const show = (receiptNo: string): Promise<void> =>
    guard(async () => {
      wanted = receiptNo;
      const [paper, events] = await Promise.all([
        ask('receipt.show', { receiptNo }),
        ask('receipt.story', { receiptNo }),
      ]).catch((error: unknown) => {
        // The paper of another receipt does not stand for this one.
        if (wanted === receiptNo && shown.value?.receiptNo !== receiptNo) shown.value = null;
        throw error;
      });
      // Who goes through the list quickly sees the newest choice, whatever is answered last.
      if (wanted !== receiptNo) return;
      shown.value = paper;
      story.value = events;
    });

  function close(): void {
    wanted = null;
    shown.value = null;
    story.value = [];
  }

  const reprint = (receiptNo: string): Promise<void> =>
    guard(async () => {
      const { copy } = await ask('receipt.reprint', { receiptNo });
      reprinted.value = { receiptNo, copy };
    });

  const settle = (jobId: string, answer: 'printed' | 'again' | 'skip'): Promise<void> =>
    guard(async () => {
      await ask('print.settle', { jobId, answer });
      await loadJobs();
    });

  return {
    rows,
    businessDate,
    more,
    loaded,
    shown,
    story,
    jobs,
    failure,
    reprinted,
    watched,
    load,
    loadJobs,
    show,
    close,
    reprint,
    settle,
  };
});
