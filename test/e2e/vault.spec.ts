import { expect, test } from './desk/monday.ts';

test('the city funds the vault, the bank changes pieces, and two people count it', async ({ crew }) => {
  await crew.signsIn('Robert Hayes');
  await crew.opensTheVault();
  await expect(crew.close.vaultCents).toHaveText('$0.00');
  await crew.asksToFund({ b2000: 10 }, 'council of November');
  await expect(crew.drawer.cashBeforeTwo).toContainText('$200.00');
  await crew.isAgreedBy('Linda Tran');
  await expect(crew.close.vaultCents).toHaveText('$200.00');
  await expect(crew.close.vaultMoves.getByRole('row').nth(1)).toHaveText(
    /Change fundCity\$200\.00Robert Hayes, Linda Tran/,
  );

  await crew.startsAtTheVault('Change order');
  await crew.counts({ r25: 4 });
  await crew.window.press('Enter');
  await crew.counts({ b2000: 1 });
  await crew.window.press('Enter');
  await expect(crew.window.refusal).toContainText('$40.00 in, $20.00 out');
  await crew.window.piece('b10000').focus();
  await crew.counts({ b2000: 2 });
  await crew.window.press('Enter');
  await crew.isAgreedBy('Linda Tran');
  await expect(crew.close.part).toContainText('The exchange is on record');
  await expect(crew.close.vaultCents).toHaveText('$200.00');
  await expect(crew.close.part).toContainText('rolls of 25¢4$40.00');

  await crew.startsAtTheVault('Count the vault');
  await crew.counts({ b2000: 7, r25: 4 });
  await expect(crew.drawer.compared).toHaveText('$20.00 missing');
  await crew.window.tabsTo(crew.close.vaultWhy);
  await crew.window.type('looked twice');
  await crew.window.press('Enter');
  await crew.isAgreedBy('Linda Tran');
  await expect(crew.close.vaultCents).toHaveText('$180.00');
  await expect(crew.close.vaultMoves.getByRole('row').nth(1)).toHaveText(/CountVault-\$20\.00/);
});

test('Esc goes back one step each, and what was counted is still there', async ({ crew }) => {
  await crew.signsIn('Linda Tran');
  await crew.opensTheVault();
  await crew.asksToFund({ b2000: 10 }, 'council');
  await crew.window.press('Escape');
  await expect(crew.drawer.sum).toHaveText('$200.00');
  await crew.window.press('Escape');
  await expect(crew.close.vaultCents).toHaveText('$0.00');
  await crew.startsAtTheVault('Change fund');
  await expect(crew.drawer.sum).toHaveText('$200.00');
});
