import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { dataFiles } from '#main/db/open.ts';
import { createDemoCity } from '#sandbox/city/demo-city.ts';
import { calendarDate } from '#shared/day.ts';
import { seededRandom } from '#test/support/seeded-ids.ts';
import type { Clerk } from './desk/clerk.ts';
import { Office } from './desk/office.ts';
import { takesTheCashLimitAway } from './desk/office-page.ts';
import { expect, test } from './desk/test.ts';

/** Twice twenty-five power cuts at random moments, side by side. */
const CUTS = 25;
const ACCOUNTS = 1_000;
/** The cut comes this long after a receipt was shown, at most, ms: about as long as the next payment takes. */
const LONGEST_WORK_MS = 700;

for (const seed of [305, 1419]) {
  test(`${CUTS} power cuts while cash is taken: what the window showed is in the journal, and in the CIS once (seed ${seed})`, async () => {
    test.setTimeout(400_000);
    const office = await Office.build({ accounts: ACCOUNTS });
    const random = seededRandom(seed);
    const shown = new Set<string>();
    const payers = peopleWhoOwe();
    for (let cut = 0; cut < CUTS; cut += 1) {
      const clerk = await office.open();
      // So much cash in one drawer is over the limit: a supervisor takes it away for this day.
      if (cut === 0) await takesTheCashLimitAway(clerk);
      await clerk.signsIn();
      if (cut === 0) {
        await clerk.opensTheDrawer();
        await clerk.waitsForTheAccounts();
      }
      const before = shown.size;
      const working = takesCashUntilDark(clerk, payers, shown);
      await expect.poll(() => shown.size, { intervals: [10], timeout: 20_000 }).toBeGreaterThan(before);
      await new Promise((resolve) => setTimeout(resolve, random() * LONGEST_WORK_MS));
      await office.pullThePlug();
      await working;
    }

    const clerk = await office.open();
    await clerk.signsIn();
    await clerk.goesTo('cis');
    const { page } = clerk.window;
    await expect(page.getByText('Everything taken here is in the CIS.')).toBeVisible({ timeout: 60_000 });
    await office.close();

    const journal = receiptsInTheJournal(office.home);
    expect(shown.size, 'receipts that the window showed').toBeGreaterThan(CUTS / 2);
    expect([...shown].filter((receiptNo) => !journal.has(receiptNo))).toEqual([]);
    expect(verified(office.home)).toMatch(/^ok \d+ facts [0-9a-f]{64}$/);
    const there = office.inTheCis().map((payment) => [payment.paymentRef, payment.amountCents]);
    expect(there.sort()).toEqual([...journal.values()].sort());
    expect(await office.tearDown()).toEqual([]);
  });
}

/** Everybody who owes something comes once: after a cut nobody knows whether the last one has paid. */
function* peopleWhoOwe(): Generator<string, string> {
  const city = createDemoCity({ today: calendarDate(Date.now()), accounts: ACCOUNTS });
  for (let index = 0; index < ACCOUNTS; index += 1) {
    const account = city.account(index);
    const ordinary = account.status === 'A' && account.balanceCents > 0 && account.balanceCents < 100_000;
    if (ordinary) yield account.accountNo;
  }
  throw new Error('nobody owes anything any more');
}

/** Takes one payment after the other and notes each receipt that is on the screen, until the window is gone. */
async function takesCashUntilDark(clerk: Clerk, payers: Iterator<string, string>, shown: Set<string>): Promise<void> {
  try {
    await clerk.leavesWhatWasOpen();
    for (;;) {
      // Not for-of: leaving that loop by a power cut would send everybody home.
      const accountNo: string = payers.next().value ?? '';
      await clerk.opens(accountNo);
      await clerk.takesExactCash();
      await expect(clerk.window.account).toBeHidden();
      shown.add(await clerk.sees());
    }
  } catch (error) {
    // The window went dark in the middle of something; anything else would be a finding.
    if (!/closed|crashed|Target|disconnected|ECONNRESET/i.test(String(error))) throw error;
  }
}

/** Receipt numbers with the reference and cents of their one item. */
function receiptsInTheJournal(home: string): Map<string, [string, number]> {
  const ledger = new Database(dataFiles(home).ledger, { readonly: true });
  try {
    const payments = ledger
      .prepare("SELECT payload FROM journal WHERE kind = 'payment.taken'")
      .pluck()
      .all() as string[];
    return new Map(
      payments.map((text) => {
        const { receiptNo, shares } = JSON.parse(text);
        return [receiptNo, [shares[0].cis.paymentRef, shares[0].cents]];
      }),
    );
  } finally {
    ledger.close();
  }
}

function verified(home: string): string {
  const program = join(import.meta.dirname, '..', '..', 'src', 'setup', 'verify.ts');
  return execFileSync(process.execPath, [program, dataFiles(home).ledger], { encoding: 'utf8' }).trim();
}
