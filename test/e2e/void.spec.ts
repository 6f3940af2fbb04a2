import { expect, test } from './desk/test.ts';

test('a receipt is voided by two people: the cash is counted back, the CIS is told, the number stays', async ({
  clerk,
  office,
}) => {
  await clerk.startsTheDay();
  await clerk.opens('garcia maria');
  await clerk.takesCash('150');
  await expect(clerk.window.cisState).toHaveText('In the CIS');
  await clerk.goesTo('receipts');
  await clerk.opensReceipt('C1-26-000001');
  await clerk.asksToVoid('150');
  await expect(clerk.window.refusal).toContainText('$142.17');
  await clerk.countsBack('142.17');
  await clerk.isAgreedBy('Robert Hayes');
  await expect(clerk.window.receiptRow('C1-26-000001')).toContainText('VOID');
  await clerk.window.press('F3');
  await expect(clerk.window.story).toContainText('Robert Hayes agreed');
  await expect.poll(() => office.cis.ledger.totals()).toMatchObject({ payments: 1, reversals: 1 });
  await expect.poll(() => office.receiptsOnPaper().at(-1)).toContain('*** VOID ***');
});
