import { defineStore } from 'pinia';
import { ref } from 'vue';
import type { ListedDay } from '#shared/contract/day.ts';
import type { FileView } from '#shared/contract/packet.ts';
import type { Failure } from '#shared/failure.ts';
import { ask, failureOf, hear } from '../api.ts';
import { useReports } from './reports.ts';
import { useSession } from './session.ts';

/** What was filed: the newest days with how far their packet is, and what auditors took away. */
export const useRecords = defineStore('records', () => {
  const session = useSession();
  const reports = useReports();
  const days = ref<ListedDay[] | null>(null);
  const audits = ref<FileView[]>([]);
  const failure = ref<Failure | null>(null);
  const watched = ref(false);

  hear('day.changed', () => {
    if (watched.value) void load();
  });

  const mayAudit = (): boolean => session.role === 'supervisor' || session.role === 'auditor';

  async function load(): Promise<void> {
    try {
      const [listed, taken] = await Promise.all([ask('day.list', {}), mayAudit() ? ask('audit.list', {}) : []]);
      days.value = listed;
      audits.value = taken;
      failure.value = null;
    } catch (error) {
      failure.value = failureOf(error);
    }
  }

  const exportAudit = (from: string, to: string): Promise<boolean> =>
    reports.step('audit', () => ask('audit.export', { from, to }));

  return { days, audits, failure, watched, mayAudit, load, exportAudit };
});
