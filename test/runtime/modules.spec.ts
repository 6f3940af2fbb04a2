import { join } from 'node:path';
import { expect, fixture, test } from './harness.ts';

test('the app knows itself', async ({ shared: { app } }) => {
  const facts = await app.evaluate(async ({ app: main }) => ({
    name: main.getName(),
    version: main.getVersion(),
    folder: main.getAppPath(),
    packaged: main.isPackaged,
    ready: main.isReady(),
    locale: main.getLocale(),
    type: process.type,
    standIn: process.versions.standin,
    versions: [process.versions.electron, process.versions.chrome].every((version) => /^\d+\.\d+/.test(version)),
    userData: main.getPath('userData').endsWith('/Basic'),
    unknownPath: (() => {
      try {
        return main.getPath('nowhere' as 'home');
      } catch (error) {
        return (error as Error).message;
      }
    })(),
    switch: main.commandLine.hasSwitch('remote-debugging-port'),
  }));
  expect(facts).toEqual({
    name: 'Basic',
    version: '1.2.3',
    folder: fixture('basic'),
    packaged: false,
    ready: true,
    locale: 'en-US',
    type: 'browser',
    standIn: '1',
    versions: true,
    userData: true,
    unknownPath: "Failed to get 'nowhere' path",
    switch: true,
  });
});

test('menus are found by id and clicked', async ({ shared: { app } }) => {
  const facts = await app.evaluate(({ Menu, MenuItem, BrowserWindow }) => {
    const clicks: unknown[] = [];
    const menu = Menu.buildFromTemplate([
      {
        label: 'File',
        submenu: [
          { id: 'print', label: 'Print', click: (item, window) => clicks.push([item.id, window?.isDestroyed()]) },
          { id: 'off', label: 'Off', enabled: false, click: () => clicks.push('off') },
          { id: 'box', label: 'Box', type: 'checkbox' },
          { type: 'separator' },
          { id: 'full', role: 'togglefullscreen' },
        ],
      },
    ]);
    menu.append(new MenuItem({ id: 'last', label: 'Last' }));
    Menu.setApplicationMenu(menu);
    BrowserWindow.getAllWindows()[0]?.focus();
    for (const id of ['print', 'off', 'box', 'full']) Menu.getApplicationMenu()?.getMenuItemById(id)?.click();
    const window = BrowserWindow.getAllWindows()[0];
    const full = window?.isFullScreen();
    window?.setFullScreen(false);
    const boxed = menu.getMenuItemById('box')?.checked;
    Menu.setApplicationMenu(null);
    return [clicks, boxed, full, menu.items.map(({ label }) => label), Menu.getApplicationMenu()];
  });
  expect(facts).toEqual([[['print', false]], true, true, ['File', 'Last'], null]);
});

test('dialogs are cancelled, unless a test answers in their place', async ({ shared: { app } }) => {
  const facts = await app.evaluate(async ({ dialog, BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0] as Electron.BrowserWindow;
    const open = await dialog.showOpenDialog(window, { properties: ['openFile'] });
    const save = await dialog.showSaveDialog({});
    const box = await dialog.showMessageBox(window, { message: 'Sure?', buttons: ['Yes', 'Cancel'] });
    const sync = dialog.showMessageBoxSync({ message: 'Sure?', buttons: ['A', 'B', 'C'], cancelId: 2 });
    const original = dialog.showOpenDialog;
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: ['/chosen'] });
    const answered = await dialog.showOpenDialog({});
    dialog.showOpenDialog = original;
    return [open, save.canceled, box.response, sync, answered.filePaths];
  });
  expect(facts).toEqual([{ canceled: true, filePaths: [] }, true, 1, 2, ['/chosen']]);
});

