import { OfficePage } from './desk/office-page.ts';
import { expect, test } from './desk/test.ts';

test('a clerk changes their own PIN and is back where they were', async ({ clerk }) => {
  await clerk.startsTheDay();
  await clerk.opens('garcia maria');
  await clerk.changesPin('204816', '602917');
  await expect(clerk.window.told).toContainText('Your PIN is changed.');
  await clerk.window.press('Escape');
  await expect(clerk.window.account).toContainText('GARCIA, MARIA');
  await clerk.window.press('Control+l');
  await clerk.entersPin('204816');
  await expect(clerk.window.refusal).toContainText('Wrong PIN');
  await clerk.entersPin('602917');
  await expect(clerk.window.account).toContainText('GARCIA, MARIA');
});

test('a forgotten PIN: the administrator asks, the supervisor agrees, the clerk types a new one', async ({ clerk }) => {
  const office = new OfficePage(clerk.window.page);
  await clerk.signsIn('Sam Whitfield');
  await office.opens();
  await office.begins('New PIN for Maria Alvarez');
  await office.asks();
  await expect(clerk.window.approval).toContainText('Maria Alvarez (Clerk) chooses a new PIN at this window');
  await clerk.isAgreedBy('Robert Hayes');
  await clerk.choosesPin('602917', '602918');
  await expect(clerk.window.refusal).toContainText('not the same');
  await clerk.choosesPin('602917');
  await expect(clerk.window.told).toContainText('can sign in with the new PIN');
  await clerk.signsOut();
  await clerk.signsIn('Maria Alvarez', '602917');
});

test('a role is granted by two people, who see from what to what', async ({ clerk }) => {
  const office = new OfficePage(clerk.window.page);
  await clerk.signsIn('Sam Whitfield');
  await office.opens();
  await office.begins('Role of Linda Tran');
  await office.access.getByLabel('Role').selectOption('Supervisor');
  await office.asks();
  await expect(clerk.window.approval).toContainText('Linda Tran: from Lead to Supervisor');
  await clerk.isAgreedBy('Robert Hayes');
  await expect(office.person('Linda Tran')).toContainText('Supervisor');
  await expect(clerk.window.page.getByRole('button', { name: 'Role of Linda Tran' })).toBeFocused();
});

test('somebody who leaves stands on no tile any more, and can come back', async ({ clerk }) => {
  const office = new OfficePage(clerk.window.page);
  await clerk.signsIn('Sam Whitfield');
  await office.opens();
  await office.begins('Deactivate James Okafor');
  await office.asks();
  await clerk.isAgreedBy('Linda Tran');
  await expect(office.person('James Okafor')).toContainText('Deactivated since');
  await clerk.signsOut();
  await expect(clerk.window.tile('James Okafor')).toBeHidden();
  await clerk.signsIn('Sam Whitfield');
  await office.opens();
  await office.begins('Reactivate James Okafor');
  await office.asks();
  await clerk.isAgreedBy('Robert Hayes');
  await expect(office.person('James Okafor')).toContainText('May sign in');
});

test('a new person is added by two people and types their own PIN', async ({ clerk }) => {
  const office = new OfficePage(clerk.window.page);
  await clerk.signsIn('Sam Whitfield');
  await office.opens();
  await office.begins('Add a person');
  await clerk.window.type('Nina Ruiz');
  await office.asks();
  await expect(clerk.window.approval).toContainText('New person Nina Ruiz as Clerk');
  await clerk.isAgreedBy('Robert Hayes');
  await clerk.choosesPin('602917');
  await expect(clerk.window.told).toContainText('Nina Ruiz can sign in now.');
  await clerk.signsOut();
  await clerk.signsIn('Nina Ruiz', '602917');
});

test('the last administrator cannot leave', async ({ clerk }) => {
  const office = new OfficePage(clerk.window.page);
  await clerk.signsIn('Sam Whitfield');
  await office.opens();
  await office.begins('Deactivate Sam Whitfield');
  await clerk.window.press('Enter');
  await expect(clerk.window.refusal).toContainText('This is the last administrator.');
});
