import { Looks } from './desk/looks.ts';
import { OfficePage } from './desk/office-page.ts';
import { expect, test } from './desk/test.ts';

test('business days are seven boxes, and a week without one is refused', async ({ clerk }) => {
  const office = new OfficePage(clerk.window.page);
  await clerk.signsIn('Robert Hayes');
  await office.opens();
  const days = await office.changes('calendar.weekdays');
  await expect(days.getByRole('checkbox', { checked: true })).toHaveCount(5);
  for (const day of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']) await days.getByLabel(day).uncheck();
  await office.saves(days, 'closed for good');
  await expect(days.getByRole('alert')).toHaveText('This value cannot be used: the list needs an entry.');
  await days.getByLabel('Saturday').check();
  await days.getByLabel('Monday').check();
  await days.getByLabel('Reason').press('Enter');
  await expect(days).toContainText('Saved.');
  await expect(days.getByRole('listitem')).toHaveText([
    /✓Monday/,
    /–Tuesday/,
    /–Wed/,
    /–Thu/,
    /–Fri/,
    /✓Saturday/,
    /–Sun/,
  ]);
});

test('a holiday is typed as the city writes dates; what is no date, or stands there twice, is refused', async ({
  clerk,
}) => {
  const office = new OfficePage(clerk.window.page);
  await clerk.signsIn('Robert Hayes');
  await office.opens();
  const holidays = await office.changes('calendar.holidays');
  const before = await holidays.getByRole('textbox', { name: /^Date/ }).count();
  await holidays.getByRole('button', { name: 'Add a date' }).click();
  await clerk.window.type('2/30/2027');
  await office.saves(holidays, 'council');
  await expect(holidays.getByRole('alert')).toHaveText(
    '▲ "2/30/2027" is no date. Write month/day/year, like 11/26/2026.',
  );
  await new Looks(clerk.window.page).speaks('es');
  await holidays.getByLabel(`Fecha ${before + 1}`).fill('12/25/2026');
  await clerk.window.press('Enter');
  await expect(holidays.getByRole('alert')).toHaveText('Este valor no se puede usar: algo está dos veces en la lista.');
  await new Looks(clerk.window.page).speaks('en');
  await holidays.getByLabel(`Date ${before + 1}`).fill('3/2/2027');
  await clerk.window.press('Enter');
  await expect(holidays).toContainText('Saved.');
  await expect(holidays.getByRole('listitem')).toHaveCount(before + 1);
  await expect(holidays.getByRole('listitem').filter({ hasText: '03/02/2027' })).toContainText('Tuesday');
});

test('a second bank account, and the kind of tender that goes to it', async ({ clerk }) => {
  const office = new OfficePage(clerk.window.page);
  await clerk.signsIn('Robert Hayes');
  await office.opens();
  const accounts = await office.changes('bank.accounts');
  await accounts.getByRole('button', { name: 'Add an entry' }).click();
  await clerk.window.type('checks');
  await accounts.getByLabel('English 2').fill('Check account');
  await accounts.getByLabel('Spanish 2').fill('Cuenta de cheques');
  await accounts.getByLabel('GL code 2').fill('100-1011');
  await office.saves(accounts, 'new account');
  await expect(accounts).toContainText('Saved.');
  const check = office.setting('tender.personal-check');
  await expect(check).toContainText('Goes to: Utility operating account');
  await office.changes('tender.personal-check');
  await check.getByLabel('Bank account').selectOption('Check account');
  await office.saves(check, 'the bank asks for it');
  await expect(check).toContainText('Saved.');
  await expect(check).toContainText('Goes to: Check account');
});

test('tills have names of their own, each once', async ({ clerk }) => {
  const office = new OfficePage(clerk.window.page);
  await clerk.signsIn('Robert Hayes');
  await office.opens();
  const tills = await office.changes('drawer.names');
  await tills.getByLabel('Till 4').fill('1');
  await office.saves(tills, 'painted');
  await expect(tills.getByRole('alert')).toHaveText('This value cannot be used: something stands in the list twice.');
  await tills.getByLabel('Till 4').fill('Blue');
  await clerk.window.press('Enter');
  await expect(tills).toContainText('Saved.');
  await expect(tills.getByRole('row')).toHaveText([/Till/, '1', '2', '3', 'Blue']);
});
