import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, fixture, test } from './harness.ts';
import { processTree, profilesOf, type Running, run, start, survivors } from './processes.ts';

/** Chromium alone consists of several processes; fewer would mean that nothing was measured. */
const atLeast = 4;

async function expectNoneLeft(tree: ReturnType<typeof processTree>): Promise<void> {
  expect(tree.length).toBeGreaterThanOrEqual(atLeast);
  await expect.poll(() => survivors(tree), { timeout: 5000, intervals: [20] }).toEqual([]);
}

const running: Running[] = [];
async function begin(args: readonly string[] = []): Promise<Running> {
  const started = await start(args, 'shown');
  running.push(started);
  return started;
}

test.afterEach(() => {
  for (const { child } of running.splice(0)) child.kill('SIGKILL');
});

test('SIGKILL of the app leaves no process; the next start removes its profile', async () => {
  const { child, pid, end } = await begin();
  const tree = processTree(pid);
  child.kill('SIGKILL');
  expect((await end).signal).toBe('SIGKILL');
  await expectNoneLeft(tree);
  expect(profilesOf(pid)).toHaveLength(1);

  const next = await begin();
  expect(profilesOf(pid)).toEqual([]);
  next.child.kill('SIGTERM');
  await next.end;
  expect(profilesOf(next.pid)).toEqual([]);
});

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
  test(`${signal} quits as a person would, and leaves nothing`, async () => {
    const { child, pid, end, output } = await begin();
    const tree = processTree(pid);
    child.kill(signal);
    expect(await end).toEqual({ code: 0, signal: null });
    expect(output()).toContain('will-quit\nquit 0');
    await expectNoneLeft(tree);
    expect(profilesOf(pid)).toEqual([]);
  });
}

test('without Chromium the app ends and says why', async () => {
  const { pid, end, output } = await begin();
  const tree = processTree(pid);
  const chromium = tree.find(({ parent }) => parent === pid);
  process.kill(chromium?.pid ?? 0, 'SIGKILL');
  expect(await end).toEqual({ code: 1, signal: null });
  expect(output()).toContain('electron stand-in: Chromium was ended by SIGKILL');
  expect(output()).toContain('will-quit\nquit 1');
  await expectNoneLeft(tree);
  expect(profilesOf(pid)).toEqual([]);
});

for (const state of ['idle', 'hang'] as const) {
  test(`SIGKILL of the test runner ends an app (${state})`, async () => {
    const runner = await run(process.execPath, [fixture('runner.js'), fixture('basic'), state], 'running');
    running.push(runner);
    const appPid = Number(/running (\d+)/.exec(runner.output())?.[1]);
    const tree = processTree(runner.pid);
    expect(tree.map(({ pid }) => pid)).toContain(appPid);
    runner.child.kill('SIGKILL');
    await expectNoneLeft(tree);
  });
}

test('SIGKILL of the npm package that starts it ends the app', async () => {
  const cli = join(import.meta.dirname, '../../node_modules/electron/cli.js');
  const launcher = await run(process.execPath, [cli, fixture('basic')], 'shown');
  running.push(launcher);
  const tree = processTree(launcher.pid);
  launcher.child.kill('SIGKILL');
  await expectNoneLeft(tree);
});

test('a utility process that hangs ends with the app', async () => {
  const { child, pid } = await begin(['--utility']);
  const tree = processTree(pid);
  const commands = tree.map((member) => readFileSync(`/proc/${member.pid}/cmdline`, 'utf8'));
  expect(commands.filter((command) => command.includes('utility.js'))).toHaveLength(1);
  child.kill('SIGKILL');
  await expectNoneLeft(tree);
});
