import { expect as expectNow, type Locator, type Page } from '@playwright/test';
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

  async signsIn(name = 'Maria Alvarez', pin = pinOf(name)): Promise<void> {
    await this.window.tile(name).click();
    await this.entersPin(pin);
    await expect(this.window.bar.person).toHaveText(name);
    await expect(this.window.pin).toBeHidden();
  }

  async entersPin(pin: string): Promise<void> {
    await expect(this.window.pin).toBeFocused();
    await this.window.type(pin);
    await this.window.press('Enter');
  }

  async signsOut(): Promise<void> {
    await this.window.page.getByRole('button', { name: /Sign out|Salir/ }).click();
    await expect(this.window.tiles.first()).toBeVisible();
  }

  /** Ctrl+P, the old PIN and the new one twice. */
  async changesPin(old: string, pin: string): Promise<void> {
    await this.window.press('Control+p');
    await expect(this.window.oldPin).toBeFocused();
    await this.window.type(old);
    await this.window.newPin.focus();
    await this.choosesPin(pin);
  }

  /** A new PIN, typed twice by the person whose it is. */
  async choosesPin(pin: string, again = pin): Promise<void> {
    await expect(this.window.newPin).toBeFocused();
    await this.window.type(pin);
    await this.window.press('Tab');
    await this.window.type(again);
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

  /** Goes there with the Tab key, as somebody without a mouse does. */
  async tabsTo(place: Locator): Promise<void> {
    await expect(async () => {
      await this.window.press('Tab');
      await expect(place).toBeFocused({ timeout: 50 });
    }).toPass({ intervals: [0] });
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
    await this.window.checkNumber.focus();
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
    await this.window.approval.getByRole('button', { name }).click();
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
    await this.window.amount.selectText();
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

  /** Opens a receipt of the list as paper. */
  async opensReceipt(receiptNo: string): Promise<void> {
    await this.window.receiptRow(receiptNo).click();
    await expect(this.window.paper).toBeVisible();
  }

  /** Alt+V on the open receipt, and the cash counted into the customer's hand. */
  async asksToVoid(dollars: string): Promise<void> {
    await this.window.press('Alt+v');
    await expect(this.window.voidCash).toBeVisible();
    await this.countsBack(dollars);
  }

  async countsBack(dollars: string): Promise<void> {
    await this.window.voidCash.fill(dollars);
    await this.window.press('Enter');
  }

  /** Alt+C on the open receipt: the money was meant for another account, looked up as at the counter. */
  async asksToMoveTo(words: string): Promise<void> {
    await this.startsToCorrect();
    await this.window.press('Tab');
    await this.window.type(words);
    await this.window.press('Enter');
    await expect(this.window.picked).toBeVisible();
    await this.window.press('Enter');
  }

  /** Alt+C on the open receipt: it was a personal check. Down in the list of what can be wrong, then its number. */
  async asksToNameItACheck(number: string): Promise<void> {
    await this.startsToCorrect();
    await this.window.press('ArrowDown');
    await this.window.press('Tab');
    await this.window.press('Tab');
    await this.window.type(number);
    await this.window.press('Enter');
  }

  /** Alt+C on an older receipt: all of it is taken back. The last in the list of what can be wrong. */
  async asksToReverse(): Promise<void> {
    await this.startsToCorrect();
    await this.window.press('End');
    await this.window.press('Tab');
    await this.window.press('Enter');
  }

  private async startsToCorrect(): Promise<void> {
    await this.window.press('Alt+c');
    await expect(this.window.correctionKind).toBeFocused();
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
