import { expect, test } from './desk/test.ts';

test('an account says what must be known before money is taken, and an ordinary one says nothing', async ({
  clerk,
}) => {
  await clerk.startsTheDay();
  await clerk.opens('garcia maria');
  await expect(clerk.window.alerts).toContainText('On cutoff list. $96.40 stops it.');
  await clerk.window.press('Escape');
  await clerk.opens('03-2001-01');
  await expect(clerk.window.alerts).toContainText('Cash only. Personal and business checks are blocked.');
  await clerk.window.press('Escape');
  await clerk.opens('06-0005-01');
  await expect(clerk.window.alerts).toContainText('Bankruptcy. Ask the supervisor first.');
  await clerk.window.press('Escape');
  await clerk.opens('305 main');
  await expect(clerk.window.alerts).toBeHidden();
});
