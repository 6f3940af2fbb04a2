import { expect } from '@playwright/test';
import type { Clerk } from '#test/e2e/desk/clerk.ts';
import type { Photographer } from './photographer.ts';

/** The page of receipts: the day, what is found, one as paper and as story, and one taken back. */
export async function records(clerk: Clerk, photo: Photographer): Promise<void> {
  const { window } = clerk;
  await clerk.goesTo('receipts');
  await expect(window.receiptRows.nth(5)).toBeVisible();
  await photo.takesInEveryLook('receipts');
  await clerk.looksForReceipt('garcia');
  await expect(window.foundBy.first()).toBeVisible();
  await photo.takes('receipts-found');
  await clerk.looksForReceipt('no such receipt');
  await expect(window.page.getByText('Nothing found for')).toBeVisible();
  await photo.takes('receipts-nothing-found');
  await window.press('Escape');
  await clerk.opensReceipt('C1-26-000001');
  await photo.takesInEveryLook('receipt-paper');
  await window.press('F3');
  await photo.takesInEveryLook('receipt-story');
  await window.press('F4');
  await expect(window.page.getByText('DUPLICATE 1 goes to the printer.')).toBeVisible();
  await photo.takes('receipt-duplicate');
  await window.press('F3');
  await scanned(clerk, photo);
  await putRight(clerk, photo);
  await takenBack(clerk, photo);
}

/** The code on the paper, and one whose verify code was tampered with. */
async function scanned(clerk: Clerk, photo: Photographer): Promise<void> {
  const { window } = clerk;
  const spoken = await window.qrCode.getAttribute('aria-label');
  await clerk.scans(spoken?.replace('QR code: ', '') ?? '');
  await expect(window.foundBy).toHaveText('by its QR code');
  await photo.takes('receipt-scanned');
  await clerk.scans('C1-26-000001 0000-0000');
  await expect(window.falseCode).toBeVisible();
  await photo.takesInEveryLook('receipt-code-false');
  await window.press('Escape');
}

async function putRight(clerk: Clerk, photo: Photographer): Promise<void> {
  const { window } = clerk;
  await clerk.opensReceipt('C1-26-000001');
  await clerk.startsToCorrect();
  await window.press('ArrowDown');
  await photo.takes('correction-of-the-tender');
  await window.press('ArrowUp');
  await window.press('Tab');
  await window.type('main');
  await expect(window.pickerRows.first()).toBeVisible();
  await photo.takesInEveryLook('correction-choosing-an-account');
  await window.press('Enter');
  await expect(window.picked).toBeVisible();
  await photo.takes('correction-account-chosen');
  await window.press('Enter');
  await expect(window.approvalPin).toBeFocused();
  await photo.takes('correction-second-person');
  await clerk.isAgreedBy('Robert Hayes');
  await expect(window.receiptRow('C1-26-000001')).toContainText('CORRECTED');
  await photo.takesInEveryLook('corrected');
  await window.press('F3');
  await photo.takes('corrected-story');
  await window.press('F3');
}

async function takenBack(clerk: Clerk, photo: Photographer): Promise<void> {
  const { window } = clerk;
  await clerk.opensReceipt('C1-26-000002');
  await window.press('Alt+v');
  await expect(window.voidReason).toBeFocused();
  await photo.takesInEveryLook('void');
  await clerk.countsBack('1');
  await expect(window.refusal).toBeVisible();
  await photo.takes('void-other-cash');
  await clerk.countsBack('218.80');
  await expect(window.approvalPin).toBeFocused();
  await photo.takes('void-second-person');
  await clerk.isAgreedBy('Robert Hayes');
  await expect(window.receiptRow('C1-26-000002')).toContainText('VOID');
  await photo.takesInEveryLook('voided');
  await window.press('F3');
  await photo.takes('voided-story');
  await window.press('F3');
  await clerk.takesUp();
  await photo.takes('taken-up-again');
  await window.press('Escape');
  await window.press('Escape');
}
