import { Inspector } from './desk/inspector.ts';
import { Looks } from './desk/looks.ts';
import { expect, test } from './desk/monday.ts';
import { BANK_AND_55_25, type Supervisor } from './desk/supervisor.ts';

/** From the first line to the seal, with every part shown on the way. */
async function goesThrough(crew: Supervisor, looksAt: (state: string) => Promise<unknown>): Promise<void> {
  await crew.startsTheDay();
  await crew.takesSome('55.25');
  await crew.takesSome('20', '1042');
  await crew.opens('garcia maria');
  await crew.keysAmount('44');
  await crew.window.press('Alt+p');
  await crew.turnsIn({ cash: { ...BANK_AND_55_25 }, checks: { 'personal-check': [1, '20'] } });
  await crew.makesWayFor('Robert Hayes');
  await crew.opensTheClose();
  await looksAt('begin');
  await crew.beginsTheClose();
  await crew.window.press('Enter');
  await expect(crew.close.ask).toBeVisible();
  await looksAt('put aside');
  await crew.window.press('F12');
  await expect(crew.close.line('parked')).toContainText('Done');
  await looksAt('approve');
  await crew.approvesTheNext();
  await expect(crew.close.depositForm).toBeVisible();
  await looksAt('deposit');
  await crew.bags('BAG-1');
  await looksAt('second person');
  await crew.isAgreedBy('Linda Tran');
  await expect(crew.close.pin).toBeFocused();
  await looksAt('signature');
  for (const step of ['deposit', 'receipts', 'cis'] as const) {
    await crew.goesToLine(step);
    await looksAt(step);
  }
  await crew.goesOn();
  await crew.signs();
  await expect(crew.close.seal).toBeVisible();
  await looksAt('seal');
  await crew.goesToLine('bank');
  await crew.close.bankAmount.fill('1');
  await looksAt('bank');
  await crew.goesToLine('packet');
  await expect(crew.close.files).toBeVisible({ timeout: 30_000 });
  await looksAt('packet');
  await crew.close.tab('days').click();
  await looksAt('days');
  await crew.close.tab('vault').click();
  await expect(crew.close.vaultCents).toBeVisible();
  await looksAt('vault');
  await crew.startsAtTheVault('Count the vault');
  await looksAt('vault, counted');
}

test('every part of the close can be used without eyes, without colours and in both languages', async ({ crew }) => {
  test.setTimeout(180_000);
  const inspector = new Inspector(crew.window.page, new Looks(crew.window.page));
  await inspector.getsReady();
  await goesThrough(crew, (state) => inspector.inspects(state));
  expect(inspector.found).toEqual([]);
});

test('in a small window nothing of the close is cut off, with normal and large text, in both languages', async ({
  crew,
}) => {
  test.setTimeout(120_000);
  const looks = new Looks(crew.window.page);
  const found: string[] = [];
  await crew.window.page.setViewportSize({ width: 1280, height: 720 });
  await goesThrough(crew, async (state) => found.push(...(await looks.cutOffAnywhere(state))));
  expect(found).toEqual([]);
});
