import { expect, openPage, test } from './harness.ts';

test('two windows have their own IPC', async ({ shared: { app, page } }) => {
  await app.evaluate(({ ipcMain, BrowserWindow }) => {
    ipcMain.handle('who', (event) => BrowserWindow.fromWebContents(event.sender)?.id);
  });
  const second = await openPage(app, 'app://basic/');
  const ids = await Promise.all([page, second].map((one) => one.evaluate(() => window.api.invoke('who'))));
  const all = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map(({ id }) => id));
  expect(ids).toEqual(all);
  expect(new Set(all).size).toBe(2);

  const heard = (one: typeof page) =>
    one.evaluate(() => {
      const host = window as unknown as { heard: unknown[] };
      host.heard = [];
      window.api.on('only-you', (value) => host.heard.push(value));
    });
  await Promise.all([heard(page), heard(second)]);
  await app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.webContents.send('only-you', window.id);
  });
  const got = (one: typeof page) =>
    one.evaluate(async () => {
      await window.api.invoke('echo', 'after the message');
      return (window as unknown as { heard: unknown[] }).heard;
    });
  expect([await got(page), await got(second)]).toEqual(ids.map((id) => [id]));

  await second.evaluate(() => window.close());
  await expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  await expect.poll(() => second.isClosed()).toBe(true);
  expect(await page.evaluate(() => window.api.invoke('who'))).toBe(ids[0]);
});

test('a reload brings page and preload back', async ({ shared: { app, page } }) => {
  await page.evaluate(() => Object.assign(window, { before: true }));
  await page.reload();
  await page.click('#ask');
  await expect(page.locator('output')).toHaveText('Hello');
  expect(await page.evaluate(() => 'before' in window)).toBe(false);

  // Main and the test runner each hear of the reload over a connection of their own, in either order.
  const heardByRunner = page.waitForEvent('load');
  const loads = await app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const order: string[] = [];
    for (const event of ['did-start-loading', 'did-navigate', 'dom-ready', 'did-finish-load', 'did-stop-loading']) {
      contents?.once(event as 'dom-ready', () => order.push(event));
    }
    const stopped = new Promise<void>((resolve) => contents?.once('did-stop-loading', () => resolve()));
    contents?.reload();
    await stopped;
    return order;
  });
  await heardByRunner;
  expect(loads).toEqual(['did-start-loading', 'did-navigate', 'dom-ready', 'did-finish-load', 'did-stop-loading']);
});

test('new windows are asked for and denied, however the page tries', async ({ shared: { app, page } }) => {
  const asked = () => app.evaluate(() => globalThis.asked?.url);
  const forget = () =>
    app.evaluate(() => {
      globalThis.asked = undefined;
    });
  const attempts: Record<string, () => Promise<unknown>> = {
    'window.open': () => page.evaluate(() => window.open('/second')),
    'a link': () => page.click('#blank'),
    'a link with a key': () => page.click('#inside', { modifiers: ['Control'] }),
    'the middle button': () => page.click('#inside', { button: 'middle' }),
  };
  for (const [name, attempt] of Object.entries(attempts)) {
    await forget();
    await attempt();
    await expect.poll(asked, name).toBe('app://basic/second');
  }
  expect(app.windows()).toHaveLength(1);
  expect(await page.evaluate(() => location.pathname)).toBe('/');
});

test('a popup that slips past the page is closed', async ({ shared: { app, page } }) => {
  const before = app.windows().length;
  await page.evaluate(() => {
    const form = document.createElement('form');
    form.action = '/second';
    form.target = '_blank';
    document.body.append(form);
    form.submit();
  });
  await page.evaluate(() => window.api.invoke('echo', 'later'));
  await expect.poll(() => app.windows().length).toBe(before);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('a window that is allowed is opened', async ({ shared: { app, page } }) => {
  const waiting = app.waitForEvent('window');
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.setWindowOpenHandler(() => ({
      action: 'allow',
      overrideBrowserWindowOptions: { width: 300, height: 200 },
    }));
  });
  await page.evaluate(() => window.open('/second'));
  const opened = await waiting;
  await expect(opened.locator('h1')).toHaveText('Second');
  expect(await opened.evaluate(() => [innerWidth, innerHeight])).toEqual([300, 200]);
  await opened.close();
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
});

