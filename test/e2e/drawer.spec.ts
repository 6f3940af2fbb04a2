import { expect, test } from './desk/test.ts';

test('a bank in ten numbers: the sum grows, and where it is what it should be, Enter opens', async ({ clerk }) => {
  const { drawer, window } = clerk;
  await clerk.signsIn();
  await clerk.goesToOpen();
  await expect(drawer.compared).toHaveText('');
  for (const [code, many] of [
    ['b2000', '5'],
    ['b1000', '4'],
    ['b500', '6'],
    ['b100', '20'],
    ['c25', '20'],
    ['c10', '20'],
    ['c5', '20'],
    ['r5', '1'],
  ] as const) {
    await window.tabsTo(window.piece(code));
    await window.type(many);
  }
  await expect(drawer.sum).toHaveText('$200.00');
  await expect(drawer.compared).toHaveText('✓ agrees');
  await window.press('+');
  await expect(drawer.sum).toHaveText('$202.00');
  await expect(drawer.compared).toHaveText('$2.00 too much');
  await window.press('-');
  await window.press('Enter');
  await expect(window.opensIt).toBeFocused();
  await window.press('Enter');
  await clerk.hasOpened();
  await expect(window.bar.drawer).toHaveText('Drawer 1 open');
});

test('keys go through the till as it lies there: to the next piece and back, and a part at a time', async ({
  clerk,
}) => {
  const { window } = clerk;
  await clerk.signsIn();
  await clerk.goesToOpen();
  const goes = async (key: string, code: Parameters<typeof window.piece>[0]) => {
    await window.press(key);
    await expect(window.piece(code)).toBeFocused();
  };
  await goes('Enter', 'b5000');
  await goes('ArrowDown', 'b2000');
  await goes('Tab', 'b1000');
  await goes('ArrowUp', 'b2000');
  await goes('PageDown', 'c100');
  await goes('PageDown', 'r100');
  await goes('PageUp', 'c100');
  await goes('ArrowUp', 'b100');
});

test('another till, and another bank than it should hold: a note and a supervisor, who sees the pieces', async ({
  clerk,
}) => {
  const { drawer, window } = clerk;
  await clerk.signsIn();
  await clerk.goesToOpen();
  await window.press('Alt+2');
  await clerk.counts({ b2000: 9, c25: 40 });
  await window.press('Enter');
  await clerk.notes('A roll of quarters is missing');
  await expect(drawer.cashBeforeTwo).toContainText('$190.00');
  await expect(drawer.cashBeforeTwo).toContainText('should be $200.00');
  await expect(drawer.cashBeforeTwo).toContainText('$10.00 missing');
  await expect(drawer.cashBeforeTwo).toContainText('9 × $20 bills');
  await expect(drawer.cashBeforeTwo).toContainText('A roll of quarters is missing');
  await window.press('Escape');
  await expect(window.piece('b2000')).toHaveValue('9');
  await window.tabsTo(window.opensIt);
  await window.press('Enter');
  await clerk.isAgreedBy('Robert Hayes');
  await clerk.hasOpened();
  await expect(window.bar.drawer).toHaveText('Drawer 2 open');
  await clerk.goesTo('drawer');
  await expect(drawer.events).toContainText('A roll of quarters is missing');
});

test('a till that somebody has cannot be chosen', async ({ clerk }) => {
  await clerk.startsTheDay();
  await clerk.makesWayFor('James Okafor');
  await clerk.goesToOpen();
  const taken = clerk.drawer.till('1');
  await expect(taken).toBeDisabled();
  await expect(taken).toContainText('Maria Alvarez');
  await clerk.window.press('Alt+1');
  await expect(clerk.window.opensIt).toHaveText(/Open drawer 2/);
});

test('a drawer that is opened without a sale is opened, and on record', async ({ clerk, office }) => {
  await clerk.startsTheDay();
  await clerk.opensWithoutASale(3);
  await expect(clerk.drawer.done).toContainText('The drawer opens.');
  await expect.poll(() => office.printer.drawerKicks).toBe(1);
  await expect(clerk.drawer.events).toContainText('Opened without a sale, 1');
  await expect(clerk.drawer.events).toContainText('Look at the drawer');
});

