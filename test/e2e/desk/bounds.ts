import type { Page } from '@playwright/test';

/** Looks whether text from outside stays what it is and where it is, in whatever the window shows at the moment. */
export class Bounds {
  readonly found = new Set<string>();
  private readonly page: Page;
  private width = 0;

  constructor(page: Page) {
    this.page = page;
  }

  /** Before anything hostile is shown: what the page's size is, and that no question pops up. */
  async getsReady(): Promise<void> {
    this.page.on('dialog', (dialog) => {
      this.found.add(`a dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    this.width = await this.page.evaluate(() => document.documentElement.scrollWidth);
  }

  /** Adds what is wrong to `found`, each once. */
  async looksAt(state: string): Promise<void> {
    for (const wrong of await this.page.evaluate(lookAround, this.width)) this.found.add(`${state}: ${wrong}`);
  }
}

/** Runs in the page. */
function lookAround(width: number): string[] {
  const wrong: string[] = [];
  const root = document.documentElement;
  const inPlace = root.scrollWidth === width && window.scrollX === 0 && window.scrollY === 0;
  if (!inPlace)
    wrong.push(`the page is ${root.scrollWidth} wide, not ${width}, at ${window.scrollX}, ${window.scrollY}`);
  if ('pwned' in window) wrong.push('a script ran');
  const made = document.querySelectorAll('main :is(script, img, iframe, object, [onload], [onerror])');
  if (made.length > 0) wrong.push(`text became ${made[0]?.outerHTML.slice(0, 100)}`);

  /** Marks and letters that change the direction or the height of what stands around them. */
  const turns = /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}]/u;
  const piles = /\p{M}{3}/u;
  const texts = document.createTreeWalker(document.querySelector('main') ?? document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const [text, parent] = [node as Text, node.parentElement];
    if (!parent?.checkVisibility() || text.data.trim() === '') continue;
    const what = `${parent.tagName} ${parent.className} ${JSON.stringify(text.data.slice(0, 40))}`;
    if (leaves(text, parent)) wrong.push(`leaves its panel: ${what}`);
    if (turns.test(text.data) && text.data.includes(' · ')) wrong.push(`stands in one text with others: ${what}`);
    if (turns.test(text.data) && !standsApart(text, parent)) wrong.push(`turns what stands beside it: ${what}`);
    if (piles.test(text.data) && !isClipped(parent)) wrong.push(`is piled over what stands above it: ${what}`);
  }
  return wrong;

  /** Whether a visible part of the text is outside its panel. */
  function leaves(text: Text, parent: Element): boolean {
    const panel = parent.closest('.panel')?.getBoundingClientRect();
    if (!panel) return false;
    const range = document.createRange();
    range.selectNodeContents(text);
    const seen = visiblePart(range.getBoundingClientRect(), parent);
    if (seen.right <= seen.left || seen.bottom <= seen.top) return false;
    return (
      seen.left < panel.left - 1 ||
      seen.right > panel.right + 1 ||
      seen.top < panel.top - 1 ||
      seen.bottom > panel.bottom + 1
    );
  }

  function visiblePart(box: DOMRect, from: Element) {
    let { left, top, right, bottom } = box;
    for (let around: Element | null = from; around; around = around.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(around);
      const edge = around.getBoundingClientRect();
      if (overflowX !== 'visible') [left, right] = [Math.max(left, edge.left), Math.min(right, edge.right)];
      if (overflowY !== 'visible') [top, bottom] = [Math.max(top, edge.top), Math.min(bottom, edge.bottom)];
    }
    return { left, top, right, bottom };
  }

  /** It is all there is in what isolates it: an isolate, or a box of its own. */
  function standsApart(text: Text, parent: Element): boolean {
    let around: Element | null = parent;
    while (around && getComputedStyle(around).display === 'inline' && !isolates(around)) around = around.parentElement;
    return around?.textContent?.trim() === text.data.trim();
  }

  function isolates(element: Element): boolean {
    return ['isolate', 'isolate-override', 'plaintext'].includes(getComputedStyle(element).unicodeBidi);
  }

  function isClipped(parent: Element): boolean {
    for (let around: Element | null = parent; around && !around.matches('.panel'); around = around.parentElement) {
      if (['hidden', 'clip'].includes(getComputedStyle(around).overflowY)) return true;
    }
    return false;
  }
}
