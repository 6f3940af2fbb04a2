import { PreventableEvent } from './emitter.ts';

/** What the navigation guard needs to know of a window's contents. */
export interface Navigable {
  /** True while main itself has asked for a document; Electron does not ask about those. */
  standInOwnNavigation: boolean;
  getURL(): string;
  emit(event: string, ...args: unknown[]): boolean;
}

const byFrame = new Map<string, Navigable>();

export function guardNavigation(frameId: string, contents: Navigable): void {
  byFrame.set(frameId, contents);
}

export function unguardNavigation(frameId: string): void {
  byFrame.delete(frameId);
}

/** Asks `will-navigate`. Reloading the same document is no navigation in this sense. */
export function navigationIsAllowed(frameId: string, url: string): boolean {
  const contents = byFrame.get(frameId);
  if (!contents) return true;
  if (contents.standInOwnNavigation) {
    contents.standInOwnNavigation = false;
    return true;
  }
  if (withoutFragment(url) === withoutFragment(contents.getURL())) return true;
  const event = Object.assign(new PreventableEvent(), { url, isMainFrame: true, isSameDocument: false });
  contents.emit('will-navigate', event, url);
  return !event.defaultPrevented;
}

function withoutFragment(url: string): string {
  return url.split('#')[0] ?? url;
}
