import { describeValue } from './describe-value.ts';
import { expect, test } from './harness.ts';

/** Values that have to cross unchanged, as source text, because they are made on both sides. */
const crossing: Record<string, string> = {
  undefined: 'undefined',
  null: 'null',
  'odd numbers': '[NaN, Infinity, -Infinity, -0, 0, 1.5, Number.MAX_SAFE_INTEGER]',
  bigint: '[0n, -12345678901234567890n]',
  text: `['', 'ä€😀', '\\u0000', '\\ud800']`,
  'members that are undefined': '({ a: undefined, b: [undefined, null] })',
  dates: '[new Date(0), new Date(NaN)]',
  'regular expression': '/a+/giu',
  map: 'new Map([[{ key: 1 }, new Map([["x", undefined]])], [NaN, 2]])',
  set: 'new Set([1, "1", { a: 1 }, new Set()])',
  errors: '[new Error("plain"), new RangeError("far"), new TypeError("type", { cause: new SyntaxError("s") })]',
  'array buffer': 'new Uint8Array([0, 127, 255]).buffer',
  'typed arrays': `[new Uint8ClampedArray([1, 300]), new Int16Array([-1]), new Float32Array([0.5]),
    new Float64Array([NaN]), new BigInt64Array([-5n]), new BigUint64Array([5n]), new Uint32Array(0)]`,
  'views of one buffer': `(() => { const buffer = new ArrayBuffer(8);
    return [new Uint8Array(buffer, 2, 3), new DataView(buffer, 1, 4), buffer]; })()`,
  'boxed values': '[Object(1), Object("s"), Object(false), Object(2n)]',
  holes: '[1, , 3, , ]',
  'array with a name': 'Object.assign([1, 2], { extra: true })',
  cycle: '(() => { const a = { name: "a" }; a.self = a; a.list = [a, { a }]; return a; })()',
  'shared reference': '(() => { const x = {}; return { one: x, two: [x] }; })()',
  'cycle through a map': '(() => { const m = new Map(); m.set(m, new Set([m])); return m; })()',
  'own __proto__ key': `JSON.parse('{"__proto__": {"evil": 1}, "a": 2}')`,
  'keys that look like the wire': '[["at", 0], ["undefined"], ["number", "NaN"], { kind: "object" }]',
  'many rows': 'Array.from({ length: 2000 }, (_, id) => ({ id, name: "n" + id, when: new Date(id) }))',
};

for (const [name, source] of Object.entries(crossing)) {
  test(`crosses unchanged: ${name}`, async ({ shared: { app, page } }) => {
    const expected = new Function(`return (${describeValue})(${source})`)();
    await app.evaluate(
      ({ ipcMain, BrowserWindow }, [make, describe]) => {
        ipcMain.removeHandler('describe');
        ipcMain.handle('describe', (_event, value) => new Function(`return ${describe}`)()(value));
        ipcMain.removeHandler('push');
        ipcMain.handle('push', () => {
          BrowserWindow.getAllWindows()[0]?.webContents.send('pushed', new Function(`return ${make}`)());
        });
      },
      [source, String(describeValue)],
    );
    const results = await page.evaluate(`(async () => {
      const describe = ${describeValue};
      const pushed = new Promise((resolve) => window.api.on('pushed', resolve));
      await window.api.invoke('push');
      return {
        'in the page': describe(${source}),
        'in main': await window.api.invoke('describe', ${source}),
        'there and back': describe(await window.api.invoke('echo', ${source})),
        'sent by main': describe(await pushed),
      };
    })()`);
    expect(results).toEqual({
      'in the page': expected,
      'in main': expected,
      'there and back': expected,
      'sent by main': expected,
    });
  });
}

const refused: Record<string, string> = {
  function: '() => 1',
  'function inside': '({ a: [() => 1] })',
  symbol: 'Symbol("s")',
  promise: 'Promise.resolve(1)',
  proxy: 'new Proxy({ a: 1 }, {})',
  'proxy inside': '({ list: [new Proxy([], {})] })',
  'weak map': 'new WeakMap()',
};

