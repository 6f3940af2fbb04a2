import { defineStore } from 'pinia';
import { ref, watch } from 'vue';
import type { DayView } from '#shared/contract/day.ts';
import type { Failure } from '#shared/failure.ts';
import { ask, failureOf, hear } from '../api.ts';
import { useReports } from './reports.ts';
import { useSession } from './session.ts';

/** A closed day's packet: its files, and whether it was put away. */
export const usePacket = defineStore('packet', () => {
  const session = useSession();
  const reports = useReports();
  /** Of the day that is shown, as much as a packet is about. */
  const day = ref<Pick<DayView, 'businessDate' | 'state' | 'seal' | 'closedAtMs' | 'closedBy' | 'packet'> | null>(null);
  const failure = ref<Failure | null>(null);
  let shown: string | null = null;

  watch(
    () => session.view?.user?.userId,
    () => leave(),
  );
  hear('day.changed', () => {
    if (shown !== null) void load();
  });

  async function load(): Promise<void> {
    const date = shown;
    try {
      const answer = await ask('day.show', { date });
      if (date === shown) day.value = answer;
      failure.value = null;
    } catch (error) {
      if (date === shown) failure.value = failureOf(error);
    }
  }

  async function show(date: string): Promise<void> {
    shown = date;
    day.value = null;
    failure.value = null;
    reports.opened = null;
    await load();
  }
  function leave(): void {
    shown = null;
    day.value = null;
  }

  const write = (date: string): Promise<boolean> => reports.step(date, () => ask('packet.file', { date }));
  const putAway = (date: string): Promise<boolean> => reports.step(date, () => ask('packet.printed', { date }));

  return { day, failure, show, load, leave, write, putAway };
});