test('a pickup is counted by two, has its slip, and is told without a sum', async ({ clerk, office }) => {
  await clerk.startsTheDay();
  await clerk.asksForAPickup({ b10000: 1 });
  await expect(clerk.window.approval).not.toContainText('Reason');
  await expect(clerk.drawer.cashBeforeTwo).toContainText('1 × $100 bill');
  await clerk.isAgreedBy('Linda Tran');
  await expect(clerk.drawer.done).toContainText('in the vault');
  await expect(clerk.drawer.events.getByRole('listitem').first()).toContainText('Pickup 1$100.00');
  await expect(clerk.drawer.events).toContainText('Maria Alvarez, with Linda Tran');
  await expect.poll(() => office.receiptsOnPaper().at(-1)).toContain('CASH PICKUP');
  expect(office.receiptsOnPaper().at(-1)).toContain('100.00');
});

test('a change order is even: what goes in is counted first, then as much comes out', async ({ clerk, office }) => {
  const { drawer, window } = clerk;
  await clerk.startsTheDay();
  await clerk.asksForChange({ b10000: 1 }, { b2000: 4, b100: 19 });
  await expect(window.refusal).toContainText('a change order is even');
  await window.tabsTo(window.piece('b100'));
  await window.type('20');
  await expect(drawer.compared).toHaveText('✓ agrees');
  await window.press('Enter');
  await window.press('Enter');
  await clerk.isAgreedBy('Linda Tran');
  await expect(drawer.done).toContainText('change order');
  await expect.poll(() => office.receiptsOnPaper().at(-1)).toContain('CHANGE ORDER');
});

test('much cash is said without a figure; at the limit a pickup comes first, and then money is taken again', async ({
  clerk,
}) => {
  test.setTimeout(60_000);
  const { drawer, window } = clerk;
  await clerk.startsTheDay();
  await clerk.opens('garcia maria');
  await clerk.keysAmount('2500');
  await clerk.takesCash('2500');
  await clerk.confirms();
  await clerk.sees();
  await expect(drawer.limit).toContainText('A pickup is due');
  await expect(drawer.limit).not.toContainText('$');
  await expect(window.bar.drawer).toHaveText('▲ Drawer 1 open, pickup is due');
  await clerk.opens('305 main');
  await clerk.keysAmount('2500');
  await clerk.takesCash('2500');
  await clerk.confirms();
  await clerk.sees();
  await expect(window.bar.drawer).toHaveText('▲ Drawer 1 open, pickup comes first');
  await clerk.opens('06-0001-01');
  await clerk.takesExactCash();
  await expect(window.refusal).toHaveAttribute('data-code', 'PICKUP_REQUIRED');
  await clerk.asksForAPickup({ b10000: 48 });
  await clerk.isAgreedBy('Linda Tran');
  await expect(drawer.done).toBeVisible();
  await expect(drawer.limit).toBeHidden();
  await expect(window.bar.drawer).toHaveText('Drawer 1 open');
});

test('a drawer is handed over: both count it, the other one’s PIN takes it, and it is theirs', async ({
  clerk,
  office,
}) => {
  const { drawer, window } = clerk;
  await clerk.startsTheDay();
  await clerk.opens('garcia maria');
  await clerk.takesExactCash();
  await clerk.sees();
  await clerk.asksToHandOverTo('James Okafor', { cash: { b10000: 3, b2000: 2, c25: 8, c10: 1, c5: 1, c1: 2 } });
  await expect(drawer.cashBeforeTwo).toContainText('$342.17');
  await expect(window.approval.getByRole('button', { name: 'Linda Tran' })).toBeHidden();
  await clerk.isAgreedBy('James Okafor');
  await expect(drawer.submitted).toContainText('handed over');
  await expect(drawer.state).toContainText('Everything agrees.');
  await expect(window.bar.drawer).toHaveText('Drawer closed');
  await expect.poll(() => office.receiptsOnPaper().at(-1)).toContain('DRAWER HAND-OVER');
  await clerk.makesWayFor('James Okafor');
  await expect(window.bar.drawer).toHaveText('Drawer 1 open');
  await clerk.takesFrom('305 main');
});

test('a count of an opening is not lost when the clerk is called away, and is nobody else’s', async ({ clerk }) => {
  const { drawer, window } = clerk;
  await clerk.signsIn();
  await clerk.goesToOpen();
  await clerk.counts({ b2000: 7 });
  await clerk.goesTo('receipts');
  await clerk.goesTo('drawer');
  await expect(drawer.sum).toHaveText('$140.00');
  await clerk.makesWayFor('James Okafor');
  await clerk.goesToOpen();
  await expect(drawer.sum).toHaveText('$0.00');
  await expect(window.piece('b2000')).toHaveValue('');
});
