import type { Clerk } from './desk/clerk.ts';
import { Inspector } from './desk/inspector.ts';
import { Looks } from './desk/looks.ts';
import { expect, test } from './desk/test.ts';

/** Every state of the Drawer page, one after the other; `looksAt` says what it finds in each. */
async function throughTheDrawersDay(clerk: Clerk, looksAt: (state: string) => Promise<void>): Promise<void> {
  const { drawer, window } = clerk;
  await clerk.signsIn();
  await clerk.goesToOpen();
  await looksAt('opening');
  await clerk.counts({ b2000: 9 });
  await window.press('Enter');
  await expect(drawer.openingNote).toBeFocused();
  await looksAt('opening, differs');
  await clerk.notes('A twenty is missing');
  await expect(window.approvalPin).toBeFocused();
  await looksAt('opening, second person');
  await clerk.isAgreedBy('Robert Hayes');
  await clerk.hasOpened();
  await clerk.waitsForTheAccounts();
  await clerk.takesFrom('garcia maria');
  await clerk.opens('305 main');
  await clerk.takesCheck('1042');
  await clerk.sees();
  await clerk.asksForAPickup({ b10000: 1 });
  await clerk.isAgreedBy('Linda Tran');
  await expect(drawer.done).toBeVisible();
  await looksAt('open');
  for (const [key, form] of [
    ['Alt+s', 'no-sale'],
    ['Alt+x', 'exchange'],
    ['Alt+h', 'hand-over'],
  ] as const) {
    await window.press(key);
    await expect(drawer.form(form)).toBeVisible();
    await looksAt(form);
    await window.press('Escape');
    await expect(drawer.form(form)).toBeHidden();
  }
  await clerk.countsTheDrawer({ cash: { b10000: 4 } });
  await expect(drawer.missed).toBeVisible();
  await looksAt('count, missed');
  await window.press('Enter');
  await window.tabsTo(drawer.kind('business-check', 'items'));
  await window.press('Alt+t');
  await looksAt('count, one by one');
  await window.press('F12');
  await expect(drawer.submitted).toBeVisible();
  await window.press('Alt+i');
  await looksAt('counted');
  await clerk.makesWayFor('Robert Hayes');
  await clerk.looksAt('Maria Alvarez');
  await expect(drawer.submitted).toBeVisible();
  await looksAt('to be approved');
  await window.press('Alt+r');
  await looksAt('to be given back');
  await window.press('Enter');
  await expect(drawer.submitted).toBeHidden();
  await looksAt('given back');
}

test('the drawer can be used without eyes, without colours and in both languages', async ({ clerk }) => {
  test.setTimeout(240_000);
  const inspector = new Inspector(clerk.window.page, new Looks(clerk.window.page));
  await inspector.getsReady();
  await throughTheDrawersDay(clerk, (state) => inspector.inspects(state));
  expect(inspector.found).toEqual([]);
});

test('in a small window nothing of the drawer is cut off, with normal and large text, in both languages', async ({
  clerk,
}) => {
  test.setTimeout(120_000);
  const looks = new Looks(clerk.window.page);
  const found: string[] = [];
  await clerk.window.page.setViewportSize({ width: 1280, height: 720 });
  await throughTheDrawersDay(clerk, async (state) => void found.push(...(await looks.cutOffAnywhere(state))));
  expect(found).toEqual([]);
});

test('a bank, and a whole drawer with its checks, are counted at the counter’s screen without scrolling', async ({
  clerk,
}) => {
  const { page } = clerk.window;
  await page.setViewportSize({ width: 1366, height: 768 });
  const scrolls = () =>
    page
      .locator('main *')
      .evaluateAll((all) =>
        all
          .filter((one) => one.scrollHeight > one.clientHeight + 1 && getComputedStyle(one).overflowY === 'auto')
          .map((one) => one.className),
      );
  await clerk.signsIn();
  await clerk.goesToOpen();
  expect(await scrolls()).toEqual([]);
  await clerk.countsTheBank();
  await clerk.hasOpened();
  await clerk.startsToCount();
  expect(await scrolls()).toEqual([]);
});
