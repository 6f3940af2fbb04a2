import { expect, test } from './harness.ts';

/** What the fixture's preload exposes besides its IPC. */
interface Bridge {
  attempts: Record<string, string>;
  exports: string[];
  nested: { list: unknown[] };
  account: { number: number; describe?: unknown };
  today: Date;
  variable(): string;
  add(a: number, b: number): number;
  later(value: unknown): Promise<unknown>;
  giveBack<Value>(value: Value): Value;
  callTwice(callback: (value: number) => unknown): unknown[];
  fail(): void;
  failLater(): Promise<void>;
  askUnknown(name: string): string;
  exposeAgain(): void;
}

declare global {
  interface Window {
    bridge: Bridge;
  }
}

test('nothing of the preload leaks into the page', async ({ shared: { page } }) => {
  expect(await page.evaluate(() => window.bridge.variable())).toBe('secret');
  const seen = await page.evaluate(() => ({
    global: 'preloadSecret' in window,
    variable: 'preloadVariable' in window,
    prototype: 'changedByPreload' in String.prototype,
    require: 'require' in window,
    process: 'process' in window,
    module: 'module' in window,
  }));
  expect(Object.entries(seen).filter(([, leaked]) => leaked)).toEqual([]);
});

test('the page has no other new names than the exposed ones', async ({ shared: { page } }) => {
  const names = await page.evaluate(() => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    const fresh = new Set(Object.getOwnPropertyNames(frame.contentWindow));
    frame.remove();
    return Object.getOwnPropertyNames(window).filter((name) => !fresh.has(name) && !/^\d+$/.test(name));
  });
  // `__name`-like helpers belong to the test runner.
  expect(names.filter((name) => !name.startsWith('__'))).toEqual(['api', 'bridge']);
});

test('the preload does not see the names of the page', async ({ shared: { page } }) => {
  await page.evaluate(() => Object.assign(window, { preloadSecret: 'changed by the page' }));
  expect(await page.evaluate(() => window.bridge.variable())).toBe('secret');
  await page.evaluate(() => Reflect.deleteProperty(window, 'preloadSecret'));
});

test('what is exposed is frozen through and through and cannot be replaced', async ({ shared: { page } }) => {
  const attempts = await page.evaluate(() => {
    const attempt = (change: () => unknown) => {
      try {
        return change() === false ? 'refused' : 'changed';
      } catch {
        return 'refused';
      }
    };
    return [
      attempt(() => Reflect.set(window, 'bridge', {})),
      attempt(() => Reflect.deleteProperty(window, 'bridge')),
      attempt(() => Reflect.defineProperty(window, 'bridge', { value: 1 })),
      attempt(() => Reflect.set(window.bridge, 'add', () => 0)),
      attempt(() => Reflect.set(window.bridge, 'more', 1)),
      attempt(() => window.bridge.nested.list.push(1)),
      attempt(() => Reflect.set(window.bridge.nested.list[2] as object, 'deep', false)),
    ];
  });
  expect(attempts).toEqual(Array(7).fill('refused'));
  expect(await page.evaluate(() => window.bridge.add(1, 2))).toBe(3);
});

test('a name can be exposed once', async ({ shared: { page } }) => {
  await expect(page.evaluate(() => window.bridge.exposeAgain())).rejects.toThrow(/Cannot bind an API on top/);
});

test('a sandboxed preload has electron with two modules and no other require', async ({ shared: { page } }) => {
  expect(await page.evaluate(() => window.bridge.exports)).toEqual(['contextBridge', 'ipcRenderer']);
  const attempts = await page.evaluate(() => window.bridge.attempts);
  expect(Object.keys(attempts)).toEqual(['fs', 'node:child_process', './other.cjs']);
  for (const [name, message] of Object.entries(attempts)) expect(message).toContain(`module not found: ${name}`);
  expect(await page.evaluate(() => window.bridge.askUnknown('sendSync'))).toBe(
    'electron stand-in: ipcRenderer.sendSync is not provided',
  );
});

