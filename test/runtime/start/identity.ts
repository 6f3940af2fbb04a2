import { createRequire } from 'node:module';

/** The version of the electron package beside the app, so that both agree; the binary is not needed. */
function electronVersion(): string {
  try {
    return (createRequire(import.meta.url)('electron/package.json') as { version: string }).version;
  } catch {
    return '0.0.0';
  }
}

/** The names by which code recognises that it runs inside Electron. `standin` tells the two apart. */
export function takeElectronsIdentity(type: 'browser' | 'utility'): void {
  const versions = { ...process.versions, electron: electronVersion(), chrome: '', standin: '1' };
  Object.defineProperty(process, 'versions', { value: versions, enumerable: true });
  Object.defineProperty(process, 'type', { value: type, enumerable: true });
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  const resources = import.meta.dirname;
  Object.defineProperty(process, 'resourcesPath', { value: resources, enumerable: true, writable: true });
}

/** Chromium's version is known only when it has answered. */
export function setChromeVersion(version: string): void {
  (process.versions as unknown as { chrome: string }).chrome = version;
}
