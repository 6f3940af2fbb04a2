import { createDemoCity } from '#sandbox/city/demo-city.ts';
import { businessDate, calendarDate } from '#shared/day.ts';
import type { Clerk } from '#test/e2e/desk/clerk.ts';
import { Office } from '#test/e2e/desk/office.ts';
import { takesTheCashLimitAway } from '#test/e2e/desk/office-page.ts';
import { type Shown, shownIn, watchShown } from './shown-watch.ts';

const ACCOUNTS = 14_000;
/** A glance at the row that was found, ms. */
const LOOKS_MS = 150;
/** What an open account and a finished payment bring into the window. */
const MARKS = { account: '[data-testid="account-number"]', receipt: '[data-testid="receipt-number"]' };

/** The built app with its CIS and its printer, a clerk at its window, and people waiting before it. */
export async function atTheWindow<T>(work: (clerk: Clerk, line: Line, office: Office) => Promise<T>): Promise<T> {
  const office = await Office.build({ accounts: ACCOUNTS });
  try {
    const clerk = await office.open();
    await takesTheCashLimitAway(clerk);
    await clerk.startsTheDay();
    await watchShown(clerk.window.page, MARKS);
    return await work(clerk, new Line(clerk), office);
  } finally {
    await office.tearDown();
  }
}

/** Customers who pay what they owe in cash, each with an account of their own that nothing is odd about. */
class Line {
  private readonly clerk: Clerk;
  private readonly numbers: Iterator<string>;

  constructor(clerk: Clerk) {
    this.clerk = clerk;
    this.numbers = plainAccounts();
  }

  /** The next one's account is opened from the lookup box. */
  async opens(): Promise<Shown> {
    const { window } = this.clerk;
    const next = this.numbers.next();
    if (next.done) throw new Error('nobody is left in the line');
    await this.clerk.types(next.value);
    await window.rows.first().waitFor();
    // Whoever types waits for the row and looks at it: what the last letters asked for is answered by then.
    await window.page.waitForTimeout(LOOKS_MS);
    return this.entersFor('account');
  }

  /** Exact cash for the open account. */
  async pays(): Promise<Shown> {
    const { window } = this.clerk;
    await window.press('F5');
    await window.tendered.and(window.page.locator(':focus')).waitFor();
    return this.entersFor('receipt');
  }

  /** After the window was loaded anew. */
  async goesOn(): Promise<void> {
    await this.clerk.window.isThere();
    await this.clerk.window.lookup.waitFor();
    await watchShown(this.clerk.window.page, MARKS);
  }

  private async entersFor(what: keyof typeof MARKS): Promise<Shown> {
    const { window } = this.clerk;
    await window.press('Enter');
    const [shown, ...others] = await shownIn(window.page);
    if (shown?.what !== what || others.length > 0)
      throw new Error(`Enter brought ${JSON.stringify([shown, ...others])}`);
    return shown;
  }
}

function* plainAccounts(): Generator<string> {
  const city = createDemoCity({ today: businessDate(calendarDate(Date.now())), accounts: ACCOUNTS });
  for (const { displayNo, status, balanceCents, flags } of city.all()) {
    if (status === 'A' && balanceCents > 0 && balanceCents < 50_000 && !flags.bankrupt) yield displayNo;
  }
}
