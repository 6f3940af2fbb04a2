import { expect } from '@playwright/test';
import type { Clerk } from '#test/e2e/desk/clerk.ts';
import type { Photographer } from './photographer.ts';

/** Accounts with something about them, by what the picture is called. */
const ACCOUNTS: [string, string][] = [
  ['account-plain', '01-0305-01'],
  ['account-cash-only', '03-2001-01'],
  ['account-agreement', '03-2002-01'],
  ['account-autopay', '03-2003-01'],
  ['account-letters-beyond-ascii', '03-2004-01'],
  ['account-widest-amount', '03-2005-01'],
  ['account-credit', '02-1001-01'],
  ['account-owes-nothing', '02-1000-01'],
  ['account-long-name', '04-3001-01'],
  ['account-backwards-name', '05-0003-01'],
  ['account-markup-as-name', '05-0004-01'],
  ['account-many-marks', '05-0008-01'],
  ['account-without-details', '06-0001-01'],
  ['account-inactive', '06-0002-01'],
  ['account-final', '06-0003-01'],
  ['account-bankrupt', '06-0005-01'],
];

export async function accounts(clerk: Clerk, photo: Photographer): Promise<void> {
  await clerk.opens('garcia maria');
  await answered(clerk);
  await photo.takesInEveryLook('account-cutoff');
  await clerk.window.press('Escape');
  for (const [name, number] of ACCOUNTS) {
    await clerk.opens(number);
    await answered(clerk);
    await photo.takes(name);
    await clerk.window.press('Escape');
  }
  await clerk.opens('07-0003-01');
  await answered(clerk);
  await photo.takesInEveryLook('account-with-a-leak');
  await clerk.window.tabsTo(clerk.window.usageAsTable);
  await clerk.window.press('Enter');
  await photo.takes('account-usage-as-table');
  await clerk.window.press('Escape');
}

/** The CIS said what it knows of the account. */
async function answered(clerk: Clerk): Promise<void> {
  await expect(clerk.window.recentPayments).not.toHaveAttribute('aria-busy', 'true');
  await expect(clerk.window.account).not.toContainText('asking the CIS');
}
