import { expect, test } from './desk/monday-morning.ts';

test('a supervisor sees the morning: drawers, payments by the hour, what waits', async ({ crew }) => {
  await crew.startsTheDay();
  await crew.takesFrom('garcia maria');
  await crew.makesWayFor('James Okafor');
  await crew.opensTheDrawer();
  await crew.opens('305 main');
  await crew.takesCheck('1042');
  await crew.sees();
  await crew.turnsIn({ cash: { b10000: 2 }, checks: { 'personal-check': [1, '218.80'] } });
  await crew.makesWayFor('Robert Hayes');
  await crew.opensTheBoard();
  const { board } = crew;
  await expect(board.sums).toHaveText('Payments today2Received today$360.97');
  await expect(board.drawerOf('Maria Alvarez')).toHaveText(/Drawer 1.*\$342\.17/);
  await expect(board.drawerOf('James Okafor')).toBeHidden();
  await expect(board.hours.getByRole('img')).toHaveAccessibleDescription('2 payments; most came at 8 AM');
  await expect(board.unusual).toContainText('Nothing is unusual.');
  await expect(board.waiting.getByRole('link')).toHaveText(/Count of drawer 2 James Okafor since 8:\d\d AM/);
  await board.waiting.getByRole('link').press('Enter');
  await expect(crew.drawer.submitted).toBeVisible();
  await crew.window.press('Escape');
  await expect(board.waiting).toBeVisible();
});

test('behind every chart is its table, one key away', async ({ crew }) => {
  await crew.startsTheDay();
  await crew.takesFrom('garcia maria');
  await crew.makesWayFor('Robert Hayes');
  await crew.opensTheBoard();
  await crew.switchesTables();
  await expect(crew.board.hours.getByRole('row', { name: '8 AM' })).toHaveText('8 AM1$142.17');
  await expect(crew.board.days.getByRole('row', { name: 'Mon, Nov 23' })).toContainText('not closed yet');
  await crew.board.days.getByRole('link', { name: 'Mon, Nov 23' }).press('Enter');
  await expect(crew.close.day).toHaveText('Mon, Nov 23');
});

test('a receipt that is voided when its customer is gone stands out, and opens', async ({ crew, later }) => {
  await crew.startsTheDay();
  const receiptNo = await crew.takesFrom('garcia maria');
  const afterAnHour = await later(65);
  await afterAnHour.signsIn('Maria Alvarez');
  await afterAnHour.voids(receiptNo, '142.17');
  await afterAnHour.makesWayFor('Robert Hayes');
  await afterAnHour.opensTheBoard();
  const card = afterAnHour.board.card('late-void');
  await expect(card).toContainText('A receipt of Maria Alvarez was voided when its customer was probably gone.');
  await expect(card).toContainText(/6\d min later, \$142\.17, Robert Hayes agreed/);
  await afterAnHour.looksInto(receiptNo);
  await expect(afterAnHour.window.paper).toBeVisible();
  await expect(afterAnHour.window.receiptRow(receiptNo)).toContainText('VOID');
});

test('a supervisor with a drawer of their own sees no figure of it', async ({ crew }) => {
  await crew.startsTheDay('Robert Hayes');
  await crew.takesFrom('garcia maria');
  await crew.opensTheBoard();
  await expect(crew.board.drawerOf('Robert Hayes')).toHaveText(/counted blind/);
  await expect(crew.board.sums).toHaveText('Payments today0Received today$0.00');
  await expect(crew.board.page.getByRole('main')).toContainText('Without your own drawer');
  await expect(crew.board.page.getByRole('main')).not.toContainText(/[13]42\.17/);
});

test('what happens meanwhile comes in by itself, and nothing on the page moves', async ({ crew, office }) => {
  await office.breakCis({ match: { route: 'postPayment' }, fault: 'refuse' });
  await crew.startsTheDay();
  await crew.takesFrom('garcia maria');
  await crew.makesWayFor('Robert Hayes');
  await crew.opensTheBoard();
  await expect(crew.board.cis).toContainText('1 item is not in the CIS yet: $142.17');
  const places = await crew.board.places();
  await office.breakCis();
  await expect(crew.board.cis).toContainText('Everything taken is in the CIS.', { timeout: 60_000 });
  expect(await crew.board.places()).toEqual(places);
});
