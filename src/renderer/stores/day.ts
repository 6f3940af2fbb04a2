import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import type { DayRow, DayView } from '#shared/contract/day.ts';
import type { Asked, Output, RouteName } from '#shared/contract/index.ts';
import type { Failure } from '#shared/failure.ts';
import { ask, failureOf, hear } from '../api.ts';

/** Routes that answer with the day as it is afterwards. */
type DayAct = { [R in RouteName]: Output<R> extends DayView ? R : never }[RouteName];

/** The day that is being closed, or one that was, and the newest days of the office. */
export const useDay = defineStore('day', () => {
  const view = ref<DayView | null>(null);
  const rows = ref<DayRow[]>([]);
  /** Why the day cannot be shown; and why the last act was refused, which stays until the next one. */
  const unseen = ref<Failure | null>(null);
  const failure = ref<Failure | null>(null);
  /** Counts what was done at this window: the page then goes on to the next line. */
  const acts = ref(0);
  /** Set by the page while it is there; nobody else needs it kept up to date. */
  const watched = ref(false);

  /** A day of this station that is still open, other than the one that is shown. */
  const otherOpen = computed(
    () =>
      rows.value.findLast(
        ({ station, businessDate, state }) =>
          state !== 'closed' && station === view.value?.station && businessDate !== view.value.businessDate,
      )?.businessDate ?? null,
  );

  /** Bag numbers that are being typed, by bank account. */
  const bags = ref<Record<string, string>>({});

  let wanted: string | null = null;
  let running: Promise<void> | null = null;
  let again = false;

  async function load(): Promise<void> {
    const date = wanted;
    try {
      const [day, days] = await Promise.all([ask('day.show', { date }), ask('day.list', {})]);
      // Another day may be wanted by now.
      if (date !== wanted) return;
      wanted = day.businessDate;
      view.value = day;
      rows.value = days;
      unseen.value = null;
    } catch (error) {
      unseen.value = failureOf(error);
    }
  }

  /** Shows a day; null: the one to work on. */
  async function show(date: string | null): Promise<void> {
    wanted = date;
    failure.value = null;
    view.value = null;
    await load();
  }

  /** What happened elsewhere comes in quietly, once for everything that happens meanwhile. */
  async function refresh(): Promise<void> {
    again = true;
    if (running) return running;
    running = (async () => {
      while (again) {
        again = false;
        await load();
      }
      running = null;
    })();
    return running;
  }
  const hearOf = (): void => {
    if (watched.value && view.value) void refresh();
  };
  hear('day.changed', hearOf);
  hear('receipt.changed', hearOf);
  hear('station.changed', hearOf);

  /** One act on the day; false when it was refused. */
  async function act<R extends DayAct>(route: R, input: Asked<R>): Promise<boolean> {
    failure.value = null;
    try {
      const day = (await ask(route, input)) as DayView;
      // What a bank says is of an earlier day than the one that is shown.
      if (day.businessDate === wanted) view.value = day;
      else await load();
      acts.value += 1;
      return true;
    } catch (error) {
      failure.value = failureOf(error);
      return false;
    }
  }

  /** Something that a second person agreed to was done: the day is asked for anew. */
  async function wasDone(): Promise<void> {
    failure.value = null;
    await load();
    acts.value += 1;
  }

  function forget(): void {
    failure.value = null;
  }

  return {
    view,
    rows,
    unseen,
    failure,
    acts,
    bags,
    watched,
    otherOpen,
    show,
    refresh,
    act,
    wasDone,
    forget,
  };
});
