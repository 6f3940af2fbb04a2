import { Looks } from './desk/looks.ts';
import { OfficePage } from './desk/office-page.ts';
import { expect, test } from './desk/test.ts';

test('one button goes through light, dark and contrast, and the last one is there after a reload', async ({
  clerk,
}) => {
  const { page } = clerk.window;
  const looks = new Looks(page);
  await looks.wears('light');
  await page.getByRole('button', { name: 'Dark' }).click();
  await looks.wears('dark');
  await page.getByRole('button', { name: 'Contrast' }).click();
  await looks.wears('contrast');
  await page.reload();
  await clerk.window.isThere();
  await looks.wears('contrast');
  await page.getByRole('button', { name: 'Light' }).click();
  await looks.wears('light');
});

test('whoever asks the machine for more contrast gets it without asking here', async ({ clerk }) => {
  const { page } = clerk.window;
  await page.emulateMedia({ contrast: 'more' });
  await page.reload();
  await clerk.window.isThere();
  await new Looks(page).wears('contrast');
});

test('in a small window nothing is cut off, with normal and large text, in both languages', async ({ clerk }) => {
  test.setTimeout(90_000);
  const { window } = clerk;
  const looks = new Looks(window.page);
  const found: string[] = [];
  const looksAt = async (state: string): Promise<number> => found.push(...(await looks.cutOffAnywhere(state)));
  await window.page.setViewportSize({ width: 1280, height: 720 });
  await looksAt('sign-in');
  await clerk.startsTheDay('Robert Hayes');
  await looksAt('idle');
  await clerk.opens('garcia maria');
  await looksAt('account');
  await clerk.countsCash('160.63');
  await looksAt('cash');
  await window.press('F9');
  await looksAt('money order');
  await window.press('F5');
  await window.type('160.63');
  await window.press('Enter');
  await clerk.sees();
  await looksAt('finished');
  await clerk.opens('03-2001-01');
  await clerk.addsAnother('305 main');
  await clerk.takesCheckOver('100', '1042');
  await looksAt('the rest');
  await clerk.takesCheck('1043');
  await expect(window.approvalPin).toBeFocused();
  await looksAt('second person');
  await clerk.goesTo('receipts');
  await clerk.opensReceipt('C1-26-000001');
  await looksAt('receipt');
  await window.press('Alt+v');
  await expect(window.voidReason).toBeFocused();
  await looksAt('void');
  await clerk.goesTo('cis');
  await looksAt('CIS');
  await new OfficePage(window.page).opens();
  await looksAt('office');
  expect(found).toEqual([]);
});

test('the list of keys fits a small window with large text, in both languages', async ({ clerk }) => {
  const looks = new Looks(clerk.window.page);
  await clerk.window.page.setViewportSize({ width: 1280, height: 720 });
  await looks.switchesText();
  for (const tongue of ['es', 'en'] as const) {
    await looks.speaks(tongue);
    await clerk.window.press('F1');
    await expect(clerk.window.keyHelp).toBeVisible();
    expect(await clerk.window.keyHelp.evaluate((list) => list.scrollHeight - list.clientHeight)).toBe(0);
    await clerk.window.press('Escape');
  }
});
