import { defineStore } from 'pinia';
import { ref } from 'vue';

/** What was just done beside a payment and leaves nothing on the screen: said until the next account is opened. */
export const useAside = defineStore('aside', () => ({ said: ref<'parked' | 'returned' | null>(null) }));
