import { chromium, type Death } from '../chromium/browser.ts';
import { refusing } from '../page/refusing.ts';
import type { AppPackage } from '../start/app-package.ts';
import type { Switch } from '../start/command-line.ts';
import { setChromeVersion } from '../start/identity.ts';
import { provideElectron } from '../start/module-hook.ts';
import { app } from './app.ts';
import { dialog } from './dialog.ts';
import { PreventableEvent } from './emitter.ts';
import { ipcMain } from './ipc-main.ts';
import { Menu, MenuItem } from './menu.ts';
import { type providedNames, refusedNames } from './names.ts';
import { nativeTheme } from './native-theme.ts';
import { net } from './net.ts';
import { protocol, startInterception } from './protocol.ts';
import { refused } from './refused.ts';
import { windows } from './registry.ts';
import { safeStorage } from './safe-storage.ts';
import { session } from './session.ts';
import { shell } from './shell.ts';
import { clipboard, crashReporter, Notification, powerMonitor, screen } from './small-modules.ts';
import { watchTargets } from './targets.ts';
import { utilityProcess } from './utility-process.ts';
import { webContents } from './web-contents.ts';
import { BrowserWindow } from './window.ts';

const provided: Record<(typeof providedNames)[number], object> = {
  app,
  BrowserWindow,
  clipboard,
  crashReporter,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  utilityProcess,
  webContents,
};

/** Puts the `electron` module in its place; Chromium is launched when everything it has to be told is known. */
export function startRuntime(given: readonly Switch[], appPackage: AppPackage): { launchChromium(): void } {
  const switches = [...given];
  app.standInConfigure(appPackage, switches, process.env.STANDIN_EXECUTABLE ?? '');
  delete process.env.STANDIN_EXECUTABLE;
  const others = Object.fromEntries(refusedNames.map((name) => [name, refused(name)]));
  provideElectron(refusing('', { ...provided, ...others }));
  return { launchChromium: () => launchChromium(switches) };
}

function launchChromium(switches: Switch[]): void {
  chromium.on('death', endWithChromium);
  // Electron quits on these as if a person had asked; a second one does not ask again.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.once(signal, () => {
      process.once(signal, () => process.exit(1));
      app.quit();
    });
  }
  chromium.start(switches);
  watchTargets();
  startInterception();
  const version = chromium.session.send<{ product: string }>('Browser.getVersion');
  void Promise.all([version, chromium.debuggerLine(switches)]).then(
    ([{ product }, debuggerLine]) => {
      setChromeVersion(product.split('/')[1] ?? '');
      if (debuggerLine) process.stderr.write(`${debuggerLine}\n`);
      app.standInBecomeReady();
    },
    () => {
      // Chromium ended before it answered, which its death tells with the reason.
    },
  );
}

/** Without Chromium there is no window left to go on with, so the app ends and its code says that it failed. */
function endWithChromium({ code, signal, lastWords }: Death): void {
  const how = signal ? `was ended by ${signal}` : `ended with code ${code}`;
  console.error([`electron stand-in: Chromium ${how}`, ...lastWords].join('\n'));
  try {
    for (const window of windows) window.webContents.standInGone('killed', code ?? 9);
    app.emit('will-quit', new PreventableEvent());
    app.emit('quit', new PreventableEvent(), 1);
  } finally {
    process.exit(1);
  }
}
