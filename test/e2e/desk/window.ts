import { expect, type Locator, type Page } from '@playwright/test';
import type { TillPieceCode } from '#shared/till-count.ts';

/** Places of the rail, by their address. */
export type Place = 'counter' | 'receipts' | 'drawer' | 'cis' | 'close' | 'board' | 'office';

/** Where things are in the window. Nothing outside this folder knows a selector. */
export class CounterWindow {
  readonly page: Page;
  readonly lookup: Locator;
  readonly rows: Locator;
  readonly account: Locator;
  readonly alerts: Locator;
  readonly notes: Locator;
  readonly balance: Locator;
  readonly amount: Locator;
  readonly tendered: Locator;
  readonly change: Locator;
  readonly odd: Locator;
  readonly credit: Locator;
  readonly checkNumber: Locator;
  readonly rest: Locator;
  readonly cartTotal: Locator;
  readonly approval: Locator;
  readonly approvalPin: Locator;
  readonly voidReason: Locator;
  readonly voidCash: Locator;
  readonly correctionKind: Locator;
  readonly picked: Locator;
  readonly picker: Locator;
  readonly becomes: Locator;
  readonly oldPin: Locator;
  readonly newPin: Locator;
  readonly parked: Locator;
  readonly aside: Locator;
  readonly resume: Locator;
  readonly finished: Locator;
  readonly receiptNumber: Locator;
  readonly changeDue: Locator;
  readonly pieces: Locator;
  readonly printState: Locator;
  readonly cisState: Locator;
  readonly newBalance: Locator;
  readonly openDrawer: Locator;
  readonly refusal: Locator;
  readonly bar: { person: Locator; drawer: Locator; cis: Locator; printer: Locator; date: Locator };
  readonly printQuestions: Locator;
  readonly keyHelp: Locator;

  constructor(page: Page) {
    this.page = page;
    const by = (id: string): Locator => page.getByTestId(id);
    this.lookup = page.getByRole('combobox', { name: /Look up an account|Buscar una cuenta/ });
    this.rows = page.getByRole('option');
    this.account = by('account');
    this.alerts = by('account-alerts');
    this.notes = by('notes');
    this.balance = by('balance');
    this.amount = by('amount');
    this.tendered = by('tendered');
    this.change = by('change');
    this.odd = by('odd');
    this.credit = by('credit');
    this.checkNumber = by('check-number');
    this.rest = by('rest');
    this.cartTotal = by('cart-total');
    this.approval = by('approval');
    this.approvalPin = by('approval-pin');
    this.voidReason = by('void-reason');
    this.voidCash = by('void-cash');
    this.correctionKind = by('correction-kind');
    this.picked = by('picked');
    this.picker = by('picker');
    this.becomes = by('approval-becomes');
    this.oldPin = by('old-pin');
    this.newPin = by('new-pin');
    this.parked = by('parked');
    this.aside = by('aside');
    this.resume = by('resume');
    this.finished = by('finished');
    this.receiptNumber = by('receipt-number');
    this.changeDue = by('change-due');
    this.pieces = by('pieces');
    this.printState = by('print-state');
    this.cisState = by('cis-state');
    this.newBalance = by('new-balance');
    this.openDrawer = by('open-drawer');
    this.refusal = page.locator('p[role="alert"]');
    this.bar = {
      person: by('bar-person'),
      drawer: by('bar-drawer'),
      cis: by('bar-cis'),
      printer: by('bar-printer'),
      date: by('bar-date'),
    };
    this.printQuestions = by('print-questions');
    this.keyHelp = page.getByRole('dialog', { name: /^(Keys|Teclas)$/ });
  }

  async isThere(): Promise<void> {
    await expect(this.bar.person).toBeVisible({ timeout: 30_000 });
  }

  /** The key of a place, on the rail. */
  placeKey(place: Place): Locator {
    return this.page.locator(`.rail a[href="/${place}"] kbd`);
  }

  /** The field of one piece where money is counted. */
  piece(code: TillPieceCode): Locator {
    return this.page.locator(`[data-piece="${code}"]`);
  }

  get opensIt(): Locator {
    return this.page.getByRole('button', { name: /^(Open drawer|Abrir la caja)/ });
  }

  tile(name: string): Locator {
    return this.page.getByRole('button', { name });
  }

  /** The people who can sign in here. */
  get tiles(): Locator {
    return this.page.locator('.tile-name');
  }

  /** What was just done, where the window says so. */
  get told(): Locator {
    return this.page.getByRole('status');
  }

  get pin(): Locator {
    return this.page.locator('#pin');
  }

  receiptRow(receiptNo: string): Locator {
    return this.page.getByRole('row').filter({ hasText: receiptNo });
  }

  get receiptSearch(): Locator {
    return this.page.getByRole('searchbox');
  }

  get noteRows(): Locator {
    return this.notes.getByRole('listitem');
  }

  /** Rows of the receipts' list, without its head. */
  get receiptRows(): Locator {
    return this.page.locator('#receipt-rows tbody tr');
  }

  get foundBy(): Locator {
    return this.page.getByTestId('found-by');
  }

  get recentPayments(): Locator {
    return this.page.getByTestId('recent-payments');
  }

  /** The button that shows the meter's days as figures. */
  get usageAsTable(): Locator {
    return this.page.getByTestId('usage').getByRole('button');
  }

  get story(): Locator {
    return this.page.getByTestId('story');
  }

  get pickerRows(): Locator {
    return this.page.locator('#picker-rows').getByRole('option');
  }

  get voidButton(): Locator {
    return this.page.getByTestId('void');
  }

  get verifyCode(): Locator {
    return this.page.getByRole('status').filter({ hasText: 'Verify code' });
  }

  get paper(): Locator {
    return this.page.getByRole('img').and(this.page.locator('.paper'));
  }

  get qrCode(): Locator {
    return this.page.getByTestId('qr-code');
  }

  /** The word that the paper that was scanned is not this receipt's. */
  get falseCode(): Locator {
    return this.page.getByTestId('false-code');
  }

  /** The place that the paper of a receipt lies in. */
  get sheet(): Locator {
    return this.page.getByTestId('sheet');
  }

  /** A picture of the last that is seen of the paper, where its code stands. */
  async endOfPaper(): Promise<Buffer> {
    await this.sheet.evaluate((sheet) => sheet.scrollTo(0, sheet.scrollHeight));
    return this.sheet.screenshot();
  }

  /** The row that the arrow keys stand on. */
  get markedReceipt(): Locator {
    return this.page.locator('#receipt-rows tr.marked');
  }

  /** Tab, until the hand is where it wants to be. */
  async tabsTo(field: Locator): Promise<void> {
    await expect(field).toBeVisible();
    const there = field.and(this.page.locator(':focus'));
    for (let left = 150; (await there.count()) === 0; left -= 1) {
      if (left === 0) throw new Error(`Tab does not lead to ${String(field)}`);
      await this.press('Tab');
    }
  }

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key);
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.type(text);
  }
}
