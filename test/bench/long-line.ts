import type { CDPSession, Page } from '@playwright/test';
import { atTheWindow } from './customers.ts';
import { type Figure, figure } from './figures.ts';
import { percentile } from './samples.ts';

const RECEIPTS = 500;
const COMPARED = 100;
const WEIGHED_EVERY = 50;
/** The window lists this many receipts and no more: until then its list grows, as it should. */
const LISTED = 200;
const SETTLES_MS = 700;
const KIB = 1024;
const MIB = KIB * KIB;
/** 500 receipts a day are then half a megabyte. */
const GROWTH_KIB = 1;
/** What the machine's own mood may make of two times some minutes apart. */
const SLOWER_AT_MOST = 1.2;

/**
 * 500 receipts in a row through the window of the built app, as fast as a driver presses keys: the last hundred against
 * the first hundred, and the page's heap after a forced collection every 50 receipts. Its growth is the slope of the
 * straight line through those weights, from the receipt on with which the window's list is full.
 */
export async function longLine(): Promise<Figure[]> {
  return atTheWindow(async (clerk, line) => {
    const { page } = clerk.window;
    const heap = await heapOf(page);
    const opened: number[] = [];
    const finished: number[] = [];
    const weights: { receipts: number; bytes: number }[] = [];
    for (let receipts = 1; receipts <= RECEIPTS; receipts += 1) {
      opened.push((await line.opens()).ms);
      finished.push((await line.pays()).ms);
      if (receipts % WEIGHED_EVERY === 0) weights.push({ receipts, bytes: await heap() });
    }
    console.error(`heap in MiB: ${weights.map(({ bytes }) => (bytes / MIB).toFixed(2)).join(', ')}`);
    const settled = weights.filter(({ receipts }) => receipts >= LISTED);
    const mib = (which: number) => (settled.at(which)?.bytes ?? Number.NaN) / MIB;
    return [
      ...figures('Enter to account shown', opened),
      ...figures('Enter to receipt shown', finished),
      figure('long-line', {
        metric: `heap growth a receipt, ${LISTED} to ${RECEIPTS}`,
        unit: 'KiB',
        value: slope(settled) / KIB,
        goal: { atMost: GROWTH_KIB },
      }),
      figure('long-line', {
        metric: `heap after ${RECEIPTS} against after ${LISTED}`,
        unit: 'MiB',
        value: mib(-1),
        baseline: mib(0),
        goal: { ratioAtMost: 1.05 },
      }),
    ];
  });
}

function figures(what: string, times: number[]): Figure[] {
  const at = (percent: number) => ({
    unit: 'ms',
    value: percentile(times.slice(-COMPARED), percent),
    baseline: percentile(times.slice(0, COMPARED), percent),
  });
  return [
    figure('long-line', {
      metric: `${what}, last 100 to first, p50`,
      ...at(50),
      goal: { ratioAtMost: SLOWER_AT_MOST },
    }),
    figure('long-line', { metric: `${what}, last 100 to first, p95`, ...at(95) }),
  ];
}

/** Weighs the page: bytes that its scripts still hold after a collection, once printer and CIS have nothing more to say. */
async function heapOf(page: Page): Promise<() => Promise<number>> {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  const weigh = async (): Promise<number> => {
    await page.waitForTimeout(SETTLES_MS);
    await session.send('HeapProfiler.collectGarbage');
    return (await session.send('Runtime.getHeapUsage')).usedSize;
  };
  return async () => Math.min(await weigh(), await weigh(), await weigh());
}

/** Of the straight line through the points (least squares), bytes a receipt. */
function slope(points: readonly { receipts: number; bytes: number }[]): number {
  const mean = (pick: (point: { receipts: number; bytes: number }) => number): number =>
    points.reduce((sum, point) => sum + pick(point), 0) / points.length;
  const [x, y] = [mean(({ receipts }) => receipts), mean(({ bytes }) => bytes)];
  const spread = mean(({ receipts }) => (receipts - x) ** 2);
  return mean(({ receipts, bytes }) => (receipts - x) * (bytes - y)) / spread;
}
