import type { Session } from '../chromium/connection.ts';
import { refusing } from '../page/refusing.ts';
import { app } from './app.ts';
import { DocumentState } from './document-state.ts';
import { Emitter, PreventableEvent } from './emitter.ts';
import { contentsEvents } from './event-names.ts';
import type { IpcEvent } from './ipc-main.ts';
import { createImage } from './native-image.ts';
import { guardNavigation, unguardNavigation } from './navigation.ts';
import { followConsole } from './page-console.ts';
import { PageIpc } from './page-ipc.ts';
import { evaluateInPage } from './page-script.ts';
import { PageStyles } from './page-styles.ts';
import type { PageTarget } from './page-target.ts';
import { type PdfOptions, printToPdf } from './print-to-pdf.ts';
import { schemesAreServed } from './protocol.ts';
import { toPageUrl } from './scheme-map.ts';
import { defaultSession, originIsUsed } from './session.ts';
import { openRequestedWindow, type WindowOpenHandler } from './window-open.ts';

/** What the contents need of the window around them. */
export interface ContentsOwner {
  readonly target: Promise<PageTarget>;
  close(): void;
  closedByPage(): void;
}

const all = new Map<number, WebContents>();
let lastId = 0;

export class WebContents extends Emitter {
  readonly id = ++lastId;
  readonly session = defaultSession;
  readonly mainFrame: { readonly url: string; readonly origin: string };
  standInOwnNavigation = false;
  standInTargetId: string | undefined;

  private readonly owner: ContentsOwner;
  private readonly document = new DocumentState();
  private readonly ipcChannel: PageIpc;
  private readonly styles: PageStyles;
  private crashed = false;
  private destroyed = false;
  private openHandler: WindowOpenHandler | undefined;
  private title = '';

  constructor(owner: ContentsOwner) {
    super('webContents', contentsEvents);
    this.owner = owner;
    const { document } = this;
    this.mainFrame = refusing('webContents.mainFrame', {
      get url() {
        return document.url;
      },
      get origin() {
        const { protocol, host } = new URL(document.url);
        return host ? `${protocol}//${host}` : 'null';
      },
      parent: null,
      frameTreeNodeId: this.id,
      routingId: 1,
      processId: this.id,
    });
    const sender = { event: (url: string) => this.ipcEvent(url), context: () => document.preloadContext };
    this.ipcChannel = new PageIpc(sender, {
      open: (details) => openRequestedWindow(this, this.openHandler, details),
      close: () => owner.close(),
      preloadFailed: (path, error) => this.emit('preload-error', new PreventableEvent(), path, error),
      titled: (title) => this.titled(title),
    });
    this.styles = new PageStyles(() => this.standInSession());
    all.set(this.id, this);
  }

  /** Called by the window when its page is there, before anything happens on it. */
  standInAttach(targetId: string, session: Session): void {
    this.standInTargetId = targetId;
    guardNavigation(targetId, this);
    this.ipcChannel.follow(session);
    followConsole(session, this);
    this.document.follow(targetId, session, {
      started: () => this.emit('did-start-loading'),
      navigated: (url) => {
        this.crashed = false;
        originIsUsed(url);
        this.emit('did-navigate', new PreventableEvent(), url, 200, 'OK');
      },
      navigatedInPage: (url) => this.emit('did-navigate-in-page', new PreventableEvent(), url, true, 1, 1),
      domReady: () => {
        this.styles.restore();
        this.emit('dom-ready', new PreventableEvent());
      },
      finished: () => {
        this.emit('did-finish-load');
        this.emit('did-stop-loading');
      },
      failed: (url) => {
        this.emit('did-fail-load', new PreventableEvent(), -2, 'ERR_FAILED', url, true, 1, 1);
        this.emit('did-stop-loading');
      },
    });
    session.on('Inspector.targetCrashed', () => this.standInGone('crashed', 133));
  }

  /** The process behind the page has ended; the window stays, and a reload brings the page back. */
  standInGone(reason: string, exitCode: number): void {
    if (this.crashed || this.destroyed) return;
    this.crashed = true;
    this.document.abandon();
    const details = { reason, exitCode };
    this.emit('render-process-gone', new PreventableEvent(), details);
    app.emit('render-process-gone', new PreventableEvent(), this, details);
  }

  standInDestroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    all.delete(this.id);
    if (this.standInTargetId) unguardNavigation(this.standInTargetId);
    this.document.abandon();
    this.emit('destroyed');
  }

  private titled(title: string): void {
    this.title = title;
    this.emit('page-title-updated', new PreventableEvent(), title, true);
  }

  private ipcEvent(url: string): IpcEvent {
    // The message knows its page's address best; a navigation event may still be on its way.
    this.document.url = url;
    const reply = (channel: string, ...args: unknown[]) => this.send(channel, ...args);
    return refusing('event', {
      ...new PreventableEvent(),
      type: 'frame',
      sender: this,
      senderFrame: this.mainFrame,
      frameId: 1,
      processId: this.id,
      ports: [],
      reply,
    });
  }

  async standInSession(): Promise<Session> {
    if (this.destroyed) throw new Error('Object has been destroyed');
    return (await this.owner.target).session;
  }

  async loadURL(url: string): Promise<void> {
    const address = toPageUrl(new URL(url).href);
    const session = await this.standInSession();
    await schemesAreServed();
    this.standInOwnNavigation = true;
    const navigation = await session.send<{ loaderId?: string; errorText?: string }>('Page.navigate', { url: address });
    this.standInOwnNavigation = false;
    if (navigation.errorText) throw loadError(navigation.errorText, url);
    if (navigation.loaderId === undefined) return;
    await this.document.untilLoaded(navigation.loaderId).catch(() => {
      throw loadError('net::ERR_ABORTED', url);
    });
  }

  reload(): void {
    void this.standInSession().then((session) => session.post('Page.reload'));
  }

  reloadIgnoringCache(): void {
    void this.standInSession().then((session) => session.post('Page.reload', { ignoreCache: true }));
  }

  getURL(): string {
    return this.document.url;
  }

  getTitle(): string {
    return this.title;
  }

  isLoading(): boolean {
    return this.document.loading;
  }

  isLoadingMainFrame(): boolean {
    return this.document.loading;
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  isCrashed(): boolean {
    return this.crashed;
  }

  forcefullyCrashRenderer(): void {
    void this.standInSession().then((session) => session.post('Page.crash'));
  }

  close(options?: { waitForBeforeUnload?: boolean }): void {
    if (options?.waitForBeforeUnload === false) this.owner.closedByPage();
    else this.owner.close();
  }

  focus(): void {
    void this.standInSession().then((session) => session.post('Page.bringToFront'));
  }

  send(channel: string, ...args: unknown[]): void {
    if (typeof channel !== 'string') throw new TypeError('Missing required channel argument');
    this.ipcChannel.send(channel, args);
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.openHandler = handler;
  }

  async executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    const session = await this.standInSession();
    if (this.document.loading) {
      await new Promise<void>((resolve) => {
        this.once('did-stop-loading', resolve);
        this.once('destroyed', resolve);
      });
    }
    return evaluateInPage(session, code, userGesture);
  }

  insertCSS(css: string): Promise<string> {
    return this.styles.insert(css);
  }

  removeInsertedCSS(styleKey: string): Promise<void> {
    return this.styles.remove(styleKey);
  }

  setZoomFactor(factor: number): void {
    if (!(factor > 0)) throw new Error("'zoomFactor' must be a double greater than 0.0");
    this.styles.zoom(factor);
  }

  getZoomFactor(): number {
    return this.styles.zoomFactor;
  }

  setZoomLevel(level: number): void {
    this.styles.zoom(1.2 ** level);
  }

  getZoomLevel(): number {
    return Math.log(this.styles.zoomFactor) / Math.log(1.2);
  }

  get zoomFactor(): number {
    return this.getZoomFactor();
  }

  set zoomFactor(factor: number) {
    this.setZoomFactor(factor);
  }

  async capturePage() {
    const session = await this.standInSession();
    const { data } = await session.send<{ data: string }>('Page.captureScreenshot', { format: 'png' });
    return createImage(Buffer.from(data, 'base64'));
  }

  async printToPDF(options: PdfOptions = {}): Promise<Buffer> {
    return printToPdf(await this.standInSession(), options);
  }

  standInSetColorScheme(value: string): void {
    const features = value === '' ? [] : [{ name: 'prefers-color-scheme', value }];
    void this.standInSession().then((session) => session.post('Emulation.setEmulatedMedia', { features }));
  }

  /** A person has Chromium's own developer tools; tests have the debugger. */
  openDevTools(): void {}
  closeDevTools(): void {}
  isDevToolsOpened(): boolean {
    return false;
  }
}

function loadError(errorText: string, url: string): Error {
  const code = errorText.replace('net::', '');
  return Object.assign(new Error(`${code} (-2) loading '${url}'`), {
    code,
    errno: code === 'ERR_ABORTED' ? -3 : -2,
    url,
  });
}

/** The module's own functions, by which contents are found again. */
export const webContents = refusing('webContents', {
  getAllWebContents: () => [...all.values()],
  fromId: (id: number) => all.get(id),
  fromDevToolsTargetId: (targetId: string) => [...all.values()].find((known) => known.standInTargetId === targetId),
});
