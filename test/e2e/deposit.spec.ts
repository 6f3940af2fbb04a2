import { expect, test } from './desk/monday.ts';
import { OfficePage } from './desk/office-page.ts';
import { BANK_AND_55_25 } from './desk/supervisor.ts';

test('other pieces of the same worth are fine, another sum is refused with both figures', async ({ crew }) => {
  await crew.isLeftWithACountedDay();
  await crew.beginsTheClose();
  await crew.approvesTheNext();
  await expect(crew.drawer.compared).toHaveText('✓ agrees');
  await crew.counts({ b2000: 2, b1000: 1, b500: 1 });
  await expect(crew.drawer.compared).toHaveText('$0.25 missing');
  await crew.window.tabsTo(crew.close.bag);
  await crew.window.type('BAG-1');
  await crew.window.press('Enter');
  await expect(crew.window.refusal).toHaveText(/\$55\.25 was turned in, \$55\.00 is here/);
  await crew.window.piece('b10000').focus();
  await crew.counts({ b2000: 2, b1000: 1, b500: 1, c10: 2, c5: 1 });
  await expect(crew.close.bag).toBeFocused();
  await crew.window.press('Enter');
  await crew.isAgreedBy('Linda Tran');
  await expect(crew.close.pin).toBeFocused();
  await crew.goesToLine('deposit');
  await expect(crew.close.deposits).toContainText('Prepared by Robert Hayes, checked by Linda Tran');
  await expect(crew.close.deposits).toContainText('Coin$0.25');
});

test('a customer comes: the deposit is undone, the close put off, and a drawer opens again', async ({ crew }) => {
  await crew.isLeftWithACountedDay();
  await crew.beginsTheClose();
  await crew.approvesTheNext();
  await crew.makesUpTheDeposit('BAG-1');
  await crew.goesToLine('begun');
  await expect(crew.close.part).toContainText('It is undone before the close can be put off.');
  await crew.goesToLine('deposit');
  await crew.window.tabsTo(crew.close.undoWhy);
  await crew.window.type('a customer came');
  await crew.window.press('Enter');
  await expect(crew.close.deposits).toContainText('Undone');
  await expect(crew.close.line('deposit')).toContainText('To do · 1');
  await crew.goesToLine('begun');
  await crew.window.tabsTo(crew.close.putOffWhy);
  await crew.window.type('a customer came');
  await crew.window.press('Enter');
  await expect(crew.close.state).toHaveText('Open');
  await crew.makesWayFor('Maria Alvarez');
  await crew.opensTheDrawer();
});

test('the bank credits less: the difference is said before it is confirmed, and stands on the deposit', async ({
  crew,
  nextMorning,
}) => {
  await crew.isLeftWithACountedDay();
  await crew.closesTheDay();
  const morning = await nextMorning();
  await morning.signsIn('Linda Tran');
  await morning.opensTheDrawer();
  await morning.opensTheClose();
  await expect(morning.close.day).toHaveText('Tue, Nov 24');
  await expect(morning.close.line('bank')).toContainText('Stays open · 1');
  await morning.confirmsAtTheBank('a lot');
  await expect(morning.window.refusal).toContainText('not an amount');
  await morning.close.bankAmount.fill('55');
  await expect(morning.close.bankCompared).toHaveText('▲ $0.25 less than deposited');
  await morning.window.press('Enter');
  await expect(morning.close.bankSaid).toHaveText('Deposit of Mon, Nov 23, $55.25: ▲ $0.25 less than deposited');
  await expect(morning.close.line('bank')).toContainText('Done');
  await expect(morning.close.day).toHaveText('Tue, Nov 24');
  await morning.close.tab('days').click();
  await morning.close.days.getByRole('link', { name: 'Show Mon, Nov 23' }).click();
  await morning.goesToLine('deposit');
  await expect(morning.close.deposits).toContainText('▲ $0.25 less than deposited · Confirmed 11/24/2026');
});

test('what is being typed stays while payments get to the CIS', async ({ crew, office }) => {
  await crew.startsTheDay();
  await office.breakCis({ fault: 'refuse', forMs: 600_000 });
  await crew.takesSome('55.25');
  await crew.turnsIn({ cash: BANK_AND_55_25 });
  await crew.makesWayFor('Robert Hayes');
  await crew.opensTheClose();
  await crew.beginsTheClose();
  await crew.approvesTheNext();
  await expect(crew.close.line('cis')).toContainText('Stays open · 1');
  await crew.counts({ b2000: 2 });
  await crew.window.tabsTo(crew.close.bag);
  await crew.window.type('BAG-');
  await office.breakCis();
  await expect(crew.close.line('cis')).toContainText('Done', { timeout: 30_000 });
  await expect(crew.close.bag).toBeFocused();
  await crew.window.type('77');
  await expect(crew.close.bag).toHaveValue('BAG-77');
  await expect(crew.drawer.sum).toHaveText('$40.00');
});

test('checks that go to another bank account are a deposit of their own', async ({ crew }) => {
  const office = new OfficePage(crew.window.page);
  await crew.signsIn('Robert Hayes');
  await office.opens();
  const accounts = await office.changes('bank.accounts');
  await accounts.getByRole('button', { name: 'Add an entry' }).click();
  await crew.window.type('checks');
  for (const [field, words] of Object.entries({
    'English 2': 'Checks',
    'Spanish 2': 'Cheques',
    'GL code 2': '100-1011',
  })) {
    await accounts.getByLabel(field).fill(words);
  }
  await office.saves(accounts, 'new account');
  const check = await office.changes('tender.personal-check');
  await check.getByLabel('Bank account').selectOption('Checks');
  await office.saves(check, 'new account');
  await expect(check).toContainText('Goes to: Checks');
  await crew.makesWayFor('Maria Alvarez');
  await crew.opensTheDrawer();
  await crew.waitsForTheAccounts();
  await crew.takesSome('55.25');
  await crew.takesSome('20', '1042');
  await crew.turnsIn({ cash: BANK_AND_55_25, checks: { 'personal-check': [1, '20'] } });
  await crew.makesWayFor('Robert Hayes');
  await crew.opensTheClose();
  await crew.beginsTheClose();
  await crew.approvesTheNext();
  await expect(crew.close.line('deposit')).toContainText('To do · 2');
  await crew.bags('BAG-1');
  await crew.isAgreedBy('Linda Tran');
  await expect(crew.close.line('deposit')).toContainText('To do · 1');
  await expect(crew.close.depositForm).toContainText('1 item');
  await crew.makesUpTheDeposit('BAG-2');
  await crew.goesToLine('deposit');
  await expect(crew.close.deposits).toHaveText([
    /Utility operating account.+BAG-1.+\$55\.25/,
    /Checks · Bag BAG-2.+\$20\.00/,
  ]);
});
