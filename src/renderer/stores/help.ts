import { defineStore } from 'pinia';
import { ref } from 'vue';

/** Whether the list of keys is open, and whether it speaks of every page or of the one behind it. */
export const useHelp = defineStore('help', () => ({ shown: ref(false), all: ref(false) }));
