import { contextBridge, ipcRenderer } from 'electron';
import { API_EVENT, API_REQUEST } from '#shared/contract/channels.ts';

/** All that the page gets from outside: ask, and listen. No Electron object crosses the bridge. */
contextBridge.exposeInMainWorld('counter', {
  request: (route: string, input: unknown): Promise<unknown> => ipcRenderer.invoke(API_REQUEST, route, input),
  on: (listener: (event: unknown) => void): void => {
    ipcRenderer.on(API_EVENT, (_event, payload: unknown) => listener(payload));
  },
});
