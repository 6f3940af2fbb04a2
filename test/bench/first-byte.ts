import { once } from 'node:events';
import { connect } from 'node:net';
import type { PrintedJob } from '#sandbox/printer/printed-job.ts';
import type { VirtualPrinter } from '#sandbox/printer/virtual-printer.ts';
import { atTheWindow } from './customers.ts';
import { type Figure, figure } from './figures.ts';
import { inTurns, percentile } from './samples.ts';
import { clockOf } from './shown-watch.ts';

const ROUNDS = { warmUp: 8, measured: 100 };
/** Between two customers, ms: the CIS has answered, as when a person stands there. */
const BETWEEN_MS = 300;
const GOAL_MS = 50;

/**
 * From Enter on the tender screen of the built app to the first byte at a printer on 127.0.0.1. Cash opens the drawer
 * through the printer first, on a connection of its own; when the receipt's own first byte comes, the drawer is open and
 * the printer has said so. Against a bare connection to the same printer, from `connect` to its first byte there.
 */
export async function firstByte(): Promise<Figure[]> {
  return atTheWindow(async (clerk, line, { printer }) => {
    const { page } = clerk.window;
    const receipts: number[] = [];
    const { ours, bare } = await inTurns(
      ROUNDS,
      async (round) => {
        await line.opens();
        const printed = jobsOf(printer, 2);
        const offsetMs = await clockOf(page);
        const { pressedAtMs } = await line.pays();
        const [drawer, receipt] = await printed;
        if (drawer?.kicks.length !== 1 || receipt?.cuts !== 1) throw new Error('not a drawer and a receipt');
        const sinceEnter = (job: PrintedJob): number => job.firstByteAtMs - (pressedAtMs - offsetMs);
        if (round >= 0) receipts.push(sinceEnter(receipt));
        await page.waitForTimeout(BETWEEN_MS);
        return sinceEnter(drawer);
      },
      () => bareByte(printer),
    );
    const at = (percent: number, samples: number[]) => ({
      unit: 'ms',
      value: percentile(samples, percent),
      baseline: percentile(bare, percent),
    });
    const goal = { atMost: GOAL_MS };
    return [
      figure('first-byte', { metric: 'Enter to first byte (drawer), p50', ...at(50, ours) }),
      figure('first-byte', { metric: 'Enter to first byte (drawer), p95', ...at(95, ours), goal }),
      figure('first-byte', { metric: "Enter to the receipt's first byte, p50", ...at(50, receipts) }),
      figure('first-byte', { metric: "Enter to the receipt's first byte, p95", ...at(95, receipts), goal }),
    ];
  });
}

/** The next jobs that are finished. */
function jobsOf(printer: VirtualPrinter, count: number): Promise<PrintedJob[]> {
  return new Promise((resolve) => {
    const jobs: PrintedJob[] = [];
    const take = (job: PrintedJob): void => {
      if (jobs.push(job) < count) return;
      printer.off('job', take);
      resolve(jobs);
    };
    printer.on('job', take);
  });
}

/** A line feed by a socket that does nothing else. */
async function bareByte(printer: VirtualPrinter): Promise<number> {
  const printed = jobsOf(printer, 1);
  const startedAtMs = performance.now();
  const socket = connect({ host: '127.0.0.1', port: printer.port, noDelay: true });
  await once(socket, 'connect');
  socket.end('\n');
  const [job] = await printed;
  return (job?.firstByteAtMs ?? Number.NaN) - startedAtMs;
}
