import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test';

export { expect } from '@playwright/test';

export const fixture = (name: string) => join(import.meta.dirname, 'fixtures', name);

export interface Launched {
  readonly app: ElectronApplication;
  readonly page: Page;
}

type Launch = (args?: readonly string[], env?: Record<string, string>) => Promise<ElectronApplication>;

/** What the fixture app offers to tests inside its main process. */
export interface FixtureGlobals {
  openWindow(url?: string, options?: object): Promise<Electron.BrowserWindow>;
  asked?: { url: string; disposition: string };
  second?: { argv: string[]; folder: string; data: unknown };
}

declare global {
  var openWindow: FixtureGlobals['openWindow'];
  var asked: FixtureGlobals['asked'];
  var second: FixtureGlobals['second'];
  /** The fixture's own `import * as electron`. */
  var imported: Record<string, unknown>;
  /** Where a test's code inside the main process keeps what it has seen. */
  var seen: unknown[];

  interface Window {
    api: {
      invoke(channel: string, ...args: unknown[]): Promise<unknown>;
      send(channel: string, ...args: unknown[]): void;
      on(channel: string, listener: (...args: unknown[]) => void): void;
    };
  }
}

/** `launch` starts the basic fixture afresh for one test, `shared` is one app for a whole file. */
export const test = base.extend<{ launch: Launch }, { shared: Launched }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright takes the fixtures that one needs from this pattern, refuses anything else, and this one needs none.
  launch: async ({}, use) => {
    const started: ChildProcess[] = [];
    await use(async (args = [], env = {}) => {
      const app = await _electron.launch({
        args: [fixture('basic'), ...args],
        env: { ...(process.env as Record<string, string>), ...env },
      });
      started.push(app.process());
      return app;
    });
    for (const process of started) process.kill('SIGKILL');
  },
  shared: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright takes the fixtures that one needs from this pattern, refuses anything else, and this one needs none.
    async ({}, use) => {
      const app = await _electron.launch({ args: [fixture('basic')] });
      const page = await app.firstWindow();
      // The window is there before its document is.
      await page.locator('#ask').waitFor();
      await use({ app, page });
      await app.close();
    },
    { scope: 'worker' },
  ],
});

/** Opens another window of the fixture and waits until the test runner has caught up with it. */
export async function openPage(app: ElectronApplication, url: string): Promise<Page> {
  const waiting = app.waitForEvent('window');
  await app.evaluate((_electron, address) => globalThis.openWindow(address).then(() => {}), url);
  const page = await waiting;
  await page.waitForURL(`**${new URL(url).pathname}`);
  return page;
}
