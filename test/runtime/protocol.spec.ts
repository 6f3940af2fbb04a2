import { expect, openPage, test } from './harness.ts';

test('the address is one stable, secure origin', async ({ shared: { page } }) => {
  const facts = await page.evaluate(async () => {
    localStorage.setItem('kept', 'yes');
    const digest = await crypto.subtle.digest('SHA-256', new Uint8Array([1]));
    history.pushState({}, '', '/deep/route');
    const path = location.pathname;
    history.back();
    await new Promise((resolve) => window.addEventListener('popstate', resolve, { once: true }));
    return [window.isSecureContext, digest.byteLength, path, location.pathname];
  });
  expect(facts).toEqual([true, 32, '/deep/route', '/']);
  await page.reload();
  await page.locator('#ask').waitFor();
  expect(await page.evaluate(() => localStorage.getItem('kept'))).toBe('yes');
});

test('main sees only the address of the app', async ({ shared: { app, page } }) => {
  const echoed = await page.evaluate(async () => (await fetch('/echo?a=1', { method: 'POST' })).json());
  expect(echoed).toMatchObject({ url: 'app://basic/echo?a=1', headers: { origin: 'app://basic' } });
  expect(echoed.headers.referer).toMatch(/^app:\/\/basic\//);
  expect(JSON.stringify(echoed)).not.toContain('localhost');

  const urls = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    return [contents?.getURL(), contents?.mainFrame.url, contents?.mainFrame.origin];
  });
  expect(urls).toEqual(['app://basic/', 'app://basic/', 'app://basic']);
});

test("the sender's address follows the page's own history", async ({ shared: { app, page } }) => {
  await app.evaluate(({ ipcMain }) => ipcMain.handle('where', (event) => event.senderFrame?.url));
  const urls = await page.evaluate(async () => {
    history.pushState({}, '', '/accounts/7?tab=2#top');
    const deep = await window.api.invoke('where');
    history.replaceState({}, '', '/');
    return [deep, await window.api.invoke('where')];
  });
  expect(urls).toEqual(['app://basic/accounts/7?tab=2#top', 'app://basic/']);
});

test('bodies cross in both directions byte by byte', async ({ shared: { page } }) => {
  const same = await page.evaluate(async () => {
    const bytes = new Uint8Array(300_000).map((_, index) => index * 7);
    const { method, body } = await (await fetch('/echo', { method: 'POST', body: bytes })).json();
    const back = Uint8Array.from(atob(body), (character) => character.charCodeAt(0));
    return [method, back.length, back.every((byte, index) => byte === bytes[index])];
  });
  expect(same).toEqual(['POST', 300_000, true]);
});

test('status codes arrive, and a handler that throws is a failed request', async ({ shared: { page } }) => {
  const outcomes = await page.evaluate(async () => [
    (await fetch('/nothing-here')).status,
    await fetch('/broken').then(
      () => 'answered',
      (error: Error) => error.name,
    ),
  ]);
  expect(outcomes).toEqual([404, 'TypeError']);
});

test('the content security policy of the handler is enforced', async ({ shared: { app } }) => {
  const page = await openPage(app, 'app://basic/strict');
  const facts = await page.evaluate(async () => {
    const host = Object.assign(window as unknown as Record<string, unknown>, { violations: [] as string[] });
    document.addEventListener('securitypolicyviolation', (event) => host.violations.push(event.effectiveDirective));
    const script = document.createElement('script');
    const written = (() => {
      try {
        script.text = 'window.written = true';
        return 'written';
      } catch (error) {
        return (error as Error).name;
      }
    })();
    const image = document.createElement('img');
    image.src = '/picture.png';
    document.body.append(image);
    const own = await fetch('/echo').then((response) => response.status);
    const foreign = await fetch('https://example.invalid/').then(
      () => 'sent',
      () => 'blocked',
    );
    return { inline: host.inlineRan, file: host.fileRan, written, own, foreign };
  });
  expect(facts).toEqual({ inline: undefined, file: true, written: 'TypeError', own: 200, foreign: 'blocked' });
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { violations: string[] }).violations.sort()))
    .toEqual(['connect-src', 'img-src', 'require-trusted-types-for']);
  await page.close();
});

