import { expect, test } from './desk/test.ts';

test('a payment on the wrong account is moved by two people: the CIS is told, the receipt keeps its number', async ({
  clerk,
  office,
}) => {
  await clerk.startsTheDay();
  await clerk.opens('garcia maria');
  await clerk.takesExactCash();
  await expect(clerk.window.cisState).toHaveText('In the CIS');
  await clerk.goesTo('receipts');
  await clerk.opensReceipt('C1-26-000001');
  await clerk.asksToMoveTo('305 s main');
  await expect(clerk.window.becomes).toContainText('01-0305-01');
  await clerk.isAgreedBy('Robert Hayes');
  await expect(clerk.window.receiptRow('C1-26-000001')).toContainText(/CORRECTED.*01-0305-01|01-0305-01.*CORRECTED/s);
  await expect.poll(() => office.cis.ledger.totals()).toMatchObject({ payments: 2, reversals: 1 });
  await expect.poll(() => office.receiptsOnPaper().at(-1)).toContain('* CORRECTED *');
  await clerk.window.press('F3');
  await expect(clerk.window.story).toContainText('moved from 14-6402-01 to 01-0305-01');
});

test('cash that was a check: named by two people, and a later void gives no cash back', async ({ clerk, office }) => {
  await clerk.startsTheDay();
  await clerk.opens('garcia maria');
  await clerk.takesExactCash();
  await clerk.goesTo('receipts');
  await clerk.opensReceipt('C1-26-000001');
  await clerk.asksToNameItACheck('1042');
  await expect(clerk.window.becomes).toContainText('Cash becomes Personal check 1042');
  await clerk.isAgreedBy('Robert Hayes');
  await expect(clerk.window.receiptRow('C1-26-000001')).toContainText('Check 1042');
  await clerk.asksToVoid('0');
  await clerk.isAgreedBy('Robert Hayes');
  await expect(clerk.window.receiptRow('C1-26-000001')).toContainText('VOID');
  await expect.poll(() => office.cis.ledger.totals()).toMatchObject({ payments: 2, reversals: 2 });
});

test('Esc from the second person is back at what was typed; a number typed for a money order is none of the cash', async ({
  clerk,
}) => {
  await clerk.startsTheDay();
  await clerk.opens('garcia maria');
  await clerk.takesCheck('1042');
  await clerk.goesTo('receipts');
  await clerk.opensReceipt('C1-26-000001');
  await clerk.asksToMoveTo('305 s main');
  await expect(clerk.window.becomes).toContainText('From 14-6402-01 to 01-0305-01');
  await clerk.window.press('Escape');
  await expect(clerk.window.correctionKind).toBeFocused();
  await expect(clerk.window.picker).toHaveValue('01-0305-01');
  await clerk.window.press('Escape');
  await clerk.asksToNameItCashAfterAll('24680');
  await expect(clerk.window.becomes).toContainText('Personal check 1042 becomes Cash');
});

test("yesterday's receipt is not voided any more but taken back: the city refunds, no cash goes out", async ({
  clerk,
  office,
}) => {
  await clerk.startsTheDay();
  await clerk.opens('garcia maria');
  await clerk.takesExactCash();
  await expect(clerk.window.cisState).toHaveText('In the CIS');
  const today = await office.opensTheNextMorning();
  await today.signsIn();
  await expect(today.window.openDrawer).toBeVisible();
  await today.countsTheDrawer({ cash: { b10000: 3, b2000: 2, c100: 2, c10: 1, c5: 1, c1: 2 } });
  await today.opensAnotherDrawer();
  await today.goesTo('receipts');
  await today.looksForReceipt('142.17');
  await today.opensReceipt('C1-26-000001');
  await expect(today.window.voidButton).toHaveCount(0);
  await today.asksToReverse();
  await today.isAgreedBy('Robert Hayes');
  await expect(today.window.receiptRow('C1-26-000001')).toContainText('REVERSED');
  await expect.poll(() => office.cis.ledger.totals()).toMatchObject({ payments: 1, reversals: 1 });
});
