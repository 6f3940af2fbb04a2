import { expect as expectNow, type Page } from '@playwright/test';
import { TENDER_CODES, type TenderCode } from '#shared/tender.ts';
import { TILL_PIECES, type TillPieceCode } from '#shared/till-count.ts';
import { CounterClerk, pinOf } from './counter-clerk.ts';
import { DrawerPage } from './drawer-page.ts';

const expect = expectNow.configure({ timeout: 15_000 });

/** Money by its pieces: `{ b2000: 9, c25: 4 }`. */
export type Pieces = Partial<Record<TillPieceCode, number>>;
/** What lies in a drawer: cash, and of each kind of check how many and how much. */
export type Contents = { cash: Pieces; checks?: Partial<Record<TenderCode, readonly [items: number, total: string]>> };

/** The person at the Drawer page: opens with any count, moves cash, counts blind, explains, decides. */
export class DrawerClerk extends CounterClerk {
  readonly drawer: DrawerPage;

  constructor(page: Page) {
    super(page);
    this.drawer = new DrawerPage(page);
  }

  /** From the first piece to the last with the arrow key; what is not there is emptied on the way. */
  async counts(pieces: Pieces): Promise<void> {
    await expect(this.window.piece('b10000')).toBeFocused();
    for (const { code } of TILL_PIECES) {
      const many = pieces[code] ?? 0;
      if (many > 0) await this.window.type(String(many));
      else await this.window.press('Delete');
      await this.window.press('ArrowDown');
    }
  }

  /** F10 at the counter, and whatever is in the till; Enter on the button asks to open. */
  async opensWith(pieces: Pieces): Promise<void> {
    await this.goesToOpen();
    await this.counts(pieces);
    await expect(this.window.opensIt).toBeFocused();
    await this.window.press('Enter');
  }

  /** Why the bank is another one than it should be; Enter calls the second person. */
  async notes(words: string): Promise<void> {
    await expect(this.drawer.openingNote).toBeFocused();
    await this.window.type(words);
    await this.window.press('Enter');
  }

  /** The Drawer page, once it says what can be done with the drawer. */
  private async goesToTheOpenDrawer(): Promise<void> {
    await this.goesTo('drawer');
    await expect(this.drawer.acts.first()).toBeVisible();
  }

  /** Alt+P on the Drawer page: what goes to the vault, and the second person is called. */
  async asksForAPickup(pieces: Pieces): Promise<void> {
    await this.goesToTheOpenDrawer();
    await this.window.press('Alt+p');
    await this.counts(pieces);
    await this.window.press('Enter');
  }

  /** Alt+X: what goes into the vault, and what comes out of it. */
  async asksForChange(into: Pieces, outOf: Pieces): Promise<void> {
    await this.goesToTheOpenDrawer();
    await this.window.press('Alt+x');
    await this.counts(into);
    await this.window.press('Enter');
    await this.counts(outOf);
    await this.window.press('Enter');
  }

  /** Alt+S: the drawer opens without a payment, for the reason in that place of the list. */
  async opensWithoutASale(reason = 1): Promise<void> {
    await this.goesToTheOpenDrawer();
    await this.window.press('Alt+s');
    await expect(this.drawer.form('no-sale').locator('select')).toBeFocused();
    for (let at = 1; at < reason; at += 1) await this.window.press('ArrowDown');
    await this.window.press('Enter');
  }

  /** Alt+H: who goes on with the drawer, and what is in it; the other one's PIN is asked for. */
  async asksToHandOverTo(name: string, contents: Contents): Promise<void> {
    await this.goesToTheOpenDrawer();
    await this.window.press('Alt+h');
    const tile = this.drawer.form('hand-over').getByRole('button', { name });
    await expect(this.window.piece('b10000')).toBeFocused();
    await this.window.press((await tile.locator('kbd').innerText()).replace(' ', '+'));
    await this.countsAll(contents);
  }

  /** Alt+C on the Drawer page. */
  async startsToCount(): Promise<void> {
    await this.goesToTheOpenDrawer();
    await this.window.press('Alt+c');
    await expect(this.window.piece('b10000')).toBeFocused();
  }

  /** Alt+U on somebody's open drawer: its cash, a word, Enter. */
  async surprises(whose: string, pieces: Pieces, words: string): Promise<void> {
    await this.looksAt(whose);
    await this.window.press('Alt+u');
    await this.counts(pieces);
    await this.window.type(words);
    await this.window.press('Enter');
  }

