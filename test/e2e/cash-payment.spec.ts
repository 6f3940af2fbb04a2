import { expect, test } from './desk/test.ts';

test('exact cash is two keys, and the payment stands in the CIS within two seconds', async ({ clerk, office }) => {
  await clerk.startsTheDay();
  await clerk.opens('garcia maria');
  await clerk.takesExactCash();
  expect(await clerk.sees()).toBe('C1-26-000001');
  await expect(clerk.window.newBalance).toHaveText('$0.00', { timeout: 2_000 });
  await expect(clerk.window.cisState).toHaveText('In the CIS');
  await expect(clerk.window.printState).toHaveText('Printed');
  expect(office.inTheCis()).toMatchObject([{ accountNo: '14640201', amountCents: 14_217 }]);
  expect(office.receiptsOnPaper()).toHaveLength(1);
  expect(office.printer.drawerKicks).toBe(1);
});

test('cash with change: the change is the largest thing on the screen, with the notes to hand out', async ({
  clerk,
}) => {
  await clerk.startsTheDay();
  await clerk.opens('14-6402-01');
  await clerk.countsCash('160');
  await expect(clerk.window.change).toHaveText('$17.83');
  await clerk.window.press('Enter');
  await expect(clerk.window.changeDue).toHaveText('$17.83');
  await expect(clerk.window.pieces).toContainText('1 × $10 bill');
  await expect(clerk.window.pieces).toContainText('3 × 1¢');
  const sizes = await clerk.window.page
    .locator('main *')
    .evaluateAll((all) => all.map((one) => Number.parseFloat(getComputedStyle(one).fontSize)));
  expect(await clerk.window.changeDue.evaluate((one) => Number.parseFloat(getComputedStyle(one).fontSize))).toBe(
    Math.max(...sizes),
  );
});

test('too little cash finishes nothing: it is put down, and what is missing stays to be paid', async ({
  clerk,
  office,
}) => {
  await clerk.startsTheDay();
  await clerk.opens('garcia maria');
  await clerk.takesCash('100');
  await expect(clerk.window.rest).toHaveText('$42.17');
  expect(office.inTheCis()).toEqual([]);
  await clerk.window.press('Escape');
  await expect(clerk.window.tendered).toHaveValue('100.00');
  await clerk.window.press('Escape');
  await expect(clerk.window.amount).toBeFocused();
});

test('two Enters, a click and a reload make one payment', async ({ clerk, office }) => {
  await clerk.startsTheDay();
  await clerk.opens('garcia maria');
  await clerk.countsCash('142.17');
  await Promise.all([clerk.window.press('Enter'), clerk.window.press('Enter')]);
  const first = await clerk.sees();
  await clerk.window.page.reload();
  await clerk.goesTo('receipts');
  await expect(clerk.window.receiptRow(first)).toBeVisible();
  await expect(clerk.window.page.getByRole('row')).toHaveCount(2);
  expect(office.inTheCis()).toHaveLength(1);
});

test('a reload while the tender screen is open finds it open, with the same references', async ({ clerk, office }) => {
  await clerk.startsTheDay();
  await clerk.opens('garcia maria');
  await clerk.countsCash('150');
  await clerk.window.page.reload();
  await expect(clerk.window.tendered).toBeFocused();
  await clerk.window.type('150');
  await clerk.window.press('Enter');
  await expect(clerk.window.changeDue).toHaveText('$7.83');
  await expect.poll(() => office.inTheCis().length).toBe(1);
});

test('an unusual amount asks once, and Enter is the safe answer', async ({ clerk, office }) => {
  await clerk.startsTheDay();
  await clerk.opens('garcia maria');
  await clerk.keysAmount('55');
  await clerk.takesCash('60');
  await expect(clerk.window.odd).toContainText('none of the suggested ones');
  await clerk.window.press('Enter');
  await expect(clerk.window.odd).toBeHidden();
  expect(office.inTheCis()).toEqual([]);
  await clerk.window.press('Enter');
  await clerk.confirms();
  await expect(clerk.window.changeDue).toHaveText('$5.00');
});

test('what the CIS answers meanwhile does not touch an amount that is being typed', async ({ clerk, office }) => {
  await office.breakCis({ match: { route: 'getAccount' }, fault: 'latency', ms: 600 });
  await clerk.startsTheDay();
  await clerk.opens('garcia maria');
  await clerk.keysAmount('55');
  await expect(clerk.window.account).toContainText('from the CIS just now');
  await clerk.window.type('.25');
  await expect(clerk.window.amount).toHaveValue('55.25');
});

test('an account number scanned into the amount is not money', async ({ clerk }) => {
  await clerk.startsTheDay();
  await clerk.opens('garcia maria');
  await clerk.keysAmount('14640201');
  await expect(clerk.window.refusal).toHaveText('This is not an amount.');
  await clerk.window.press('F5');
  await expect(clerk.window.tendered).toBeHidden();
});

test('Esc goes back one step and loses nothing that was typed', async ({ clerk }) => {
  await clerk.startsTheDay();
  await clerk.opens('garcia maria');
  await clerk.countsCash('200');
  await clerk.window.press('Escape');
  await expect(clerk.window.amount).toHaveValue('142.17');
  await clerk.window.press('F5');
  await expect(clerk.window.tendered).toHaveValue('200');
  await clerk.window.press('Escape');
  await clerk.window.press('Escape');
  await expect(clerk.window.lookup).toBeFocused();
});
