import { expect, type Locator, type Page } from '@playwright/test';

export type Look = 'light' | 'dark' | 'contrast';
export type Tongue = 'en' | 'es';

/** How the window looks and speaks, switched by the buttons of the bar as a person does. */
export class Looks {
  readonly page: Page;
  private readonly acts: Locator;

  constructor(page: Page) {
    this.page = page;
    this.acts = page.getByRole('banner').getByRole('button');
  }

  async wears(look: Look): Promise<void> {
    await expect(this.page.locator(`.v-application.v-theme--${look}`)).toBeVisible();
  }

  /** Presses the button, which names the next look, until this one is on. */
  async puts(look: Look): Promise<void> {
    const on = this.page.locator(`.v-application.v-theme--${look}`);
    while ((await on.count()) === 0) {
      await this.acts.getByText(/^(Light|Dark|Contrast|Claro|Oscuro|Contraste)$/).click();
    }
  }

  async speaks(tongue: Tongue): Promise<void> {
    const now = await this.page.locator('html').getAttribute('lang');
    if (now !== tongue) await this.acts.getByText(tongue === 'es' ? 'Español' : 'English').click();
  }

  async switchesText(): Promise<void> {
    await this.page.getByRole('button', { name: 'Large text' }).click();
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
