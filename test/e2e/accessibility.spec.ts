import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Clerk } from './desk/clerk.ts';
import { Inspector } from './desk/inspector.ts';
import { launchCounter } from './desk/launch.ts';
import { Looks } from './desk/looks.ts';
import { OfficePage } from './desk/office-page.ts';
import { expect, test } from './desk/test.ts';

test('every page and state can be used without eyes, without colours and in both languages', async ({ clerk }) => {
  test.setTimeout(120_000);
  const { window } = clerk;
  const inspector = new Inspector(window.page, new Looks(window.page));
  await inspector.getsReady();
  await inspector.inspects('sign-in');
  await clerk.startsTheDay('Robert Hayes');
  await inspector.inspects('counter, empty');
  await window.press('Control+p');
  await expect(window.oldPin).toBeFocused();
  await inspector.inspects('own PIN');
  await window.press('Escape');
  const press = (key: string) => (): Promise<void> => window.press(key);
  await inspector.inspects('keys', press('F1'), press('Escape'));

  for (const [key, panel] of Object.entries({ m: 'misc-panel', i: 'portal-panel', k: 'refuse-panel' })) {
    await window.press(`Alt+${key}`);
    await expect(window.page.getByTestId(panel)).toBeVisible();
    await inspector.inspects(`counter, ${panel}`);
    await window.press('Escape');
  }
  await clerk.types('garc');
  await expect(window.rows.first()).toBeVisible();
  await inspector.inspects('counter, rows');
  await clerk.opens('garcia maria');
  await inspector.inspects('counter, account');
  await clerk.countsCash('160.63');
  await inspector.inspects('counter, cash');
  await window.tendered.press('Enter');
  await clerk.sees();
  await inspector.inspects('counter, finished');

  await clerk.opens('03-2001-01');
  await clerk.takesCheck('88');
  await expect(window.approval).toBeVisible();
  await inspector.inspects('counter, second person');
  await window.press('Escape');
  await expect(window.checkNumber).toBeVisible();
  await inspector.inspects('counter, check');
  await window.press('Escape');
  await clerk.keysAmount('10');
  await clerk.takesCash('10');
  await expect(window.odd).toBeVisible();
  await inspector.inspects('counter, odd');

  await clerk.goesTo('receipts');
  await inspector.inspects('receipts');
  await clerk.opensReceipt('C1-26-000001');
  await inspector.inspects('receipts, paper');
  await window.press('F3');
  await inspector.inspects('receipts, story');
  await window.press('Alt+v');
  await expect(window.voidCash).toBeVisible();
  await inspector.inspects('receipts, void');
  await window.press('Escape');
  await clerk.goesTo('cis');
  await inspector.inspects('CIS');

  const office = new OfficePage(window.page);
  await office.opens();
  await office.links('Maria Alvarez', '14-6402-01', 'told us');
  await inspector.inspects('office, supervisor');
  for (const key of ['tender.cash', 'misc.items', 'office.city']) await office.changes(key);
  await inspector.inspects('office, editing');
  await window.press('Control+l');
  await expect(window.pin).toBeFocused();
  await inspector.inspects('locked');
  expect(inspector.found).toEqual([]);
});

test('so can what puts a receipt right', async ({ clerk }) => {
  test.setTimeout(120_000);
  const { window } = clerk;
  const inspector = new Inspector(window.page, new Looks(window.page));
  await inspector.getsReady();
  await clerk.startsTheDay();
  await clerk.opens('garcia maria');
  await clerk.takesExactCash();
  await clerk.goesTo('receipts');
  await clerk.scans('C1-26-000001 0000-0000');
  await expect(window.falseCode).toBeVisible();
  await inspector.inspects('receipts, a false code');
  await window.press('Escape');
  await clerk.opensReceipt('C1-26-000001');
  await clerk.startsToCorrect();
  await window.press('Tab');
  await window.type('main');
  await expect(window.pickerRows.first()).toBeVisible();
  await inspector.inspects('receipts, choosing an account');
  await window.press('Enter');
  await window.press('Enter');
  await expect(window.becomes).toBeVisible();
  await inspector.inspects('receipts, correction agreed to');
  expect(inspector.found).toEqual([]);
});

test('so can what an administrator does about people', async ({ clerk }) => {
  test.setTimeout(120_000);
  const { window } = clerk;
  const inspector = new Inspector(window.page, new Looks(window.page));
  const office = new OfficePage(window.page);
  await inspector.getsReady();
  await clerk.signsIn('Sam Whitfield');
  await office.opens();
  await inspector.inspects('office, administrator');
  await office.begins('Role of Maria Alvarez');
  await inspector.inspects('office, role');
  await window.press('Escape');
  await office.begins('New PIN for Maria Alvarez');
  await office.asks();
  await inspector.inspects('office, second person');
  await clerk.isAgreedBy('Robert Hayes');
  await expect(window.newPin).toBeFocused();
  await inspector.inspects('office, new PIN');
  await window.press('Escape');
  await office.begins('Deactivate Maria Alvarez');
  await office.asks();
  await clerk.isAgreedBy('Robert Hayes');
  await expect(office.person('Maria Alvarez')).toContainText('Deactivated');
  await inspector.inspects('office, somebody deactivated');
  expect(inspector.found).toEqual([]);
});

test('so can the first start', async () => {
  const home = mkdtempSync(join(tmpdir(), 'counter-305-'));
  const app = await launchCounter({ COUNTER_HOME: home }, ['--live']);
  const { window } = new Clerk(await app.firstWindow());
  await window.isThere();
  const inspector = new Inspector(window.page, new Looks(window.page));
  await inspector.getsReady();
  await inspector.inspects('first start');
  await app.close();
  rmSync(home, { recursive: true, force: true });
  expect(inspector.found).toEqual([]);
});