test('exposed functions are synchronous and keep dates, bytes and maps', async ({ shared: { page } }) => {
  const results = await page.evaluate(() => {
    const bytes = window.bridge.giveBack(new Uint8Array([1, 2]));
    const map = window.bridge.giveBack(new Map([['a', new Date(5)]]));
    return [
      window.bridge.add(2, 3),
      window.bridge.today instanceof Date && window.bridge.today.getTime(),
      bytes instanceof Uint8Array && [...bytes],
      map instanceof Map && map.get('a')?.getTime(),
    ];
  });
  expect(results).toEqual([5, 0, [1, 2], 5]);
});

test('objects are copies, and instances lose their methods', async ({ shared: { page } }) => {
  const results = await page.evaluate(() => {
    const mine = { changed: false };
    const back = window.bridge.giveBack(mine);
    back.changed = true;
    return [mine.changed, window.bridge.account.number, typeof window.bridge.account.describe];
  });
  expect(results).toEqual([false, 7, 'undefined']);
});

test('callbacks are called in the page, and a function that comes back is the same one', async ({
  shared: { page },
}) => {
  const results = await page.evaluate(() => {
    const double = (value: number) => value * 2;
    return [window.bridge.callTwice(double), window.bridge.giveBack(double) === double];
  });
  expect(results).toEqual([[2, 4], true]);
});

test('a reactive proxy is refused, also deep inside', async ({ shared: { page } }) => {
  const messages = await page.evaluate(() =>
    [new Proxy({}, {}), { rows: [new Proxy([], {})] }, { callback: () => {}, row: new Proxy({}, {}) }].map((value) => {
      try {
        window.bridge.giveBack<unknown>(value);
        return 'crossed';
      } catch (error) {
        return (error as Error).name;
      }
    }),
  );
  expect(messages).toEqual(['DataCloneError', 'DataCloneError', 'DataCloneError']);
});

test('errors keep their class across the bridge, thrown or rejected', async ({ shared: { page } }) => {
  const errors = await page.evaluate(async () => {
    const caught: unknown[] = [];
    try {
      window.bridge.fail();
    } catch (error) {
      caught.push(error instanceof TypeError, (error as Error).message);
    }
    await window.bridge.failLater().catch((error: Error) => caught.push(error instanceof RangeError, error.message));
    return caught;
  });
  expect(errors).toEqual([true, 'not like this', true, 'too far']);
});

test('a promise crosses as a promise', async ({ shared: { page } }) => {
  const result = await page.evaluate(async () => {
    const promise = window.bridge.later({ a: 1 });
    return [promise instanceof Promise, await promise];
  });
  expect(result).toEqual([true, { a: 1 }]);
});

test('a frame of the page gets nothing of the preload', async ({ shared: { page } }) => {
  const inFrame = await page.evaluate(async () => {
    const frame = document.createElement('iframe');
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
    frame.src = '/second';
    document.body.append(frame);
    await loaded;
    const found = [frame.contentDocument?.title, 'api' in (frame.contentWindow ?? {})];
    frame.remove();
    return found;
  });
  expect(inFrame).toEqual(['Basic', false]);
});

test('a preload that fails is reported, and the page is shown all the same', async ({ shared: { app } }, testInfo) => {
  const { writeFile } = await import('node:fs/promises');
  const broken = testInfo.outputPath('broken.cjs');
  await writeFile(broken, "throw new RangeError('broken on purpose');");
  const result = await app.evaluate(async ({ app: main }, preload) => {
    const failed = new Promise<string>((resolve) => {
      main.once('web-contents-created', (_event, contents) => {
        contents.once('preload-error', (_error, path, error) => resolve(`${path} ${error.message}`));
      });
    });
    const window = await globalThis.openWindow('app://basic/second', { webPreferences: { preload } });
    const text = await window.webContents.executeJavaScript('document.body.textContent');
    const report = await failed;
    window.destroy();
    return [text, report];
  }, broken);
  expect(result).toEqual(['Second', `${broken} broken on purpose`]);
});
