import type { Page } from '@playwright/test';
import axe from 'axe-core';
import { LOOKS, type Looks, type Tongue } from './looks.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21aa', 'best-practice'];
/** English last: what comes after speaks of the window in English. */
const TONGUES: readonly Tongue[] = ['es', 'en'];

/** Looks at the window as axe does, in every look and both languages. The page's policy lets no script in, a debugger it does. */
export class Inspector {
  readonly found: string[] = [];
  private readonly page: Page;
  private readonly looks: Looks;

  constructor(page: Page, looks: Looks) {
    this.page = page;
    this.looks = looks;
  }

  /** Once, before anything is looked at: nothing fades while its contrast is measured. */
  async getsReady(): Promise<void> {
    await this.page.emulateMedia({ reducedMotion: 'reduce' });
    await this.page.evaluate(axe.source);
  }

  /** `open` and `close` where what is looked at closes when a button of the bar is pressed. */
  async inspects(state: string, open?: () => Promise<void>, close?: () => Promise<void>): Promise<void> {
    for (const tongue of TONGUES) {
      await this.looks.speaks(tongue);
      for (const look of LOOKS) {
        await this.looks.puts(look);
        await open?.();
        for (const violation of await this.violations()) this.found.push(`${state}, ${look}, ${tongue}: ${violation}`);
        await close?.();
      }
    }
  }

  private violations(): Promise<string[]> {
    return this.page.evaluate(async (tags) => {
      const { axe: here } = globalThis as unknown as { axe: typeof axe };
      const options = { runOnly: tags, resultTypes: ['violations' as const], preload: false };
      const { violations } = await here.run(document, options);
      return violations.flatMap(({ id, nodes }) =>
        nodes.map((node) => `${id} ${node.target.join(' ')} (${node.html.slice(0, 120)})`),
      );
    }, TAGS);
  }
}