for (const [name, source] of Object.entries(refused)) {
  test(`is refused on the way to main: ${name}`, async ({ shared: { page } }) => {
    const message = await page.evaluate(
      `(async () => window.api.invoke('echo', ${source}))().then(() => 'crossed', (error) => error.message)`,
    );
    expect(message).toMatch(/could not be cloned/);
  });

  test(`is refused on the way to the page: ${name}`, async ({ shared: { app, page } }) => {
    const sent = await app.evaluate(({ ipcMain, BrowserWindow }, make) => {
      const value = () => new Function(`return ${make}`)();
      ipcMain.removeHandler('give');
      // Awaiting a promise is what a handler is for, so it goes inside something.
      ipcMain.handle('give', () => ({ value: value() }));
      try {
        BrowserWindow.getAllWindows()[0]?.webContents.send('given', value());
        return 'sent';
      } catch (error) {
        return (error as Error).message;
      }
    }, source);
    expect(sent).toBe('An object could not be cloned.');
    await expect(page.evaluate(() => window.api.invoke('give'))).rejects.toThrow(
      "Error invoking remote method 'give': Error: An object could not be cloned.",
    );
  });
}

test('a node of the page is refused', async ({ shared: { page } }) => {
  await expect(page.evaluate(() => window.api.invoke('echo', document.body))).rejects.toThrow(/could not be cloned/);
});

test('instances lose their prototype and their getters become values', async ({ shared: { app, page } }) => {
  const fromPage = await page.evaluate(async () => {
    class Money {
      cents = 5;
      get euros() {
        return 1;
      }
    }
    const object = Object.defineProperty(new Money(), 'computed', { enumerable: true, get: () => 6 });
    const back = (await window.api.invoke('echo', object)) as object;
    return [Object.getPrototypeOf(back) === Object.prototype, Object.entries(back)];
  });
  expect(fromPage).toEqual([
    true,
    [
      ['cents', 5],
      ['computed', 6],
    ],
  ]);

  await app.evaluate(({ ipcMain }) => {
    class Drawer {
      #secret = 1;
      number = 3;
      count() {
        return this.#secret;
      }
    }
    ipcMain.handle('instance', () => new Drawer());
  });
  const fromMain = await page.evaluate(async () => {
    const got = (await window.api.invoke('instance')) as object;
    return [Object.getPrototypeOf(got) === Object.prototype, 'count' in got, Object.entries(got)];
  });
  expect(fromMain).toEqual([true, false, [['number', 3]]]);
});

test('a buffer arrives as plain bytes', async ({ shared: { app, page } }) => {
  await app.evaluate(({ ipcMain }) => ipcMain.handle('buffer', () => Buffer.from([1, 2, 255])));
  const got = await page.evaluate(async () => {
    const bytes = (await window.api.invoke('buffer')) as Uint8Array;
    return [bytes.constructor === Uint8Array, [...bytes]];
  });
  expect(got).toEqual([true, [1, 2, 255]]);
});

test('of an error in a handler only the text crosses', async ({ shared: { app, page } }) => {
  await app.evaluate(({ ipcMain }) => {
    ipcMain.handle('fails', () => {
      throw Object.assign(new RangeError('too far'), { code: 'TOO_FAR' });
    });
  });
  const error = await page.evaluate(() =>
    window.api.invoke('fails').then(
      () => 'no error',
      (error: Error & { code?: string }) => [error.constructor === Error, error.name, error.message, error.code],
    ),
  );
  expect(error).toEqual([true, 'Error', "Error invoking remote method 'fails': RangeError: too far", undefined]);
});

test('a channel without a handler says so', async ({ shared: { page } }) => {
  await expect(page.evaluate(() => window.api.invoke('nobody'))).rejects.toThrow(
    "Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
  );
});

test('a second handler for a channel is an error, a removed one is gone, a single one answers once', async ({
  shared: { app, page },
}) => {
  const second = await app.evaluate(({ ipcMain }) => {
    ipcMain.handleOnce('once', () => 1);
    try {
      ipcMain.handle('echo', () => 2);
      return 'accepted';
    } catch (error) {
      return (error as Error).message;
    }
  });
  expect(second).toBe("Attempted to register a second handler for 'echo'");
  expect(await page.evaluate(() => window.api.invoke('once'))).toBe(1);
  await expect(page.evaluate(() => window.api.invoke('once'))).rejects.toThrow(/No handler registered/);
});

test('messages keep their order and tell their sender', async ({ shared: { app, page } }) => {
  await app.evaluate(({ ipcMain, BrowserWindow }) => {
    globalThis.seen = [];
    ipcMain.on('count', (event, number: number) => {
      const window = BrowserWindow.fromWebContents(event.sender);
      const own = event.senderFrame === window?.webContents.mainFrame;
      globalThis.seen.push([number, own, event.senderFrame?.url]);
    });
  });
  await page.evaluate(async () => {
    for (let number = 0; number < 50; number++) window.api.send('count', number);
    await window.api.invoke('echo', 'all sent');
  });
  const seen = await app.evaluate(() => globalThis.seen);
  expect(seen).toEqual(Array.from({ length: 50 }, (_, number) => [number, true, 'app://basic/']));
});
