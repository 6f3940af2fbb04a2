import type { BrowserWindow } from './window.ts';

/** All windows that are not destroyed, in the order of their creation. */
export const windows = new Set<BrowserWindow>();