  /** The whole drawer blind, from the first bill to Enter on the last button. */
  async countsTheDrawer(contents: Contents): Promise<void> {
    await this.startsToCount();
    await this.countsAll(contents);
  }

  /** Again, after a count that did not agree: Enter, and everything anew. */
  async countsAgain(contents: Contents): Promise<void> {
    await expect(this.drawer.missed).toBeVisible();
    await this.window.press('Enter');
    await this.countsAll(contents);
  }

  /** F12: the count stands although it does not agree. */
  async letsItStand(): Promise<void> {
    await expect(this.drawer.missed).toBeVisible();
    await this.window.press('F12');
    await expect(this.drawer.submitted).toBeVisible();
  }

  async countsAll({ cash, checks = {} }: Contents): Promise<void> {
    await this.counts(cash);
    for (const code of TENDER_CODES.filter((one) => one !== 'cash')) {
      const [items, total] = checks[code] ?? [0, ''];
      await expect(this.drawer.kind(code, 'items')).toBeFocused();
      for (const typed of [items === 0 ? '' : String(items), total]) {
        if (typed === '') await this.window.press('Delete');
        else await this.window.type(typed);
        await this.window.press('Enter');
      }
    }
    await this.window.press('Enter');
  }

  /** Alt+1: what the first cause names was a check; its number, Enter, and the second person is called. */
  async correctsTheFirstCause(number: string): Promise<void> {
    await this.window.press('Alt+1');
    await expect(this.drawer.correctionNumber).toBeFocused();
    await this.window.type(number);
    await this.window.press('Enter');
  }

  /** Down the list of reasons for one tender, and kept with Enter. */
  async explains(code: TenderCode, reason: number): Promise<void> {
    await this.window.tabsTo(this.drawer.why(code));
    await expect(this.drawer.why(code)).toHaveValue('');
    for (let at = 0; at < reason; at += 1) await this.window.press('ArrowDown');
    await this.window.press('Enter');
  }

  /** Space on a check of the tick list, and kept with Enter. */
  async finds(check: string, there: boolean): Promise<void> {
    const box = this.drawer.tick(check);
    await this.window.tabsTo(box);
    if ((await box.isChecked()) !== there) await this.window.press('Space');
    await this.window.press('Enter');
  }

  /** From the list of drawers on the page of the close: up or down to the line of it, and in it to somebody's newest. */
  async looksAt(whose: string): Promise<void> {
    await this.goesTo('close');
    const tabs = this.window.page.getByRole('tab');
    await expect(tabs.and(this.window.page.locator('[aria-selected="true"]'))).toBeVisible();
    const steps = await tabs.evaluateAll((all) =>
      all.map(({ id, ariaSelected }) => ({ id, chosen: ariaSelected === 'true' })),
    );
    const down = steps.findIndex(({ id }) => id === 'tab-approved') - steps.findIndex(({ chosen }) => chosen);
    for (let left = Math.abs(down); left > 0; left -= 1) await this.window.press(down > 0 ? 'ArrowDown' : 'ArrowUp');
    await this.window.tabsTo(this.window.page.getByRole('row', { name: whose }).getByRole('link').last());
    await this.window.press('Enter');
    await this.window.page.waitForURL((url) => url.pathname.startsWith('/drawer/'));
  }

  /** F12 on somebody's submitted count. */
  async approves(whose: string): Promise<void> {
    await this.looksAt(whose);
    await expect(this.drawer.submitted).toBeVisible();
    await this.window.press('F12');
  }

  /** Alt+R on somebody's submitted count, a reason from the list, a word, Enter. */
  async givesBack(whose: string, words: string, reason = 1): Promise<void> {
    await this.looksAt(whose);
    await expect(this.drawer.submitted).toBeVisible();
    await this.window.press('Alt+r');
    for (let at = 1; at < reason; at += 1) await this.window.press('ArrowDown');
    await this.window.press('Tab');
    await this.window.type(words);
    await this.window.press('Enter');
  }

  /** Signs out, and somebody else is at the window. */
  async makesWayFor(name: string): Promise<void> {
    await this.window.press('Control+o');
    await expect(this.window.pin).toBeVisible();
    await this.signsIn(name, pinOf(name));
  }
}
