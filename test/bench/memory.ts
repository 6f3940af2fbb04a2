import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startGateway } from '#sandbox/cis/gateway.ts';
import { type Figure, figure } from './figures.ts';
import type { Weights } from './memory-station.ts';
import { inDiskFolder } from './places.ts';
import { median } from './samples.ts';

const ACCOUNTS = 14_000;
const PAYMENTS = 500;
const RUNS = 3;
const MIB = 1024 * 1024;

/**
 * How much the main process grows over 500 payments that are printed and posted to the CIS, measured in processes of
 * their own. Against the same process that opened, fetched the same accounts and then took no money.
 */
export async function memory(folder: string | null): Promise<Figure[]> {
  const busy: Weights[] = [];
  const idle: Weights[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    busy.push(await weighed(folder, PAYMENTS));
    idle.push(await weighed(folder, 0));
  }
  const grown = (weights: Weights[], to: 'after' | 'afterGc' | 'opened') => ({
    unit: 'MiB',
    value: median(weights.map((one) => ((one[to] ?? one.after) - one.atStart) / MIB)),
  });
  const against = (to: 'after' | 'afterGc') => ({ ...grown(busy, to), baseline: grown(idle, to).value });
  const atStart = median(busy.map((one) => one.atStart / MIB));
  return [
    figure('memory', { metric: `RSS grown after ${PAYMENTS} payments`, ...against('after'), goal: { atMost: 150 } }),
    figure('memory', { metric: 'the same after a forced collection', ...against('afterGc') }),
    figure('memory', { metric: 'RSS grown when open, with accounts', ...grown(busy, 'opened') }),
    figure('memory', { metric: 'RSS of the process at its start', unit: 'MiB', value: atStart }),
  ];
}

async function weighed(folder: string | null, payments: number): Promise<Weights> {
  const cis = await startGateway({ accounts: ACCOUNTS, log: () => undefined });
  try {
    return await inDiskFolder(folder, async (home) => {
      const plan = { home, payments, idleMs: 2_000, printer: `file:${join(home, 'paper')}`, cis: at(cis) };
      const script = join(import.meta.dirname, 'memory-station.ts');
      const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', script, JSON.stringify(plan)]);
      return JSON.parse(stdout) as Weights;
    });
  } finally {
    await cis.close();
  }
}

function at({ url, token }: { url: string; token: string }) {
  return { url, token };
}
