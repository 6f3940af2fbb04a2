import { expect, type Locator, type Page } from '@playwright/test';
import { CounterWindow } from './window.ts';

/** The office page: its sections, and one setting as a row or list with its editor. */
export class OfficePage {
  readonly page: Page;
  private readonly window: CounterWindow;
  readonly own: Locator;
  readonly ownForm: Locator;

  constructor(page: Page) {
    this.page = page;
    this.window = new CounterWindow(page);
    this.own = page.getByRole('region', { name: 'Own and household accounts' });
    this.ownForm = page.getByRole('form', { name: 'Link the account' });
  }

  /** Ctrl and the number that the place has for this person. */
  async opens(number: number): Promise<void> {
    await this.page.waitForURL((url) => url.pathname !== '/sign-in');
    await this.page.keyboard.press(`Control+${number}`);
    await expect(this.own).toBeVisible();
  }

  /** By the list of sections on the left. */
  async goesTo(section: string): Promise<void> {
    await this.page.locator(`a[href="#${section}"]`).click();
    await expect(this.page.locator(`#${section}`)).toBeFocused();
  }

  setting(key: string): Locator {
    return this.page.locator(`[data-setting="${key}"]`);
  }

  /** Opens the editor of a setting; its first field has the focus. */
  async changes(key: string): Promise<Locator> {
    const row = this.setting(key);
    await row.getByRole('button', { name: 'Change' }).click();
    await expect(row.locator(':focus')).toBeVisible();
    return row;
  }

  async saves(row: Locator, reason: string): Promise<void> {
    await row.getByLabel('Reason').fill(reason);
    await this.page.keyboard.press('Enter');
  }

  async links(person: string, accountNo: string, reason: string): Promise<void> {
    await this.window.tabsTo(this.ownForm.getByLabel('Person'));
    await this.window.type(person);
    await this.window.press('Tab');
    await this.window.type(accountNo);
    await this.window.tabsTo(this.ownForm.getByLabel('Reason'));
    await this.window.type(reason);
    await this.window.press('Enter');
  }

  async unlinks(person: string, reason: string): Promise<void> {
    await this.own.getByRole('button', { name: new RegExp(`Remove account .+ of ${person}`) }).click();
    await this.page.keyboard.type(reason);
    await this.page.keyboard.press('Enter');
  }
}
