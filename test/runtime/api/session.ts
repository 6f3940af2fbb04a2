import { refusing } from '../page/refusing.ts';
import { Emitter } from './emitter.ts';
import { protocol } from './protocol.ts';
import { windows } from './registry.ts';
import { toPageUrl } from './scheme-map.ts';

/** The app's one session. Permission handlers are accepted but never asked: see the README. */
export class Session extends Emitter {
  readonly protocol = protocol;

  constructor() {
    super('session', ['spellcheck-dictionary-initialized']);
  }

  setPermissionRequestHandler(_handler: unknown): void {}
  setPermissionCheckHandler(_handler: unknown): void {}
  setDevicePermissionHandler(_handler: unknown): void {}
  setSpellCheckerEnabled(_enabled: boolean): void {}
  isSpellCheckerEnabled(): boolean {
    return false;
  }

  getUserAgent(): string {
    return `Chrome/${process.versions.chrome} Electron/${process.versions.electron}`;
  }

  async clearStorageData(options: { origin?: string; storages?: string[] } = {}): Promise<void> {
    const storageTypes = options.storages?.map((name) => storageNames[name] ?? name).join(',') ?? 'all';
    const origins = options.origin ? [new URL(toPageUrl(options.origin)).origin] : used;
    // Only a page can be told to clear something; any of them can clear it for all origins.
    const [window] = windows;
    if (!window) throw new Error('electron stand-in: session.clearStorageData without a window is not provided');
    const page = await window.webContents.standInSession();
    for (const origin of origins) await page.send('Storage.clearDataForOrigin', { origin, storageTypes });
  }
}

/** Electron's names for what Chromium calls otherwise. */
const storageNames: Record<string, string> = {
  cookies: 'cookies',
  filesystem: 'file_systems',
  indexdb: 'indexeddb',
  localstorage: 'local_storage',
  serviceworkers: 'service_workers',
  cachestorage: 'cache_storage',
};

const used = new Set<string>();

/** Notes a page's address: its origin's storage has to be cleared when no origin is named. */
export function originIsUsed(url: string): void {
  const { origin } = new URL(toPageUrl(url));
  if (origin !== 'null') used.add(origin);
}

export const defaultSession: Session = new Session();

export const session = refusing('session', { defaultSession });
