import type { Contents } from './desk/drawer-clerk.ts';
import { expect, test } from './desk/test.ts';

/** What lies in the drawer after $142.17 in cash and a check of $218.80. */
const RIGHT: Contents = {
  cash: { b10000: 3, b2000: 2, c25: 8, c10: 1, c5: 1, c1: 2 },
  checks: { 'personal-check': [1, '218.80'] },
};
const MARIA = 'Maria Alvarez';

test.beforeEach(async ({ clerk }) => {
  await clerk.startsTheDay();
  await clerk.takesFrom('garcia maria');
  await clerk.opens('305 main');
  await clerk.takesCheck('1042');
  await clerk.sees();
});

test('right at once: everything agrees, another person approves, and the till is free again', async ({ clerk }) => {
  const { drawer, window } = clerk;
  await clerk.countsTheDrawer(RIGHT);
  await expect(drawer.state).toContainText('Everything agrees. The count waits for another person');
  await expect(drawer.line('cash')).toContainText('$342.17');
  await expect(drawer.line('personal-check')).toContainText('1 · $218.80');
  await expect(drawer.plan).toContainText('Stays in the till$200.00');
  await expect(drawer.plan).toContainText('Goes to the vault$142.17');
  await expect(window.bar.drawer).toHaveText('Drawer closed');
  await clerk.makesWayFor('Robert Hayes');
  await clerk.approves(MARIA);
  await expect(drawer.state).toContainText('Approved by Robert Hayes');
  await clerk.makesWayFor(MARIA);
  await clerk.goesToOpen();
  await expect(drawer.till('1')).toBeEnabled();
});

test('two tries, and not a figure before the count stands; then each tender by itself', async ({ clerk }) => {
  const { drawer } = clerk;
  await clerk.countsTheDrawer({ cash: { b10000: 3 } });
  await expect(drawer.missed).toContainText('This count does not agree. One try is left');
  await expect(drawer.missed).not.toContainText('$');
  await expect(drawer.count).not.toContainText(/342\.17|218\.80/);
  await clerk.countsAgain({ cash: { b10000: 3 }, checks: { 'personal-check': [1, '281.80'] } });
  await expect(drawer.line('cash')).toContainText('$42.17 short');
  await expect(drawer.line('personal-check')).toContainText('$63.00 over');
  await expect(drawer.state).toContainText('Tick which checks are there');
  await expect(drawer.events.getByRole('listitem')).toContainText(['Count 2', 'Count 1', 'Opened']);
});

test('a count that does not agree may stand: why it is off, which checks are there, given back, counted again, approved', async ({
  clerk,
}) => {
  test.setTimeout(90_000);
  const { drawer, window } = clerk;
  await clerk.countsTheDrawer({ cash: RIGHT.cash });
  await clerk.letsItStand();
  await clerk.finds('C1-26-000002', false);
  await expect(drawer.state).toContainText('Say why it is off');
  await clerk.makesWayFor('Robert Hayes');
  await clerk.approves(MARIA);
  await expect(window.refusal).toContainText('Personal check is off and has no reason yet');
  await clerk.makesWayFor(MARIA);
  await clerk.goesTo('drawer');
  await clerk.explains('personal-check', 4);
  await expect(drawer.state).toHaveText('The count waits for another person, who approves it or gives it back.');
  await clerk.makesWayFor('Robert Hayes');
  await clerk.givesBack(MARIA, 'It lies under the tray');
  await clerk.makesWayFor(MARIA);
  await clerk.goesTo('drawer');
  await expect(drawer.rejection).toHaveText('▲ Robert Hayes gave the count back: Count again · It lies under the tray');
  await expect(drawer.sum).toHaveText('$0.00');
  await clerk.countsAll(RIGHT);
  await expect(drawer.state).toContainText('Everything agrees.');
  await clerk.makesWayFor('Robert Hayes');
  await clerk.approves(MARIA);
  await expect(drawer.state).toContainText('Approved by Robert Hayes');
});

test('a check that no receipt speaks of is put down beside the others', async ({ clerk }) => {
  const { drawer, window } = clerk;
  await clerk.countsTheDrawer({ ...RIGHT, checks: { 'personal-check': [2, '268.80'] } });
  await clerk.letsItStand();
  await expect(drawer.state).toContainText('Tick which checks are there');
  await window.press('Alt+i');
  for (const typed of ['', '7001', '50']) {
    await window.type(typed);
    if (typed !== '50') await window.press('Tab');
  }
  await window.press('Enter');
  await expect(drawer.ticks).toContainText('✓ 2 · $268.80 ticked, 2 · $268.80 counted');
  await clerk.explains('personal-check', 6);
  await expect(drawer.state).toContainText('waits for another person');
});

