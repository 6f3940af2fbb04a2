import { businessDateNow, type LatestDay } from '#core/day/business-date.ts';
import type { FactContext } from '#core/journal/fact.ts';
import type { AppEvent } from '#shared/contract/index.ts';
import { type BusinessDate, calendarDate } from '#shared/day.ts';
import type { Role } from '#shared/role.ts';
import type { Settings } from '#shared/setting.ts';
import type { AccountsStore } from './db/accounts-store.ts';
import { approvalStore } from './db/approval-store.ts';
import { boardStore } from './db/board-store.ts';
import { correctionStore } from './db/correction-store.ts';
import { dayStore } from './db/day-store.ts';
import { draftStore } from './db/draft-store.ts';
import { drawerStore } from './db/drawer-store.ts';
import { journalStore } from './db/journal-store.ts';
import type { Ledger } from './db/ledger.ts';
import { linkStore } from './db/link-store.ts';
import { outboxStore } from './db/outbox-store.ts';
import { oversightStore } from './db/oversight-store.ts';
import { personStore } from './db/person-store.ts';
import { printStore } from './db/print-store.ts';
import { receiptStore } from './db/receipt-store.ts';
import { searchStore } from './db/search-store.ts';
import { settingStore } from './db/setting-store.ts';
import { vaultStore } from './db/vault-store.ts';
import { voidStore } from './db/void-store.ts';
import type { Clock, Ids, Log, PinCost } from './ports.ts';

/** The person at the window. */
export type Actor = { userId: string; name: string; role: Role };

export type Mode = 'training' | 'live';

/** What a use case works with: the ledger and its stores, the clock, the rules in force, and a voice. */
export type Office = {
  readonly station: string;
  readonly mode: Mode;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly pinCost: PinCost;
  readonly ledger: Ledger;
  readonly accounts: AccountsStore;
  readonly approvals: ReturnType<typeof approvalStore>;
  readonly board: ReturnType<typeof boardStore>;
  readonly corrections: ReturnType<typeof correctionStore>;
  readonly days: ReturnType<typeof dayStore>;
  readonly drafts: ReturnType<typeof draftStore>;
  readonly drawers: ReturnType<typeof drawerStore>;
  readonly journal: ReturnType<typeof journalStore>;
  readonly links: ReturnType<typeof linkStore>;
  readonly outbox: ReturnType<typeof outboxStore>;
  readonly oversight: ReturnType<typeof oversightStore>;
  readonly people: ReturnType<typeof personStore>;
  readonly prints: ReturnType<typeof printStore>;
  readonly receipts: ReturnType<typeof receiptStore>;
  readonly vault: ReturnType<typeof vaultStore>;
  readonly voids: ReturnType<typeof voidStore>;
  readonly search: ReturnType<typeof searchStore>;
  readonly settings: ReturnType<typeof settingStore>;
  /** The office's calendar date now. */
  calendarDate(): BusinessDate;
  /** The newest day that this station has opened; null: none yet. */
  latestDay(): LatestDay | null;
  /** The date a payment taken now is booked on. */
  businessDate(): BusinessDate;
  settingsNow(): Settings;
  /** The number that the next CIS item of this station gets: payments and reversals count together. */
  nextItem(): number;
  /** Who and when, for the facts of one commit. */
  context(actor: string, approver?: string | null): FactContext;
  /** The same for facts about a certain day, which may have been left open. */
  contextOn(date: BusinessDate, actor: string, approver?: string | null): FactContext;
  emit(event: AppEvent): void;
};

export const SYSTEM_ACTOR = 'system';

export function createOffice(given: {
  station: string;
  mode: Mode;
  clock: Clock;
  ids: Ids;
  log: Log;
  pinCost: PinCost;
  ledger: Ledger;
  accounts: AccountsStore;
  emit: (event: AppEvent) => void;
}): Office {
  const { ledger, clock, station } = given;
  const days = dayStore(ledger.db);
  const settings = settingStore(ledger.db);
  const calendarNow = (): BusinessDate => calendarDate(clock.now());
  // Asked for several times in every use case; until a fact of these kinds the answer is the same.
  const latestDay = keptUntil(ledger, /^day\./, days.latest);
  const settingsOn = keptUntil(ledger, /^setting\./, settings.on);
  const businessNow = (): BusinessDate => {
    const today = calendarNow();
    return businessDateNow(today, latestDay(station), settingsOn(today));
  };
  const receipts = receiptStore(ledger.db);
  const voids = voidStore(ledger.db);
  return {
    ...given,
    days,
    settings: { ...settings, on: settingsOn },
    approvals: approvalStore(ledger.db),
    board: boardStore(ledger.db),
    corrections: correctionStore(ledger.db),
    links: linkStore(ledger.db),
    drafts: draftStore(ledger.db),
    drawers: drawerStore(ledger.db),
    journal: journalStore(ledger.db),
    outbox: outboxStore(ledger.db),
    oversight: oversightStore(ledger.db),
    people: personStore(ledger.db),
    prints: printStore(ledger.db),
    receipts,
    vault: vaultStore(ledger.db),
    voids,
    search: searchStore(ledger),
    calendarDate: calendarNow,
    latestDay: () => latestDay(station),
    businessDate: businessNow,
    nextItem: () => Math.max(receipts.lastItem(station), voids.lastItem(station)) + 1,
    settingsNow: () => settingsOn(businessNow()),
    context: (actor, approver = null) => ({ station, atMs: clock.now(), businessDate: businessNow(), actor, approver }),
    contextOn: (businessDate, actor, approver = null) => ({
      station,
      atMs: clock.now(),
      businessDate,
      actor,
      approver,
    }),
  };
}

/** Remembers the last answer for as long as no fact that may change it was stored and the same is asked. */
function keptUntil<K extends string, V>(ledger: Ledger, kinds: RegExp, read: (key: K) => V): (key: K) => V {
  let kept: { key: K; value: V } | null = null;
  ledger.heed({
    stored(fact) {
      if (kinds.test(fact.kind)) kept = null;
    },
    takenBack() {
      kept = null;
    },
  });
  return (key) => {
    if (kept?.key !== key) kept = { key, value: read(key) };
    return kept.value;
  };
}
