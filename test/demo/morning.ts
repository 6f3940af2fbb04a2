import { expect } from '@playwright/test';
import type { Clerk } from '#test/e2e/desk/clerk.ts';
import { pinOf } from '#test/e2e/desk/counter-clerk.ts';
import type { Office } from '#test/e2e/desk/office.ts';
import { BOTH_SIZES, type Photographer } from './photographer.ts';

/** What happens on a Monday morning between eight and a quarter past. */
export async function morning(office: Office, clerk: Clerk, photo: Photographer): Promise<void> {
  await opening(clerk, photo);
  await firstCustomer(clerk, photo);
  await exactCash(clerk, photo);
  await partOfTheBill(clerk, photo);
  await twoAccountsOneCheck(clerk, photo);
  await cashOnlyAccount(clerk, photo);
  await paperRunsOut(office, clerk, photo);
  await cisGoesAway(office, clerk, photo);
  await looksBack(clerk, photo);
  await takesOneBack(clerk, photo);
  await otherViews(clerk, photo);
}

async function opening(clerk: Clerk, photo: Photographer): Promise<void> {
  await photo.takes('sign-in', BOTH_SIZES);
  await clerk.signsIn('Maria Alvarez');
  await photo.takes('open-the-drawer');
  await clerk.opensTheDrawer();
  await clerk.waitsForTheAccounts();
}

async function firstCustomer(clerk: Clerk, photo: Photographer): Promise<void> {
  await clerk.types('garc');
  await expect(clerk.window.rows.first()).toBeVisible();
  await photo.takes('lookup', BOTH_SIZES);
  await clerk.opens('garcia maria');
  await photo.takes('account');
  await clerk.countsCash('160');
  await photo.takes('cash-with-change', BOTH_SIZES);
  await clerk.window.press('Enter');
  await inTheCis(clerk);
  await photo.takes('change-to-hand-out', BOTH_SIZES);
}

async function exactCash(clerk: Clerk, photo: Photographer): Promise<void> {
  await clerk.opens('305 main');
  await clerk.takesExactCash();
  await inTheCis(clerk);
  await photo.takes('exact-cash');
}

async function partOfTheBill(clerk: Clerk, photo: Photographer): Promise<void> {
  await clerk.opens('smith j');
  await clerk.keysAmount('25');
  await clerk.takesCash('30');
  await expect(clerk.window.odd).toBeVisible();
  await photo.takes('something-odd');
  await clerk.confirms();
  await inTheCis(clerk);
}

async function twoAccountsOneCheck(clerk: Clerk, photo: Photographer): Promise<void> {
  await clerk.opens('07-0003-01');
  await photo.takes('account-with-a-leak', BOTH_SIZES);
  await clerk.addsAnother('brown');
  await photo.takes('two-accounts');
  await clerk.takesCheckOver('40', '1042');
  await expect(clerk.window.rest).toBeVisible();
  await photo.takes('the-rest-to-pay', BOTH_SIZES);
  await clerk.takesCash('900');
  await confirmsIfAsked(clerk);
  await inTheCis(clerk);
}

async function cashOnlyAccount(clerk: Clerk, photo: Photographer): Promise<void> {
  await clerk.opens('03-2001-01');
  await clerk.takesCheck('88');
  await expect(clerk.window.approvalPin).toBeVisible();
  await photo.takes('a-second-person', BOTH_SIZES);
  await clerk.isAgreedBy('Robert Hayes');
  await inTheCis(clerk);
}

async function confirmsIfAsked(clerk: Clerk): Promise<void> {
  await expect(clerk.window.odd.or(clerk.window.finished)).toBeVisible();
  if (await clerk.window.odd.isVisible()) await clerk.confirms();
}

async function paperRunsOut(office: Office, clerk: Clerk, photo: Photographer): Promise<void> {
  office.breakPrinter('out-of-paper');
  await clerk.opens('nguyen');
  await clerk.keysAmount('40');
  await clerk.takesCash('40');
  await clerk.confirms();
  await expect(clerk.window.bar.printer).toContainText('out of paper');
  await photo.takes('printer-out-of-paper');
  office.breakPrinter('none');
  await expect(clerk.window.printState).toHaveText('Printed', { timeout: 20_000 });
}

async function cisGoesAway(office: Office, clerk: Clerk, photo: Photographer): Promise<void> {
  await office.breakCis({ match: { route: 'postPayment' }, fault: 'commit-then-drop', times: 1 });
  await clerk.opens('johnson');
  await clerk.keysAmount('50');
  await clerk.takesCash('60');
  await clerk.confirms();
  await expect(clerk.window.cisState).toContainText('Not known');
  await clerk.goesTo('cis');
  await photo.takes('cis-unknown', BOTH_SIZES);
  await expect(clerk.window.page.getByText('Everything taken here is in the CIS.')).toBeVisible({ timeout: 30_000 });
  await photo.takes('cis-all-there');
}

async function looksBack(clerk: Clerk, photo: Photographer): Promise<void> {
  await clerk.goesTo('receipts');
  await clerk.window.receiptRow('C1-26-000001').click();
  await expect(clerk.window.paper).toBeVisible();
  await clerk.window.press('F4');
  await expect(clerk.window.page.getByText('DUPLICATE 1 goes to the printer.')).toBeVisible();
  await photo.takes('receipts', BOTH_SIZES);
}

async function takesOneBack(clerk: Clerk, photo: Photographer): Promise<void> {
  await clerk.goesTo('receipts');
  await clerk.opensReceipt('C1-26-000002');
  await clerk.window.press('Alt+v');
  await photo.takes('void');
  await clerk.countsBack('218.80');
  await clerk.isAgreedBy('Robert Hayes');
  await expect(clerk.window.receiptRow('C1-26-000002')).toContainText('VOID');
  await photo.takes('voided', BOTH_SIZES);
}

async function otherViews(clerk: Clerk, photo: Photographer): Promise<void> {
  await clerk.goesTo('counter');
  await clerk.window.page.getByRole('button', { name: 'Español' }).click();
  await clerk.opens('hernandez');
  await photo.takes('spanish', BOTH_SIZES);
  await clerk.window.page.getByRole('button', { name: 'Oscuro' }).click();
  await photo.takes('dark', BOTH_SIZES);
  await clerk.window.press('Control+2');
  await photo.takes('dark-receipts');
  await clerk.window.page.getByRole('button', { name: 'Contraste' }).click();
  await photo.takes('contrast-receipts');
  await clerk.window.page.getByRole('button', { name: 'Claro' }).click();
  await clerk.window.page.getByRole('button', { name: 'English' }).click();
  await clerk.window.press('Control+l');
  await expect(clerk.window.pin).toBeFocused();
  await photo.takes('locked');
  await clerk.entersPin(pinOf('Maria Alvarez'));
  await expect(clerk.window.pin).toBeHidden();
}

async function inTheCis(clerk: Clerk): Promise<void> {
  await expect(clerk.window.cisState).toHaveText('In the CIS');
  await expect(clerk.window.printState).toHaveText('Printed');
}
