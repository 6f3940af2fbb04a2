import type { BridgeEnd } from './bridge.ts';
import type { Codec } from './codec.ts';
import type { refusing } from './refusing.ts';

type Listener = (event: object, ...args: unknown[]) => void;
type Module = { exports: unknown };
type Preload = (require: (name: string) => unknown, module: Module, exports: unknown, process: object) => void;

export interface PreloadHost {
  readonly key: string;
  readonly bridge: BridgeEnd;
  readonly codec: Codec;
  readonly refusing: typeof refusing;
  readonly process: { platform: string; versions: Record<string, string>; [name: string]: unknown };
}

/**
 * What runs in the preload's isolated world before the preload itself: `require('electron')` with
 * the two modules of a sandboxed preload. It talks to main through a binding that exists only in
 * this world and is taken away from it at once. The source text of this function is put into pages.
 */
export function runInPreloadWorld({ key, bridge, codec, refusing, process }: PreloadHost): void {
  const globals = globalThis as unknown as Record<string, unknown>;
  const post = globals[`${key}binding`] as (text: string) => void;
  delete globals[`${key}binding`];

  const tell = (...message: unknown[]) => post(codec.encode([location.href, ...message]));
  const calls = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const listeners = new Map<string, { listener: Listener; once: boolean }[]>();
  let lastCall = 0;

  function listen(channel: string, listener: Listener, once: boolean): object {
    if (typeof listener !== 'function') throw new TypeError('The "listener" argument must be of type function.');
    listeners.set(channel, [...(listeners.get(channel) ?? []), { listener, once }]);
    return ipcRenderer;
  }

  function unlisten(channel: string, listener: Listener): object {
    const kept = [...(listeners.get(channel) ?? [])];
    const at = kept.findLastIndex((entry) => entry.listener === listener);
    if (at >= 0) kept.splice(at, 1);
    listeners.set(channel, kept);
    return ipcRenderer;
  }

  function emit(channel: string, args: unknown[]): void {
    for (const { listener, once } of listeners.get(channel) ?? []) {
      if (once) unlisten(channel, listener);
      try {
        listener({ sender: ipcRenderer, ports: [] }, ...args);
      } catch (error) {
        // One listener's error is reported, and the others still hear the message.
        reportError(error);
      }
    }
  }

  const ipcRenderer: object = refusing('ipcRenderer', {
    on: (channel: string, listener: Listener) => listen(channel, listener, false),
    addListener: (channel: string, listener: Listener) => listen(channel, listener, false),
    once: (channel: string, listener: Listener) => listen(channel, listener, true),
    off: unlisten,
    removeListener: unlisten,
    removeAllListeners: (channel?: string) => {
      if (channel === undefined) listeners.clear();
      else listeners.delete(channel);
      return ipcRenderer;
    },
    listenerCount: (channel: string) => listeners.get(channel)?.length ?? 0,
    send: (channel: string, ...args: unknown[]) => tell('send', channel, args),
    invoke: async (channel: string, ...args: unknown[]) => {
      const id = ++lastCall;
      tell('invoke', channel, args, id);
      return new Promise((resolve, reject) => calls.set(id, { resolve, reject }));
    },
  });

  const contextBridge = refusing('contextBridge', {
    exposeInMainWorld: (name: string, api: unknown) => {
      bridge.call('expose', name, api);
    },
  });

  bridge.serve('close', () => tell('close'));
  bridge.serve('open', (details) => tell('open', details));

  // Main learns of titles here, since Chromium reports them only now and then.
  let title = '';
  function tellTitle(): void {
    if (document.title === title) return;
    title = document.title;
    tell('title', title);
  }
  document.addEventListener('DOMContentLoaded', () => {
    tellTitle();
    new MutationObserver(tellTitle).observe(document.head, { childList: true, characterData: true, subtree: true });
  });

  function receive(text: string): void {
    const [kind, ...rest] = codec.decode(text) as [string, ...unknown[]];
    if (kind === 'message') emit(rest[0] as string, rest[1] as unknown[]);
    const call = calls.get(rest[0] as number);
    if (kind === 'message' || !call) return;
    calls.delete(rest[0] as number);
    if (kind === 'result') call.resolve(rest[1]);
    else call.reject(new Error(rest[1] as string));
  }

  function require(name: string): unknown {
    if (name === 'electron' || name === 'electron/renderer') return electron;
    throw new Error(`module not found: ${name} (a sandboxed preload is one bundled file)`);
  }
  const electron = refusing('', { contextBridge, ipcRenderer });

  function runPreload(preload: Preload, path: string): void {
    const module: Module = { exports: {} };
    try {
      preload(require, module, module.exports, refusing('process', process));
    } catch (error) {
      console.error(`Unable to load preload script: ${path}`);
      console.error(error);
      tell('preload-error', path, error instanceof Error ? error : new Error(String(error)));
    }
  }

  Object.defineProperty(globals, key, { value: { receive, runPreload } });
}
