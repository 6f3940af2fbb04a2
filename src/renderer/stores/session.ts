import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import type { Person, SessionView } from '#shared/contract/session.ts';
import type { Failure } from '#shared/failure.ts';
import { DAY_READERS, MONEY_ROLES, RECEIPT_READERS, SETTING_READERS } from '#shared/role.ts';
import { ask, failureOf, hear } from '../api.ts';

export type Place = 'counter' | 'receipts' | 'drawer' | 'cis' | 'close' | 'board' | 'office';

/** Who is at the window. Main is the truth; this is its mirror. */
export const useSession = defineStore('session', () => {
  const view = ref<SessionView | null>(null);
  const people = ref<Person[]>([]);
  const failure = ref<Failure | null>(null);

  const role = computed(() => view.value?.user?.role ?? null);
  const takesMoney = computed(() => role.value !== null && MONEY_ROLES.includes(role.value));
  const places = computed((): Place[] => {
    const mine = role.value;
    if (mine === null) return [];
    const all: Place[] = [];
    if (RECEIPT_READERS.includes(mine)) all.push('counter', 'receipts');
    if (MONEY_ROLES.includes(mine)) all.push('drawer');
    all.push('cis');
    if (DAY_READERS.includes(mine)) all.push('close', 'board');
    if (SETTING_READERS.includes(mine)) all.push('office');
    return all;
  });

  /** Pages that are on no rail: everybody's own PIN, and somebody's drawer for who looks after the day. */
  const mayGo = (page: string): boolean =>
    page === 'pin' ||
    places.value.some((place) => place === page) ||
    (page === 'drawer' && role.value !== null && DAY_READERS.includes(role.value));

  hear('session.changed', (now) => {
    view.value = now;
    // Who may sign in is looked up for whoever comes next.
    if (now.user === null || now.locked) void loadPeople();
  });

  async function loadPeople(): Promise<void> {
    people.value = await ask('session.people', {});
  }
  async function load(): Promise<void> {
    [view.value] = await Promise.all([ask('session.current', {}), loadPeople()]);
  }

  /** One after the other: whoever types the PIN faster than the lock before it was answered still gets in. */
  let before: Promise<unknown> = Promise.resolve();
  function attempt(step: () => Promise<SessionView>): Promise<void> {
    const mine = before.then(async () => {
      failure.value = null;
      try {
        view.value = await step();
      } catch (error) {
        failure.value = failureOf(error);
      }
    });
    before = mine;
    return mine;
  }

  return {
    view,
    people,
    failure,
    role,
    takesMoney,
    places,
    mayGo,
    load,
    signIn: (userId: string, pin: string) => attempt(() => ask('session.sign-in', { userId, pin })),
    addFirst: (code: string, name: string, pin: string) => attempt(() => ask('user.add-first', { code, name, pin })),
    lock: () => attempt(() => ask('session.lock', {})),
    signOut: () => attempt(() => ask('session.sign-out', {})),
    /** Tells main that somebody is here; main decides when the station locks. */
    touch: () => ask('session.touch', {}).then(() => undefined),
  };
});
