import { expect } from '@playwright/test';
import type { Clerk } from '#test/e2e/desk/clerk.ts';
import type { Photographer } from './photographer.ts';

/** The till is counted before the first customer: nothing yet, the wrong bank, a second person; and not opened. */
export async function openingTheDrawer(clerk: Clerk, photo: Photographer): Promise<void> {
  await clerk.goesToOpen();
  await photo.takesInEveryLook('drawer-opening');
  await clerk.counts({ b2000: 5, b1000: 5, b500: 4, b100: 20, c25: 20, c10: 30 });
  await clerk.window.press('Enter');
  await expect(clerk.drawer.openingNote).toBeFocused();
  await photo.takesInEveryLook('drawer-opening-differs');
  await clerk.notes('A roll of nickels is missing since last night');
  await expect(clerk.window.approvalPin).toBeFocused();
  await photo.takesInEveryLook('drawer-opening-second-person');
  await clerk.window.press('Escape');
  await expect(clerk.window.piece('b10000')).toBeFocused();
  await clerk.counts({});
  await clerk.window.press('Escape');
}

/** What is done with a drawer between opening and closing, each with its second person. */
export async function drawerInUse(clerk: Clerk, photo: Photographer): Promise<void> {
  const { drawer, window } = clerk;
  await clerk.goesTo('drawer');
  await expect(drawer.acts.first()).toBeVisible();
  await photo.takesInEveryLook('drawer-open');
  await window.press('Alt+s');
  await photo.takes('drawer-no-sale');
  await window.press('Escape');
  await clerk.opensWithoutASale();
  await expect(drawer.done).toBeVisible();
  await clerk.asksForAPickup({ b10000: 1 });
  await expect(window.approvalPin).toBeFocused();
  await photo.takes('drawer-pickup-second-person');
  await clerk.isAgreedBy('Linda Tran');
  await expect(drawer.done).toBeVisible();
  await photo.takesInEveryLook('drawer-after-a-pickup');
  await window.press('Alt+x');
  await clerk.counts({ b2000: 1 });
  await window.press('Enter');
  await clerk.counts({ b100: 10, r25: 1 });
  await photo.takes('drawer-change-order');
  await window.press('Enter');
  await expect(window.approvalPin).toBeFocused();
  await photo.takes('drawer-change-order-second-person');
  await clerk.isAgreedBy('Linda Tran');
  await expect(drawer.done).toBeVisible();
  await window.press('Alt+h');
  await expect(window.piece('b10000')).toBeFocused();
  await photo.takesInEveryLook('drawer-hand-over');
  await window.press('Escape');
}

/** Two blind counts that do not agree, what came out, why, and which checks are there. */
export async function countingTheDrawer(clerk: Clerk, photo: Photographer): Promise<void> {
  const { drawer, window } = clerk;
  // A check of $218.80 was keyed where cash was taken, and a money order lies in another tray.
  const cash = { b10000: 4, b2000: 2, c25: 83, c10: 2, c1: 2 };
  await clerk.startsToCount();
  await photo.takesInEveryLook('drawer-count');
  await clerk.countsAll({ cash });
  await expect(drawer.missed).toBeVisible();
  await photo.takesInEveryLook('drawer-count-missed');
  await window.press('Enter');
  await clerk.counts(cash);
  await window.press('Alt+t');
  for (const amount of ['51.40', '88.12']) {
    await window.type(amount);
    await window.press('Enter');
  }
  await photo.takesInEveryLook('drawer-count-one-by-one');
  for (let left = 2; left > 0; left -= 1) await window.press('Backspace');
  await window.tabsTo(window.page.getByRole('button', { name: /^Submit/ }));
  await window.press('Enter');
  await expect(drawer.submitted).toBeVisible();
  await photo.takesInEveryLook('drawer-counted-off');
  await window.press('Alt+1');
  await expect(window.page.getByTestId('correction-panel')).toBeVisible();
  await photo.takes('drawer-cause-corrected');
  await window.press('Escape');
  await expect(drawer.submitted).toBeVisible();
  await clerk.explains('cash', 2);
  await clerk.finds('24680135791', false);
  await clerk.finds('1042', false);
  await clerk.explains('personal-check', 2);
  await expect(drawer.state).toContainText('Say why');
  await photo.takes('drawer-explained');
}

/** Another person looks at the count: given back once, counted again, approved. */
export async function decidingOnTheCount(clerk: Clerk, photo: Photographer): Promise<void> {
  const { drawer, window } = clerk;
  await clerk.makesWayFor('Robert Hayes');
  await clerk.looksAt('Maria Alvarez');
  await expect(drawer.submitted).toBeVisible();
  await photo.takesInEveryLook('drawer-to-approve');
  await window.press('F12');
  await expect(window.refusal).toBeVisible();
  await photo.takes('drawer-not-approved-yet');
  await clerk.givesBack('Maria Alvarez', 'The money order is in the other tray');
  await expect(drawer.submitted).toBeHidden();
  await photo.takes('drawer-given-back');
  await clerk.makesWayFor('Maria Alvarez');
  await clerk.goesTo('drawer');
  await expect(drawer.rejection).toBeVisible();
  await photo.takesInEveryLook('drawer-count-rejected');
  const checks = { 'personal-check': [1, '218.80'], 'money-order': [1, '50.00'] } as const;
  await clerk.countsAll({ cash: { b10000: 2, b2000: 2, c25: 8, c10: 1, c5: 1, c1: 2 }, checks });
  await expect(drawer.submitted).toBeVisible();
  await photo.takesInEveryLook('drawer-counted-right');
  await clerk.makesWayFor('Robert Hayes');
  await clerk.approves('Maria Alvarez');
  await expect(drawer.state).toContainText('Approved');
  await photo.takesInEveryLook('drawer-approved');
}

export async function setup(clerk: Clerk): Promise<void> {
  await clerk.opensTheDrawer();
  await clerk.waitsForTheAccounts();
  await clerk.opens('garcia maria');
  await clerk.takesCash('160');
  await clerk.sees();
  await clerk.opens('305 main');
  await clerk.takesCheck('1042');
  await clerk.sees();
  await clerk.opens('06-0001-01');
  await clerk.takesMoneyOrder('24680135791');
  await clerk.sees();
}