test('amounts typed one by one are the number and the total', async ({ clerk }) => {
  const { drawer, window } = clerk;
  await clerk.startsToCount();
  await clerk.counts(RIGHT.cash);
  await expect(drawer.kind('personal-check', 'items')).toBeFocused();
  await window.press('Alt+t');
  for (const amount of ['218.80', '12', '99']) {
    await expect(drawer.kind('personal-check', 'amount')).toHaveValue('');
    await window.type(amount);
    await window.press('Enter');
  }
  await expect(drawer.count).toContainText('3 items$329.80');
  await window.press('Backspace');
  await window.press('Backspace');
  await expect(drawer.count).toContainText('1 item$218.80');
  for (let field = 0; field < 7; field += 1) await window.press('Enter');
  await window.press('Enter');
  await expect(drawer.state).toContainText('Everything agrees.');
});

test('a power cut in the middle of a count loses no counted bill; the count goes on where it was', async ({
  clerk,
  office,
}) => {
  await clerk.startsToCount();
  await clerk.counts(RIGHT.cash);
  await expect(clerk.drawer.sum).toHaveText('$342.17');
  await clerk.window.type('1');
  await clerk.window.press('Enter');
  await clerk.window.type('218');
  await expect(clerk.drawer.kept).not.toHaveText('');
  await office.pullThePlug();
  const again = await office.open();
  await again.signsIn();
  await again.goesTo('drawer');
  await expect(again.drawer.sum).toHaveText('$342.17');
  await expect(again.window.piece('c25')).toHaveValue('8');
  await expect(again.drawer.kind('personal-check', 'items')).toHaveValue('1');
  await expect(again.drawer.kind('personal-check', 'total')).toHaveValue('218');
  await expect(again.drawer.kept).toContainText('As it was kept');
});

test('a count is there after a lock, and Esc puts it aside for later', async ({ clerk }) => {
  const { drawer, window } = clerk;
  await clerk.startsToCount();
  await clerk.counts({ b2000: 3 });
  await clerk.locksAndComesBack();
  await clerk.goesTo('drawer');
  await expect(drawer.sum).toHaveText('$60.00');
  await window.press('Escape');
  await expect(drawer.acts.first()).toBeVisible();
  await clerk.goesTo('counter');
  await clerk.takesFrom('06-0001-01');
  await clerk.startsToCount();
  await expect(drawer.sum).toHaveText('$60.00');
});

test('a wrong tender leads into its correction and back, and then the count agrees', async ({ clerk }) => {
  test.setTimeout(60_000);
  const { drawer, window } = clerk;
  const cash = { ...RIGHT.cash, b10000: 5, b1000: 1, b500: 1, b100: 3, c25: 11, c1: 7 };
  await clerk.countsTheDrawer({ cash });
  await clerk.letsItStand();
  await expect(drawer.causes.getByRole('listitem').first()).toContainText(
    'C1-26-000002 was taken as Personal check, $218.80. It may be Cash.',
  );
  await window.press('Alt+1');
  await expect(window.correctionKind).toBeFocused();
  await window.press('Enter');
  await clerk.isAgreedBy('Robert Hayes');
  await expect(drawer.state).toContainText('Everything agrees.');
  await expect(drawer.line('cash')).toContainText('$560.97');
  await expect(drawer.line('personal-check')).toHaveCount(0);
});

test('a supervisor surprises an open drawer: it is on record, stays open, and its owner reads no figure of it', async ({
  clerk,
}) => {
  const { drawer } = clerk;
  await clerk.makesWayFor('Robert Hayes');
  await clerk.surprises(MARIA, { b10000: 3 }, 'monthly');
  await expect(drawer.surprised).toContainText('$42.17 short');
  await clerk.makesWayFor(MARIA);
  await clerk.goesTo('drawer');
  const surprise = drawer.events.getByRole('listitem').filter({ hasText: 'Surprise count 1' });
  await expect(surprise).toContainText('monthly');
  await expect(surprise).not.toContainText('$');
  await clerk.goesTo('counter');
  await clerk.takesFrom('06-0001-01');
});

test('for somebody who is not here a supervisor counts, and another person approves', async ({ clerk }) => {
  const { drawer, window } = clerk;
  await clerk.makesWayFor('Robert Hayes');
  await clerk.looksAt(MARIA);
  await expect(drawer.page.getByRole('main')).not.toContainText('$342.17');
  await window.press('Alt+c');
  await clerk.countsAll(RIGHT);
  await expect(drawer.state).toContainText('Everything agrees.');
  await window.press('F12');
  await expect(drawer.state).toContainText('waits for another person');
});
