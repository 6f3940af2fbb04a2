import { readFile } from 'node:fs/promises';
import { expect, test } from './harness.ts';

test('the clock of the page can be set while IPC goes on', async ({ launch }) => {
  const app = await launch();
  const page = await app.firstWindow();
  await page.locator('#ask').waitFor();
  await page.clock.install({ time: new Date('2031-05-06T07:08:09Z') });
  await page.evaluate(() => {
    const host = window as unknown as { late?: string };
    setTimeout(async () => {
      host.late = String(await window.api.invoke('echo', new Date().toISOString()));
    }, 60_000);
  });
  expect(await page.evaluate(() => (window as { late?: string }).late)).toBeUndefined();
  await page.clock.fastForward(61_000);
  const late = () => page.evaluate(() => (window as { late?: string }).late);
  await expect.poll(late).toMatch(/^2031-05-06T07:09:/);
  await page.clock.setFixedTime(new Date('2040-01-01T00:00:00Z'));
  const back = await page.evaluate(async () => {
    const answer = await window.api.invoke('echo', new Date());
    return [answer instanceof Date, (answer as Date).toISOString()];
  });
  expect(back).toEqual([true, '2040-01-01T00:00:00.000Z']);
});

/** Width and height stand at fixed places of every PNG. */
const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];

test('screenshots show the page in its size', async ({ shared: { app, page } }) => {
  const shot = await page.screenshot();
  expect(sizeOf(shot)).toEqual([800, 600]);
  const button = await page.locator('#ask').screenshot();
  expect(button.equals(shot)).toBe(false);
  const captured = await app.evaluate(async ({ BrowserWindow }) => {
    const image = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
    return [image?.toPNG().toString('base64'), image?.getSize(), image?.isEmpty()];
  });
  expect(sizeOf(Buffer.from(String(captured[0]), 'base64'))).toEqual([800, 600]);
  expect(captured.slice(1)).toEqual([{ width: 800, height: 600 }, false]);
});

test('a page becomes a PDF', async ({ shared: { app } }) => {
  const pdf = await app.evaluate(async ({ BrowserWindow }) => {
    const bytes = await BrowserWindow.getAllWindows()[0]?.webContents.printToPDF({ pageSize: 'A5', landscape: true });
    return bytes?.toString('latin1') ?? '';
  });
  expect(pdf.slice(0, 5)).toBe('%PDF-');
  const [, width = 0, height = 0] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf)?.map(Number) ?? [];
  expect([Math.round(width / 72), Math.round(height / 72)]).toEqual([8, 6]);
});

test('traces hold what the page did', async ({ launch }, testInfo) => {
  const app = await launch();
  const page = await app.firstWindow();
  await page.locator('#ask').waitFor();
  await app.context().tracing.start({ screenshots: true, snapshots: true });
  await page.click('#ask');
  await expect(page.locator('output')).toHaveText('Hello');
  const path = testInfo.outputPath('trace.zip');
  await app.context().tracing.stop({ path });
  expect((await readFile(path)).subarray(0, 2).toString()).toBe('PK');
});

test('keyboard and roles work as in any page', async ({ shared: { page } }) => {
  await page.reload();
  await page.getByRole('button', { name: 'Ask' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status')).toHaveText('Hello');
});
