import { refusing } from '../page/refusing.ts';
import { app } from './app.ts';
import { PreventableEvent } from './emitter.ts';
import { openPage, type PageTarget } from './page-target.ts';
import { windows } from './registry.ts';
import { SizedWindow } from './sized-window.ts';
import { closeTarget } from './targets.ts';
import { mayUnload } from './unload.ts';
import { WebContents } from './web-contents.ts';
import { windowsAreMadeBy } from './window-open.ts';

export interface BrowserWindowOptions {
  width?: number;
  height?: number;
  x?: number;
  y?: number;
  minWidth?: number;
  minHeight?: number;
  show?: boolean;
  title?: string;
  fullscreen?: boolean;
  webPreferences?: { preload?: string; sandbox?: boolean; contextIsolation?: boolean; nodeIntegration?: boolean };
  [option: string]: unknown;
}

let lastId = 0;
let focused: BrowserWindowClass | undefined;

export class BrowserWindowClass extends SizedWindow {
  readonly id = ++lastId;
  readonly webContents: WebContents;

  private visible: boolean;
  private title: string;
  private destroyed = false;
  private closing: Promise<boolean> | undefined;
  private shownOnce = false;
  private menuBar: object | null = null;

  constructor(options: BrowserWindowOptions = {}) {
    if (!app.standInIsReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    super(options);
    const { webPreferences = {} } = options;
    refuseUnsafe(webPreferences);
    this.visible = options.show ?? true;
    this.title = options.title ?? app.name;

    this.webContents = new WebContents({
      target: this.target,
      close: () => this.close(),
      closedByPage: () => this.destroy(),
    });
    windows.add(this);
    this.webContents.once('did-finish-load', () => this.standInFirstLoad());
    this.webContents.on('page-title-updated', (event: PreventableEvent, title: string) => {
      this.emit('page-title-updated', event, title, true);
      if (!event.defaultPrevented) this.title = title;
    });
    void this.open(webPreferences.preload).then(
      (target) => this.opened(target),
      (error: unknown) => {
        if (!this.destroyed) console.error('electron stand-in: a window could not be opened:', error);
        this.standInDestroyed();
      },
    );
    app.emit('browser-window-created', new PreventableEvent(), this);
    app.emit('web-contents-created', new PreventableEvent(), this.webContents);
    if (this.visible) this.focus();
  }

  private async open(preload: string | undefined): Promise<PageTarget> {
    const { width, height } = this.frame.contentSize;
    return openPage({
      width,
      height,
      preload,
      attached: (targetId, session) => this.webContents.standInAttach(targetId, session),
      gone: () => this.standInDestroyed(),
    });
  }

  private standInFirstLoad(): void {
    if (this.shownOnce) return;
    this.shownOnce = true;
    this.emit('ready-to-show');
  }

  private standInDestroyed(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    windows.delete(this);
    if (focused === this) focused = undefined;
    this.webContents.standInDestroy();
    this.emit('closed');
    if (windows.size === 0) app.standInAllWindowsClosed();
  }

  /** Resolves to false when the app's listener, or the page's own, keeps the window open. */
  standInClose(): Promise<boolean> {
    if (this.destroyed) return Promise.resolve(true);
    this.closing ??= this.askAndClose().finally(() => {
      this.closing = undefined;
    });
    return this.closing;
  }

  private async askAndClose(): Promise<boolean> {
    const event = new PreventableEvent();
    this.emit('close', event);
    if (event.defaultPrevented) return false;
    const closed = new Promise<void>((resolve) => this.once('closed', resolve));
    const target = await Promise.race([this.target, closed]);
    if (!target) return true;
    const { session, targetId } = target;
    if (!this.webContents.isCrashed() && !(await mayUnload(session))) return false;
    if (this.destroyed) return true;
    closeTarget(targetId);
    await closed;
    return true;
  }

  close(): void {
    void this.standInClose();
  }

  destroy(): void {
    if (this.destroyed) return;
    void this.target.then(({ targetId }) => closeTarget(targetId));
    this.standInDestroyed();
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  reload(): void {
    this.webContents.reload();
  }

  show(): void {
    this.showInactive();
    this.focus();
  }

  showInactive(): void {
    if (this.visible) return;
    this.visible = true;
    this.emit('show');
  }

  hide(): void {
    if (!this.visible) return;
    this.visible = false;
    this.blur();
    this.emit('hide');
  }

  isVisible(): boolean {
    return this.visible && !this.destroyed;
  }

  focus(): void {
    if (focused === this || this.destroyed || !this.visible) return;
    focused?.blur();
    focused = this;
    this.webContents.focus();
    this.emit('focus');
    app.emit('browser-window-focus', new PreventableEvent(), this);
  }

  blur(): void {
    if (focused !== this) return;
    focused = undefined;
    this.emit('blur');
    app.emit('browser-window-blur', new PreventableEvent(), this);
  }

  isFocused(): boolean {
    return focused === this;
  }

  moveTop(): void {
    this.webContents.focus();
  }

  setTitle(title: string): void {
    this.title = title;
  }

  getTitle(): string {
    return this.title;
  }

  capturePage() {
    return this.webContents.capturePage();
  }

  /** Menu bars are never drawn; what was set is remembered. */
  setMenu(menu: object | null): void {
    this.menuBar = menu;
  }

  removeMenu(): void {
    this.menuBar = null;
  }

  get standInMenu(): object | null {
    return this.menuBar;
  }

  setAutoHideMenuBar(_hide: boolean): void {}
  setMenuBarVisibility(_visible: boolean): void {}
  setBackgroundColor(_color: string): void {}
  setIcon(_icon: unknown): void {}

  static getAllWindows(): BrowserWindow[] {
    return [...windows];
  }

  static getFocusedWindow(): BrowserWindow | null {
    return focused ?? null;
  }

  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return [...windows].find((window) => window.webContents === contents) ?? null;
  }

  static fromId(id: number): BrowserWindow | null {
    return [...windows].find((window) => window.id === id) ?? null;
  }
}

/** The stand-in's pages are always sandboxed and isolated; an app that turns that off would see a lie. */
function refuseUnsafe(preferences: NonNullable<BrowserWindowOptions['webPreferences']>): void {
  const unsafe = { sandbox: false, contextIsolation: false, nodeIntegration: true };
  for (const [name, value] of Object.entries(unsafe)) {
    if (preferences[name as keyof typeof unsafe] !== value) continue;
    throw new Error(`electron stand-in: webPreferences.${name}: ${value} is not provided`);
  }
}

export type BrowserWindow = BrowserWindowClass;
export const BrowserWindow = refusing('BrowserWindow', BrowserWindowClass);

windowsAreMadeBy((options) => new BrowserWindow(options));
