import { expect } from '@playwright/test';
import type { Clerk } from '#test/e2e/desk/clerk.ts';
import { OfficePage } from '#test/e2e/desk/office-page.ts';
import type { Photographer } from './photographer.ts';

/** The office's page as each role has it: sections, editors, own accounts; and what no clerk may do. */
export async function officeWork(clerk: Clerk, photo: Photographer): Promise<void> {
  await supervisor(clerk, photo);
  await administrator(clerk, photo);
  await auditor(clerk, photo);
  await ownAccount(clerk, photo);
}

async function supervisor(clerk: Clerk, photo: Photographer): Promise<void> {
  const office = new OfficePage(clerk.window.page);
  await clerk.signsOut();
  await clerk.signsIn('Robert Hayes');
  await office.opens();
  await photo.takesInEveryLook('office-supervisor');
  await office.links('Maria Alvarez', '00-0000-00', 'told us');
  await expect(clerk.window.refusal).toBeVisible();
  await photo.takes('office-own-account-unknown');
  await office.links('Maria Alvarez', '14-6402-01', 'told us');
  await expect(office.own).toContainText('GARCIA, MARIA');
  await photo.takes('office-own-accounts');
  for (const section of ['office', 'rules', 'tenders', 'reasons', 'devices']) {
    await office.goesTo(`settings-${section}`);
    await photo.takes(`office-${section}`);
  }
  for (const [key, name] of Object.entries({
    'office.city': 'text',
    'payment.amount-cap-cents': 'amount',
    'tender.cash': 'tender',
    'misc.items': 'list',
  })) {
    const row = await office.changes(key);
    await photo.takes(`office-editing-${name}`);
    if (name === 'list') await photo.takesInEveryLook(`office-editing-${name}`);
    await row.press('Escape');
  }
}

async function administrator(clerk: Clerk, photo: Photographer): Promise<void> {
  const office = new OfficePage(clerk.window.page);
  await clerk.signsOut();
  await clerk.signsIn('Sam Whitfield');
  await office.opens();
  await photo.takes('office-people');
  await office.goesTo('settings-devices');
  await photo.takes('office-devices-administrator');
}

async function auditor(clerk: Clerk, photo: Photographer): Promise<void> {
  await clerk.signsOut();
  await clerk.signsIn('Ana Petrov');
  await clerk.goesTo('counter');
  await clerk.opens('garcia maria');
  await photo.takes('counter-auditor');
  await new OfficePage(clerk.window.page).opens();
  await photo.takes('office-auditor');
}

async function ownAccount(clerk: Clerk, photo: Photographer): Promise<void> {
  await clerk.signsOut();
  await clerk.signsIn('Maria Alvarez');
  await clerk.goesTo('counter');
  await clerk.opens('garcia maria');
  await clerk.keysAmount('10');
  await clerk.window.press('F5');
  await expect(clerk.window.refusal).toContainText('linked to you');
  await photo.takes('own-account-refused');
  await clerk.window.press('Escape');
}
