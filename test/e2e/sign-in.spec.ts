import { pinOf } from './desk/counter-clerk.ts';
import { expect, test } from './desk/test.ts';

test('a wrong PIN says so, and three of them make a pause', async ({ clerk }) => {
  await clerk.choosesPerson('Maria Alvarez');
  for (const left of [2, 1]) {
    await clerk.entersPin('000000');
    await expect(clerk.window.refusal).toHaveText(`Wrong PIN. ${left} more tries before a pause.`);
  }
  await clerk.entersPin('000000');
  await expect(clerk.window.refusal).toContainText('Too many wrong PINs');
  await clerk.entersPin(pinOf('Maria Alvarez'));
  await expect(clerk.window.refusal).toContainText('Try again in');
});

test('a number key, the PIN, Enter: no mouse is needed', async ({ clerk }) => {
  await clerk.window.press('2');
  await clerk.entersPin(pinOf('Maria Alvarez'));
  await expect(clerk.window.bar.person).toHaveText('Maria Alvarez');
});

test('locking keeps the payment that was on the screen', async ({ clerk }) => {
  await clerk.startsTheDay();
  await clerk.opens('garcia maria');
  await clerk.countsCash('150');
  await clerk.window.press('Control+l');
  await clerk.entersPin(pinOf('Maria Alvarez'));
  await expect(clerk.window.tendered).toHaveValue('150');
});

test('somebody else who signs in finds an empty counter, and the first person finds theirs again', async ({
  clerk,
}) => {
  await clerk.startsTheDay();
  await clerk.opens('garcia maria');
  await clerk.countsCash('150');
  await clerk.window.press('Control+l');
  await clerk.signsIn('James Okafor');
  await clerk.opensTheDrawer();
  await expect(clerk.window.account).toBeHidden();
  await clerk.window.press('Control+l');
  await clerk.signsIn('Maria Alvarez');
  await expect(clerk.window.account).toContainText('GARCIA, MARIA');
  await expect(clerk.window.tendered).toBeFocused();
});

test('each role sees the places it may go to', async ({ clerk }) => {
  const places = clerk.window.page.getByRole('navigation').getByRole('link');
  await clerk.signsIn('Maria Alvarez');
  await expect(places).toHaveText([/Counter/, /Receipts/, /Drawer/, /CIS/]);
  await clerk.signsOut();
  await clerk.signsIn('Sam Whitfield');
  await expect(places).toHaveText([/CIS/, /Office/]);
});
