import { Looks } from './desk/looks.ts';
import { OfficePage } from './desk/office-page.ts';
import { expect, test } from './desk/test.ts';

test('a supervisor sets a limit for checks in dollars, with a reason, and is told what is wrong beside it', async ({
  clerk,
}) => {
  const office = new OfficePage(clerk.window.page);
  await clerk.signsIn('Robert Hayes');
  await office.opens();
  const row = await office.changes('tender.personal-check');
  await row.getByLabel('Second person above').fill('a lot');
  await office.saves(row, 'policy of May');
  await expect(row.getByRole('alert')).toContainText('not an amount');
  await row.getByLabel('Second person above').fill('1,500');
  await row.getByLabel('Second person above').press('Enter');
  await expect(row).toContainText('Saved.');
  await expect(row).toContainText('$1,500.00');
  await expect(row).toContainText('Robert Hayes · policy of May');
  await expect(row.getByRole('button', { name: 'Change' })).toBeFocused();

  const cap = await office.changes('payment.amount-cap-cents');
  await expect(cap.getByLabel('Value')).toHaveValue('50,000.00');
  await cap.getByLabel('Value').fill('0.50');
  await office.saves(cap, 'too small');
  await expect(cap.getByRole('alert')).toHaveText('This value cannot be used: it is too low; $1.00 at least.');
  await new Looks(clerk.window.page).speaks('es');
  await expect(cap.getByRole('alert')).toHaveText('Este valor no se puede usar: es demasiado bajo; $1.00 como mínimo.');
  await new Looks(clerk.window.page).speaks('en');
  await cap.getByLabel('Value').focus();
  await clerk.window.press('Escape');
  await expect(cap).toContainText('$50,000.00');
});

test('a list is edited as a whole: a new entry, another order, one less', async ({ clerk }) => {
  const office = new OfficePage(clerk.window.page);
  await clerk.signsIn('Robert Hayes');
  await office.opens();
  const items = await office.changes('misc.items');
  await items.getByRole('button', { name: 'Add an entry' }).click();
  await clerk.window.type('Return fee');
  await items.getByLabel('English 4').fill('Return fee');
  await items.getByLabel('Spanish 4').fill('Cargo por devolución');
  await items.getByLabel('GL code 4').fill('100-4430');
  await items.getByLabel('Fixed amount, $ 4').fill('30');
  await items.getByRole('button', { name: 'Move up: Return fee' }).click();
  await items.getByRole('button', { name: 'Take out: Reconnect fee' }).click();
  await office.saves(items, 'council');
  await expect(items.getByRole('row')).toHaveText([/Code/, /^deposit/, /^return-feeReturn fee.+30\.00$/, /^meter/]);
});

test('accounts of people who work here: linked and removed with a reason, never by oneself', async ({ clerk }) => {
  const office = new OfficePage(clerk.window.page);
  await clerk.signsIn('Robert Hayes');
  await office.opens();
  await office.links('Maria Alvarez', '00-0000-00', 'told us');
  await expect(clerk.window.refusal).toContainText('There is no account');
  await office.links('Maria Alvarez', '14-6402-01', 'told us');
  await expect(office.own.getByRole('row')).toHaveText([/Person/, /Maria Alvarez14-6402-01GARCIA, MARIA.+told us/]);
  await office.links('Robert Hayes', '03-2001-01', 'my own');
  await expect(office.own.getByRole('row').filter({ hasText: 'my own' })).toBeVisible();
  await office.unlinks('Robert Hayes', 'moved');
  await expect(clerk.window.refusal).toContainText('linked to you');
  await clerk.window.press('Escape');
  await office.unlinks('Maria Alvarez', 'moved');
  await expect(office.own).toContainText('Removed.');
  await expect(office.own.getByRole('row').filter({ hasText: 'Maria Alvarez' })).toHaveCount(0);
});

test('an auditor reads all of it and changes nothing', async ({ clerk }) => {
  const office = new OfficePage(clerk.window.page);
  await clerk.signsIn('Ana Petrov');
  await office.opens();
  await expect(office.setting('tender.cash')).toContainText('Efectivo');
  await expect(clerk.window.page.getByRole('main').getByRole('button')).toHaveCount(0);
});
