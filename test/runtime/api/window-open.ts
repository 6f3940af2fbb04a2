import { PreventableEvent } from './emitter.ts';
import type { BrowserWindowOptions } from './window.ts';

export interface OpenDetails {
  readonly url: string;
  readonly frameName: string;
  readonly features: string;
  readonly disposition: string;
}

export type WindowOpenHandler = (
  details: OpenDetails,
) => { action: 'deny' } | { action: 'allow'; overrideBrowserWindowOptions?: BrowserWindowOptions };

interface Opener {
  emit(event: string, ...args: unknown[]): boolean;
}

interface OpenedWindow {
  loadURL(url: string): Promise<void>;
}

let create: ((options: BrowserWindowOptions) => OpenedWindow) | undefined;

/** The window's own module says how to make one; this way the two do not import each other. */
export function windowsAreMadeBy(maker: (options: BrowserWindowOptions) => OpenedWindow): void {
  create = maker;
}

/** A page asks for a window: the app's handler decides, and without one Electron opens it. */
export function openRequestedWindow(
  opener: Opener,
  handler: WindowOpenHandler | undefined,
  details: OpenDetails,
): void {
  const request = { ...details, referrer: { url: '', policy: 'default' }, postBody: undefined };
  const answer = handler ? handler(request) : { action: 'allow' as const };
  if (answer?.action !== 'allow') return;
  const window = create?.(answer.overrideBrowserWindowOptions ?? {});
  if (!window) return;
  // A page that cannot be shown is the opened window's affair; it reports did-fail-load itself.
  window.loadURL(details.url).catch(() => {});
  opener.emit('did-create-window', window, { ...details, event: new PreventableEvent() });
}
