import type { Session } from '../chromium/connection.ts';

const patience = 3000;

/** Asks the page's own `beforeunload` listeners. On Electron a refusal keeps the window, without a question. */
export async function mayUnload(session: Session): Promise<boolean> {
  const asked = session
    .send<{ result: { value?: unknown } }>('Runtime.evaluate', { expression: `(${askPage})()`, returnByValue: true })
    .then(({ result }) => result.value !== false)
    .catch(() => true);
  // A page that hangs does not keep its window.
  const late = new Promise<boolean>((resolve) => setTimeout(resolve, patience, true).unref());
  return Promise.race([asked, late]);
}

function askPage(): boolean {
  const event = document.createEvent('BeforeUnloadEvent') as BeforeUnloadEvent;
  event.initEvent('beforeunload', false, true);
  window.dispatchEvent(event);
  return !event.defaultPrevented && !event.returnValue;
}
