import type { Session } from '../chromium/connection.ts';
import { codec } from '../page/source.ts';
import { type IpcEvent, ipcMain } from './ipc-main.ts';
import { key } from './page-target.ts';
import { toAppUrl } from './scheme-map.ts';

/** What a page says that is not IPC of the app: it asks for a window, or to be closed. */
export interface PageRequests {
  open(details: { url: string; frameName: string; features: string; disposition: string }): void;
  close(): void;
  preloadFailed(path: string, error: Error): void;
  titled(title: string): void;
}

interface Sender {
  event(url: string): IpcEvent;
  /** Where the preload of the present document runs; a message from an older one is dropped. */
  context(): number | undefined;
}

/** The IPC of one page: a binding in the preload's world speaks to main, a function call answers. */
export class PageIpc {
  private readonly sender: Sender;
  private readonly requests: PageRequests;
  private session: Session | undefined;

  constructor(sender: Sender, requests: PageRequests) {
    this.sender = sender;
    this.requests = requests;
  }

  follow(session: Session): void {
    this.session = session;
    session.on<{ name: string; payload: string; executionContextId: number }>('Runtime.bindingCalled', (called) => {
      if (called.name !== `${key}binding` || called.executionContextId !== this.sender.context()) return;
      const [url, kind, ...rest] = codec.decode(called.payload) as [string, string, ...unknown[]];
      this.receive(toAppUrl(url), kind, rest, called.executionContextId);
    });
  }

  /** Throws at once when something cannot be cloned, as Electron does; without a listening page it is lost. */
  send(channel: string, args: unknown[]): void {
    const text = codec.encode(['message', channel, args]);
    const context = this.sender.context();
    if (context !== undefined) this.deliver(context, text);
  }

  private receive(url: string, kind: string, rest: unknown[], context: number): void {
    if (kind === 'invoke') {
      const [channel, args, call] = rest as [string, unknown[], number];
      void this.answer(context, channel, args, call, this.sender.event(url));
    } else if (kind === 'send') {
      const [channel, args] = rest as [string, unknown[]];
      if (ipcMain.listenerCount(channel) > 0) ipcMain.emit(channel, this.sender.event(url), ...args);
    } else if (kind === 'close') {
      this.requests.close();
    } else if (kind === 'open') {
      const details = rest[0] as Parameters<PageRequests['open']>[0];
      this.requests.open({ ...details, url: toAppUrl(details.url) });
    } else if (kind === 'preload-error') {
      this.requests.preloadFailed(rest[0] as string, rest[1] as Error);
    } else if (kind === 'title') {
      this.requests.titled(rest[0] as string);
    }
  }

  private async answer(
    context: number,
    channel: string,
    args: unknown[],
    call: number,
    event: IpcEvent,
  ): Promise<void> {
    let text: string;
    try {
      text = codec.encode(['result', call, await ipcMain.standInInvoke(channel, event, args)]);
    } catch (error) {
      console.error(`Error occurred in handler for '${channel}':`, error);
      text = codec.encode(['failure', call, `Error invoking remote method '${channel}': ${String(error)}`]);
    }
    if (context === this.sender.context()) this.deliver(context, text);
  }

  private deliver(executionContextId: number, text: string): void {
    this.session?.post('Runtime.callFunctionOn', {
      functionDeclaration: 'function (key, text) { globalThis[key].receive(text); }',
      executionContextId,
      arguments: [{ value: key }, { value: text }],
    });
  }
}
