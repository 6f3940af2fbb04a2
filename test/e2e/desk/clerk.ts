import { expect as expectNow, type Page } from '@playwright/test';
import { SAMPLE_PEOPLE } from '#main/services/seed-training.ts';
import { CounterWindow } from './window.ts';

/** Also outside the test runner (the demo), where nobody else says how long a person waits. */
const expect = expectNow.configure({ timeout: 15_000 });

/** The person before the window: what a clerk does, with the keys a clerk presses, and what a clerk sees. */
export class Clerk {
  readonly window: CounterWindow;

  constructor(page: Page) {
    this.window = new CounterWindow(page);
  }

  async signsIn(name = 'Maria Alvarez'): Promise<void> {
    await this.choosesPerson(name);
    await this.entersPin(pinOf(name));
    await expect(this.window.bar.person).toHaveText(name);
    await expect(this.window.pin).toBeHidden();
  }

  /** The number on the tile; where somebody else is chosen already, Esc comes first. */
  async choosesPerson(name: string): Promise<void> {
    const tile = this.window.tile(name);
    await expect(tile).toBeVisible();
    if ((await tile.getAttribute('aria-pressed')) === 'true') return;
    if (await this.window.pin.isEnabled()) await this.window.press('Escape');
    await this.window.press(await tile.locator('kbd').innerText());
  }

  async entersPin(pin: string): Promise<void> {
    await expect(this.window.pin).toBeFocused();
    await this.window.type(pin);
    await this.window.press('Enter');
  }

  async opensTheDrawer(): Promise<void> {
    await expect(this.window.openDrawer).toBeVisible();
    await this.window.press('F10');
    await expect(this.window.bar.drawer).toHaveText(/open|abierto/);
    await expect(this.window.openDrawer).toBeHidden();
  }

  /** Signs in and opens the drawer: ready for the first customer. */
  async startsTheDay(name = 'Maria Alvarez'): Promise<void> {
    await this.signsIn(name);
    await this.opensTheDrawer();
    await this.waitsForTheAccounts();
  }

  /** The very first start fetches the accounts; a moment later they are there. */
  async waitsForTheAccounts(): Promise<void> {
    await expect(async () => {
      await this.types('garcia');
      await expect(this.window.rows.first()).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 30_000 });
    await this.window.press('Escape');
    await expect(this.window.rows).toHaveCount(0);
  }

  async types(words: string): Promise<void> {
    await this.window.press('F2');
    await expect(this.window.lookup).toBeFocused();
    await this.window.type(words);
  }

  /** Types the words and opens the first account that fits. */
  async opens(words: string): Promise<void> {
    await this.types(words);
    await this.window.press('Enter');
    await expect(this.window.account).toBeVisible();
  }

  /** After a restart the tender screen that was open is open again; this clerk begins anew instead. */
  async leavesWhatWasOpen(): Promise<void> {
    await expect(this.window.lookup.or(this.window.tendered).and(this.window.page.locator(':focus'))).toBeVisible();
    if (await this.window.tendered.isHidden()) return;
    await this.window.press('Escape');
    await expect(this.window.amount).toBeFocused();
    await this.window.press('Escape');
    await expect(this.window.account).toBeHidden();
  }

  /** F5, Enter. */
  async takesExactCash(): Promise<void> {
    await this.window.press('F5');
    await expect(this.window.tendered).toBeFocused();
    await this.window.press('Enter');
  }

  /** F6, the number, Enter: a personal check over all that is to be paid. */
  async takesCheck(number: string): Promise<void> {
    await this.takesInstrument('F6', number);
  }

  /** F9, the serial, Enter: a money order of the issuer that is offered first. */
  async takesMoneyOrder(serial: string): Promise<void> {
    await this.takesInstrument('F9', serial);
  }

  private async takesInstrument(key: string, number: string): Promise<void> {
    await this.window.press(key);
    await expect(this.window.checkNumber).toBeFocused();
    await this.window.type(number);
    await this.window.press('Enter');
  }

