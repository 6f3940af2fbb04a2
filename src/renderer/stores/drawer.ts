import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import type { DrawerSheet } from '#shared/contract/drawer.ts';
import type { Asked, Output } from '#shared/contract/index.ts';
import type { Failure } from '#shared/failure.ts';
import { ask, failureOf, hear } from '../api.ts';
import { useSession } from './session.ts';

/** A drawer as the person at the window may see it: their own, or one that they look at. */
export const useDrawer = defineStore('drawer', () => {
  const session = useSession();
  const sheet = ref<DrawerSheet | null>(null);
  const failure = ref<Failure | null>(null);
  /** A step is under way. */
  const busy = ref(false);
  /** Whether the Drawer page is open, and whose sheet it shows: null for the person's own. */
  const watched = ref(false);
  const shownId = ref<string | null>(null);

  const drawer = computed(() => sheet.value?.session ?? null);
  const own = computed(() => drawer.value !== null && drawer.value.userId === session.view?.user?.userId);

  hear('day.changed', () => {
    if (watched.value) void load();
  });

  /** Runs one step; what main refuses stays until the next one. Null when it was refused. */
  async function guard<T>(step: () => Promise<T>): Promise<T | null> {
    failure.value = null;
    busy.value = true;
    try {
      return await step();
    } catch (error) {
      failure.value = failureOf(error);
      return null;
    } finally {
      busy.value = false;
    }
  }

  async function load(): Promise<void> {
    const sessionId = shownId.value;
    try {
      const answer = await ask('drawer.sheet', { sessionId });
      // Somebody else's may be looked at by now.
      if (sessionId === shownId.value) sheet.value = answer;
    } catch (error) {
      if (sessionId === shownId.value) failure.value = failureOf(error);
    }
  }

  /** Shows a session, or the person's own. */
  async function show(sessionId: string | null): Promise<void> {
    shownId.value = sessionId;
    sheet.value = null;
    failure.value = null;
    await load();
  }

  /** Null when refused; the sheet is then the newest that there is. */
  const count = (input: Asked<'drawer.count'>): Promise<Output<'drawer.count'> | null> =>
    guard(() => ask('drawer.count', input));
  const letStand = (sessionId: string) => guard(() => ask('drawer.submit', { sessionId }));

  const openWithoutSale = (input: Asked<'drawer.no-sale'>): Promise<boolean> =>
    guard(() => ask('drawer.no-sale', input)).then(() => failure.value === null);

  const explain = (input: Asked<'drawer.explain'>) => takes(() => ask('drawer.explain', input));
  const approve = (sessionId: string) => takes(() => ask('drawer.approve', { sessionId }));
  const reject = (input: Asked<'drawer.reject'>) => takes(() => ask('drawer.reject', input));
  async function takes(step: () => Promise<DrawerSheet>): Promise<boolean> {
    const answer = await guard(step);
    if (answer) sheet.value = answer;
    return answer !== null;
  }

  const surprise = (input: Asked<'drawer.surprise-count'>) => guard(() => ask('drawer.surprise-count', input));

  return {
    sheet,
    failure,
    busy,
    watched,
    drawer,
    own,
    load,
    show,
    count,
    letStand,
    openWithoutSale,
    explain,
    approve,
    reject,
    surprise,
  };
});
