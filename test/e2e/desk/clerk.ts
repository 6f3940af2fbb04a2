import { expect as expectNow } from '@playwright/test';
import { pinOf } from './counter-clerk.ts';
import { DrawerClerk } from './drawer-clerk.ts';

/** A busy machine is slow to draw; nobody waits longer than this, ms. */
const expect = expectNow.configure({ timeout: 15_000 });

/** The person before the window: at the counter, and with what was taken before. */
export class Clerk extends DrawerClerk {
  /** Types what is known of a receipt into the box on its page, which has the focus when the page opens. */
  async looksForReceipt(words: string): Promise<void> {
    await this.window.press('F2');
    await expect(this.window.receiptSearch).toBeFocused();
    await this.window.type(words);
  }

  /** F2, what is known of a receipt, Enter. */
  async findsReceipt(words: string): Promise<void> {
    await this.looksForReceipt(words);
    await this.window.press('Enter');
    await expect(this.window.paper).toBeVisible();
  }

  /** A scanner types what a code says, wherever the hand is, and Enter. */
  async scans(code: string): Promise<void> {
    await this.window.type(code);
    await this.window.press('Enter');
  }

  /** Esc for the search, Esc for the paper. */
  async putsAway(): Promise<void> {
    await this.window.press('Escape');
    await expect(this.window.receiptSearch).toHaveValue('');
    await this.window.press('Escape');
    await expect(this.window.paper).toBeHidden();
  }

  /** Goes down the list to a receipt and opens it as paper. */
  async opensReceipt(receiptNo: string): Promise<void> {
    await expect(this.window.receiptRow(receiptNo)).toBeVisible();
    await this.window.press('PageUp');
    while (!(await this.window.markedReceipt.innerText()).includes(receiptNo)) await this.window.press('ArrowDown');
    await this.window.press('Enter');
    await expect(this.window.paper).toBeVisible();
  }

  /** Alt+V on the open receipt, down the list of reasons, and the cash counted into the customer's hand. */
  async asksToVoid(dollars: string, reason = 1): Promise<void> {
    await this.window.press('Alt+v');
    await expect(this.window.voidReason).toBeFocused();
    const reasons = await this.window.voidReason.locator('option').allInnerTexts();
    for (let at = 1; at < reason; at += 1) await this.window.press('ArrowDown');
    await expect(this.window.voidReason.locator('option:checked')).toHaveText(reasons[reason - 1] ?? '');
    await this.countsBack(dollars);
  }

  async countsBack(dollars: string): Promise<void> {
    await this.window.tabsTo(this.window.voidCash);
    await this.window.press('Control+a');
    await this.window.type(dollars);
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

  /** As `asksToNameItACheck`, and then it was cash after all: up to the first in the list of what it can have been. */
  async asksToNameItCashAfterAll(number: string): Promise<void> {
    await this.startsToCorrect();
    await this.window.press('ArrowDown');
    await this.window.press('Tab');
    await this.window.press('End');
    await this.window.press('Tab');
    await this.window.press('Tab');
    await this.window.type(number);
    await this.window.press('Shift+Tab');
    await this.window.press('Shift+Tab');
    await this.window.press('Home');
    await this.window.press('Enter');
  }

  /** Alt+C on an older receipt: all of it is taken back. The last in the list of what can be wrong. */
  async asksToReverse(): Promise<void> {
    await this.startsToCorrect();
    await this.window.press('End');
    await this.window.press('Tab');
    await this.window.press('Enter');
  }

  async startsToCorrect(): Promise<void> {
    await this.window.press('Alt+c');
    await expect(this.window.correctionKind).toBeFocused();
  }

  /** Ctrl+L, and back with the PIN. */
  async locksAndComesBack(name = 'Maria Alvarez'): Promise<void> {
    await this.window.press('Control+l');
    await this.entersPin(pinOf(name));
    await expect(this.window.pin).toBeHidden();
  }

  async signsOut(): Promise<void> {
    await this.window.press('Control+o');
    await expect(this.window.pin).toBeVisible();
  }
}
