import { defineStore } from 'pinia';
import { ref } from 'vue';
import type { Failure } from '#shared/failure.ts';
import { ask, failureOf, hear } from '../api.ts';

/** So many rows of so many; `of` 0: it has just begun. */
export type ReportProgress = { done: number; of: number };

/** Reports that are being written, by their subject (a day's date, or `audit`), and files that are opened. */
export const useReports = defineStore('reports', () => {
  const under = ref(new Map<string, ReportProgress>());
  /** Why the last one of a subject was not written. It stays until the next try. */
  const failures = ref(new Map<string, Failure>());
  const opened = ref<string | null>(null);

  hear('report.progress', ({ subject, done, of }) => {
    if (of === 0) failures.value.delete(subject);
    under.value.set(subject, { done, of });
  });
  hear('report.ended', ({ subject, failure }) => {
    under.value.delete(subject);
    if (failure) failures.value.set(subject, failure);
  });

  /** One step about a subject; false when it was refused. */
  async function step(subject: string, work: () => Promise<unknown>): Promise<boolean> {
    forget(subject);
    try {
      await work();
      return true;
    } catch (error) {
      failures.value.set(subject, failureOf(error));
      return false;
    }
  }

  function forget(subject: string): void {
    failures.value.delete(subject);
    opened.value = null;
  }

  /** Shows a file in the computer's own program for it. */
  async function open(subject: string, name: string): Promise<void> {
    if (await step(subject, () => ask('file.open', { name }))) opened.value = name;
  }

  const stop = (): Promise<null> => ask('report.stop', {});

  return { under, failures, opened, step, forget, open, stop };
});
