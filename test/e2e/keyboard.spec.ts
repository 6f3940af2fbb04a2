import { expect, test } from './desk/keyboard.ts';
import { Looks } from './desk/looks.ts';
import { OfficePage } from './desk/office-page.ts';

test('there is no mouse at this counter, and a click by a program is noticed', async ({ clerk, hand }) => {
  await expect(async () => clerk.window.tile('Maria Alvarez').click()).rejects.toThrow('no mouse');
  await expect(async () => clerk.window.page.mouse.move(1, 1)).rejects.toThrow('no mouse');
  expect(await hand.touches()).toEqual([]);
  await clerk.window.page.evaluate(() => document.querySelector<HTMLElement>('.tile')?.click());
  expect(await hand.touches()).toEqual([expect.stringMatching(/^click on .+tile/)]);
});

test('exact cash is two keys, change its digits and two, a check its number and two', async ({ clerk, hand }) => {
  await clerk.startsTheDay();
  await clerk.opens('garcia maria');
  expect(await hand.presses(() => clerk.takesExactCash())).toBe(2);
  expect(await clerk.sees()).toBe('C1-26-000001');
  await clerk.opens('305 main');
  expect(await hand.presses(() => clerk.takesCash('220'))).toBe('220'.length + 2);
  await expect(clerk.window.changeDue).toHaveText('$1.20');
  await clerk.opens('06-0001-01');
  expect(await hand.presses(() => clerk.takesCheck('1042'))).toBe('1042'.length + 2);
  await expect(clerk.window.receiptNumber).toHaveText('C1-26-000003');
});

test('another account is F3, what is typed of it, and Enter', async ({ clerk, hand }) => {
  await clerk.startsTheDay();
  await clerk.opens('garcia maria');
  const f3 = await hand.presses(async () => {
    await clerk.window.press('F3');
    await clerk.window.type('305 main');
    await clerk.window.press('Enter');
    await expect(clerk.window.account).toContainText('305 S MAIN ST');
  });
  expect(f3).toBe('305 main'.length + 2);
  expect(await hand.presses(() => clerk.takesExactCash())).toBe(2);
  await clerk.sees();
});

test('one box finds by number, name and address; what was found opens by Enter, and Esc puts it away', async ({
  clerk,
}) => {
  await clerk.startsTheDay();
  for (const words of ['14-6402-01', 'gar mar', '1204 main']) {
    await clerk.opens(words);
    await expect(clerk.window.account).toContainText('GARCIA, MARIA');
    await clerk.window.press('Escape');
    await expect(clerk.window.lookup).toBeFocused();
  }
});

test('every kind of check, and a money order, has its key', async ({ clerk, office }) => {
  await clerk.startsTheDay();
  const kinds = { '14-6402-01': 'business', '01-0305-01': "cashier's", '06-0001-01': 'money order' } as const;
  for (const [account, kind] of Object.entries(kinds)) {
    await clerk.opens(account);
    await clerk.takesCheck('7001', kind);
    await expect(clerk.window.finished).toContainText(kind, { ignoreCase: true });
  }
  await expect.poll(() => office.inTheCis().length).toBe(3);
});

test('two accounts and a meter, paid by check, money order and cash: one receipt', async ({ clerk, office }) => {
  await clerk.startsTheDay();
  await clerk.opens('garcia maria');
  await clerk.addsAnother('305 main');
  await clerk.addsMisc('Meter', '25');
  await expect(clerk.window.amount).toBeFocused();
  await clerk.takesCheckOver('200', '1042');
  await expect(clerk.window.rest).toHaveText('$185.97');
  await clerk.takesCheckOver('100', '24680135791', 'money order');
  await expect(clerk.window.rest).toHaveText('$85.97');
  await clerk.takesCash('90');
  await expect(clerk.window.changeDue).toHaveText('$4.03');
  await expect.poll(() => office.inTheCis().reduce((sum, { amountCents }) => sum + amountCents, 0)).toBe(36_097);
});

