import { expect } from '@playwright/test';
import type { Office } from '#test/e2e/desk/office.ts';
import { BANK_AND_55_25, Supervisor } from '#test/e2e/desk/supervisor.ts';
import { type Album, Photographer } from './photographer.ts';

/** A Monday is closed line by line, with a customer's money put aside, an exception, and a CIS that does not answer. */
export async function closeDay(office: Office, album: Album, mondayMs: number): Promise<void> {
  const { window } = await office.open({ COUNTER_CLOCK: new Date(mondayMs).toISOString() });
  const crew = new Supervisor(window.page);
  const photo = new Photographer(window.page, album);
  await crew.signsIn('Robert Hayes');
  await crew.opensTheClose();
  await photo.takes('close-nothing-opened-yet');
  await crew.makesWayFor('Maria Alvarez');
  await takesMoney(crew, office);
  await crew.makesWayFor('Robert Hayes');
  await crew.opensTheClose();
  await photo.takesInEveryLook('close-to-begin');
  await fromTheListToTheDeposit(crew, photo);
  await signature(crew, office, photo);
  await afterTheClose(crew, photo);
  await vault(crew, photo);
}

async function takesMoney(crew: Supervisor, office: Office): Promise<void> {
  await crew.opensTheDrawer();
  await crew.waitsForTheAccounts();
  await crew.takesSome('55.25');
  for (const [number, dollars] of Object.entries({ 1042: '20', 1043: '31.80', 2201: '140' })) {
    await crew.takesSome(dollars, number);
  }
  const receiptNo = await crew.takesSome('30');
  await crew.goesTo('receipts');
  await crew.window.receiptRow(receiptNo).click();
  await expect(crew.window.voidButton).toBeVisible();
  await crew.window.press('Alt+v');
  await expect(crew.window.voidReason).toBeFocused();
  await crew.window.tabsTo(crew.window.voidCash);
  await crew.window.type('30');
  await crew.window.press('Enter');
  await crew.isAgreedBy('Robert Hayes');
  await expect(crew.window.receiptRow(receiptNo)).toContainText('VOID');
  await office.breakCis({ fault: 'refuse', forMs: 600_000 });
  await crew.goesTo('counter');
  await crew.takesSome('12', '1044');
  await crew.opens('johnson');
  await crew.keysAmount('44');
  await crew.window.press('Alt+p');
  await expect(crew.window.lookup).toBeFocused();
}

async function fromTheListToTheDeposit(crew: Supervisor, photo: Photographer): Promise<void> {
  await crew.beginsTheClose();
  await photo.takesInEveryLook('close-put-aside');
  await crew.window.press('Enter');
  await expect(crew.close.ask).toBeVisible();
  await photo.takes('close-discard-question');
  await crew.window.press('Escape');
  await expect(crew.close.ask).toBeHidden();
  await crew.discards();
  await photo.takesInEveryLook('close-exceptions');
  await crew.looksThrough();
  await photo.takesInEveryLook('close-drawers-to-count');
  await crew.makesWayFor('Maria Alvarez');
  // A five-dollar bill is missing.
  const found = { cash: { ...BANK_AND_55_25, b500: 0 }, checks: { 'personal-check': [4, '203.80'] as const } };
  await crew.countsTheDrawer(found);
  await crew.countsAgain(found);
  await crew.explains('cash', 5);
  await crew.makesWayFor('Robert Hayes');
  await crew.opensTheClose();
  await photo.takesInEveryLook('close-drawers-to-approve');
  await crew.approvesTheNext();
  await photo.takesInEveryLook('close-deposit');
  await crew.window.press('Delete');
  await photo.takes('close-deposit-missing');
  await crew.window.type('0');
  await crew.counts({ b5000: 1, c25: 1 });
  await crew.window.tabsTo(crew.close.bag);
  await crew.window.type('BAG-20261123-A');
  await crew.window.press('Enter');
  await expect(crew.window.approvalPin).toBeFocused();
  await photo.takesInEveryLook('close-deposit-second-person');
  await crew.isAgreedBy('Linda Tran');
}

async function signature(crew: Supervisor, office: Office, photo: Photographer): Promise<void> {
  await expect(crew.close.pin).toBeFocused();
  await photo.takesInEveryLook('close-to-sign');
  await crew.goesToLine('deposit');
  await photo.takesInEveryLook('close-deposit-made-up');
  await crew.goesToLine('receipts');
  await photo.takes('close-receipt-numbers');
  await crew.goesToLine('cis');
  await photo.takesInEveryLook('close-cis-offline');
  await crew.goesOn();
  await crew.signs('000000');
  await expect(crew.window.refusal).toContainText('Wrong PIN');
  await photo.takes('close-wrong-pin');
  await crew.signs();
  await expect(crew.close.seal).toBeVisible();
  await photo.takesInEveryLook('close-sealed');
  await office.breakCis();
}

async function afterTheClose(crew: Supervisor, photo: Photographer): Promise<void> {
  await crew.goesOn();
  await expect(crew.close.files).toBeVisible({ timeout: 30_000 });
  await photo.takesInEveryLook('close-packet');
  await crew.goesToLine('bank');
  await crew.window.tabsTo(crew.close.bankAmount);
  await crew.window.type('254');
  await photo.takesInEveryLook('close-bank-differs');
  await crew.window.press('Enter');
  await expect(crew.close.bankSaid).toBeVisible();
  await photo.takes('close-bank-confirmed');
  await crew.close.tab('days').click();
  await photo.takesInEveryLook('close-days');
}

async function vault(crew: Supervisor, photo: Photographer): Promise<void> {
  await crew.opensTheVault();
  await crew.asksToFund({ b2000: 20, b500: 10, r25: 4, r10: 2 }, 'Change fund for the tax season');
  await photo.takes('vault-fund-second-person');
  await crew.isAgreedBy('Linda Tran');
  await expect(crew.close.vaultCents).toHaveText('$500.00');
  await photo.takesInEveryLook('vault');
  await crew.startsAtTheVault('Change order');
  await photo.takes('vault-change-order');
  await crew.window.press('Escape');
  await crew.startsAtTheVault('Count the vault');
  await crew.counts({ b2000: 20, b500: 9, r25: 4, r10: 2 });
  await photo.takesInEveryLook('vault-count-off');
}
