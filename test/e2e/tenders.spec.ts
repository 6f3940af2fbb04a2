import { expect, test } from './desk/test.ts';

test('a check is its number and two keys', async ({ clerk, office }) => {
  await clerk.startsTheDay();
  await clerk.opens('garcia maria');
  await clerk.takesCheck('1042');
  await clerk.sees();
  await expect(clerk.window.cisState).toHaveText('In the CIS');
  await expect(clerk.window.printState).toHaveText('Printed');
  expect(office.receiptsOnPaper().at(-1)).toMatch(/Personal check 1042 +142\.17/);
});

test('a check without its number is not taken', async ({ clerk, office }) => {
  await clerk.startsTheDay();
  await clerk.opens('garcia maria');
  await clerk.takesCheck('');
  await expect(clerk.window.refusal).toContainText('number');
  await clerk.window.type('1042');
  await clerk.window.press('Enter');
  expect(await clerk.sees()).toBe('C1-26-000001');
  await expect(clerk.window.cisState).toHaveText('In the CIS');
  expect(office.inTheCis()).toHaveLength(1);
});

test('two accounts, a check and the rest in cash: one receipt, three items in the CIS', async ({ clerk, office }) => {
  await clerk.startsTheDay();
  await clerk.opens('garcia maria');
  await clerk.addsAnother('305 main');
  await expect(clerk.window.cartTotal).toHaveText('$360.97');
  await clerk.takesCheckOver('200', '1042');
  await expect(clerk.window.rest).toHaveText('$160.97');
  await clerk.takesCash('180');
  await expect(clerk.window.changeDue).toHaveText('$19.03');
  await expect(clerk.window.cisState).toHaveText('In the CIS');
  expect(
    office
      .inTheCis()
      .map(({ amountCents }) => amountCents)
      .sort(),
  ).toEqual([14_217, 16_097, 5_783]);
});

test('a check over the total becomes credit, after one question', async ({ clerk, office }) => {
  await clerk.startsTheDay();
  await clerk.opens('garcia maria');
  await clerk.takesCheckOver('150', '1042');
  await expect(clerk.window.credit).toContainText('$7.83');
  await clerk.window.press('F12');
  await clerk.sees();
  await expect(clerk.window.cisState).toHaveText('In the CIS');
  expect(office.inTheCis().map(({ amountCents }) => amountCents)).toEqual([15_000]);
});

test('a check on a cash-only account needs a second person, who agrees to exactly that', async ({ clerk }) => {
  await clerk.startsTheDay();
  await clerk.opens('03-2001-01');
  await clerk.takesCheck('88');
  await expect(clerk.window.approval).toContainText('takes no personal or business checks');
  await clerk.isAgreedBy('Robert Hayes', '000000');
  await expect(clerk.window.refusal).toContainText('Wrong PIN');
  await clerk.isAgreedBy('Robert Hayes');
  await clerk.sees();
  await expect(clerk.window.bar.person).toHaveText('Maria Alvarez');
});

test('the same money order is not taken twice', async ({ clerk }) => {
  await clerk.startsTheDay();
  await clerk.opens('garcia maria');
  await clerk.takesMoneyOrder('24680135791');
  await clerk.sees();
  await clerk.opens('305 main');
  await clerk.takesMoneyOrder('0024680135791');
  await expect(clerk.window.approval).toContainText('was taken here before');
  await clerk.window.press('Escape');
  await expect(clerk.window.checkNumber).toBeFocused();
});

test('a hand that is faster than the window loses no key', async ({ clerk, office }) => {
  await clerk.startsTheDay();
  await clerk.opens('garcia maria');
  const { page } = clerk.window;
  await Promise.all(['F6', '1', '0', '4', '2', 'Enter'].map((key) => page.keyboard.press(key)));
  expect(await clerk.sees()).toBe('C1-26-000001');
  await expect(clerk.window.cisState).toHaveText('In the CIS');
  expect(office.inTheCis()).toHaveLength(1);
});
