import { atTheWindow } from './customers.ts';
import { type Figure, figure } from './figures.ts';
import { percentile } from './samples.ts';
import { askBare } from './shown-watch.ts';

const WARM_UP = 4;
const TURNS = 5;
const A_TURN = 20;
/** Between two customers, ms: the receipt is printed and the CIS has answered, as when a person stands there. */
const BETWEEN_MS = 400;
const FINISH_MS = 50;
/** Two frames at 60 Hz. */
const TWO_FRAMES_MS = 33.4;

/**
 * From Enter on the tender screen to the receipt in the window of the built app: the payment is committed by then, while
 * it is printed and sent to the CIS. Against Enter on a bare page in the same window that asks main for the smallest thing
 * (who is signed in) and shows the answer: no commit, no rule, one line of page. The two take turns.
 */
export async function finish(): Promise<Figure[]> {
  const { finished, bare } = await day();
  return figures('finish', 'Enter to receipt shown', finished, bare, FINISH_MS);
}

/** From Enter in the lookup box to the account in the window, from the cache. Against the same bare page. */
export async function openAccount(): Promise<Figure[]> {
  const { opened, bare } = await day();
  return figures('open-account', 'Enter to account shown', opened, bare, TWO_FRAMES_MS);
}

function figures(name: string, what: string, ours: number[], bare: number[], atMost: number): Figure[] {
  const at = (percent: number) => ({
    unit: 'ms',
    value: percentile(ours, percent),
    baseline: percentile(bare, percent),
  });
  return [
    figure(name, { metric: `${what}, p50`, ...at(50) }),
    figure(name, { metric: `${what}, p95`, ...at(95), goal: { atMost } }),
  ];
}

/** One day serves both figures, so that the two names together measure it once. */
let measured: Promise<{ opened: number[]; finished: number[]; bare: number[] }> | null = null;
function day() {
  measured ??= atTheWindow(async (clerk, line) => {
    const { page } = clerk.window;
    const home = page.url();
    const samples = { opened: [] as number[], finished: [] as number[], bare: [] as number[] };
    const serve = async (): Promise<[opened: number, finished: number]> => {
      const [opened, finished] = [await line.opens(), await line.pays()];
      await page.waitForTimeout(BETWEEN_MS);
      return [opened.ms, finished.ms];
    };
    for (let turn = 0; turn < TURNS; turn += 1) {
      // A window is loaded in the morning, and here once more for each turn of the bare page: that is not counted.
      for (let warm = 0; warm < WARM_UP; warm += 1) await serve();
      for (let customer = 0; customer < A_TURN; customer += 1) {
        const [opened, finished] = await serve();
        samples.opened.push(opened);
        samples.finished.push(finished);
      }
      samples.bare.push(...(await askBare(page, A_TURN)));
      await page.goto(home);
      await line.goesOn();
    }
    return samples;
  });
  return measured;
}
