import { execFile } from 'node:child_process';
import { chmod, copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { _electron } from '@playwright/test';
import { expect, fixture, test } from './harness.ts';
import { start } from './processes.ts';

const executable = join(import.meta.dirname, 'electron');

/** Runs the stand-in to its end, which these starts come to by themselves. */
async function attempt(command: string, args: string[], env: Record<string, string> = {}) {
  try {
    const { stdout, stderr } = await promisify(execFile)(command, args, { env: { ...process.env, ...env } });
    return { code: 0, stdout, stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, stdout, stderr };
  }
}

test('one app runs once: the second start hands over its arguments and ends', async ({ launch }) => {
  const data = `--user-data-dir=${test.info().outputPath('data')}`;
  const app = await launch([data, '--only-one']);
  await app.firstWindow();
  const second = await attempt(executable, [fixture('basic'), data, '--only-one', 'receipt.pdf']);
  expect(second).toMatchObject({ code: 0, stderr: '' });
  await expect.poll(() => app.evaluate(() => globalThis.second)).toBeTruthy();
  const told = await app.evaluate(() => globalThis.second);
  expect(told?.argv.at(-1)).toBe('receipt.pdf');
  expect(told).toMatchObject({ folder: process.cwd(), data: { note: 'from the second' } });

  await app.close();
  const third = await launch([data, '--only-one']);
  expect(await third.evaluate(({ app: main }) => main.hasSingleInstanceLock())).toBe(true);
});

test('a lock whose holder was killed is free', async ({ launch }) => {
  const data = `--user-data-dir=${test.info().outputPath('data')}`;
  const killed = await start([data, '--only-one'], 'shown');
  killed.child.kill('SIGKILL');
  await killed.end;
  const app = await launch([data, '--only-one']);
  expect(await app.evaluate(({ app: main }) => main.hasSingleInstanceLock())).toBe(true);
});

test('it is launched by its path as well as by the npm package', async () => {
  const app = await _electron.launch({ executablePath: executable, args: [fixture('basic')] });
  const page = await app.firstWindow();
  await page.click('#ask');
  await expect(page.locator('output')).toHaveText('Hello');
  await app.close();
});

test('as Node it is Node', async () => {
  const { stdout } = await attempt(executable, ['-p', 'typeof process.versions.electron + process.argv.length'], {
    ELECTRON_RUN_AS_NODE: '1',
  });
  expect(stdout.trim()).toBe('undefined1');
});

test('what is missing is said in one line', async () => {
  const noChromium = await attempt(executable, [fixture('basic')], { STANDIN_CHROMIUM: '/nowhere/chromium' });
  expect(noChromium).toMatchObject({ code: 1, stdout: '' });
  expect(noChromium.stderr).toMatch(/^electron stand-in: Chromium not found \(looked for \/nowhere\/chromium\).*\n$/);

  const noApp = await attempt(executable, []);
  expect(noApp).toMatchObject({ code: 1, stderr: 'electron stand-in: no app given: electron <folder or script>\n' });

  const wrongApp = await attempt(executable, [test.info().outputPath('nothing')]);
  expect(wrongApp.code).toBe(1);
  expect(wrongApp.stderr).toMatch(/^electron stand-in: cannot find the app's main script: .*nothing\n$/);
});

test('an old Node is named and not tried', async () => {
  const folder = test.info().outputPath('repository/test/runtime');
  await mkdir(folder, { recursive: true });
  await copyFile(executable, join(folder, 'electron'));
  const bin = test.info().outputPath('bin');
  await mkdir(bin);
  await writeFile(join(bin, 'node'), '#!/bin/sh\necho v20.1.0\n');
  await chmod(join(bin, 'node'), 0o755);
  const { code, stderr } = await attempt(join(folder, 'electron'), ['.'], { PATH: `${bin}:/usr/bin:/bin` });
  expect(code).toBe(1);
  expect(stderr).toBe(
    `electron stand-in: Node 24 or newer is needed; found: ${join(bin, 'node')} (v20.1.0). Run npm ci first.\n`,
  );
});

test('an app that breaks while it starts ends with its own error', async () => {
  const script = test.info().outputPath('main.mjs');
  await writeFile(script, "import { app } from 'electron';\nawait app.whenReady();\nthrow new RangeError('broken');\n");
  const { code, stderr } = await attempt(executable, [script]);
  expect(code).toBe(1);
  expect(stderr).toContain('RangeError: broken');
});
