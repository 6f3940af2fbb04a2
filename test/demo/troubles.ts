import { expect } from '@playwright/test';
import type { Clerk } from '#test/e2e/desk/clerk.ts';
import type { Office } from '#test/e2e/desk/office.ts';
import type { Photographer } from './photographer.ts';

/** The printer and the CIS, each in trouble while somebody pays. */
export async function troubles(office: Office, clerk: Clerk, photo: Photographer): Promise<void> {
  await printerInTrouble(office, clerk, photo);
  await cisRefuses(office, clerk, photo);
  await cisDoesNotSay(office, clerk, photo);
  await cisGoesAway(office, clerk, photo);
}

async function printerInTrouble(office: Office, clerk: Clerk, photo: Photographer): Promise<void> {
  office.breakPrinter('out-of-paper');
  await pays(clerk, 'martinez', '40');
  await expect(clerk.window.bar.printer).toContainText('out of paper');
  await photo.takes('printer-out-of-paper');
  office.breakPrinter('none');
  await expect(clerk.window.printState).toHaveText('Printed', { timeout: 20_000 });
  office.breakPrinter('reset-mid-job');
  await pays(clerk, 'davis', '40');
  await expect(clerk.window.printQuestions).toBeVisible();
  await photo.takesInEveryLook('printer-broke-off');
  office.breakPrinter('none');
  await clerk.window.press('Alt+g');
  await expect(clerk.window.printQuestions).toBeHidden();
}

async function cisRefuses(office: Office, clerk: Clerk, photo: Photographer): Promise<void> {
  await office.breakCis({ match: { route: 'postPayment' }, fault: 'reject', code: 'account_final', times: 1 });
  await pays(clerk, 'wilson', '30');
  await expect(clerk.window.cisState).toContainText('Refused');
  await photo.takes('refused-by-the-cis');
  await clerk.goesTo('cis');
  await photo.takes('cis-needs-a-person');
  await clerk.goesTo('counter');
}

async function cisDoesNotSay(office: Office, clerk: Clerk, photo: Photographer): Promise<void> {
  await office.breakCis({ match: { route: 'postPayment' }, fault: 'commit-then-drop', times: 1 });
  await pays(clerk, 'anderson', '50');
  await expect(clerk.window.cisState).toContainText('Not known');
  await clerk.goesTo('cis');
  await photo.takes('cis-unknown');
  await expect(clerk.window.page.getByTestId('count-unknown')).toHaveText('0', { timeout: 30_000 });
  await clerk.goesTo('counter');
}

async function cisGoesAway(office: Office, clerk: Clerk, photo: Photographer): Promise<void> {
  await office.breakCis({ fault: 'refuse', forMs: 600_000 });
  await pays(clerk, 'thomas', '35');
  await expect(clerk.window.bar.cis).toContainText('offline');
  await photo.takes('cis-offline-finished');
  await clerk.opens('taylor');
  await expect(clerk.window.account).not.toContainText('asking the CIS');
  await photo.takesInEveryLook('cis-offline-account');
  await clerk.window.press('Escape');
  await clerk.goesTo('cis');
  await photo.takesInEveryLook('cis-waiting');
  await office.breakCis();
  await expect(clerk.window.page.getByTestId('count-waiting')).toHaveText('0', { timeout: 60_000 });
  await photo.takes('cis-back');
  await clerk.goesTo('counter');
}

async function pays(clerk: Clerk, words: string, dollars: string): Promise<void> {
  await clerk.opens(words);
  await clerk.keysAmount(dollars);
  await clerk.takesCash(dollars);
  await clerk.confirms();
  await clerk.sees();
}
