import { expect, type Page } from '@playwright/test';

export type Look = 'light' | 'dark' | 'contrast';
export type Tongue = 'en' | 'es';
export const LOOKS: readonly Look[] = ['light', 'dark', 'contrast'];

/** How the window looks and speaks, switched by the keys of the bar as a person does. */
export class Looks {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async wears(look: Look): Promise<void> {
    await expect(this.page.locator(`.v-application.v-theme--${look}`)).toBeVisible();
  }

  /** Alt+L goes from one look to the next, until this one is on. */
  async puts(look: Look): Promise<void> {
    for (const each of LOOKS) {
      if ((await this.page.locator(`.v-application.v-theme--${look}`).count()) > 0) return;
      const before = await this.page.locator('.v-application').getAttribute('class');
      await this.page.keyboard.press('Alt+l');
      await expect(this.page.locator('.v-application'), `after ${each}`).not.toHaveClass(before ?? '');
    }
  }

  async speaks(tongue: Tongue): Promise<void> {
    const window = this.page.locator('html');
    if ((await window.getAttribute('lang')) !== tongue) await this.page.keyboard.press('Alt+e');
    await expect(window).toHaveAttribute('lang', tongue);
  }

  async switchesText(): Promise<void> {
    await this.page.keyboard.press('Alt+a');
  }

  /** As `cutOff`, with normal and with large text, in both languages; afterwards as it was. */
  async cutOffAnywhere(state: string): Promise<string[]> {
    const found: string[] = [];
    for (const text of ['normal text', 'large text']) {
      for (const tongue of ['es', 'en'] as const) {
        await this.speaks(tongue);
        found.push(...(await this.cutOff()).map((each) => `${state}, ${text}, ${tongue}: ${each}`));
      }
      await this.switchesText();
    }
    return found;
  }

  /** Buttons, links, headings and amounts whose words do not fit, or that stand outside the window. */
  cutOff(): Promise<string[]> {
    return this.page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('button, a, h1, h2, h3, kbd, .money')]
        .filter((each) => {
          const { right, width } = each.getBoundingClientRect();
          const cut = each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display !== 'inline';
          return width > 1 && each.tagName !== 'INPUT' && (cut || right > innerWidth + 1);
        })
        .map((each) => `${each.tagName} ${each.innerText}`),
    );
  }
}
