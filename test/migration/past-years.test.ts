import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dataFiles } from '#main/db/open.ts';
import { verifyFile } from '#setup/verify.ts';
import { livePast } from '#test/bench/past-years.ts';
import { Counter } from '#test/support/counter.ts';

/** The benches' ledger of ten years, for twelve days of it and one that is open. */
const counter = new Counter({ accounts: [] });
beforeAll(() => livePast(counter.home, { days: 12, payments: 1_440, open: { payments: 90, clerks: 4 } }, 300));
afterAll(async () => {
  await counter.close();
  counter.forget();
});

describe('a past that was lived fast', () => {
  test('is what a verified ledger is', () => {
    expect(verifyFile(dataFiles(counter.home).ledger)).toMatchObject({ exitCode: 0 });
  });

  test('has everything that days have: counts, differences, pickups, voids, corrections, deposits, the bank, packets', () => {
    const kinds = new Map(
      counter
        .rows<{ kind: string; many: number }>('SELECT kind, count(*) AS many FROM journal GROUP BY kind')
        .map(({ kind, many }) => [kind, many]),
    );
    expect(kinds.get('payment.taken')).toBe(1_530);
    expect(kinds.get('day.closed')).toBe(12);
    expect(kinds.get('drawer.approved')).toBe(24);
    expect(kinds.get('deposit.confirmed')).toBe(11);
    for (const kind of ['drawer.picked-up', 'drawer.explained', 'receipt.voided', 'receipt.corrected', 'packet.filed'])
      expect(kinds.get(kind), kind).toBeGreaterThan(0);
    expect(counter.rows("SELECT * FROM outbox WHERE state <> 'posted'")).toEqual([]);
    expect(counter.rows("SELECT * FROM print_job WHERE state <> 'printed'")).toEqual([]);
  });

  test('is gone on with by the application: its open drawers take money, its receipts are found', async () => {
    await counter.start();
    await counter.signIn();
    expect((await counter.ask('receipt.list', { businessDate: null, limit: 200 })).rows).toHaveLength(90);
    const [account] = (await counter.ask('account.search', { query: 'garcia' })).rows;
    expect(await counter.payCash(5_000, 5_000, account?.accountNo)).toMatchObject({ receiptNo: 'C1-26-001531' });
  });
});
