import type { Page } from '@playwright/test';

/** Something came into the page after Enter was pressed. `pressedAtMs` is on the page's own clock. */
export type Shown = { what: string; pressedAtMs: number; ms: number };

declare global {
  interface Window {
    benchShown: Shown[];
  }
}

/**
 * From Enter to the picture, inside the page: from the key's own time stamp to the end of the frame after which one of
 * `marks` (a name and a selector each) stands in the page that did not stand there when the key was pressed.
 */
export async function watchShown(page: Page, marks: Record<string, string>): Promise<void> {
  await page.evaluate((all) => {
    const stands = (selector: string): boolean => document.querySelector(selector) !== null;
    let pressed: { atMs: number; missing: [string, string][] } | null = null;
    const painted = new MessageChannel();
    window.benchShown = [];
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !event.isTrusted) return;
      pressed = { atMs: event.timeStamp, missing: Object.entries(all).filter(([, selector]) => !stands(selector)) };
    };
    window.addEventListener('keydown', press, { capture: true });
    painted.port2.onmessage = ({ data }: MessageEvent<Omit<Shown, 'ms'>>) =>
      void window.benchShown.push({ ...data, ms: performance.now() - data.pressedAtMs });
    new MutationObserver(() => {
      const [what] = pressed?.missing.find(([, selector]) => stands(selector)) ?? [];
      if (!pressed || what === undefined) return;
      const shown = { what, pressedAtMs: pressed.atMs };
      pressed = null;
      // A message that was sent from inside a frame arrives once that frame is done.
      requestAnimationFrame(() => painted.port1.postMessage(shown));
    }).observe(document.body, { subtree: true, childList: true });
  }, marks);
}

/** What was shown since this was last asked. Waits until there is something. */
export async function shownIn(page: Page): Promise<Shown[]> {
  await page.waitForFunction(() => window.benchShown.length > 0);
  return page.evaluate(() => window.benchShown.splice(0));
}

/** What the page's clock says when this process's says 0, ms: the two begin at different instants. Good to half a millisecond. */
export async function clockOf(page: Page): Promise<number> {
  let best = { tookMs: Number.POSITIVE_INFINITY, offsetMs: 0 };
  for (let turn = 0; turn < 30; turn += 1) {
    const asked = performance.now();
    const theirs = await page.evaluate(() => performance.now());
    const tookMs = performance.now() - asked;
    if (tookMs < best.tookMs) best = { tookMs, offsetMs: theirs - (asked + tookMs / 2) };
  }
  return best.offsetMs;
}

/**
 * A page of one field in the place of the window's own: at Enter it asks main for the smallest thing there is, and shows
 * that it was answered. Built by hand: markup is not allowed here.
 */
async function showAskingPage(page: Page): Promise<void> {
  await page.evaluate(() => {
    type Bridge = { counter: { request(route: string, input: unknown): Promise<unknown> } };
    const field = document.createElement('input');
    field.onkeydown = async ({ key }) => {
      if (key !== 'Enter') return;
      await (window as unknown as Bridge).counter.request('session.current', {});
      const answer = document.createElement('p');
      answer.className = 'answer';
      answer.textContent = 'answered';
      document.body.append(answer);
    };
    document.documentElement.replaceChildren(document.createElement('head'), document.createElement('body'));
    document.body.append(field);
    field.focus();
  });
}

/** Presses Enter there, so many times: from the key to the answer in the picture, ms. */
export async function askBare(page: Page, times: number): Promise<number[]> {
  await showAskingPage(page);
  await watchShown(page, { answer: '.answer' });
  const answered: number[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    await page.keyboard.press('Enter');
    answered.push(...(await shownIn(page)).map(({ ms }) => ms));
    await page.evaluate(() => document.querySelector('.answer')?.remove());
    await page.waitForTimeout(100);
  }
  return answered;
}
