import type { BridgeEnd } from './bridge.ts';

/**
 * What runs in the page's own world before any of its scripts: it receives what the preload exposes,
 * and it stands in for the few functions of a page that Electron answers instead of a browser.
 * The source text of this function is put into pages.
 */
export function runInMainWorld(bridge: BridgeEnd): void {
  const defineProperty = Object.defineProperty;
  const freeze = Object.freeze;
  const values = Object.values;

  function freezeDeeply(value: unknown): void {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return;
    if (ArrayBuffer.isView(value) || Object.isFrozen(value)) return;
    freeze(value);
    for (const member of values(value)) freezeDeeply(member);
  }

  bridge.serve('expose', (name, value) => {
    if (Object.hasOwn(window, name as string)) {
      throw new Error('Cannot bind an API on top of an existing property on the window object');
    }
    freezeDeeply(value);
    defineProperty(window, name as string, { value, enumerable: true, configurable: false, writable: false });
  });

  // A browser lets a script close only windows that a script opened; Electron lets it close its own.
  window.close = () => {
    bridge.call('close');
  };

  const open = (url: string, frameName: string, features: string, disposition: string) => {
    const absolute = url === '' ? 'about:blank' : new URL(url, document.baseURI).href;
    bridge.call('open', { url: absolute, frameName, features, disposition });
  };
  window.open = (url = '', frameName = '', features = '') => {
    open(String(url), String(frameName), String(features), features ? 'new-window' : 'foreground-tab');
    return null;
  };

  // Links and forms that ask for a new window, unless the page itself has dealt with the event.
  const opensWindow = (target: string) => target !== '' && !['_self', '_parent', '_top'].includes(target.toLowerCase());
  window.addEventListener('click', (event) => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (!link?.href || event.defaultPrevented || event.button !== 0) return;
    const modified = event.ctrlKey || event.metaKey || event.shiftKey;
    if (!modified && !opensWindow(link.target)) return;
    event.preventDefault();
    const disposition = event.shiftKey ? 'new-window' : event.ctrlKey ? 'background-tab' : 'foreground-tab';
    open(link.href, link.target, '', disposition);
  });
  window.addEventListener('auxclick', (event) => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (!link?.href || event.defaultPrevented || event.button !== 1) return;
    event.preventDefault();
    open(link.href, link.target, '', 'background-tab');
  });
}
