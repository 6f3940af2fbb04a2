import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chromium } from '../chromium/browser.ts';
import { onArrival } from './targets.ts';

const patience = 15_000;

/**
 * Opens a window without tabs and address bar, for people. The protocol has no command for that, but a
 * second start of Chromium on the same profile hands its `--app` window to the running one and ends.
 */
export function openAppWindow(width: number, height: number): Promise<string> {
  const address = `data:text/html,<title>&nbsp;</title><!--${randomUUID()}-->`;
  const root = process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : [];
  const args = [...root, `--user-data-dir=${chromium.profile}`, `--app=${address}`, `--window-size=${width},${height}`];
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => settle(() => reject(new Error('Chromium did not open a window'))), patience);
    const stopListening = onArrival(({ url, targetId }) => {
      if (decodeURIComponent(url).includes(address.slice(-40))) settle(() => resolve(targetId));
    });
    const settle = (done: () => void) => {
      clearTimeout(late);
      stopListening();
      done();
    };
    spawn(chromium.executable, args, { stdio: 'ignore' }).on('error', (error) => settle(() => reject(error)));
  });
}
