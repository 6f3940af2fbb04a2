import { expect, test } from './desk/test.ts';

test('? shows the keys from the lookup box and is no part of the query; any key leads back to where one was', async ({
  clerk,
}) => {
  const { window } = clerk;
  await clerk.startsTheDay();
  await clerk.types('garc');
  await window.press('?');
  await expect(window.keyHelp).toBeVisible();
  await expect(window.keyHelp).toContainText('Hand a check back');
  await window.press('Tab');
  await expect(window.keyHelp.locator(':focus')).toBeVisible();
  await window.press('Alt+m');
  await expect(window.keyHelp).toBeHidden();
  await expect(window.page.getByTestId('misc-panel')).toBeHidden();
  await expect(window.lookup).toHaveValue('garc');
  await window.type('ia maria');
  await window.press('Enter');
  await expect(window.account).toContainText('GARCIA, MARIA');
  await window.press('F1');
  await expect(window.keyHelp).toBeVisible();
  await window.press('Escape');
  await expect(window.keyHelp).toBeHidden();
  await expect(window.amount).toBeFocused();
});

test('the list is that of the page, and with the same key again that of all pages', async ({ clerk }) => {
  const { keyHelp } = clerk.window;
  await clerk.startsTheDay();
  await clerk.window.press('?');
  await expect(keyHelp).not.toContainText('Give the count back');
  await clerk.window.press('?');
  await expect(keyHelp).toContainText('Give the count back');
  await clerk.window.press('?');
  await expect(keyHelp).toBeHidden();
  await clerk.goesTo('drawer');
  await clerk.window.press('F1');
  await expect(keyHelp).toContainText('Give the count back');
  await expect(keyHelp).not.toContainText('Put this receipt aside');
  await clerk.window.press('Escape');
  await expect(keyHelp).toBeHidden();
});

test('a ? in words stays a ?, and a lock behind the list locks', async ({ clerk }) => {
  const { window } = clerk;
  await clerk.startsTheDay();
  await window.press('Alt+k');
  const note = window.page.getByLabel('Note');
  await note.fill('why');
  await note.press('?');
  await expect(note).toHaveValue('why?');
  await window.page.getByRole('button', { name: 'Keys' }).click();
  await expect(window.keyHelp).toBeVisible();
  await window.press('Control+l');
  await expect(window.keyHelp).toBeHidden();
  await expect(window.pin).toBeFocused();
  await window.press('?');
  await expect(window.keyHelp).toBeHidden();
  await window.press('F1');
  await expect(window.keyHelp).toBeVisible();
});
