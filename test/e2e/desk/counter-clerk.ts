import { expect as expectNow, type Locator, type Page } from '@playwright/test';
import { SAMPLE_PEOPLE } from '#main/services/seed-training.ts';
import { CounterWindow, type Place } from './window.ts';

/** Also outside the test runner (the demo), where nobody else says how long a person waits. */
const expect = expectNow.configure({ timeout: 15_000 });

/** The keys of what has a number. */
const CHECK_KEYS = { personal: 'F6', business: 'F7', "cashier's": 'F8', 'money order': 'F9' } as const;

/** The person before the window: what a clerk does, with the keys a clerk presses, and what a clerk sees. */
export class CounterClerk {
  readonly window: CounterWindow;

  constructor(page: Page) {
    this.window = new CounterWindow(page);
  }

  async signsIn(name = 'Maria Alvarez', pin = pinOf(name)): Promise<void> {
    await this.choosesPerson(name);
    await this.entersPin(pin);
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

  /** F10, the bank as two bills of $100, Enter; it is right, Enter opens and the counter is there. */
  async opensTheDrawer(): Promise<void> {
    await this.goesToOpen();
    await this.window.type('2');
    await this.window.press('Enter');
    await expect(this.window.opensIt).toBeFocused();
    await this.window.press('Enter');
    await this.hasOpened();
  }

  /** F10: the form in which a drawer is opened, with the hand on its first piece. */
  async goesToOpen(): Promise<void> {
    await expect(this.window.openDrawer).toBeVisible();
    await this.window.press('F10');
    await expect(this.window.piece('b10000')).toBeFocused();
  }

  async hasOpened(): Promise<void> {
    await expect(this.window.lookup).toBeFocused();
    await expect(this.window.bar.drawer).toHaveText(/open|abiert/);
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

  /** F6 (or the key of another kind), the number, Enter: a check over all that is to be paid. */
  async takesCheck(number: string, kind: keyof typeof CHECK_KEYS = 'personal'): Promise<void> {
    await this.window.press(CHECK_KEYS[kind]);
    await expect(this.window.checkNumber).toBeFocused();
    await this.window.type(number);
    await this.window.press('Enter');
  }

  /** F9, the serial, Enter: a money order of the issuer that is offered first. */
  takesMoneyOrder(serial: string): Promise<void> {
    return this.takesCheck(serial, 'money order');
  }

  /** As `takesCheck`, over another amount than what is to be paid. */
  async takesCheckOver(dollars: string, number: string, kind: keyof typeof CHECK_KEYS = 'personal'): Promise<void> {
    await this.window.press(CHECK_KEYS[kind]);
    await expect(this.window.checkNumber).toBeFocused();
    await this.window.press('Alt+0');
    await expect(this.window.tendered).toBeFocused();
    await this.window.type(dollars);
    await this.window.tabsTo(this.window.checkNumber);
    await this.window.type(number);
    await this.window.press('Enter');
  }

  /** Takes a line out of the receipt by its button. */
  async takesOut(displayNo: string): Promise<void> {
    await this.window.tabsTo(this.window.page.getByRole('button', { name: `Take ${displayNo} out` }));
    await this.window.press('Enter');
  }

  /** F3: what is open goes into the receipt, and the next account is looked up. */
  async addsAnother(words: string): Promise<void> {
    await this.window.press('F3');
    await expect(this.window.lookup).toBeFocused();
    await this.opens(words);
  }

  /** Alt+M: something that is paid without an account goes into the receipt. */
  async addsMisc(what: string, dollars: string): Promise<void> {
    await this.asks('m', 'misc-panel');
    await this.window.type(what);
    await this.window.press('Tab');
    await this.window.type(dollars);
    await this.window.press('Enter');
  }

  /** Alt+I: the slip for paying online comes out, and stands in the window until Enter. */
  async handsOutThePortalSlip(): Promise<void> {
    await this.asks('i', 'portal-panel');
    await expect(this.window.paper).toBeVisible();
    await this.window.press('Enter');
    await expect(this.window.lookup).toBeFocused();
  }

  /** Alt+K: why, then the number of the check; it goes back with a slip. */
  async handsCheckBack(why: string, number: string): Promise<void> {
    await this.asks('k', 'refuse-panel');
    await this.window.type(why);
    await this.window.press('Tab');
    await this.window.press('Tab');
    await this.window.type(number);
    await this.window.press('Enter');
    await expect(this.window.lookup).toBeFocused();
  }

  private async asks(key: string, panel: string): Promise<void> {
    await this.window.press(`Alt+${key}`);
    await expect(this.window.page.getByTestId(panel).locator(':focus')).toBeVisible();
  }

  /** Alt+P: the customer comes back later. */
  async parks(): Promise<void> {
    await this.window.press('Alt+p');
    await expect(this.window.lookup).toBeFocused();
  }

  /** Alt+U on the page of receipts: what was put aside is under the hand again. */
  async takesUp(): Promise<void> {
    await this.goesTo('receipts');
    await expect(this.window.parked).toBeVisible();
    await this.window.press('Alt+u');
    await expect(this.window.tendered).toBeFocused();
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

  /** Somebody pays what they owe, in exact cash; gives their receipt's number. */
  async takesFrom(words: string): Promise<string> {
    await this.opens(words);
    await this.takesExactCash();
    return this.sees();
  }

  /** Ctrl and the number that the place has for this person, as the rail writes it. */
  async goesTo(place: Place): Promise<void> {
    await this.window.press((await this.window.placeKey(place).innerText()).replace('Ctrl ', 'Control+'));
    await this.window.page.waitForURL((url) => url.pathname.startsWith(`/${place}`));
  }
}

export function pinOf(name: string): string {
  const person = SAMPLE_PEOPLE.find((candidate) => candidate.name === name);
  if (!person) throw new Error(`nobody in the training office is called ${name}`);
  return person.pin;
}
