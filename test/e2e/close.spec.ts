import { expect, test } from './desk/monday.ts';
import { BANK_AND_55_25 } from './desk/supervisor.ts';

test('a quiet day: counted, approved, deposited, signed, and sealed for ever', async ({ crew, office }) => {
  await crew.startsTheDay();
  await crew.takesSome('55.25');
  await crew.takesSome('20', '1042');
  await crew.turnsIn({ cash: BANK_AND_55_25, checks: { 'personal-check': [1, '20'] } });
  await crew.makesWayFor('Robert Hayes');
  await crew.opensTheClose();
  await expect(crew.close.state).toHaveText('Open');
  await crew.beginsTheClose();
  await expect(crew.close.state).toHaveText('Being closed');
  await crew.approvesTheNext();
  await expect(crew.close.depositForm).toContainText('$75.25');
  await crew.makesUpTheDeposit('BAG-77');
  await crew.signs();
  const seal = await crew.sees('seal');
  expect(seal).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}$/);
  await expect(crew.close.state).toContainText('Closed');
  await expect(crew.close.summary.getByRole('row')).toHaveText([
    /Tender/,
    /Cash\$55\.25\$0\.00–\$55\.25/,
    /Personal check1\$20\.00/,
    /Total\$75\.25/,
  ]);
  // The next money is of the next business day, and the short close lies at the printer with its seal.
  await expect(crew.window.bar.date).toHaveText('Tue, Nov 24');
  await expect.poll(() => office.receiptsOnPaper().join('\n')).toContain(seal);
});

test('everything that somebody alone at the list can do is one key each', async ({ crew }) => {
  await crew.isLeftWithACountedDay();
  expect(await crew.closesTheDay()).toMatch(/^.{4}-.{4}-.{2}$/);
});

test('a short drawer: its deposit is what was found, and the close says what is missing', async ({ crew }) => {
  await crew.startsTheDay();
  await crew.takesSome('55.25');
  const short = { cash: { ...BANK_AND_55_25, b500: 0 } };
  await crew.countsTheDrawer(short);
  await crew.countsAgain(short);
  await crew.explains('cash', 5);
  await crew.makesWayFor('Robert Hayes');
  await crew.opensTheClose();
  await crew.beginsTheClose();
  await crew.approvesTheNext();
  await expect(crew.close.depositForm).toContainText('$50.25');
  await crew.closesTheDay();
  await expect(crew.close.summary.getByRole('row').nth(1)).toHaveText(/Cash\$55\.25\$0\.00▼ \$5\.00 short\$50\.25/);
  await crew.close.tab('days').click();
  await expect(crew.close.days.getByRole('row').nth(1)).toHaveText(/Mon, Nov 23✓ Closed\$50\.25–\$5\.00/);
});

test('a day that was left open overnight is closed before the next one', async ({ crew, nextMorning }) => {
  await crew.startsTheDay();
  await crew.takesSome('55.25');
  const morning = await nextMorning();
  await morning.signsIn('Maria Alvarez');
  await morning.turnsIn({ cash: BANK_AND_55_25 });
  await morning.makesWayFor('Linda Tran');
  await morning.opensTheDrawer();
  await morning.makesWayFor('Robert Hayes');
  await morning.opensTheClose();
  await expect(morning.close.day).toHaveText('Mon, Nov 23');

  await morning.close.tab('days').click();
  await morning.close.days.getByRole('link', { name: 'Show Tue, Nov 24' }).click();
  await expect(morning.close.day).toHaveText('Tue, Nov 24');
  await expect(morning.close.line('earlier')).toContainText('To do · 1');
  await expect(morning.close.line('begun')).toContainText('Comes later');
  await morning.window.press('Enter');
  await expect(morning.close.day).toHaveText('Mon, Nov 23');
  await morning.closesTheDay();
  await morning.window.press('Enter');
  await expect(morning.close.day).toHaveText('Tue, Nov 24');
  await expect(morning.close.line('earlier')).toContainText('Done');
});

test('the CIS is offline: the close does not wait for it, and the list goes on saying what is not there', async ({
  crew,
  office,
}) => {
  await crew.startsTheDay();
  await office.breakCis({ fault: 'refuse', forMs: 600_000 });
  await crew.takesSome('55.25');
  await expect(crew.window.bar.cis).toContainText('offline');
  await crew.turnsIn({ cash: BANK_AND_55_25 });
  await crew.makesWayFor('Robert Hayes');
  await crew.opensTheClose();
  await crew.goesToLine('cis');
  await expect(crew.close.line('cis')).toContainText('Stays open · 1');
  await expect(crew.close.part).toContainText('CIS offline');
  await expect(crew.close.cisOpen).toContainText('$55.25');
  await crew.goesOn();
  await crew.closesTheDay();
  await expect(crew.close.state).toContainText('Closed');
  await expect(crew.close.line('cis')).toContainText('Stays open · 1');
  await office.breakCis();
  await expect(crew.close.line('cis')).toContainText('Done', { timeout: 30_000 });
  await expect(crew.close.seal).toBeVisible();
});

test('nobody is their own second person, and a wrong PIN signs nothing', async ({ crew }) => {
  await crew.isLeftWithACountedDay();
  await crew.beginsTheClose();
  await crew.approvesTheNext();
  await crew.bags('BAG-1');
  await expect(crew.window.approval.getByRole('button', { name: 'Linda Tran' })).toBeVisible();
  await expect(crew.window.approval.getByRole('button', { name: 'Robert Hayes' })).toHaveCount(0);
  await crew.isAgreedBy('Linda Tran', '000000');
  await expect(crew.window.refusal).toContainText('Wrong PIN');
  await expect(crew.close.line('deposit')).toContainText('To do');
  await crew.isAgreedBy('Linda Tran');
  await crew.signs('000000');
  await expect(crew.window.refusal).toContainText('Wrong PIN');
  await expect(crew.close.state).toHaveText('Being closed');
  await crew.signs();
  await expect(crew.close.seal).toBeVisible();
});