test('a navigation that main forbids does not happen', async ({ shared: { app, page } }) => {
  await app.evaluate(({ BrowserWindow }) => {
    globalThis.seen = [];
    BrowserWindow.getAllWindows()[0]?.webContents.on('will-navigate', (event, url) => {
      globalThis.seen.push(url);
      if (!url.startsWith('app://basic/')) event.preventDefault();
    });
  });
  await page.click('#outside', { noWaitAfter: true });
  await expect.poll(() => app.evaluate(() => globalThis.seen)).toEqual(['https://example.invalid/']);
  expect(await page.evaluate(() => location.pathname)).toBe('/');
  await expect(page.locator('#ask')).toBeVisible();

  await page.click('#inside');
  await expect(page.locator('h1')).toHaveText('Second');
  expect(await app.evaluate(() => globalThis.seen.at(-1))).toBe('app://basic/second');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.loadURL('app://basic/'));
  await expect(page.locator('#ask')).toBeVisible();
  expect(await app.evaluate(() => globalThis.seen.length)).toBe(2);
});

test('an address that cannot be loaded rejects', async ({ shared: { app } }) => {
  const outcome = await app.evaluate(async ({ BrowserWindow }) => {
    const window = new BrowserWindow({ show: false });
    const failed = new Promise((resolve) =>
      window.webContents.once('did-fail-load', (_e, _code, text) => resolve(text)),
    );
    const error = await window.loadURL('app://basic/broken').catch((caught: Error & { code: string }) => caught.code);
    const event = await failed;
    window.destroy();
    return [error, event];
  });
  expect(outcome).toEqual(['ERR_FAILED', 'ERR_FAILED']);
});

test('handlers come and go, schemes are registered before the app is ready', async ({ shared: { app, page } }) => {
  const facts = await app.evaluate(async ({ protocol, net }) => {
    const message = (attempt: () => void) => {
      try {
        attempt();
        return 'accepted';
      } catch (error) {
        return (error as Error).message;
      }
    };
    protocol.handle('extra', () => new Response('one'));
    const twice = message(() => protocol.handle('extra', () => new Response('two')));
    const late = message(() => protocol.registerSchemesAsPrivileged([{ scheme: 'late' }]));
    const text = await (await net.fetch('extra://any/')).text();
    const handled = protocol.isProtocolHandled('extra');
    protocol.unhandle('extra');
    return [twice, late, text, handled, protocol.isProtocolHandled('extra')];
  });
  expect(facts).toEqual([
    'Failed to register protocol: extra',
    'protocol.registerSchemesAsPrivileged should be called before app is ready',
    'one',
    true,
    false,
  ]);
  expect(await page.evaluate(() => fetch('/echo').then((response) => response.status))).toBe(200);
});

test('main fetches files with their type', async ({ shared: { app } }) => {
  const [type, text, missing] = await app.evaluate(async ({ app: main, net }) => {
    const response = await net.fetch(`file://${main.getAppPath()}/package.json`);
    const none = await net.fetch(`file://${main.getAppPath()}/none`).catch((error: Error) => error.message);
    return [response.headers.get('content-type'), await response.text(), none];
  });
  expect(type).toBe('application/json');
  expect(JSON.parse(String(text))).toMatchObject({ name: 'basic' });
  expect(missing).toBe('net::ERR_FILE_NOT_FOUND');
});

test("a test's own interception comes first", async ({ shared: { page } }) => {
  await page.route('**/echo', (route) => route.fulfill({ json: { routed: true } }));
  const routed = await page.evaluate(async () => (await fetch('/echo')).json());
  await page.unroute('**/echo');
  const served = await page.evaluate(async () => (await fetch('/echo')).json());
  expect([routed.routed, served.method]).toEqual([true, 'GET']);
});
