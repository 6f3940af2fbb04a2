import type { ElectronApplication } from '@playwright/test';
import { expect, test } from './harness.ts';

/** Collects what an app prints and resolves with its end. */
function ending(app: ElectronApplication): Promise<{ code: number | null; output: string }> {
  const child = app.process();
  let output = '';
  child.stdout?.on('data', (chunk) => (output += chunk));
  child.stderr?.on('data', (chunk) => (output += chunk));
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code, output })));
}

test('app.quit ends with code 0 and tells', async ({ launch }) => {
  const app = await launch();
  const end = ending(app);
  await app.evaluate(({ app: main }) => main.quit()).catch(() => {});
  const { code, output } = await end;
  expect(code).toBe(0);
  expect(output).toContain('will-quit\nquit 0');
});

test('app.exit ends with the given code and asks nobody', async ({ launch }) => {
  const app = await launch();
  const end = ending(app);
  await app.evaluate(({ app: main, BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.on('close', (event) => event.preventDefault());
    setImmediate(() => main.exit(7));
  });
  const { code, output } = await end;
  expect(code).toBe(7);
  expect(output).not.toContain('will-quit');
});

test('closing the last window ends the app, unless it listens for that', async ({ launch }) => {
  const app = await launch();
  const page = await app.firstWindow();
  await page.locator('#ask').waitFor();
  await app.evaluate(({ app: main }) => {
    globalThis.seen = [];
    main.once('window-all-closed', () => globalThis.seen.push('all closed'));
  });
  await page.evaluate(() => window.close());
  await expect.poll(() => app.evaluate(() => globalThis.seen)).toEqual(['all closed']);
  const end = ending(app);
  await app.evaluate(() => globalThis.openWindow().then((window) => window.close()));
  expect((await end).code).toBe(0);
});

test('before-quit, close and will-quit can each keep the app', async ({ launch }) => {
  const app = await launch();
  await (await app.firstWindow()).locator('#ask').waitFor();
  await app.evaluate(({ app: main, BrowserWindow }) => {
    const seen: string[] = [];
    globalThis.seen = seen;
    let refusals = 0;
    main.on('before-quit', (event) => {
      seen.push('before-quit');
      if (refusals++ === 0) event.preventDefault();
    });
    let closes = 0;
    BrowserWindow.getAllWindows()[0]?.on('close', (event) => {
      seen.push('close');
      if (closes++ === 0) event.preventDefault();
    });
    main.once('will-quit', (event) => {
      seen.push('will-quit');
      event.preventDefault();
    });
    main.on('window-all-closed', () => seen.push('all closed'));
  });
  // The app may be gone before it can answer.
  const quit = () => app.evaluate(({ app: main }) => main.quit()).catch(() => {});
  const seen = () => app.evaluate(() => globalThis.seen);
  await quit();
  expect(await seen()).toEqual(['before-quit']);
  await quit();
  await expect.poll(seen).toEqual(['before-quit', 'before-quit', 'close']);
  await quit();
  await expect.poll(seen).toEqual(['before-quit', 'before-quit', 'close', 'before-quit', 'close', 'will-quit']);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(0);
  const end = ending(app);
  await quit();
  expect((await end).code).toBe(0);
});

test("the page's beforeunload keeps its window without a question", async ({ launch }) => {
  const app = await launch();
  const page = await app.firstWindow();
  await page.locator('#ask').waitFor();
  await page.evaluate(() => {
    window.addEventListener('beforeunload', (event) => {
      event.preventDefault();
      document.title = 'kept';
    });
  });
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect.poll(() => page.title()).toBe('kept');
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});
