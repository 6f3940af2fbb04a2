import { CLOSE_STEPS } from '#shared/close-step.ts';
import { expect, test } from './desk/monday.ts';
import { BANK_AND_55_25 } from './desk/supervisor.ts';

test('a lead makes up the deposit, and reads what a supervisor does', async ({ crew }) => {
  await crew.isLeftWithACountedDay();
  await crew.makesWayFor('Linda Tran');
  await crew.opensTheClose();
  await crew.goesToLine('begun');
  await expect(crew.close.line('begun')).toContainText('Needs a person');
  await expect(crew.close.part).toContainText('A supervisor does this.');
  await crew.makesWayFor('Robert Hayes');
  await crew.opensTheClose();
  await crew.beginsTheClose();
  await crew.approvesTheNext();
  await crew.makesWayFor('Linda Tran');
  await crew.opensTheClose();
  await crew.makesUpTheDeposit('BAG-1', 'Robert Hayes');
  await expect(crew.close.line('closed')).toContainText('Needs a person');
  await expect(crew.close.part).toContainText('A supervisor does this.');
  await expect(crew.close.pin).toHaveCount(0);
});

test('an auditor reads every line of a day, before and after its close, and can do nothing to it', async ({ crew }) => {
  await crew.isLeftWithACountedDay();
  await crew.makesWayFor('Ana Petrov');
  for (const state of ['Open', 'Closed']) {
    await crew.opensTheClose();
    await expect(crew.close.state).toContainText(state);
    for (const step of CLOSE_STEPS) {
      await crew.goesToLine(step);
      await expect(crew.close.part).not.toBeEmpty();
      await expect(crew.close.part.getByRole('textbox')).toHaveCount(0);
      // Files are opened, which changes nothing.
      await expect(crew.close.part.getByRole('button').filter({ hasNotText: /Open|\.(pdf|csv)/ })).toHaveCount(0);
    }
    await crew.close.tab('vault').click();
    await expect(crew.close.vaultCents).toBeVisible();
    await expect(crew.close.part.getByRole('button')).toHaveCount(0);
    if (state === 'Closed') break;
    await crew.makesWayFor('Robert Hayes');
    await crew.opensTheClose();
    await crew.closesTheDay();
    await crew.makesWayFor('Ana Petrov');
  }
});

test('an exception opens its receipt, and one key says that all were looked through', async ({ crew }) => {
  await crew.startsTheDay();
  await crew.takesSome('55.25');
  const receiptNo = await crew.takesSome('30');
  await crew.goesTo('receipts');
  await crew.window.receiptRow(receiptNo).click();
  await expect(crew.window.voidButton).toBeVisible();
  await crew.window.press('Alt+v');
  await expect(crew.window.voidReason).toBeFocused();
  await crew.window.tabsTo(crew.window.voidCash);
  await crew.window.type('30');
  await crew.window.press('Enter');
  await crew.isAgreedBy('Robert Hayes');
  await expect(crew.window.receiptRow(receiptNo)).toContainText('VOID');
  await crew.turnsIn({ cash: BANK_AND_55_25 });
  await crew.makesWayFor('Robert Hayes');
  await crew.opensTheClose();
  await crew.goesToLine('reviewed');
  await expect(crew.close.line('reviewed')).toContainText('To do · 1');
  await expect(crew.close.part.getByRole('row').nth(1)).toHaveText(/VoidMaria AlvarezRobert HayesWrong account/);
  await crew.close.part.getByRole('link', { name: `Open receipt ${receiptNo}` }).press('Enter');
  await expect(crew.window.paper).toBeVisible();
  await crew.opensTheClose();
  await crew.beginsTheClose();
  await crew.approvesTheNext();
  await crew.looksThrough();
  await expect(crew.close.line('deposit')).toContainText('To do');
});

test('what was put aside is discarded after one question; a hand that goes on with Enter keeps it', async ({
  crew,
}) => {
  await crew.startsTheDay();
  await crew.opens('garcia maria');
  await crew.keysAmount('44');
  await crew.window.press('Alt+p');
  await expect(crew.window.lookup).toBeFocused();
  await crew.makesWayFor('Robert Hayes');
  await crew.opensTheClose();
  await crew.beginsTheClose();
  await expect(crew.close.part).toContainText('Maria Alvarez$44.00');
  await crew.window.press('Enter');
  await expect(crew.close.ask).toContainText("Discard Maria Alvarez's payment of $44.00?");
  await crew.window.press('Enter');
  await expect(crew.close.ask).toBeHidden();
  await expect(crew.close.line('parked')).toContainText('To do · 1');
  await crew.discards();
  await expect(crew.close.line('parked')).toContainText('Done');
  await expect(crew.close.line('counted')).toContainText('Needs a person · 1');
});

test('a closed day’s packet is there with the hash of every file, and is put away by a person', async ({ crew }) => {
  await crew.isLeftWithACountedDay();
  await crew.closesTheDay();
  await crew.goesOn();
  await expect(crew.close.chosen).toHaveAttribute('data-step', 'packet');
  await expect(crew.close.files).toBeVisible({ timeout: 30_000 });
  const first = crew.close.files.getByRole('row').nth(1);
  await expect(first).toHaveText(/2026-11-23-C1-1\.pdf\d+ KB[0-9a-f]{12}$/);
  await expect(first.getByTitle(/^[0-9a-f]{64}$/)).toBeVisible();
  await expect(crew.close.part).toContainText('Not printed yet');
  await crew.close.printed.press('Enter');
  await expect(crew.close.part).toContainText(/Printed .+ by Robert Hayes/);
  await expect(crew.close.line('packet')).toContainText('Done');
});
