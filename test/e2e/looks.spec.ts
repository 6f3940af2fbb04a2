import { Looks } from './desk/looks.ts';
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

test('with large text in a small window nothing is cut off, in both languages', async ({ clerk }) => {
  const { page } = clerk.window;
  const looks = new Looks(page);
  await page.setViewportSize({ width: 1280, height: 720 });
  await looks.switchesText();
  await expect(page.locator('html')).toHaveCSS('font-size', '20px');
  await clerk.startsTheDay('Robert Hayes');
  await clerk.opens('garcia maria');
  for (const tongue of ['es', 'en'] as const) {
    await looks.speaks(tongue);
    expect(await looks.cutOff()).toEqual([]);
  }
  await clerk.countsCash('160.63');
  expect(await looks.cutOff()).toEqual([]);
  await page.keyboard.press('Control+4');
  await expect(page.locator('#own-accounts')).toBeVisible();
  for (const tongue of ['es', 'en'] as const) {
    await looks.speaks(tongue);
    expect(await looks.cutOff()).toEqual([]);
  }
});
