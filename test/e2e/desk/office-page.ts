import { expect, type Locator, type Page } from '@playwright/test';
import { CounterWindow } from './window.ts';

/** The office page: its sections, and one setting as a row or list with its editor. */
export class OfficePage {
  readonly page: Page;
  private readonly window: CounterWindow;
  readonly own: Locator;
  readonly ownForm: Locator;
  readonly access: Locator;

  constructor(page: Page) {
    this.page = page;
    this.window = new CounterWindow(page);
    this.own = page.getByRole('region', { name: 'Own and household accounts' });
    this.access = page.getByTestId('access-panel');
    this.ownForm = page.getByRole('form', { name: 'Link the account' });
  }

  /** Ctrl and the number that the place has for this person, as the rail writes it. */
  async opens(): Promise<void> {
    await this.page.keyboard.press((await this.window.placeKey('office').innerText()).replace('Ctrl ', 'Control+'));
    await expect(this.own).toBeVisible();
  }

  /** Somebody's row in the list of people. */
  person(name: string): Locator {
    return this.page.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name }) });
  }

  /** Opens what changes somebody's access, by the name of its button; its first field has the focus. */
  async begins(button: string): Promise<void> {
    await this.page.getByRole('button', { name: button, exact: true }).click();
    await expect(this.access.locator(':focus')).toBeVisible();
  }

  /** What is asked is as it should be: Enter calls the second person. */
  async asks(): Promise<void> {
    await this.page.keyboard.press('Enter');
    await expect(this.page.getByTestId('approval-pin')).toBeFocused();
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
