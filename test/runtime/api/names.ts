/** What `import { … } from 'electron'` finds and can use. */
export const providedNames = [
  'app',
  'BrowserWindow',
  'clipboard',
  'crashReporter',
  'dialog',
  'ipcMain',
  'Menu',
  'MenuItem',
  'nativeTheme',
  'net',
  'Notification',
  'powerMonitor',
  'protocol',
  'safeStorage',
  'screen',
  'session',
  'shell',
  'utilityProcess',
  'webContents',
] as const;

/**
 * What Electron has besides. A module must be able to name them in an import, since an import of a
 * name that does not exist fails as a whole; using one of them is refused.
 */
export const refusedNames = [
  'autoUpdater',
  'BaseWindow',
  'BrowserView',
  'contentTracing',
  'contextBridge',
  'desktopCapturer',
  'globalShortcut',
  'ImageView',
  'inAppPurchase',
  'ipcRenderer',
  'MessageChannelMain',
  'nativeImage',
  'netLog',
  'parentPort',
  'powerSaveBlocker',
  'pushNotifications',
  'ServiceWorkerMain',
  'ShareMenu',
  'sharedTexture',
  'systemPreferences',
  'TouchBar',
  'Tray',
  'View',
  'WebContentsView',
  'webFrame',
  'webFrameMain',
  'webUtils',
] as const;

export const exportedNames: readonly string[] = [...providedNames, ...refusedNames];
