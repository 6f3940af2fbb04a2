import { BrowserWindow, type IpcMain } from 'electron';
import { API_EVENT, API_REQUEST } from '#shared/contract/channels.ts';
import type { AppEvent, Reply } from '#shared/contract/index.ts';
import { isOurPage } from './security.ts';

/**
 * The two channels. A request is answered only for the top frame of one of our own pages; everybody else is told that
 * there is no such route.
 */
export function answerRequests(
  ipc: IpcMain,
  request: (route: string, input: unknown) => Promise<Reply<unknown>>,
): void {
  ipc.handle(API_REQUEST, (event, route: unknown, input: unknown): Promise<Reply<unknown>> => {
    const frame = event.senderFrame;
    if (!frame || frame.parent !== null || !isOurPage(frame.url)) {
      return Promise.resolve({ ok: false, error: { code: 'ROUTE_UNKNOWN', details: {} } });
    }
    return request(String(route), input);
  });
}

export function sendToWindows(event: AppEvent): void {
  for (const window of BrowserWindow.getAllWindows()) {
    if (!window.isDestroyed() && !window.webContents.isDestroyed()) window.webContents.send(API_EVENT, event);
  }
}
