import { expect } from '@playwright/test';
import type { Clerk } from '#test/e2e/desk/clerk.ts';
import type { Photographer } from './photographer.ts';

/** Cash, checks and money orders, and what is asked on the way. */
export async function payments(clerk: Clerk, photo: Photographer): Promise<void> {
  await cash(clerk, photo);
  await checks(clerk, photo);
  await severalOfEach(clerk, photo);
  await questions(clerk, photo);
  await withoutAnAccount(clerk, photo);
}

async function cash(clerk: Clerk, photo: Photographer): Promise<void> {
  await clerk.opens('garcia maria');
  await clerk.window.press('F5');
  await expect(clerk.window.tendered).toBeFocused();
  await photo.takes('cash-exact');
  await clerk.window.type('100');
  await photo.takes('cash-too-little');
  await clerk.window.press('Control+a');
  await clerk.window.type('160');
  await photo.takesInEveryLook('cash-with-change');
  await clerk.window.press('Enter');
  await inTheCis(clerk);
  await photo.takesInEveryLook('finished-with-change');
  await clerk.opens('305 main');
  await clerk.takesExactCash();
  await inTheCis(clerk);
  await photo.takes('finished-exact');
  await clerk.opens('smith j');
  await clerk.keysAmount('25x');
  await photo.takes('amount-that-is-none');
  await clerk.keysAmount('25');
  await clerk.takesCash('30');
  await expect(clerk.window.odd).toBeVisible();
  await photo.takesInEveryLook('something-odd');
  await clerk.confirms();
  await inTheCis(clerk);
}

async function checks(clerk: Clerk, photo: Photographer): Promise<void> {
  await clerk.opens('nguyen');
  await clerk.keysAmount('60');
  for (const [key, name] of Object.entries({ F6: 'personal-check', F7: 'business-check', F8: 'cashiers-check' })) {
    await clerk.window.press(key);
    await expect(clerk.window.checkNumber).toBeFocused();
    await photo.takes(`tender-${name}`);
  }
  await clerk.window.press('Enter');
  await expect(clerk.window.refusal).toBeVisible();
  await photo.takes('tender-number-missing');
  await clerk.window.press('F9');
  await photo.takesInEveryLook('tender-money-order');
  await clerk.window.type('24680135791');
  await clerk.window.press('Enter');
  await clerk.confirms();
  await inTheCis(clerk);
  await photo.takes('finished-to-be-stamped');
}

async function severalOfEach(clerk: Clerk, photo: Photographer): Promise<void> {
  await clerk.opens('07-0003-01');
  await clerk.addsAnother('brown');
  await photo.takes('two-accounts');
  await clerk.window.press('F3');
  await expect(clerk.window.lookup).toBeFocused();
  await photo.takes('two-accounts-looking-up');
  await clerk.addsMisc('Meter', '25');
  await photo.takes('two-accounts-and-a-meter');
  await clerk.takesCheckOver('40', '1042');
  await expect(clerk.window.rest).toBeVisible();
  await photo.takesInEveryLook('the-rest-to-pay');
  await clerk.takesCash('900');
  await takesAllTheSame(clerk);
  await inTheCis(clerk);
  await photo.takes('finished-several');
}

async function questions(clerk: Clerk, photo: Photographer): Promise<void> {
  await clerk.opens('02-1001-01');
  await clerk.keysAmount('20');
  await clerk.takesCheckOver('35', '2088');
  await expect(clerk.window.credit).toBeVisible();
  await photo.takes('over-the-total');
  await clerk.window.press('F12');
  await takesAllTheSame(clerk);
  await inTheCis(clerk);
  await clerk.opens('03-2001-01');
  await clerk.takesCheck('88');
  await expect(clerk.window.approvalPin).toBeFocused();
  await photo.takesInEveryLook('a-second-person');
  await clerk.isAgreedBy('Robert Hayes', '000000');
  await expect(clerk.window.refusal).toBeVisible();
  await photo.takes('a-second-person-wrong-pin');
  await clerk.isAgreedBy('Robert Hayes');
  await inTheCis(clerk);
}

async function withoutAnAccount(clerk: Clerk, photo: Photographer): Promise<void> {
  for (const [key, name] of Object.entries({ m: 'pay-without-an-account', k: 'hand-a-check-back' })) {
    await clerk.window.press(`Alt+${key}`);
    await photo.takes(name);
    await clerk.window.press('Escape');
  }
  await clerk.window.press('Alt+i');
  await expect(clerk.window.paper).toBeVisible();
  await photo.takes('portal-slip');
  await clerk.window.press('Enter');
  await clerk.handsCheckBack('Amounts', '1042');
  await photo.takes('check-handed-back');
  await clerk.opens('johnson');
  await clerk.keysAmount('44');
  await clerk.parks();
  await photo.takes('put-aside');
}

async function takesAllTheSame(clerk: Clerk): Promise<void> {
  await expect(clerk.window.odd.or(clerk.window.finished)).toBeVisible();
  if (await clerk.window.odd.isVisible()) await clerk.confirms();
}

export async function inTheCis(clerk: Clerk): Promise<void> {
  await expect(clerk.window.cisState).toHaveText('In the CIS');
  await expect(clerk.window.printState).toHaveText('Printed');
}