test('safeStorage keeps a secret across starts, and only its own', async ({ launch }, testInfo) => {
  const args = [`--user-data-dir=${testInfo.outputPath('data')}`];
  const first = await launch(args);
  const encrypted = await first.evaluate(({ safeStorage }) => safeStorage.encryptString('käse').toString('base64'));
  expect(Buffer.from(encrypted, 'base64').toString('latin1')).not.toContain('se');
  await first.close();
  const second = await launch(args);
  const facts = await second.evaluate(({ safeStorage }, text) => {
    const spoiled = Buffer.from(text, 'base64');
    spoiled.writeUInt8(spoiled.readUInt8(spoiled.length - 1) ^ 1, spoiled.length - 1);
    const attempt = (bytes: Buffer) => {
      try {
        return safeStorage.decryptString(bytes);
      } catch (error) {
        return (error as Error).message;
      }
    };
    return [safeStorage.isEncryptionAvailable(), attempt(Buffer.from(text, 'base64')), attempt(spoiled)];
  }, encrypted);
  expect(facts).toEqual([true, 'käse', expect.stringContaining('Error while decrypting')]);
});

test('a named user data folder keeps what pages store', async ({ launch }, testInfo) => {
  const args = [`--user-data-dir=${testInfo.outputPath('data')}`];
  const first = await launch(args);
  const page = await first.firstWindow();
  await page.locator('#ask').waitFor();
  await page.evaluate(() => localStorage.setItem('kept', 'yes'));
  expect(await first.evaluate(({ app }) => app.getPath('userData'))).toBe(testInfo.outputPath('data'));
  await first.close();
  const second = await launch(args);
  const again = await second.firstWindow();
  await again.locator('#ask').waitFor();
  expect(await again.evaluate(() => localStorage.getItem('kept'))).toBe('yes');
  await second.evaluate(({ session }) => session.defaultSession.clearStorageData());
  expect(await again.evaluate(() => localStorage.getItem('kept'))).toBeNull();
});

test('a utility process answers, reports its end and has no electron', async ({ shared: { app } }) => {
  const facts = await app.evaluate(
    async ({ app: main, utilityProcess }, script) => {
      const child = utilityProcess.fork(script, ['work'], { serviceName: 'Counter' });
      const gone = new Promise((resolve) => {
        main.once('child-process-gone', (_event, { reason, exitCode, name }) => resolve([reason, exitCode, name]));
      });
      const answer = new Promise((resolve) => child.once('message', resolve));
      child.postMessage(new Map([['bytes', new Uint8Array([1, 2])]]));
      const got = (await answer) as { got: Map<string, Uint8Array>; args: string[]; type: string };
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.postMessage('exit');
      return [[...(got.got.get('bytes') ?? [])], got.args, got.type, await ended, await gone];
    },
    join(fixture('basic'), 'utility.js'),
  );
  expect(facts).toEqual([[1, 2], ['work'], 'utility', 3, ['abnormal-exit', 3, 'Counter']]);
});

test('the theme reaches the pages', async ({ shared: { app, page } }) => {
  const dark = () => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  expect(await dark()).toBe(false);
  const updated = await app.evaluate(({ nativeTheme }) => {
    let count = 0;
    nativeTheme.on('updated', () => count++);
    nativeTheme.themeSource = 'dark';
    return [count, nativeTheme.shouldUseDarkColors];
  });
  expect(updated).toEqual([1, true]);
  await expect.poll(dark).toBe(true);
  await app.evaluate(({ nativeTheme }) => {
    nativeTheme.themeSource = 'system';
  });
  await expect.poll(dark).toBe(false);
});

test('what would leave the app is only recorded', async ({ shared: { app } }) => {
  const facts = await app.evaluate(async ({ shell, clipboard, Notification, powerMonitor, screen }) => {
    await shell.openExternal('https://example.invalid/help');
    clipboard.writeText('copied');
    let shown = 0;
    const notification = new Notification({ title: 'Done' });
    notification.on('show', () => shown++);
    notification.show();
    let locked = 0;
    powerMonitor.once('lock-screen', () => locked++);
    (powerMonitor as NodeJS.EventEmitter).emit('lock-screen');
    const { standInRequests } = shell as unknown as { standInRequests: unknown };
    return [standInRequests, clipboard.readText(), shown, locked, screen.getPrimaryDisplay().workArea.width > 0];
  });
  const opened = [{ call: 'openExternal', argument: 'https://example.invalid/help' }];
  expect(facts).toEqual([opened, 'copied', 1, 1, true]);
});
