import { expect, test } from './desk/test.ts';

const FINDS: [string, string][] = [
  ['14640201', '14-6402-01'],
  ['14-6402', '14-6402-01'],
  ['maria garcia', '14-6402-01'],
  ['gar mar', '14-6402-01'],
  ['000-1464020-005', '14-6402-01'],
  ['1204 main', '14-6402-01'],
  ['305 main', '305 S MAIN ST'],
];

test('one box finds an account by number, old number, name in any order, and address', async ({ clerk }) => {
  await clerk.startsTheDay();
  for (const [words, found] of FINDS) {
    await clerk.types(words);
    await expect(clerk.window.rows.first(), words).toContainText(found);
    await clerk.window.press('Escape');
  }
});

test('what fits nothing says so, and what fits too much asks for more', async ({ clerk }) => {
  await clerk.startsTheDay();
  await clerk.types('zzzzqq');
  await expect(clerk.window.page.getByRole('status')).toContainText('No account fits "zzzzqq"');
  await clerk.types('a');
  await expect(clerk.window.rows).toHaveCount(50);
  await expect(clerk.window.page.getByText('More than 50 fit.')).toBeVisible();
});

test('hostile names stay text and stay in their place', async ({ clerk }) => {
  await clerk.startsTheDay();
  for (const words of ['<img', "o'brien", '"; drop', '=cmd', '* OR *']) await clerk.types(words);
  await expect(clerk.window.page.locator('main img[src="x"]')).toHaveCount(0);
  await expect(clerk.window.bar.cis).toBeVisible();
});

test('arrow keys choose, Enter opens, a letter typed anywhere goes to the box', async ({ clerk }) => {
  await clerk.startsTheDay();
  await clerk.types('garcia');
  await expect(clerk.window.rows.nth(1)).toBeVisible();
  await clerk.window.press('ArrowDown');
  const second = await clerk.window.rows.nth(1).locator('.name').innerText();
  await clerk.window.press('Enter');
  await expect(clerk.window.account).toContainText(second);
  await clerk.window.press('Escape');
  await clerk.window.lookup.blur();
  await clerk.window.type('smith');
  await expect(clerk.window.lookup).toHaveValue('smith');
});
