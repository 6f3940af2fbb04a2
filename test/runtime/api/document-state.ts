import type { Session } from '../chromium/connection.ts';
import { key } from './page-target.ts';
import { toAppUrl } from './scheme-map.ts';

interface Frame {
  readonly id: string;
  readonly parentId?: string;
  readonly loaderId: string;
  readonly url: string;
  readonly urlFragment?: string;
  readonly unreachableUrl?: string;
}

interface Context {
  readonly id: number;
  readonly name: string;
  readonly auxData?: { frameId?: string };
}

export interface DocumentEvents {
  started(): void;
  navigated(url: string): void;
  navigatedInPage(url: string): void;
  domReady(): void;
  finished(): void;
  failed(url: string): void;
}

/**
 * Follows the document that a page shows: its address, whether it has loaded, and the context in which
 * the preload runs. Chromium's events come as they like; here they get the order Electron gives them.
 */
export class DocumentState {
  url = '';
  loading = false;
  preloadContext: number | undefined;

  private loader = '';
  private loadedLoader = '';
  private waiting = new Map<string, { resolve(): void; reject(): void }>();

  follow(mainFrame: string, session: Session, events: DocumentEvents): void {
    session.on<{ frame: Frame }>('Page.frameNavigated', ({ frame }) => {
      if (frame.id === mainFrame) this.commit(frame, events);
    });
    session.on<{ frameId: string; url: string }>('Page.navigatedWithinDocument', ({ frameId, url }) => {
      if (frameId !== mainFrame) return;
      this.url = toAppUrl(url);
      events.navigatedInPage(this.url);
    });
    session.on<{ frameId: string; loaderId: string; name: string }>('Page.lifecycleEvent', (event) => {
      // The empty first document also reports that it has loaded; nobody has asked for it.
      if (event.frameId !== mainFrame || event.loaderId !== this.loader) return;
      if (event.name === 'DOMContentLoaded') events.domReady();
      if (event.name === 'load') this.finish(events);
    });
    session.on<{ frameId: string }>('Page.frameStartedLoading', ({ frameId }) => {
      if (frameId !== mainFrame || this.loading) return;
      this.loading = true;
      events.started();
    });
    session.on<{ context: Context }>('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === key && context.auxData?.frameId === mainFrame) this.preloadContext = context.id;
    });
    session.on<{ executionContextId: number }>('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      if (executionContextId === this.preloadContext) this.preloadContext = undefined;
    });
    session.on('Runtime.executionContextsCleared', () => {
      this.preloadContext = undefined;
    });
  }

  /** Resolves when the document with this loader has loaded, rejects when another one takes its place. */
  untilLoaded(loader: string): Promise<void> {
    if (loader === this.loadedLoader) return Promise.resolve();
    return new Promise((resolve, reject) => this.waiting.set(loader, { resolve, reject }));
  }

  /** The page is gone or has crashed, and with it whatever it was loading. */
  abandon(): void {
    this.loading = false;
    this.preloadContext = undefined;
    for (const { reject } of this.waiting.values()) reject();
    this.waiting.clear();
  }

  private commit(frame: Frame, events: DocumentEvents): void {
    this.loader = frame.loaderId;
    this.url = toAppUrl(frame.unreachableUrl ?? frame.url + (frame.urlFragment ?? ''));
    for (const [loader, { reject }] of this.waiting) {
      if (loader === this.loader) continue;
      this.waiting.delete(loader);
      reject();
    }
    if (frame.unreachableUrl === undefined) {
      events.navigated(this.url);
    } else {
      this.loading = false;
      events.failed(this.url);
    }
  }

  private finish(events: DocumentEvents): void {
    if (this.loadedLoader === this.loader) return;
    this.loadedLoader = this.loader;
    this.loading = false;
    events.finished();
    this.waiting.get(this.loader)?.resolve();
    this.waiting.delete(this.loader);
  }
}
