import { expect, test } from './desk/test.ts';

test('with the CIS away, payments are taken and go there once it is back', async ({ clerk, office }) => {
  await clerk.startsTheDay();
  await office.breakCis({ fault: 'refuse', forMs: 600_000 });
  await clerk.opens('garcia maria');
  await clerk.takesExactCash();
  await clerk.sees();
  await expect(clerk.window.bar.cis).toContainText('offline');
  await expect(clerk.window.bar.cis).toContainText('1 on the way');
  await office.breakCis();
  await expect(clerk.window.cisState).toHaveText('In the CIS', { timeout: 25_000 });
  expect(office.inTheCis()).toHaveLength(1);
});

test('an answer that is lost leaves the payment unknown until the CIS was asked, and in the CIS once', async ({
  clerk,
  office,
}) => {
  await clerk.startsTheDay();
  await office.breakCis({ match: { route: 'postPayment' }, fault: 'commit-then-drop', times: 1 });
  await clerk.opens('garcia maria');
  await clerk.takesExactCash();
  await expect(clerk.window.cisState).toContainText('Not known whether the CIS has it');
  await clerk.goesTo('cis');
  await expect(clerk.window.page.getByTestId('count-unknown')).toHaveText('1');
  await expect(clerk.window.page.getByText('Everything taken here is in the CIS.')).toBeVisible({ timeout: 25_000 });
  expect(office.inTheCis()).toHaveLength(1);
});

test('a stranger on the line stops the sending until a lead has looked', async ({ clerk, office }) => {
  await clerk.startsTheDay('Linda Tran');
  await office.breakCis({ match: { route: 'postPayment' }, fault: 'html', times: 1 });
  await clerk.opens('garcia maria');
  await clerk.takesExactCash();
  await expect(clerk.window.bar.cis).toContainText('needs a person');
  await clerk.goesTo('cis');
  await clerk.window.tabsTo(clerk.window.resume);
  await clerk.window.press('Enter');
  await expect(clerk.window.page.getByText('Everything taken here is in the CIS.')).toBeVisible();
  expect(office.inTheCis()).toHaveLength(1);
});

test('a refused payment needs a person and holds up no other', async ({ clerk, office }) => {
  await clerk.startsTheDay();
  await office.breakCis({ match: { route: 'postPayment' }, fault: 'reject', code: 'account_final', times: 1 });
  await clerk.opens('garcia maria');
  await clerk.takesExactCash();
  await expect(clerk.window.cisState).toHaveText('Refused by the CIS: needs a person');
  await clerk.opens('305 main');
  await clerk.keysAmount('10');
  await clerk.takesCash('10');
  await clerk.confirms();
  await expect(clerk.window.cisState).toHaveText('In the CIS');
  await expect(clerk.window.bar.cis).toContainText('1 needs a person');
});
