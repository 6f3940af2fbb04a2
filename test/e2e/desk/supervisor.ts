import { expect as expectNow, type Page } from '@playwright/test';
import type { CloseStep } from '#shared/close-step.ts';
import { ClosePage } from './close-page.ts';
import { pinOf } from './counter-clerk.ts';
import { type Contents, DrawerClerk, type Pieces } from './drawer-clerk.ts';

const expect = expectNow.configure({ timeout: 15_000 });

/** The bank of a drawer, and $55.25 more. */
export const BANK_AND_55_25: Pieces = { b10000: 2, b5000: 1, b500: 1, c25: 1 };

/** Whoever closes the day: goes through the list line by line, with the key that each one has. */
export class Supervisor extends DrawerClerk {
  readonly close: ClosePage;

  constructor(page: Page) {
    super(page);
    this.close = new ClosePage(page);
  }

  /** A customer pays part of what is owed, in cash or with a check; the amount is unusual, and taken all the same. */
  async takesSome(dollars: string, check?: string): Promise<string> {
    await this.opens('garcia maria');
    await this.keysAmount(dollars);
    if (check) await this.takesCheck(check);
    else await this.takesCash(dollars);
    await this.confirms();
    return this.sees();
  }

  /** Maria takes $55.25 and counts her drawer; Robert is at the Close page. */
  async isLeftWithACountedDay(): Promise<void> {
    await this.startsTheDay();
    await this.takesSome('55.25');
    await this.turnsIn({ cash: BANK_AND_55_25 });
    await this.makesWayFor('Robert Hayes');
    await this.opensTheClose();
  }

  /** Counts the drawer, and the count is right: it waits for somebody's approval. */
  async turnsIn(contents: Contents): Promise<void> {
    await this.countsTheDrawer(contents);
    await expect(this.drawer.submitted).toBeVisible();
  }

  async opensTheClose(): Promise<void> {
    await this.goesTo('close');
    await expect(this.close.state).toBeVisible();
  }

  /** Alt+N: to the next thing to do. */
  async goesOn(): Promise<void> {
    await this.window.press('Alt+n');
  }

  /** With the arrow keys, down or up the list from where the hand is. */
  async goesToLine(step: CloseStep): Promise<void> {
    await this.close.chosen.focus();
    const steps = await this.close.page
      .locator('[data-step]')
      .evaluateAll((all) => all.map((each) => each.getAttribute('data-step')));
    const from = steps.indexOf(await this.close.chosen.getAttribute('data-step'));
    const to = steps.indexOf(step);
    for (let at = from < 0 ? steps.length : from; at !== to; at += at < to ? 1 : -1) {
      await this.window.press(at < to ? 'ArrowDown' : 'ArrowUp');
    }
    await expect(this.close.line(step)).toBeFocused();
  }

  async beginsTheClose(): Promise<void> {
    await this.worksOn('begun');
    await this.window.press('Enter');
    await this.isDone('begun');
  }

  /** Enter on what was put aside, and F12: it is discarded. */
  async discards(): Promise<void> {
    await this.worksOn('parked');
    await this.window.press('Enter');
    await expect(this.close.ask).toBeVisible();
    await this.window.press('F12');
    await expect(this.close.ask).toBeHidden();
  }

  async looksThrough(): Promise<void> {
    await this.worksOn('reviewed');
    await this.window.press('Enter');
    await this.isDone('reviewed');
  }

  /** Enter leads to the drawer that waits, F12 approves it, and the list is gone on with. */
  async approvesTheNext(): Promise<void> {
    await this.worksOn('approved');
    await this.window.press('Enter');
    await expect(this.drawer.submitted).toBeVisible();
    await this.window.press('F12');
    await expect(this.drawer.state).toContainText('Approved');
    await this.opensTheClose();
  }

  /** The pieces are as they were turned in: Enter, the bag's number, Enter; then somebody else's word. */
  async makesUpTheDeposit(bag: string, second = 'Linda Tran'): Promise<void> {
    await this.bags(bag);
    await this.isAgreedBy(second);
    await this.isDone('deposit');
  }

  /** The same until the second person is called. */
  async bags(bag: string): Promise<void> {
    await this.worksOn('deposit');
    await expect(this.window.piece('b10000')).toBeFocused();
    await this.window.press('Enter');
    await expect(this.close.bag).toBeFocused();
    await this.window.type(bag);
    await this.window.press('Enter');
    await expect(this.window.approvalPin).toBeFocused();
  }

  async signs(pin = pinOf('Robert Hayes')): Promise<void> {
    await this.worksOn('closed');
    await expect(this.close.pin).toBeFocused();
    await this.window.type(pin);
    await this.window.press('Enter');
  }

  /** From whatever is next to the seal; gives the seal. Nothing that only somebody else can do may be left. */
  async closesTheDay(bag = 'BAG-1'): Promise<string> {
    const does: Partial<Record<CloseStep, () => Promise<void>>> = {
      begun: () => this.beginsTheClose(),
      parked: () => this.discards(),
      approved: () => this.approvesTheNext(),
      reviewed: () => this.looksThrough(),
      deposit: () => this.makesUpTheDeposit(bag),
      closed: () => this.signs(),
    };
    for (let step = await this.next(); ; step = await this.next()) {
      const work = does[step];
      if (!work) throw new Error(`nobody here can do this: ${step}`);
      await work();
      if (step === 'closed') return this.sees('seal');
    }
  }

  /** Confirms what the bank credited for the first deposit that waits. */
  async confirmsAtTheBank(dollars: string): Promise<void> {
    await this.goesToLine('bank');
    await this.window.tabsTo(this.close.bankAmount);
    await this.window.type(dollars);
    await this.window.press('Enter');
  }

  async opensTheVault(): Promise<void> {
    await this.opensTheClose();
    await this.close.tab('vault').click();
    await expect(this.close.vaultCents).toBeVisible();
  }

  /** Begins one of the things that two people do with the vault, by the name of its button. */
  async startsAtTheVault(button: string): Promise<void> {
    await this.close.part.getByRole('button', { name: button }).click();
    await expect(this.window.piece('b10000')).toBeFocused();
  }

  /** Cash for the change fund, and why; the second person is called. */
  async asksToFund(pieces: Pieces, why: string): Promise<void> {
    await this.startsAtTheVault('Change fund');
    await this.counts(pieces);
    await this.window.tabsTo(this.close.vaultWhy);
    await this.window.type(why);
    await this.window.press('Enter');
    await expect(this.window.approvalPin).toBeFocused();
  }

  override async sees(what: 'seal' | 'receipt' = 'receipt'): Promise<string> {
    if (what === 'receipt') return super.sees();
    await expect(this.close.seal).toBeVisible();
    return this.close.seal.innerText();
  }

  /** The line that the page has chosen, once it has left the one that was just done. */
  private async next(): Promise<CloseStep> {
    await expect(this.close.chosen).toHaveAttribute('data-state', /todo|person/);
    return (await this.close.chosen.getAttribute('data-step')) as CloseStep;
  }

  private async worksOn(step: CloseStep): Promise<void> {
    await expect(this.close.chosen).toHaveAttribute('data-step', step);
    await expect(this.close.part.locator(':focus')).toBeVisible();
  }

  private async isDone(step: CloseStep): Promise<void> {
    await expect(this.close.line(step)).toHaveAttribute('data-state', 'done');
  }
}
