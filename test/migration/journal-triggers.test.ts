import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { StartFailure } from '#shared/failure.ts';
import { Counter } from '#test/support/counter.ts';
import { type LooseLedger, looseLedger } from '#test/support/ledger-file.ts';
import { randomStation } from '#test/support/random-journal.ts';

let ledger: LooseLedger;
beforeAll(() => {
  ledger = looseLedger();
  const station = randomStation('C1', 5);
  station.install(ledger);
  station.live(ledger, 20);
});
afterAll(() => ledger.forget());

const journal = (): unknown[] => ledger.sqlite.prepare('SELECT * FROM journal').all();

describe('the journal is append-only for every program that opens the file', () => {
  test.each([
    ['a fact is changed', 'UPDATE journal SET payload = payload WHERE seq = 3'],
    ['every fact is changed', "UPDATE journal SET actor = 'nobody'"],
    ['a change that would replace', 'UPDATE OR REPLACE journal SET seq = 2 WHERE seq = 3'],
    ['a fact is deleted', 'DELETE FROM journal WHERE seq = 3'],
    ['all facts are deleted', 'DELETE FROM journal'],
    [
      'a fact is replaced by another of its number',
      `REPLACE INTO journal SELECT station, seq, clock, at_ms, business_date, 'nobody', approver, kind, version, payload,
       prev_hash, hash FROM journal WHERE seq = 3`,
    ],
    [
      'a fact is added and changed where it is there',
      `INSERT INTO journal SELECT * FROM journal WHERE seq = 3
       ON CONFLICT (station, seq) DO UPDATE SET actor = 'nobody'`,
    ],
  ])('%s: refused', (_what, sql) => {
    const before = journal();
    expect(() => ledger.sqlite.exec(sql)).toThrow(/append-only|UNIQUE/);
    expect(journal()).toEqual(before);
  });
});

describe('a receipt that does not balance is refused by the file itself', () => {
  const parts = { lines: 1_000, tendered: 1_500, change: 500, line: 1_000, brought: 1_500, back: 500, share: 1_000 };
  const cases: [string, Partial<typeof parts>][] = [
    ['a cent too much credited', { lines: 1_001, line: 1_001, share: 1_001 }],
    ['a fee kept from the tender', { change: 400 }],
    ['lines that are not the receipt', { line: 999 }],
    ['tenders that are not the receipt', { brought: 1_600 }],
    ['change of the tenders that is not the receipt', { back: 499 }],
    ['shares that are not the lines', { share: 999 }],
    ['nothing at all', { lines: 0, tendered: 0, change: 0, line: 0, brought: 0, back: 0, share: 0 }],
    ['negative change', { lines: 2_000, line: 2_000, share: 2_000, change: -500, back: -500 }],
  ];

  function write(over: Partial<typeof parts>): void {
    const it = { ...parts, ...over };
    ledger.sqlite.exec(`
      INSERT INTO receipt_line (receipt_no, correction, line_no, kind, name, cents) VALUES ('T1', 0, 1, 'misc', 'Fee', ${it.line});
      INSERT INTO receipt_tender (receipt_no, correction, tender_no, code, tendered_cents, change_cents) VALUES ('T1', 0, 1, 'cash', ${it.brought}, ${it.back});
      INSERT INTO receipt_share (receipt_no, correction, line_no, tender_no, cents, station, taken_at_ms, cis_state)
        VALUES ('T1', 0, 1, 1, ${it.share}, 'C1', 1, 'none');
      INSERT INTO receipt VALUES ('T1', 'T1', '26', 1, 't', '2026-11-23', 'd', 'u', 'Maria', 1,
        ${it.lines}, ${it.tendered}, ${it.change}, 1, 'CODE', NULL, 'open', 0);`);
  }
  const tryIt = (over: Partial<typeof parts>): void => {
    ledger.sqlite.exec('SAVEPOINT attempt');
    try {
      write(over);
    } finally {
      ledger.sqlite.exec('ROLLBACK TO attempt; RELEASE attempt');
    }
  };

  test('the balanced one is taken', () => expect(() => tryIt({})).not.toThrow());
  test.each(cases)('%s: refused', (_what, over) => expect(() => tryIt(over)).toThrow(/must balance/));

  test.each([
    [
      'line',
      "INSERT INTO receipt_line (receipt_no, correction, line_no, kind, name, cents) VALUES ('T1', 1, 1, 'misc', 'Fee', 999)",
    ],
    [
      'tender',
      "INSERT INTO receipt_tender (receipt_no, correction, tender_no, code, tendered_cents, change_cents) VALUES ('T1', 1, 1, 'cash', 2001, 1001)",
    ],
    [
      'share',
      "INSERT INTO receipt_share (receipt_no, correction, line_no, tender_no, cents, station, taken_at_ms, cis_state) VALUES ('T1', 1, 1, 1, 1001, 'C1', 1, 'open')",
    ],
  ])('a correction that changes the cents of a %s: refused', (_what, insert) => {
    ledger.sqlite.exec('SAVEPOINT attempt');
    write({});
    expect(() => ledger.sqlite.exec(insert)).toThrow(/must keep the cents/);
    ledger.sqlite.exec('ROLLBACK TO attempt; RELEASE attempt');
  });

  test('two lines whose shares are swapped: refused, though the sums agree', () => {
    ledger.sqlite.exec('SAVEPOINT attempt');
    const two = (): unknown =>
      ledger.sqlite.exec(`
        INSERT INTO receipt_line (receipt_no, correction, line_no, kind, name, cents)
          VALUES ('T1', 0, 1, 'misc', 'Fee', 300), ('T1', 0, 2, 'misc', 'Fee', 700);
        INSERT INTO receipt_tender (receipt_no, correction, tender_no, code, tendered_cents, change_cents) VALUES ('T1', 0, 1, 'cash', 1000, 0);
        INSERT INTO receipt_share (receipt_no, correction, line_no, tender_no, cents, station, taken_at_ms, cis_state)
          VALUES ('T1', 0, 1, 1, 700, 'C1', 1, 'none'), ('T1', 0, 2, 1, 300, 'C1', 1, 'none');
        INSERT INTO receipt VALUES ('T1', 'T1', '26', 1, 't', '2026-11-23', 'd', 'u', 'Maria', 1, 1000, 1000, 0, 1, 'CODE', NULL, 'open', 0)`);
    expect(two).toThrow(/must balance/);
    ledger.sqlite.exec('ROLLBACK TO attempt; RELEASE attempt');
  });
});

describe('a ledger without its guards does not open', () => {
  test.each(['journal_no_update', 'journal_no_delete', 'receipt_balances'])('%s is gone', async (trigger) => {
    const counter = await new Counter().start();
    await counter.close();
    counter.change(`DROP TRIGGER ${trigger}`);
    const failure = await counter.start().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StartFailure);
    expect(failure).toMatchObject({ code: 'MIGRATION_FAILED', message: expect.stringContaining(trigger) });
    counter.forget();
  });

  test('a guard that is there by name but refuses nothing', async () => {
    const counter = await new Counter().start();
    await counter.close();
    counter.change(`DROP TRIGGER journal_no_delete;
      CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal BEGIN SELECT 1; END`);
    await expect(counter.start()).rejects.toMatchObject({ code: 'MIGRATION_FAILED' });
    counter.forget();
  });
});