test('a deposit without an account', async ({ clerk }) => {
  await clerk.startsTheDay();
  await clerk.addsMisc('Deposit', '150');
  await expect(clerk.window.cartTotal).toHaveText('$150.00');
  await clerk.takesExactCash();
  await clerk.sees();
});

test('a check over the total becomes credit, and an unusual amount is asked about once', async ({ clerk, office }) => {
  await clerk.startsTheDay();
  await clerk.opens('garcia maria');
  await clerk.takesCheckOver('150', '1042');
  await expect(clerk.window.credit).toContainText('$7.83');
  await clerk.window.press('F12');
  await clerk.sees();
  await clerk.opens('305 main');
  await clerk.keysAmount('20');
  await clerk.takesCash('20');
  await clerk.confirms();
  await expect.poll(() => office.inTheCis().map(({ amountCents }) => amountCents)).toEqual([15_000, 2_000]);
});

test('a check on a cash-only account: the second person takes the same keyboard', async ({ clerk }) => {
  await clerk.startsTheDay();
  await clerk.opens('03-2001-01');
  await clerk.takesCheck('88');
  await clerk.isAgreedBy('Robert Hayes');
  await clerk.sees();
  await expect(clerk.window.lookup).toBeFocused();
});

test('a receipt is put aside and taken up again', async ({ clerk }) => {
  await clerk.startsTheDay();
  await clerk.opens('garcia maria');
  await clerk.parks();
  await expect(clerk.window.aside).toContainText('Put aside, no money taken.');
  await clerk.opens('305 main');
  await expect(clerk.window.aside).toBeHidden();
  await clerk.takesExactCash();
  await clerk.sees();
  await clerk.takesUp();
  await clerk.takesExactCash();
  await expect(clerk.window.receiptNumber).toHaveText('C1-26-000002');
});

test('a card is answered with a slip, and a check that cannot be taken goes back with another', async ({
  clerk,
  office,
}) => {
  await clerk.startsTheDay();
  await clerk.handsOutThePortalSlip();
  await clerk.handsCheckBack('Amounts', '1042');
  await expect(clerk.window.aside).toContainText('the check went back');
  await expect.poll(() => office.receiptsOnPaper().length).toBe(2);
  expect(office.receiptsOnPaper().at(-1)).toContain('1042');
});

test('Esc goes back one account at a time, and a line goes out without the hand losing its place', async ({
  clerk,
}) => {
  await clerk.startsTheDay();
  await clerk.opens('garcia maria');
  await clerk.addsAnother('305 main');
  await clerk.addsAnother('06-0001-01');
  await clerk.window.press('Escape');
  await clerk.window.press('Escape');
  await expect(clerk.window.account).toContainText('305 S MAIN ST');
  await expect(clerk.window.cartTotal).toHaveText('$360.97');
  await clerk.takesOut('14-6402-01');
  await expect(clerk.window.amount).toBeFocused();
  await clerk.takesExactCash();
  await expect(clerk.window.finished).toContainText('$218.80');
});

test('the last receipt is printed again while the next customer stands there', async ({ clerk, office }) => {
  await clerk.startsTheDay();
  await clerk.opens('garcia maria');
  await clerk.takesExactCash();
  await clerk.sees();
  await clerk.opens('305 main');
  await clerk.window.press('F4');
  await expect(clerk.window.page.getByRole('status')).toContainText('DUPLICATE 1 goes to the printer.');
  await expect(clerk.window.amount).toBeFocused();
  await expect.poll(() => office.receiptsOnPaper().at(-1)).toContain('DUPLICATE 1');
});

test('locking keeps the cart: the person who comes back goes on where they were', async ({ clerk }) => {
  await clerk.startsTheDay();
  await clerk.opens('garcia maria');
  await clerk.addsAnother('305 main');
  await clerk.locksAndComesBack();
  await expect(clerk.window.cartTotal).toHaveText('$360.97');
  await expect(clerk.window.amount).toBeFocused();
  await clerk.takesExactCash();
  await clerk.sees();
});

