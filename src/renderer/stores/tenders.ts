import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import type { TenderOffer } from '#shared/contract/tender.ts';
import { RECEIPT_READERS } from '#shared/role.ts';
import type { TenderCode } from '#shared/tender.ts';
import { ask, hear } from '../api.ts';
import { i18n } from '../locales/i18n.ts';
import { useSession } from './session.ts';

/** The keys of the tenders, the same every day: a deactivated one leaves its key unused. */
export const TENDER_KEYS: Record<TenderCode, string> = {
  cash: 'F5',
  'personal-check': 'F6',
  'business-check': 'F7',
  'cashiers-check': 'F8',
  'money-order': 'F9',
};

const NOTHING: TenderOffer = {
  tenders: [],
  issuers: [],
  misc: [],
  reasons: { void: [], correction: [], 'refuse-check': [], 'over-short': [], 'reject-count': [], 'no-sale': [] },
};

/** What the counter takes today, as the settings say: tenders, issuers, things paid without an account, reasons. */
export const useTenders = defineStore('tenders', () => {
  const session = useSession();
  const offer = ref<TenderOffer>(NOTHING);
  const spanish = computed(() => i18n.global.locale.value === 'es');

  // Whoever looks after the devices sees settings, and not what the counter offers.
  hear('setting.changed', () => {
    if (session.role !== null && RECEIPT_READERS.includes(session.role)) void load();
  });

  async function load(): Promise<void> {
    offer.value = await ask('tender.offer', {});
  }

  const typeOf = (code: TenderCode) => offer.value.tenders.find((tender) => tender.code === code) ?? null;
  const nameOf = (code: TenderCode): string => {
    const type = typeOf(code);
    // Who takes no money is not told what the counter offers; and what is no longer offered still lies in a drawer.
    if (!type) return i18n.global.t(`tender.name.${code}`);
    return spanish.value ? type.nameEs : type.nameEn;
  };
  /** An entry of one of the office's lists in the language of the window. */
  const wordOf = (entry: { en: string; es: string }): string => (spanish.value ? entry.es : entry.en);
  /** A reason from one of the lists; its code where it is not on the list any more, nothing where there is none. */
  const reasonOf = (act: keyof TenderOffer['reasons'], code: string | null): string => {
    const entry = offer.value.reasons[act].find((one) => one.code === code);
    return entry ? wordOf(entry) : (code ?? '');
  };

  return { offer, load, typeOf, nameOf, wordOf, reasonOf };
});