test('size, title and state are as asked', async ({ shared: { app } }) => {
  const waiting = app.waitForEvent('window');
  const facts = await app.evaluate(async ({ BrowserWindow }) => {
    const window = await globalThis.openWindow('app://basic/second', {
      width: 640,
      height: 480,
      minWidth: 400,
      minHeight: 300,
      show: false,
      title: 'First',
    });
    const events: string[] = [];
    for (const event of ['show', 'focus', 'resize', 'minimize', 'restore', 'blur', 'closed']) {
      window.on(event as 'show', () => events.push(event));
    }
    const hidden = window.isVisible();
    window.show();
    window.setContentSize(500, 100);
    window.minimize();
    const minimized = window.isMinimized();
    window.restore();
    window.setTitle('Second');
    Object.assign(globalThis, { measured: window });
    return {
      hidden,
      visible: window.isVisible(),
      size: window.getContentSize(),
      minimized,
      title: window.getTitle(),
      focused: BrowserWindow.getFocusedWindow()?.id === window.id,
      found: BrowserWindow.fromId(window.id) === window,
      events,
    };
  });
  expect(facts).toEqual({
    hidden: false,
    visible: true,
    size: [500, 300],
    minimized: true,
    title: 'Second',
    focused: true,
    found: true,
    events: ['show', 'focus', 'resize', 'minimize', 'restore'],
  });
  const page = await waiting;
  await page.waitForURL('**/second');
  await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([500, 300]);
  await page.close();
});

test("ready-to-show comes once, the document's title becomes the window's", async ({ shared: { app } }) => {
  const facts = await app.evaluate(async ({ BrowserWindow }) => {
    const window = new BrowserWindow({ show: false, title: 'Before' });
    let ready = 0;
    const titled = new Promise<void>((resolve) => window.once('page-title-updated', () => resolve()));
    window.on('ready-to-show', () => ready++);
    await window.loadURL('app://basic/');
    await window.loadURL('app://basic/second');
    await titled;
    const title = window.getTitle();
    window.destroy();
    return [ready, title, window.isDestroyed(), window.webContents.isDestroyed()];
  });
  expect(facts).toEqual([1, 'Basic', true, true]);
});

test('main reads and changes the page', async ({ shared: { app, page } }) => {
  const facts = await app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (!contents) throw new Error('no window');
    const map = await contents.executeJavaScript('new Map([["a", new Date(3)]])');
    const big = await contents.executeJavaScript('Promise.resolve(5n)');
    const error = await contents.executeJavaScript('throw new RangeError("far")').catch((e: Error) => e.message);
    const red = await contents.insertCSS('body { color: rgb(1, 2, 3) }');
    const color = await contents.executeJavaScript('getComputedStyle(document.body).color');
    await contents.removeInsertedCSS(red);
    const after = await contents.executeJavaScript('getComputedStyle(document.body).color');
    contents.setZoomFactor(1.5);
    return [
      map instanceof Map && map.get('a').getTime(),
      big,
      error.split('\n')[0],
      color,
      after,
      contents.getZoomFactor(),
    ];
  });
  expect(facts).toEqual([3, 5n, 'RangeError: far', 'rgb(1, 2, 3)', 'rgb(0, 0, 0)', 1.5]);
  const zoom = () => page.evaluate(() => getComputedStyle(document.documentElement).zoom);
  await expect.poll(zoom).toBe('1.5');
  await page.reload();
  await expect.poll(zoom).toBe('1.5');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(1));
  await expect.poll(zoom).toBe('1');
});

test('main hears the console of the page', async ({ shared: { app, page } }) => {
  await app.evaluate(({ BrowserWindow }) => {
    globalThis.seen = [];
    BrowserWindow.getAllWindows()[0]?.webContents.on('console-message', (event) => {
      globalThis.seen.push([event.level, event.message]);
    });
  });
  await page.evaluate(() => {
    console.warn('careful', 7);
    console.log('fine');
  });
  await expect
    .poll(() => app.evaluate(() => globalThis.seen))
    .toEqual([
      ['warning', 'careful 7'],
      ['info', 'fine'],
    ]);
});
