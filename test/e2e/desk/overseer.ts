import { expect as expectNow, type Page } from '@playwright/test';
import { BoardPage } from './board-page.ts';
import { Clerk } from './clerk.ts';
import { Supervisor } from './supervisor.ts';

const expect = expectNow.configure({ timeout: 15_000 });

/** Whoever looks at the board: a lead, a supervisor, an auditor. */
export class Overseer extends Supervisor {
  readonly board: BoardPage;

  constructor(page: Page) {
    super(page);
    this.board = new BoardPage(page);
  }

  async opensTheBoard(): Promise<void> {
    await this.goesTo('board');
    await expect(this.board.unusual).toBeVisible();
  }

  /** Alt+T: every chart as the table behind it, and back. */
  async switchesTables(): Promise<void> {
    await this.window.press('Alt+t');
  }

  /** Alt+2: packets and audits. */
  async opensTheRecords(): Promise<void> {
    await this.goesTo('board');
    await this.window.press('Alt+2');
    await expect(this.board.chosen).toBeVisible();
  }

  /** A receipt that the board speaks of: Tab to its number, Enter. */
  async looksInto(receiptNo: string): Promise<void> {
    await this.window.tabsTo(this.board.unusual.getByRole('link', { name: receiptNo }));
    await this.window.press('Enter');
  }

  /** At the page of receipts: one is taken back, its cash counted into the customer's hand, with a second person's word. */
  async voids(receiptNo: string, dollars: string, second = 'Robert Hayes'): Promise<void> {
    const atTheReceipts = new Clerk(this.window.page);
    await this.goesTo('receipts');
    await atTheReceipts.opensReceipt(receiptNo);
    await atTheReceipts.asksToVoid(dollars);
    await this.isAgreedBy(second);
    await expect(this.window.receiptRow(receiptNo)).toContainText('VOID');
  }

  /** Up and down the list, to a day or to the audit record. */
  async goesUp(): Promise<void> {
    await this.board.chosen.focus();
    await this.window.press('ArrowUp');
  }

  /** Days from the list of those that are often asked for, and Enter. */
  async exports(span: string): Promise<void> {
    await this.window.tabsTo(this.board.span(span));
    await this.window.press('Space');
    await this.window.tabsTo(this.board.audit.getByRole('button', { name: 'Export' }));
    await this.window.press('Enter');
  }
}
