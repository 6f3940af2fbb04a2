// The main script of both sides of the start benchmark. It loads the built app, or opens a bare window, and says on its
// standard output when the first page can be used: a name tile is there, and choosing it gives a PIN field that listens.
import { pathToFileURL } from 'node:url';
import { app, BrowserWindow } from 'electron';

const { BENCH_APP, BENCH_BARE, BENCH_USER_DATA } = process.env;

const usable = `new Promise((done) => {
  const look = () => {
    const tile = document.querySelector('.tile');
    if (!tile || tile.getClientRects().length === 0) return requestAnimationFrame(look);
    tile.click();
    listen();
  };
  const listen = () => {
    const pin = document.getElementById('pin');
    if (!pin || pin.disabled || document.activeElement !== pin) return requestAnimationFrame(listen);
    requestAnimationFrame(() => setTimeout(() => done(Date.now())));
  };
  look();
})`;

app.on('web-contents-created', (_event, contents) => {
  contents.once('dom-ready', async () => {
    const atMs = await contents.executeJavaScript(usable);
    process.stdout.write(`usable at ${atMs}\n`);
    app.quit();
  });
});

if (BENCH_APP) {
  await import(pathToFileURL(BENCH_APP).href);
} else {
  app.setPath('userData', String(BENCH_USER_DATA));
  app.whenReady().then(() => new BrowserWindow({ width: 1366, height: 768 }).loadURL(String(BENCH_BARE)));
}
