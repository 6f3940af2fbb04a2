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

test('what people wrote down about an account is read from the newest to the oldest with the keyboard', async ({
  clerk,
}) => {
  const { window } = clerk;
  await clerk.startsTheDay();
  await clerk.opens('garcia maria');
  await expect(window.noteRows).toHaveText([
    /autopay stopped.*· JT$/,
    /copy of the June bill/,
    /deposit transferred.*· LTRAN$/,
  ]);
  await expect(window.noteRows.first()).toBeInViewport({ ratio: 1 });
  await window.press('Escape');

  await clerk.opens('04-3001-01');
  await expect(window.noteRows).toHaveCount(30);
  await expect(window.noteRows.last()).not.toBeInViewport();
  await clerk.tabsTo(window.notes.getByRole('list'));
  await window.press('End');
  await expect(window.noteRows.last()).toBeInViewport();
  await window.press('Escape');

  await clerk.opens('06-0001-01');
  await expect(window.notes).toBeHidden();
});
