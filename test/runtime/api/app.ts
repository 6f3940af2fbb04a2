import { chromium } from '../chromium/browser.ts';
import type { AppPackage } from '../start/app-package.ts';
import type { Switch } from '../start/command-line.ts';
import { createCommandLine } from './command-line.ts';
import { Emitter, PreventableEvent } from './emitter.ts';
import { InstanceLock } from './instance-lock.ts';
import { Paths } from './paths.ts';
import { windows } from './registry.ts';

const events = [
  'ready',
  'will-finish-launching',
  'window-all-closed',
  'before-quit',
  'will-quit',
  'quit',
  'activate',
  'second-instance',
  'browser-window-created',
  'browser-window-focus',
  'browser-window-blur',
  'web-contents-created',
  'render-process-gone',
  'child-process-gone',
];

class App extends Emitter {
  name = 'Electron';
  applicationMenu: object | null = null;
  readonly isPackaged = false;
  /** Only macOS has a dock; elsewhere Electron answers undefined, and apps ask for it. */
  readonly dock = undefined;
  commandLine = createCommandLine([]);

  private package: AppPackage | undefined;
  private paths = new Paths(() => this.name, '', undefined);
  private lock: InstanceLock | undefined;
  private ready = false;
  private quitting = false;
  private markReady: (() => void) | undefined;
  private readonly whenReadyPromise = new Promise<void>((resolve) => {
    this.markReady = resolve;
  });

  constructor() {
    super('app', events);
  }

  /** Called once, before the app's script runs. */
  standInConfigure(appPackage: AppPackage, switches: Switch[], executable: string): void {
    this.package = appPackage;
    this.name = appPackage.name;
    this.commandLine = createCommandLine(switches);
    const userData = switches.findLast(({ name }) => name === 'user-data-dir')?.value;
    this.paths = new Paths(() => this.name, executable, userData);
  }

  /** Called once Chromium answers. The event comes first: a test runner's loader keeps it back until then. */
  standInBecomeReady(): void {
    this.ready = true;
    app.emit('ready', {}, {});
    this.markReady?.();
  }

  standInIsReady(): boolean {
    return this.ready;
  }

  /** The last window is gone: an app that does not care about that ends. */
  standInAllWindowsClosed(): void {
    if (this.quitting) return;
    if (app.listenerCount('window-all-closed') > 0) app.emit('window-all-closed');
    else app.quit();
  }

  whenReady(): Promise<void> {
    return this.whenReadyPromise;
  }

  isReady(): boolean {
    return this.ready;
  }

  quit(): void {
    if (this.quitting) return;
    this.quitting = true;
    const event = new PreventableEvent();
    app.emit('before-quit', event);
    if (event.defaultPrevented) this.quitting = false;
    else void this.closeWindowsAndEnd();
  }

  exit(exitCode = 0): void {
    this.quitting = true;
    for (const window of [...windows]) window.destroy();
    void this.end(exitCode);
  }

  /** Every window may refuse to close, and with that the whole app stays. */
  private async closeWindowsAndEnd(): Promise<void> {
    for (const window of [...windows]) {
      if (await window.standInClose()) continue;
      this.quitting = false;
      return;
    }
    const event = new PreventableEvent();
    app.emit('will-quit', event);
    if (event.defaultPrevented) this.quitting = false;
    else await this.end(0);
  }

  private async end(exitCode: number): Promise<void> {
    app.emit('quit', new PreventableEvent(), exitCode);
    await chromium.end();
    process.exit(exitCode);
  }

  getPath(name: string): string {
    return this.paths.get(name);
  }

  setPath(name: string, path: string): void {
    this.paths.change(name, path);
  }

  setAppLogsPath(path?: string): void {
    if (path !== undefined) this.paths.change('logs', path);
  }

  getAppPath(): string {
    return this.package?.folder ?? process.cwd();
  }

  getName(): string {
    return this.name;
  }

  setName(name: string): void {
    this.name = name;
  }

  getVersion(): string {
    return this.package?.version || process.versions.electron || '';
  }

  getLocale(): string {
    return this.commandLine.getSwitchValue('lang') || 'en-US';
  }

  getSystemLocale(): string {
    return (process.env.LANG || 'en_US').split('.')[0]?.replace('_', '-') ?? 'en-US';
  }

  getPreferredSystemLanguages(): string[] {
    return [this.getSystemLocale()];
  }

  requestSingleInstanceLock(additionalData?: unknown): boolean {
    this.lock ??= new InstanceLock(this.getPath('userData'));
    return this.lock.request(additionalData, ({ argv, folder, data }) => {
      app.emit('second-instance', new PreventableEvent(), argv, folder, data);
    });
  }

  hasSingleInstanceLock(): boolean {
    return this.lock?.isHeld() ?? false;
  }

  releaseSingleInstanceLock(): void {
    this.lock?.release();
  }

  /** The rest changes nothing that the stand-in could show: windows are always sandboxed pages. */
  enableSandbox(): void {}
  disableHardwareAcceleration(): void {}
  setAppUserModelId(_id: string): void {}
  focus(): void {
    for (const window of windows) window.focus();
  }
}

export const app = new App();
