import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './desk/monday-morning.ts';

const MONDAY = '2026-11-23';

test('a closed day’s packet is written again and put away; the list says so', async ({ crew, office }) => {
  await crew.isLeftWithACountedDay();
  await crew.closesTheDay();
  await crew.opensTheRecords();
  const { board } = crew;
  await expect(board.listed(MONDAY)).toContainText('to be printed', { timeout: 30_000 });
  await expect(board.files.nth(1)).toContainText(/2026-11-23-C1-1\.pdf\d+ KB[0-9a-f]{12}/);
  await crew.window.press('Alt+o');
  await expect(board.progress).toHaveText('Opened: 2026-11-23-C1-1.pdf');
  await crew.window.press('Alt+w');
  await expect(board.files.nth(1)).toContainText('2026-11-23-C1-2.pdf', { timeout: 30_000 });
  await crew.window.press('Alt+p');
  await expect(board.putAway).toContainText('by Robert Hayes');
  await expect(board.listed(MONDAY)).toContainText('put away');
  expect(readdirSync(join(office.home, 'packets', `${MONDAY}-C1`))).toEqual(
    expect.arrayContaining(['2026-11-23-C1-1.pdf', '2026-11-23-C1-2.pdf']),
  );
});

test('an auditor reads everything, and finds no button that changes anything', async ({ crew }) => {
  await crew.isLeftWithACountedDay();
  await crew.closesTheDay();
  await crew.makesWayFor('James Okafor');
  await crew.opensTheDrawer();
  await crew.makesWayFor('Ana Petrov');
  await crew.opensTheBoard();
  const { board } = crew;
  await expect(board.drawerOf('James Okafor')).toContainText('$200.00');
  expect(await board.buttons()).toEqual(['As tables Alt T']);
  await board.drawerOf('James Okafor').press('Enter');
  await expect(board.heading('Drawer 1 of James Okafor is open')).toBeVisible();
  expect(await board.buttons()).toEqual([]);
  await crew.opensTheRecords();
  await expect(board.audit).toBeVisible();
  expect(await board.buttons()).toEqual(['Show', 'Export Enter']);
  await board.listed(MONDAY).click();
  await expect(board.files.nth(1)).toContainText('.pdf', { timeout: 30_000 });
  const names = (await board.buttons()).filter((name) => !/^2026-11-23-C1-1.*\.(pdf|csv)$/.test(name));
  expect(names).toEqual(['Show', 'Open the packet Alt O']);
});

test('an auditor takes a day away: one PDF and the tables', async ({ crew, office }) => {
  await crew.startsTheDay();
  await crew.takesFrom('garcia maria');
  await crew.makesWayFor('Ana Petrov');
  await crew.opensTheRecords();
  await crew.exports('Today');
  const { board } = crew;
  await expect(board.takenAway.nth(1)).toContainText('11/23/2026Ana Petrov', { timeout: 30_000 });
  const files = readdirSync(join(office.home, 'exports'));
  expect(files).toContain('audit-2026-11-23-2026-11-23-C1-1.pdf');
  expect(files).toContain('audit-2026-11-23-2026-11-23-C1-1-receipts.csv');
  const receipts = readFileSync(join(office.home, 'exports', 'audit-2026-11-23-2026-11-23-C1-1-receipts.csv'), 'utf8');
  expect(receipts).toContain('C1-26-000001');
});

test('where nothing can be written it says what to do, and the next try works', async ({ crew, office }) => {
  await crew.startsTheDay();
  await crew.makesWayFor('Ana Petrov');
  const folder = join(office.home, 'exports');
  expect(existsSync(folder)).toBe(false);
  writeFileSync(folder, 'a file where the folder should be');
  await crew.opensTheRecords();
  await crew.exports('Today');
  await expect(crew.window.refusal).toContainText(`Nothing can be written into ${folder}.`, { timeout: 30_000 });
  rmSync(folder);
  await crew.exports('Today');
  await expect(crew.board.takenAway.nth(1)).toContainText('Ana Petrov', { timeout: 30_000 });
});

test('days are looked through with the arrow keys; one that is no day, or too many, is said at once', async ({
  crew,
}) => {
  await crew.startsTheDay();
  await crew.makesWayFor('Robert Hayes');
  await crew.opensTheRecords();
  const { board } = crew;
  await expect(board.chosen).toHaveText(/Mon, Nov 23 Open/);
  await expect(board.packet).toContainText('The packet is written right after the close.');
  await crew.goesUp();
  await expect(board.audit).toBeVisible();
  await board.audit.getByLabel('From').fill('08/01/2026');
  await expect(crew.window.refusal).toContainText('At most 62 days at once.');
  await board.otherDay.fill('2/30/2026');
  await board.otherDay.press('Enter');
  await expect(board.otherDayBad).toContainText('This is no date.');
  await board.otherDay.fill('11/20/2026');
  await board.otherDay.press('Enter');
  await expect(board.packet).toContainText('This station has no such day.');
});
