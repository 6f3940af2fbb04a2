import { defineStore } from 'pinia';
import { ref } from 'vue';

/** Whether the list of keys is open; the bar's button and the keys open the same one. */
export const useHelp = defineStore('help', () => ({ shown: ref(false) }));
