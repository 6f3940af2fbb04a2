import { expect, test } from './harness.ts';

test('a page that crashed is told of, and a reload brings it back', async ({ launch }) => {
  const app = await launch();
  const page = await app.firstWindow();
  await page.locator('#ask').waitFor();
  const facts = await app.evaluate(async ({ app: main, BrowserWindow, ipcMain }) => {
    const window = BrowserWindow.getAllWindows()[0];
    if (!window) throw new Error('no window');
    const contents = window.webContents;
    const told = new Promise<string>((resolve) => {
      main.once('render-process-gone', (_event, gone, { reason }) => resolve(`${gone === contents} ${reason}`));
    });
    const own = new Promise<string>((resolve) => {
      contents.once('render-process-gone', (_event, { reason }) => resolve(reason));
    });
    contents.forcefullyCrashRenderer();
    const reasons = [await told, await own];
    const crashed = contents.isCrashed();
    // Nobody listens there now; that must do no harm.
    contents.send('anything');
    const loaded = new Promise<void>((resolve) => contents.once('did-finish-load', () => resolve()));
    contents.reload();
    await loaded;
    const answered = new Promise((resolve) => ipcMain.once('again', (_event, value) => resolve(value)));
    await contents.executeJavaScript('window.api.send("again", document.title)');
    return { reasons, crashed, recovered: !contents.isCrashed(), answer: await answered };
  });
  expect(facts).toEqual({ reasons: ['true crashed', 'crashed'], crashed: true, recovered: true, answer: 'Basic' });
});

test('a crashed window can be closed', async ({ launch }) => {
  const app = await launch();
  await app.firstWindow();
  const closed = await app.evaluate(async ({ BrowserWindow, app: main }) => {
    main.on('window-all-closed', () => {});
    const window = await globalThis.openWindow();
    const gone = new Promise<void>((resolve) => window.webContents.once('render-process-gone', () => resolve()));
    window.webContents.forcefullyCrashRenderer();
    await gone;
    const closing = new Promise<void>((resolve) => window.once('closed', () => resolve()));
    window.close();
    await closing;
    return BrowserWindow.getAllWindows().includes(window);
  });
  expect(closed).toBe(false);
});
