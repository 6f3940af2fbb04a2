import { join } from 'node:path';
import { BrowserWindow } from 'electron';
import { APP_ORIGIN } from './security.ts';

/** Opens the counter's window. It is shown when it has something to show. */
export function openWindow(preload: string, page: string, log: (what: string) => void): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Counter 305',
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    useContentSize: true,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: '#f6f8f8',
    webPreferences: { preload, sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false },
  });
  window.once('ready-to-show', () => window.show());
  // A page that crashed is loaded again: main holds everything that matters.
  window.webContents.on('render-process-gone', (_event, details) => {
    log(`window gone: ${details.reason}`);
    if (details.reason !== 'clean-exit' && !window.isDestroyed()) window.webContents.reload();
  });
  window.loadURL(`${APP_ORIGIN}${page}`).catch((error: unknown) => log(`page not loaded: ${String(error)}`));
  return window;
}

export function preloadFile(out: string): string {
  return join(out, 'preload', 'index.cjs');
}
