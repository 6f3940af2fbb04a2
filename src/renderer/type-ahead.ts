import { nextTick } from 'vue';

/** Keys that are held for the next screen; others (Shift alone, Ctrl+C) are not worth it. */
const HELD = /^(.|Enter|Escape|Tab|Backspace|F\d+)$/u;
/** Nobody types more than this into a window that is working; more is a cat. */
const MOST = 40;

/**
 * A hand that is faster than the program loses nothing: keys pressed while a step is under way (a few milliseconds, or as
 * long as a slow disk takes) wait, and arrive on the screen that the step leads to. Returns what ends the watch.
 */
export function holdKeysWhile(busy: () => boolean): () => void {
  const held: KeyboardEvent[] = [];
  let replaying = false;

  function hold(event: KeyboardEvent): void {
    if (!event.isTrusted || event.repeat || !HELD.test(event.key) || event.metaKey) return;
    if (!busy() && held.length === 0) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (held.length < MOST) held.push(event);
    if (!replaying) void replay();
  }

  async function replay(): Promise<void> {
    replaying = true;
    while (held.length > 0) {
      while (busy()) await new Promise((resolve) => setTimeout(resolve, 5));
      await nextTick();
      const event = held.shift();
      if (event) press(event);
      await nextTick();
    }
    replaying = false;
  }

  window.addEventListener('keydown', hold, { capture: true });
  return () => window.removeEventListener('keydown', hold, { capture: true });
}

/** Does what the key would have done: tells everybody who listens, then types, deletes or sends the form. */
function press(event: KeyboardEvent): void {
  const target = document.activeElement ?? document.body;
  const { key, code, ctrlKey, altKey, shiftKey } = event;
  const again = new KeyboardEvent('keydown', { key, code, ctrlKey, altKey, shiftKey, bubbles: true, cancelable: true });
  if (!target.dispatchEvent(again) || ctrlKey || altKey) return;
  if (key === 'Enter') {
    if (target instanceof HTMLInputElement) target.form?.requestSubmit();
    else if (target instanceof HTMLButtonElement) target.click();
  } else if (target instanceof HTMLInputElement && !target.readOnly) {
    // Deprecated as a name, and the one way to type into whatever is marked, with the events that belong to it.
    if (key.length === 1) document.execCommand('insertText', false, key);
    else if (key === 'Backspace') document.execCommand('delete');
  }
}
