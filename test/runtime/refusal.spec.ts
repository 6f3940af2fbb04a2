import { expect, test } from './harness.ts';

/** Each is a use of something that the stand-in does not have, with the name it has to be refused by. */
const unknown: Record<string, string> = {
  'electron.app.setBadgeCount(1)': 'app.setBadgeCount',
  'electron.app.madeUp': 'app.madeUp',
  'electron.app.madeUp = 1': 'app.madeUp',
  'electron.app.commandLine.madeUp()': 'app.commandLine.madeUp',
  "electron.app.on('continue-activity', () => {})": "app event 'continue-activity'",
  'electron.MadeUp': 'MadeUp',
  "new electron.Tray('icon.png')": 'Tray',
  "electron.globalShortcut.register('A', () => {})": 'globalShortcut',
  'electron.session.fromPartition("x")': 'session.fromPartition',
  'electron.session.defaultSession.webRequest': 'session.webRequest',
  'electron.session.defaultSession.cookies': 'session.cookies',
  "electron.protocol.registerFileProtocol('x', () => {})": 'protocol.registerFileProtocol',
  'electron.BrowserWindow.addDevToolsExtension': 'BrowserWindow.addDevToolsExtension',
  'win.loadFile("index.html")': 'BrowserWindow.loadFile',
  'win.setOpacity(1)': 'BrowserWindow.setOpacity',
  "win.on('made-up', () => {})": "BrowserWindow event 'made-up'",
  'win.webContents.print()': 'webContents.print',
  'win.webContents.sendToFrame(1, "x")': 'webContents.sendToFrame',
  "win.webContents.once('did-attach-webview', () => {})": "webContents event 'did-attach-webview'",
  'win.webContents.mainFrame.frames': 'webContents.mainFrame.frames',
  'electron.ipcMain.madeUp': 'ipcMain.madeUp',
  'electron.Menu.buildFromTemplate([{ label: "x" }]).popup()': 'Menu.popup',
  'electron.shell.readShortcutLink("x")': 'shell.readShortcutLink',
  'electron.net.request("x")': 'net.request',
  'electron.clipboard.readImage()': 'clipboard.readImage',
  'electron.nativeTheme.madeUp': 'nativeTheme.madeUp',
  'new electron.BrowserWindow({ webPreferences: { nodeIntegration: true } })': 'webPreferences.nodeIntegration: true',
  'new electron.BrowserWindow({ webPreferences: { contextIsolation: false } })':
    'webPreferences.contextIsolation: false',
};

for (const [use, name] of Object.entries(unknown)) {
  test(`refuses by name: ${use}`, async ({ shared: { app } }) => {
    const message = await app.evaluate((electron, source) => {
      const win = electron.BrowserWindow.getAllWindows()[0];
      try {
        new Function('electron', 'win', source)(electron, win);
        return 'accepted';
      } catch (error) {
        return (error as Error).message;
      }
    }, use);
    expect(message).toBe(`electron stand-in: ${name} is not provided`);
  });
}

test('what runtimes look up on every object does no harm', async ({ shared: { app } }) => {
  const facts = await app.evaluate(async (electron) => {
    const { inspect } = process.getBuiltinModule('node:util');
    const window = electron.BrowserWindow.getAllWindows()[0];
    const objects = [electron, electron.app, window, window?.webContents, electron.Tray, electron.screen];
    return Promise.all(
      objects.map(async (object) => {
        const awaited = await (object as unknown);
        return awaited === object && typeof inspect(object) === 'string' && String(Object(object)[Symbol.iterator]);
      }),
    );
  });
  expect(facts).toEqual(Array(6).fill('undefined'));
});

test('every name of Electron can be imported, in both ways', async ({ shared: { app } }) => {
  const facts = await app.evaluate((electron) => {
    const { createRequire } = process.getBuiltinModule('node:module');
    const required = createRequire(`${electron.app.getAppPath()}/main.js`)('electron');
    const { imported } = globalThis;
    const names = Object.keys(imported).filter((name) => name !== 'default');
    return [
      required === electron,
      imported.default === electron,
      imported.app === electron.app,
      names.length > 40,
      names.every((name) => name in electron),
      names.includes('Tray') && names.includes('BrowserWindow'),
    ];
  });
  expect(facts).toEqual(Array(6).fill(true));
});
