import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import type { TenderView } from '#shared/contract/payment.ts';
import { addCents, type Cents, parseAmount, subtractCents, sumCents } from '#shared/money.ts';
import type { TenderCode } from '#shared/tender.ts';
import { useCart } from './cart.ts';
import { blankEntry, type Entry, entryOf, tenderOf } from './tender-entry.ts';
import { useTenders } from './tenders.ts';

/** What was handed over for the receipt so far, and the instrument under the hand. */
export const useTill = defineStore('till', () => {
  const cart = useCart();
  const offers = useTenders();
  const tenders = ref<TenderView[]>([]);
  const entry = ref<Entry | null>(null);

  const entered = computed((): Cents | null => (entry.value ? parseAmount(entry.value.amountText) : null));
  const handed = computed((): Cents => sumCents(tenders.value.map((tender) => tender.cents)));
  /** What is still to be paid before the instrument under the hand; negative when there is too much. */
  const rest = computed((): Cents => subtractCents(cart.total, handed.value));
  /** What goes back, or what is missing where negative. */
  const change = computed((): Cents | null =>
    entered.value === null ? null : subtractCents(addCents(handed.value, entered.value), cart.total),
  );

  /** An instrument comes under the hand, over all that is still to be paid; the same kind again stays as typed. */
  function take(code: TenderCode): void {
    if (entry.value?.code === code) return;
    entry.value = blankEntry(code, rest.value, code === 'money-order' ? (offers.offer.issuers[0] ?? '') : '');
  }

  /** The instrument is put down and the rest stays to be paid. */
  function putDown(tender: TenderView): void {
    tenders.value = [...tenders.value, tender];
    entry.value = null;
  }

  /** The one that was put down last is under the hand again; false where there is none. */
  function takeBack(): boolean {
    const last = tenders.value.at(-1);
    if (!last) return false;
    tenders.value = tenders.value.slice(0, -1);
    entry.value = entryOf(last);
    return true;
  }

  const lacksNumber = (tender: TenderView): boolean =>
    offers.typeOf(tender.code)?.needsNumber === true && tender.number === null;

  /** Everything handed over, the instrument under the hand last. */
  const all = (): TenderView[] => (entry.value ? [...tenders.value, tenderOf(entry.value)] : tenders.value);

  function clear(): void {
    tenders.value = [];
    entry.value = null;
  }

  return { tenders, entry, entered, rest, change, take, putDown, takeBack, lacksNumber, all, clear };
});
