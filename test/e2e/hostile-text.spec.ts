import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { openAccountsWriter } from '#main/db/accounts-writer.ts';
import { dataFiles } from '#main/db/open.ts';
import type { Account } from '#shared/account.ts';
import { anAccount } from '#test/support/accounts.ts';
import { ACCOUNTS_MIGRATIONS } from '#test/support/counter.ts';
import { hostileTexts } from '#test/support/hostile-text.ts';
import { Bounds } from './desk/bounds.ts';
import { Office } from './desk/office.ts';

/** So many lists of as many rows as the lookup box shows, each account with texts of its own. */
const LISTS = 20;
const ROWS = 50;
const TEXTS = hostileTexts(LISTS * ROWS, 306);
/** Those that pile marks, turn the direction, bring markup, or have no end: they are opened and paid. */
const WORST = TEXTS.flatMap((text, at) =>
  /\p{M}{3}|[\u0590-\u06ff\u202a-\u202e\u2066-\u2069]|<script/u.test(text) || text.length > 5_000 ? [at] : [],
);
const OPENED = 25;
const PAID = 10;

test('hostile text stays text, in its place, and turns nothing round: lookup, account, receipts, preview', async () => {
  test.setTimeout(90_000);
  const office = await Office.build({ home: homeOf(TEXTS.map(hostileAccount)), accounts: 1 });
  try {
    const clerk = await office.open();
    const bounds = new Bounds(clerk.window.page);
    await clerk.startsTheDay();
    await bounds.getsReady();

    for (let list = 0; list < LISTS; list += 1) {
      await clerk.types(`9${String(list).padStart(2, '0')}`);
      await expect(clerk.window.rows).toHaveCount(ROWS);
      await bounds.looksAt(`list ${list}`);
    }
    await clerk.window.press('Escape');
    for (const accountNo of WORST.slice(0, OPENED).map(numberOf)) {
      await clerk.opens(accountNo);
      await bounds.looksAt(`account ${accountNo}`);
      await clerk.window.press('Escape');
      await expect(clerk.window.account).toBeHidden();
    }

    for (let at = OPENED; at < OPENED + 2 * PAID; at += 2) {
      await clerk.opens(numberOf(WORST[at] ?? 0));
      await clerk.addsAnother(numberOf(WORST[at + 1] ?? 0));
      await clerk.takesExactCash();
      await bounds.looksAt(`tender ${at}`);
      await clerk.sees();
      await bounds.looksAt(`finished ${at}`);
    }
    await clerk.goesTo('receipts');
    await expect(clerk.window.receiptRows).toHaveCount(PAID);
    await bounds.looksAt('receipts');
    for (let at = 0; at < PAID; at += 1) {
      await clerk.window.receiptRows.nth(at).click();
      await expect(clerk.window.paper).toBeVisible();
      await bounds.looksAt(`paper ${at}`);
    }
    await clerk.goesTo('counter');
    for (let at = OPENED + 2 * PAID; at < OPENED + 3 * PAID; at += 1) {
      await clerk.opens(numberOf(WORST[at] ?? 0));
      await clerk.takesCheck(String(7_000 + at));
      await clerk.sees();
    }
    await clerk.countsTheDrawer({ cash: { b10000: 1 } });
    await clerk.letsItStand();
    await expect(clerk.drawer.ticks.getByRole('checkbox')).toHaveCount(PAID);
    await bounds.looksAt('tick list');
    expect([...bounds.found]).toEqual([]);
  } finally {
    expect(await office.tearDown(), 'the window made no mistake').toEqual([]);
  }
});

function numberOf(at: number): string {
  return `9${String(Math.floor(at / ROWS)).padStart(2, '0')}0${String(at % ROWS).padStart(4, '0')}`;
}

/** Each place that takes a text has a hostile one, as long as the CIS's contract lets it be. */
function hostileAccount(text: string, at: number): Account {
  const short = (longest: number): string => (TEXTS[(at + 7) % TEXTS.length] ?? '').slice(0, longest);
  return anAccount({
    accountNo: numberOf(at),
    displayNo: short(30),
    name: text,
    serviceAddress: { line1: TEXTS[(at + 1) % TEXTS.length] ?? '', city: short(200), zip: short(20) },
    customerId: short(40),
    cycle: short(20),
    services: [{ code: 'WA', desc: short(200), cents: 1_364 }],
    asOf: Date.now(),
    paymentsThrough: Date.now(),
  });
}

/** A data folder that has fetched these accounts. */
function homeOf(accounts: readonly Account[]): string {
  const home = mkdtempSync(join(tmpdir(), 'counter-305-'));
  const writer = openAccountsWriter(dataFiles(home).accounts, ACCOUNTS_MIGRATIONS);
  const pulled = { asOfMs: Date.now() };
  writer.writePage({ accounts: [anAccount(), ...accounts], refused: [], ...pulled }, { cursor: null, ...pulled });
  writer.close();
  return home;
}
