import { readQr } from '#test/support/read-qr.ts';
import { expect, test } from './desk/test.ts';

test('the receipt on the screen is the receipt on paper', async ({ clerk, office }) => {
  await clerk.startsTheDay();
  await clerk.opens('garcia maria');
  await clerk.takesCash('160');
  const receiptNo = await clerk.sees();
  await expect(clerk.window.printState).toHaveText('Printed');
  await clerk.goesTo('receipts');
  await clerk.opensReceipt(receiptNo);
  const [paper] = office.receiptsOnPaper();
  for (const words of [receiptNo, 'GARCIA, MARIA', '1204 N MAIN ST', '17.83', 'No fee is charged', 'TRAINING']) {
    await expect(clerk.window.paper).toContainText(words);
    expect(paper).toContain(words);
  }
});

test('a duplicate is marked and numbered, and opens no drawer', async ({ clerk, office }) => {
  await clerk.startsTheDay();
  await clerk.opens('garcia maria');
  await clerk.takesExactCash();
  await clerk.sees();
  await clerk.window.press('F4');
  await expect.poll(() => office.receiptsOnPaper().length).toBe(2);
  expect(office.receiptsOnPaper()[1]).toContain('DUPLICATE 1');
  expect(office.printer.drawerKicks).toBe(1);
});

test('a printer out of paper blocks no payment; the receipt comes when there is paper', async ({ clerk, office }) => {
  await clerk.startsTheDay();
  office.breakPrinter('out-of-paper');
  await clerk.opens('garcia maria');
  await clerk.takesExactCash();
  await clerk.sees();
  await expect(clerk.window.cisState).toHaveText('In the CIS');
  await expect(clerk.window.bar.printer).toContainText('out of paper');
  office.breakPrinter('none');
  await expect(clerk.window.printState).toHaveText('Printed', { timeout: 20_000 });
  expect(office.receiptsOnPaper()).toHaveLength(1);
});

test('a printer that breaks off asks a person, and prints nothing again by itself', async ({ clerk, office }) => {
  await clerk.startsTheDay();
  office.breakPrinter('reset-mid-job');
  await clerk.opens('garcia maria');
  await clerk.takesExactCash();
  const receiptNo = await clerk.sees();
  await expect(clerk.window.printQuestions).toContainText(`Did receipt ${receiptNo} come out?`);
  office.breakPrinter('none');
  await clerk.window.printQuestions.getByRole('button', { name: 'Print again' }).click();
  await expect.poll(() => office.receiptsOnPaper().some((text) => text.includes('DUPLICATE 1'))).toBe(true);
  await expect(clerk.window.printQuestions).toBeHidden();
});

test('a receipt is found by amount and by name', async ({ clerk }) => {
  await clerk.startsTheDay();
  const receiptNo = await clerk.takesFrom('garcia maria');
  await clerk.takesFrom('305 main');
  await clerk.goesTo('receipts');
  await clerk.findsReceipt('142.17');
  await expect(clerk.window.foundBy).toHaveText('by the amount');
  await expect(clerk.window.paper).toContainText(receiptNo);
  await clerk.putsAway();
  await clerk.findsReceipt('maria gar');
  await expect(clerk.window.foundBy).toHaveText('by the name');
  await expect(clerk.window.paper).toContainText(receiptNo);
});

test('a receipt is found by the verify code on its paper, however it is typed', async ({ clerk }) => {
  await clerk.startsTheDay();
  const receiptNo = await clerk.takesFrom('garcia maria');
  await clerk.takesFrom('305 main');
  await clerk.goesTo('receipts');
  await clerk.opensReceipt(receiptNo);
  const code = (await clerk.window.verifyCode.innerText()).slice(-9);
  await clerk.putsAway();
  await clerk.findsReceipt(code.toLowerCase().replace('-', ''));
  await expect(clerk.window.receiptRows).toHaveCount(1);
  await expect(clerk.window.paper).toContainText(receiptNo);
});

test('a receipt tells its story', async ({ clerk }) => {
  await clerk.startsTheDay();
  await clerk.opens('garcia maria');
  await clerk.takesCash('160');
  const receiptNo = await clerk.sees();
  await expect(clerk.window.cisState).toHaveText('In the CIS');
  await expect(clerk.window.printState).toHaveText('Printed');
  await clerk.goesTo('receipts');
  await clerk.opensReceipt(receiptNo);
  await clerk.window.press('F3');
  await expect(clerk.window.paper).toBeHidden();
  for (const said of ['Maria Alvarez took $142.17 and gave back $17.83.', 'Printed: receipt.', 'The CIS posted it:']) {
    await expect(clerk.window.story).toContainText(said);
  }
});

test('arrow keys choose, what is not found says so, and Esc goes back to the day', async ({ clerk }) => {
  await clerk.startsTheDay();
  const first = await clerk.takesFrom('garcia maria');
  await clerk.takesFrom('305 main');
  await clerk.goesTo('receipts');
  await expect(clerk.window.receiptRows).toHaveCount(2);
  await clerk.window.press('ArrowDown');
  await clerk.window.press('Enter');
  await expect(clerk.window.paper).toContainText(first);
  await clerk.looksForReceipt('"; drop <img');
  await expect(clerk.window.page.getByText('Nothing found for')).toBeVisible();
  await clerk.window.press('Escape');
  await expect(clerk.window.receiptSearch).toHaveValue('');
  await expect(clerk.window.receiptRows).toHaveCount(2);
});

test('the QR code on a receipt finds it again; one that was tampered with is told', async ({ clerk, office }) => {
  await clerk.startsTheDay();
  const first = await clerk.takesFrom('garcia maria');
  await clerk.takesFrom('305 main');
  const second = await clerk.sees();
  await expect(clerk.window.printState).toHaveText('Printed');
  const codes = office.receiptsOnPaper().map((paper) => /\[QR (.+)\]/.exec(paper)?.[1] ?? '');
  const [ofFirst = '', ofSecond = ''] = codes;

  await clerk.goesTo('receipts');
  for (const [code, receiptNo] of [
    [ofFirst, first],
    [ofSecond, second],
  ] as const) {
    await clerk.scans(code);
    await expect(clerk.window.foundBy).toHaveText('by its QR code');
    await expect(clerk.window.paper).toContainText(receiptNo);
    await expect(clerk.window.falseCode).toBeHidden();
    await expect(clerk.window.qrCode).toBeVisible();
    expect(await readQr(await clerk.window.endOfPaper())).toMatchObject([{ text: code, level: 'M' }]);
  }

  await clerk.scans(`${first} ${ofSecond.slice(-9)}`);
  await expect(clerk.window.falseCode).toContainText(`is not that of receipt ${first}`);
  await expect(clerk.window.receiptRows).toHaveCount(1);
  await expect(clerk.window.paper).toContainText(first);
});
