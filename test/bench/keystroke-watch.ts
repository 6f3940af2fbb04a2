import type { Page } from '@playwright/test';

declare global {
  interface Window {
    benchTimes: number[];
  }
}

/**
 * From a key to the picture, inside the page: from the key's own time stamp to the end of the frame after which what
 * the key changed stands in `list`. A key that changes nothing there is not counted.
 */
export async function watchKeys(page: Page, list: string): Promise<void> {
  await page.evaluate((selector) => {
    let pressedAt: number | null = null;
    const painted = new MessageChannel();
    window.benchTimes = [];
    window.addEventListener('keydown', (event) => (pressedAt = event.timeStamp), { capture: true });
    painted.port2.onmessage = (message: MessageEvent<number>) =>
      void window.benchTimes.push(performance.now() - message.data);
    new MutationObserver(() => {
      const key = pressedAt;
      pressedAt = null;
      // A message that was sent from inside a frame arrives once that frame is done.
      if (key !== null) requestAnimationFrame(() => painted.port1.postMessage(key));
    }).observe(document.querySelector(selector) ?? document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
  }, list);
}

/** What was measured since this was last asked, ms. */
export function timesOf(page: Page): Promise<number[]> {
  return page.evaluate(() => window.benchTimes.splice(0));
}

/** A page of one field and one list: every key shows what stands in the field. Built by hand: markup is not allowed here. */
export async function showBarePage(page: Page): Promise<void> {
  await page.evaluate(() => {
    const field = document.createElement('input');
    const list = document.createElement('ul');
    list.id = 'echo';
    field.oninput = () => {
      const row = document.createElement('li');
      row.textContent = field.value;
      list.replaceChildren(row);
    };
    document.documentElement.replaceChildren(document.createElement('head'), document.createElement('body'));
    document.body.append(field, list);
    field.focus();
  });
}
