import { defineStore } from 'pinia';
import { ref } from 'vue';
import type { PrintJobView, ReceiptRow, ReceiptView } from '#shared/contract/receipt.ts';
import type { Failure } from '#shared/failure.ts';
import { ask, failureOf, hear } from '../api.ts';

const SHOWN = 200;

/** The day's receipts, one of them as paper, and print jobs that need a word from a person. */
export const useReceipts = defineStore('receipts', () => {
  const rows = ref<ReceiptRow[]>([]);
  const businessDate = ref('');
  const more = ref(false);
  const loaded = ref(false);
  const shown = ref<ReceiptView | null>(null);
  const jobs = ref<PrintJobView[]>([]);
  const failure = ref<Failure | null>(null);
  const reprinted = ref<{ receiptNo: string; copy: number } | null>(null);
  /** Set by pages that show them; others are not kept up to date. */
  const watched = ref(false);

  hear('receipt.changed', ({ receiptNo }) => {
    void loadJobs();
    if (!watched.value) return;
    void load();
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

  const loadJobs = (): Promise<void> =>
    guard(async () => {
      jobs.value = await ask('print.list', {});
    });

  const show = (receiptNo: string): Promise<void> =>
    guard(async () => {
      shown.value = await ask('receipt.show', { receiptNo });
    });

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
    jobs,
    failure,
    reprinted,
    watched,
    load,
    loadJobs,
    show,
    reprint,
    settle,
  };
});