  /** As `takesCheck`, over another amount than what is to be paid. */
  async takesCheckOver(dollars: string, number: string): Promise<void> {
    await this.window.press('F6');
    await expect(this.window.checkNumber).toBeFocused();
    await this.window.press('Alt+0');
    await expect(this.window.tendered).toBeFocused();
    await this.window.type(dollars);
    await this.window.press('Tab');
    await this.window.type(number);
    await this.window.press('Enter');
  }

  /** F3: what is open goes into the receipt, and the next account is looked up. */
  async addsAnother(words: string): Promise<void> {
    await this.window.press('F3');
    await expect(this.window.lookup).toBeFocused();
    await this.opens(words);
  }

  /** The second person stands beside the window and agrees to what it shows. */
  async isAgreedBy(name: string, pin = pinOf(name)): Promise<void> {
    const tile = this.window.approval.getByRole('button', { name });
    await expect(tile).toBeVisible();
    if ((await tile.getAttribute('aria-pressed')) !== 'true') {
      await this.window.press((await tile.locator('kbd').innerText()).replace(' ', '+'));
    }
    await expect(this.window.approvalPin).toBeFocused();
    await this.window.type(pin);
    await this.window.press('Enter');
  }

  /** F5, the digits, Enter. */
  async takesCash(dollars: string): Promise<void> {
    await this.countsCash(dollars);
    await this.window.press('Enter');
  }

  async countsCash(dollars: string): Promise<void> {
    await this.window.press('F5');
    await expect(this.window.tendered).toBeFocused();
    await this.window.type(dollars);
  }

  /** Something is odd, and the clerk takes it all the same. */
  async confirms(): Promise<void> {
    await expect(this.window.odd).toBeVisible();
    await this.window.press('F12');
  }

  async keysAmount(dollars: string): Promise<void> {
    await this.window.press('Alt+0');
    await expect(this.window.amount).toBeFocused();
    await this.window.type(dollars);
  }

  /** The receipt's number, once the window shows it. */
  async sees(): Promise<string> {
    await expect(this.window.receiptNumber).toBeVisible();
    return this.window.receiptNumber.innerText();
  }

  /** Types what is known of a receipt into the box on its page, which has the focus when the page opens. */
  async looksForReceipt(words: string): Promise<void> {
    await this.window.press('F2');
    await expect(this.window.receiptSearch).toBeFocused();
    await this.window.type(words);
  }

  /** Goes down the list to a receipt and opens it as paper. */
  async opensReceipt(receiptNo: string): Promise<void> {
    await expect(this.window.receiptRow(receiptNo)).toBeVisible();
    await this.window.press('PageUp');
    while (!(await this.window.markedReceipt.innerText()).includes(receiptNo)) await this.window.press('ArrowDown');
    await this.window.press('Enter');
    await expect(this.window.paper).toBeVisible();
  }

  /** Alt+V on the open receipt, and the cash counted into the customer's hand. */
  async asksToVoid(dollars: string): Promise<void> {
    await this.window.press('Alt+v');
    await expect(this.window.voidCash).toBeVisible();
    await this.countsBack(dollars);
  }

  async countsBack(dollars: string): Promise<void> {
    await this.window.tabsTo(this.window.voidCash);
    await this.window.press('Control+a');
    await this.window.type(dollars);
    await this.window.press('Enter');
  }

  async goesTo(place: 'counter' | 'receipts' | 'cis'): Promise<void> {
    await this.window.press(`Control+${{ counter: 1, receipts: 2, cis: 3 }[place]}`);
    await this.window.page.waitForURL((url) => url.pathname.startsWith(`/${place}`));
  }
}

export function pinOf(name: string): string {
  const person = SAMPLE_PEOPLE.find((candidate) => candidate.name === name);
  if (!person) throw new Error(`nobody in the training office is called ${name}`);
  return person.pin;
}
