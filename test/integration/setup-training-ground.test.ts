import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTrainingGround, type TrainingGround } from '#setup/training-ground.ts';
import { forget, freshFolder } from '#test/support/counter.ts';

let home: string;
let ground: TrainingGround | null = null;

beforeEach(() => {
  home = freshFolder();
});
afterEach(async () => {
  await ground?.stop();
  ground = null;
  forget(home);
});

async function answers(address: string): Promise<boolean> {
  return fetch(address).then(
    () => true,
    () => false,
  );
}

test('there is a CIS in its day and a printer, and a restart goes on with the same books', async () => {
  const clock = '2026-11-23T08:00:00-06:00';
  ground = await startTrainingGround({ home, clock, accounts: 100 });
  const { cis, printer, env } = ground;
  expect(env).toEqual({
    COUNTER_HOME: home,
    COUNTER_CLOCK: clock,
    COUNTER_CIS_URL: cis?.url,
    COUNTER_CIS_TOKEN: cis?.token,
    COUNTER_PRINTER: printer?.address,
  });
  const state = (await cis?.control('state')) as { now: number; today: string };
  expect(state.today).toBe('2026-11-23');
  expect(Math.abs(state.now - Date.parse(clock))).toBeLessThan(10_000);
  expect(await printer?.control('state')).toMatchObject({ address: printer?.address, columns: 48 });

  await cis?.control('portal-payment', { accountNo: '14640201', cents: 100 });
  await ground.stop();
  expect(await answers(cis?.url ?? '')).toBe(false);
  ground = await startTrainingGround({ home, clock, accounts: 100 });
  expect(await ground.cis?.control('ledger')).toMatchObject({ totals: { otherPayments: 1, otherCents: 100 } });
});

test('what somebody else brings is not started', async () => {
  ground = await startTrainingGround({ home, withCis: false, withPrinter: false });
  expect(ground).toMatchObject({ cis: null, printer: null, env: { COUNTER_HOME: home } });
});

test('a folder that cannot be used stops the start, and nothing is left running', async () => {
  await expect(startTrainingGround({ home: '/dev/null/x' })).rejects.toThrow();
});

test('both end with the process that started them, even if it is killed', async () => {
  const script = `
    const { startTrainingGround } = await import(${JSON.stringify(join(import.meta.dirname, '../../src/setup/training-ground.ts'))});
    const { cis, printer } = await startTrainingGround({ home: ${JSON.stringify(home)}, accounts: 10 });
    console.log(JSON.stringify([cis.url, printer.controlUrl]));`;
  const starter = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(starter.stdout, 'data');
  const addresses = JSON.parse(String(line)) as string[];
  expect(await Promise.all(addresses.map((address) => answers(address)))).toEqual([true, true]);
  starter.kill('SIGKILL');
  await expect
    .poll(async () => (await Promise.all(addresses.map((address) => answers(address)))).some(Boolean), {
      timeout: 5_000,
    })
    .toBe(false);
});
