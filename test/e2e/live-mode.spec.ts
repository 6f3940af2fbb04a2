import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Clerk } from './desk/clerk.ts';
import { launchCounter } from './desk/launch.ts';
import { OfficePage } from './desk/office-page.ts';
import { expect, test } from './desk/test.ts';

const CODE_FILE = 'first-administrator-code.txt';

test('live mode begins with the one-time code, which makes the first administrator and nobody else', async () => {
  const home = mkdtempSync(join(tmpdir(), 'counter-305-'));
  const app = await launchCounter({ COUNTER_HOME: home }, ['--live']);
  const page = await app.firstWindow();
  const clerk = new Clerk(page);
  const { window } = clerk;
  await expect(page.getByRole('heading', { name: 'First start' })).toBeVisible();
  await expect(page.getByText('TRAINING')).toHaveCount(0);

  await expect(page.getByLabel('One-time code')).toBeFocused();
  await page.getByLabel('One-time code').fill('0000-0000-0000');
  await page.getByLabel('Your name').fill('Dana Price');
  await page.getByLabel('New PIN, 6 to 12 digits').fill('482915');
  await page.getByLabel('The same PIN again').fill('482915');
  await page.keyboard.press('Enter');
  await expect(window.refusal).toContainText('This is not the code.');

  await page.getByLabel('One-time code').fill(readFileSync(join(home, CODE_FILE), 'utf8').trim().toLowerCase());
  await page.keyboard.press('Enter');
  await expect(window.bar.person).toHaveText('Dana Price');
  await expect(window.bar.cis).toContainText('CIS not connected');
  await expect(window.bar.printer).toContainText('No printer');
  expect(existsSync(join(home, CODE_FILE))).toBe(false);

  await page.keyboard.press('Control+2');
  const office = new OfficePage(page);
  await office.begins('Add a person');
  await window.type('Pat Morgan');
  await window.press('Enter');
  await expect(office.access).toContainText('Nobody here can be the second person yet.');
  await clerk.choosesPin('123456');
  await expect(window.refusal).toContainText('does not count up or down');
  await clerk.choosesPin('190357');
  await expect(window.told).toContainText('Pat Morgan can sign in now.');
  await expect(office.person('Pat Morgan')).toContainText('added without a second person');
  await app.close();
  rmSync(home, { recursive: true, force: true });
});

test('an administrator sets the printer up; a bad address is refused with what is wrong', async ({ clerk, office }) => {
  const { page } = clerk.window;
  await clerk.signsIn('Sam Whitfield');
  await page.waitForURL((url) => url.pathname === '/cis');
  await page.keyboard.press('Control+2');
  const row = page.locator('[data-setting="printer.address"]');
  await row.getByRole('button', { name: 'Change' }).click();
  await expect(row.getByLabel('Value')).toBeFocused();
  await row.getByLabel('Value').fill('printer7');
  await row.getByLabel('Reason').fill('new printer');
  await page.keyboard.press('Enter');
  await expect(clerk.window.refusal).toContainText('tcp://');
  await row.getByLabel('Value').fill(office.printer.address);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Saved. It counts from today on.')).toBeVisible();
  await expect(row).toContainText('new printer');
});
