import { join } from 'node:path';
import { app, dialog, ipcMain, Menu, protocol, session } from 'electron';
import type { Reply } from '#shared/contract/index.ts';
import type { App } from '../app.ts';
import { answerRequests, sendToWindows } from './ipc.ts';
import { announceScheme, servePages } from './protocol.ts';
import { denyPermissions, harden } from './security.ts';
import { openWindow, preloadFile } from './window.ts';

export type ShellParts = {
  /** The folder of the built program: main, preload and renderer lie under it. */
  out: string;
  home: string;
  /** Opens the application; called once, when this is the only instance on this data folder. */
  open: () => Promise<App>;
  log: (what: string) => void;
};

/**
 * Electron around the application: one instance, one window, an orderly end. The page loads while the ledger opens;
 * its first requests wait for it.
 */
export function runShell(parts: ShellParts): void {
  app.setPath('userData', join(parts.home, 'window'));
  if (!app.requestSingleInstanceLock()) {
    process.stderr.write('Counter 305 is already open on this data folder.\n');
    app.quit();
    return;
  }
  announceScheme();
  harden(app);
  app.enableSandbox();
  void app.whenReady().then(() => start(parts));
}

function start(parts: ShellParts): void {
  Menu.setApplicationMenu(null);
  denyPermissions(session.defaultSession);
  servePages(protocol, join(parts.out, 'renderer'));
  const window = openWindow(preloadFile(parts.out), '/', parts.log);
  const opening = parts.open();
  answerRequests(ipcMain, async (route, input): Promise<Reply<unknown>> => (await opening).request(route, input));
  opening.then(
    (counter) => counter.on(sendToWindows),
    (error: unknown) => giveUp(error),
  );
  app.on('second-instance', () => {
    if (window.isDestroyed()) return;
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('window-all-closed', () => app.quit());
  closeInOrder(opening, parts.log);
}

/** The ledger is closed before the process ends, whatever asked for the end. */
function closeInOrder(opening: Promise<App>, log: (what: string) => void): void {
  let closed = false;
  app.on('before-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    opening
      .then((counter) => counter.close())
      .catch((error: unknown) => log(`not closed in order: ${String(error)}`))
      .finally(() => {
        closed = true;
        app.quit();
      });
  });
}

/** The counter cannot open: says why and what to do, on the screen and on the terminal, and ends. */
function giveUp(error: unknown): void {
  const text = error instanceof Error ? error.message : String(error);
  process.stderr.write(`Counter 305 cannot start: ${text}\n`);
  dialog.showErrorBox('Counter 305 cannot start', text);
  app.exit(1);
}
