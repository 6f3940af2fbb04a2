import type { Page } from '@playwright/test';
import { expect, test as withClerk } from './test.ts';

/** What only a mouse, a finger or a program does to a window. */
const LOCATOR_TOOLS =
  'blur check clear click dblclick dispatchEvent dragTo fill focus hover press pressSequentially selectOption selectText setChecked setInputFiles tap type uncheck';
const PAGE_TOOLS = `${LOCATOR_TOOLS} dragAndDrop`;
const MOUSE_TOOLS = 'click dblclick down move up wheel';
/** Everything a pointer can be heard by; a click only where the browser made it of Enter or Space. */
const POINTER_EVENTS =
  'auxclick click contextmenu dblclick mousedown mousemove mouseup pointerdown pointermove pointerup touchend touchstart wheel';

/**
 * A hand that has a keyboard and nothing else. What a mouse does is out of reach of the test, and noticed in the page should it
 * happen all the same. Every press is counted: a key with its modifiers is one, a letter of a text is one.
 */
export class Hand {
  private readonly page: Page;
  private readonly untie: (() => void)[] = [];
  private pressed = 0;

  private constructor(page: Page) {
    this.page = page;
  }

  static async before(page: Page): Promise<Hand> {
    const hand = new Hand(page);
    await page.evaluate(watchForPointers, POINTER_EVENTS.split(' '));
    hand.tie(Object.getPrototypeOf(page.locator('html')), LOCATOR_TOOLS);
    hand.tie(page, PAGE_TOOLS);
    hand.tie(page.mouse, MOUSE_TOOLS);
    hand.tie(page.touchscreen, 'tap');
    hand.tie(page.keyboard, 'down insertText up');
    hand.counts('press', () => 1);
    hand.counts('type', (text) => text.length);
    return hand;
  }

  /** How many times the hand presses a key while it does this. */
  async presses(work: () => Promise<unknown>): Promise<number> {
    const before = this.pressed;
    await work();
    return this.pressed - before;
  }

  /** What touched the window that was no key; once said, forgotten. */
  touches(): Promise<string[]> {
    return this.page.evaluate(() => (globalThis as unknown as { touches: string[] }).touches.splice(0));
  }

  /** Gives the tools back to whoever comes next in this process. */
  letGo(): void {
    for (const free of this.untie.splice(0)) free();
  }

  private tie(owner: object, names: string): void {
    for (const name of names.split(' ')) {
      this.replaces(owner, name, () => {
        throw new Error(`there is no mouse at this counter: ${name}`);
      });
    }
  }

  private counts(name: 'press' | 'type', presses: (text: string) => number): void {
    const { keyboard } = this.page;
    const really = keyboard[name].bind(keyboard);
    this.replaces(keyboard, name, (text: string) => {
      this.pressed += presses(text);
      return really(text);
    });
  }

  private replaces(owner: object, name: string, value: unknown): void {
    const before = Object.getOwnPropertyDescriptor(owner, name);
    Object.defineProperty(owner, name, { configurable: true, value });
    this.untie.push(() => {
      if (before) Object.defineProperty(owner, name, before);
      else Reflect.deleteProperty(owner, name);
    });
  }
}

/** Runs in the page. */
function watchForPointers(kinds: string[]): void {
  const touches: string[] = [];
  Object.assign(globalThis, { touches });
  const listen = (event: Event): void => {
    const byKey = event.type === 'click' && event.isTrusted && (event as MouseEvent).detail === 0;
    if (!byKey) touches.push(`${event.type} on ${(event.target as Element).outerHTML?.slice(0, 80)}`);
  };
  for (const kind of kinds) addEventListener(kind, listen, { capture: true, passive: true });
}

/** As `test`, before a counter without a mouse. */
export const test = withClerk.extend<{ hand: Hand }>({
  hand: [
    async ({ clerk }, use) => {
      const hand = await Hand.before(clerk.window.page);
      await use(hand);
      const touches = await hand.touches();
      hand.letGo();
      expect(touches, 'nothing but the keyboard was touched').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