test('the next person signs in after the last one, in Spanish, in dark colors and large text', async ({ clerk }) => {
  const looks = new Looks(clerk.window.page);
  await clerk.startsTheDay();
  await looks.speaks('es');
  await looks.puts('dark');
  await looks.switchesText();
  await clerk.window.press('?');
  await expect(clerk.window.keyHelp).toContainText('Ctrl O');
  await clerk.window.press('Escape');
  await clerk.signsOut();
  await clerk.signsIn('James Okafor');
  await looks.wears('dark');
});

test('one works on no account of one’s own', async ({ clerk }) => {
  await clerk.signsIn('Robert Hayes');
  const office = new OfficePage(clerk.window.page);
  await office.opens();
  await office.links('Maria Alvarez', '14-6402-01', 'told us');
  await expect(office.own).toContainText('GARCIA, MARIA');
  await clerk.signsOut();
  await clerk.startsTheDay();
  await clerk.opens('garcia maria');
  await clerk.window.press('F5');
  await expect(clerk.window.refusal).toContainText('linked to you');
});

test('a receipt is found by number, name, amount and check number, opened, told and printed again', async ({
  clerk,
  office,
}) => {
  await clerk.startsTheDay();
  await clerk.opens('garcia maria');
  await clerk.takesCheck('1042');
  const receiptNo = await clerk.sees();
  await clerk.goesTo('receipts');
  for (const words of [receiptNo, 'maria gar', '142.17', '1042']) {
    await clerk.findsReceipt(words);
    await expect(clerk.window.paper).toContainText(receiptNo);
    await clerk.window.press('F3');
    await expect(clerk.window.story).toContainText('Maria Alvarez took $142.17');
    await clerk.window.press('F3');
    await clerk.putsAway();
  }
  await clerk.opensReceipt(receiptNo);
  await clerk.window.press('F4');
  await expect.poll(() => office.receiptsOnPaper().at(-1)).toContain('DUPLICATE 1');
});

test('a receipt is voided, with a reason from the list; Esc goes back from the second person to what was typed', async ({
  clerk,
}) => {
  await clerk.startsTheDay();
  await clerk.opens('garcia maria');
  await clerk.takesExactCash();
  await clerk.sees();
  await clerk.goesTo('receipts');
  await clerk.opensReceipt('C1-26-000001');
  await clerk.asksToVoid('142.17', 2);
  await expect(clerk.window.approvalPin).toBeFocused();
  await clerk.window.press('Escape');
  await expect(clerk.window.voidCash).toHaveValue('142.17');
  await clerk.countsBack('142.17');
  await clerk.isAgreedBy('Robert Hayes');
  await expect(clerk.window.receiptRow('C1-26-000001')).toContainText('VOID');
  await expect(clerk.window.receiptSearch).toBeFocused();
});

test('paper longer than its place scrolls under the arrow keys', async ({ clerk }) => {
  await clerk.startsTheDay();
  await clerk.opens('garcia maria');
  await clerk.takesExactCash();
  const receiptNo = await clerk.sees();
  await clerk.goesTo('receipts');
  await clerk.opensReceipt(receiptNo);
  await clerk.window.page.setViewportSize({ width: 1024, height: 640 });
  await clerk.window.tabsTo(clerk.window.sheet);
  await clerk.window.press('ArrowDown');
  await expect.poll(() => clerk.window.sheet.evaluate((sheet) => sheet.scrollTop)).toBeGreaterThan(0);
});

test('whether it printed is answered by a key', async ({ clerk, office }) => {
  await clerk.startsTheDay();
  office.breakPrinter('reset-mid-job');
  await clerk.opens('garcia maria');
  await clerk.takesExactCash();
  await expect(clerk.window.printQuestions).toContainText('come out?');
  office.breakPrinter('none');
  await clerk.window.press('Alt+g');
  await expect(clerk.window.printQuestions).toBeHidden();
  await expect.poll(() => office.receiptsOnPaper().some((text) => text.includes('DUPLICATE 1'))).toBe(true);
});
