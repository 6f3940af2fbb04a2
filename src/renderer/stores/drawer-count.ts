import { defineStore } from 'pinia';
import { computed, ref, watch } from 'vue';
import type { Asked } from '#shared/contract/index.ts';
import { type CountDraft, countDraftSchema, type KindCount } from '#shared/count-draft.ts';
import type { Failure } from '#shared/failure.ts';
import { type Cents, cents, parseAmount, sumCents } from '#shared/money.ts';
import { TENDER_CODES, type TenderCode } from '#shared/tender.ts';
import type { TillCount } from '#shared/till-count.ts';
import { ask, failureOf } from '../api.ts';
import { useSession } from './session.ts';
import { useStation } from './station.ts';

/** Checks and money orders: what is counted by number and total. */
export type Instrument = Exclude<TenderCode, 'cash'>;
export const INSTRUMENTS = TENDER_CODES.filter((code): code is Instrument => code !== 'cash');

type Kinds = Record<Instrument, KindCount>;
type Counted = Asked<'drawer.count'>['count'];

/** A key is followed by the next one sooner than this; then what is counted so far is kept, ms. */
const KEEP_AFTER_MS = 150;

function blankKinds(): Kinds {
  const blank = (): KindCount => ({ items: '', total: '', amounts: [], oneByOne: false });
  return { 'personal-check': blank(), 'business-check': blank(), 'cashiers-check': blank(), 'money-order': blank() };
}

/** How many and how much of a kind; null where something typed is no number or no amount. */
export function countedKind({ items, total, amounts, oneByOne }: KindCount): { items: number; cents: Cents } | null {
  if (oneByOne) return { items: amounts.length, cents: sumCents(amounts) };
  const worth = total === '' ? cents(0) : parseAmount(total);
  return worth === null || !/^\d{0,4}$/.test(items) ? null : { items: Number(items), cents: worth };
}

function hasSomething({ cash, kinds }: CountDraft): boolean {
  return (
    cash.length > 0 ||
    Object.values(kinds).some(({ items, total, amounts }) => items + total !== '' || amounts.length > 0)
  );
}

/** The count of a drawer as it is being made. Main keeps every step of it, so that a power cut loses no counted bill. */
export const useDrawerCount = defineStore('drawer-count', () => {
  const session = useSession();
  const station = useStation();
  const sessionId = ref<string | null>(null);
  const purpose = ref<CountDraft['purpose']>('close');
  const cash = ref<TillCount>([]);
  const kinds = ref<Kinds>(blankKinds());
  /** When the count that is shown here was kept before; null where it was begun anew. */
  const keptBeforeMs = ref<number | null>(null);
  const kept = ref(true);
  const failure = ref<Failure | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** What was kept of this person's count; null where there is nothing, or where somebody else counted. */
  function draftOf(text: string | null): CountDraft | null {
    if (text === null || text === '') return null;
    const draft = countDraftSchema.safeParse(JSON.parse(text));
    if (!draft.success) console.error('a kept count cannot be read', draft.error);
    const mine = draft.success && draft.data.by === session.view?.user?.userId;
    return mine && hasSomething(draft.data) ? draft.data : null;
  }

  /** For what a session is being counted: here, where the last of it could not be kept yet, else as it was kept; null: it is not. */
  function underWay(id: string, text: string | null): CountDraft['purpose'] | null {
    if (sessionId.value === id && !kept.value) return purpose.value;
    const draft = draftOf(text);
    return draft?.going ? draft.purpose : null;
  }

  /** The count of a session begins, or goes on from what was kept of it; or from here, where that is newer. */
  function begin(id: string, text: string | null, what: CountDraft['purpose']): void {
    if (sessionId.value === id && purpose.value === what && !kept.value) {
      changed();
      return;
    }
    const draft = draftOf(text);
    clearTimeout(timer);
    sessionId.value = id;
    purpose.value = what;
    cash.value = draft?.cash ?? [];
    kinds.value = { ...blankKinds(), ...draft?.kinds };
    keptBeforeMs.value = draft?.atMs ?? null;
    kept.value = true;
    failure.value = null;
  }

  async function keep(going = true): Promise<void> {
    clearTimeout(timer);
    if (sessionId.value === null) return;
    const by = session.view?.user?.userId ?? '';
    const draft: CountDraft = {
      by,
      atMs: station.nowMs,
      purpose: purpose.value,
      going,
      cash: cash.value,
      kinds: kinds.value,
    };
    const text = JSON.stringify(draft);
    try {
      await ask('drawer.keep-count', { sessionId: sessionId.value, draft: text });
      failure.value = null;
      kept.value = true;
    } catch (error) {
      failure.value = failureOf(error);
    }
  }

  function changed(): void {
    kept.value = false;
    clearTimeout(timer);
    timer = setTimeout(() => void keep(), KEEP_AFTER_MS);
  }

  function setCash(now: TillCount): void {
    cash.value = now;
    changed();
  }
  function setKind(code: Instrument, now: KindCount): void {
    kinds.value = { ...kinds.value, [code]: now };
    changed();
  }
  function clear(): void {
    cash.value = [];
    kinds.value = blankKinds();
    keptBeforeMs.value = null;
    changed();
  }
  /** Submitted, or handed over: nothing of it is kept any more. */
  function end(): void {
    clearTimeout(timer);
    sessionId.value = null;
  }
  // Whoever leaves the station takes nothing along, and the next person begins anew.
  watch(() => session.view?.user?.userId, end);

  /** The count as it is submitted; null while something typed is no number. */
  const count = computed((): Counted | null => {
    const tenders: Counted['tenders'] = [];
    for (const code of INSTRUMENTS) {
      const kind = kinds.value[code];
      const counted = countedKind(kind);
      if (counted === null) return null;
      const amounts = kind.oneByOne ? kind.amounts : null;
      if (counted.items > 0 || counted.cents > 0) tenders.push({ code, ...counted, amounts });
    }
    return { cash: cash.value, tenders };
  });

  return { cash, kinds, keptBeforeMs, kept, failure, count, underWay, begin, keep, setCash, setKind, clear, end };
});
