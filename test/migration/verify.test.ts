import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dumpProjections } from '#main/db/projections/rebuild.ts';
import { verifyLedger } from '#main/db/verify.ts';
import { businessDate } from '#shared/day.ts';
import { LEDGER_MIGRATIONS } from '#test/support/counter.ts';
import { type LooseLedger, looseLedger } from '#test/support/ledger-file.ts';
import { randomStation } from '#test/support/random-journal.ts';
import { seededRandom } from '#test/support/seeded-ids.ts';

let ledger: LooseLedger;
const verdict = () => verifyLedger(ledger.sqlite, LEDGER_MIGRATIONS);

beforeAll(() => {
  ledger = looseLedger();
  for (const station of [randomStation('C1', 77), randomStation('C2', 78)]) {
    station.install(ledger);
    station.live(ledger, 22);
  }
  // Whoever can write the file can also take the guards away; the check does not rely on them.
  const guards = ledger.sqlite.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all();
  for (const guard of guards) ledger.sqlite.exec(`DROP TRIGGER ${String(guard)}`);
});
afterAll(() => ledger.forget());

/** One value in a table, and the key of its row, column by column. */
type Cell = { table: string; column: string; key: [string, unknown][]; value: unknown };

function cellsOf(tables: string[]): Cell[] {
  return tables.flatMap((table) => {
    const columns = ledger.sqlite.pragma(`table_info(${table})`) as { name: string; pk: number }[];
    const keys = columns.filter((column) => column.pk > 0).map((column) => column.name);
    const rows = ledger.sqlite.prepare(`SELECT * FROM ${table}`).all() as Record<string, unknown>[];
    return rows.flatMap((row) => {
      const key = keys.map((name): [string, unknown] => [name, row[name]]);
      return Object.entries(row).map(([column, value]) => ({ table, column, key, value }));
    });
  });
}

/** The smallest change there is: one character other, or the number one more. Empty becomes something. */
function changed(value: unknown, random: () => number): string | number {
  if (typeof value === 'number') return value + 1;
  if (typeof value !== 'string' || value === '') return 'x';
  const at = Math.floor(random() * value.length);
  const other = value.charAt(at) === '7' ? '8' : '7';
  return value.slice(0, at) + other + value.slice(at + 1);
}

/** What the check says when this one cell is changed; the ledger is as before afterwards. */
function whenChanged({ table, column, key, value }: Cell, random: () => number) {
  ledger.sqlite.exec('SAVEPOINT forgery');
  try {
    // The keys of a row have unique indexes; a change that another row forbids was no change.
    const row = key.map(([name]) => `${name} = ?`).join(' AND ');
    const update = ledger.sqlite.prepare(`UPDATE ${table} SET ${column} = ? WHERE ${row}`);
    expect(update.run(changed(value, random), ...key.map(([, part]) => part)).changes).toBe(1);
    return verdict();
  } catch (error) {
    if (error instanceof Error && /UNIQUE/.test(error.message)) return { ok: false as const, why: 'UNIQUE' };
    throw error;
  } finally {
    ledger.sqlite.exec('ROLLBACK TO forgery; RELEASE forgery');
  }
}

test('a sound ledger of two stations is sound, and the check changes nothing', () => {
  const before = dumpProjections(ledger.sqlite);
  const facts = ledger.sqlite.prepare('SELECT count(*) FROM journal').pluck().get();
  expect(verdict()).toMatchObject({ ok: true, facts, head: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(dumpProjections(ledger.sqlite)).toEqual(before);
});

describe('one changed byte is found', () => {
  test('in every column, in facts all along the journal', () => {
    const random = seededRandom(1);
    // Twelve columns a fact and eleven cells a step: every column has its turn, all along.
    const cells = cellsOf(['journal']).filter((_, n) => n % 11 === 0);
    expect(new Set(cells.map((cell) => cell.column)).size).toBe(12);
    expect(cells.filter((cell) => whenChanged(cell, random).ok)).toEqual([]);
  });

  test('at places all along one payment', () => {
    const [cell] = cellsOf(['journal']).filter(
      (each) => each.column === 'payload' && String(each.value).includes('transactionId'),
    );
    const text = String(cell?.value);
    const unfound: number[] = [];
    for (let at = 0; at < text.length; at += 23) {
      // Random that always falls on this place.
      if (cell && whenChanged(cell, () => (at + 0.5) / text.length).ok) unfound.push(at);
    }
    expect(unfound).toEqual([]);
  });

  test('in the tables made from the journal', () => {
    const random = seededRandom(2);
    const tables = ['station', 'business_day', 'drawer_session', 'app_user', 'receipt', 'receipt_line', 'receipt_fact'];
    const cells = cellsOf([...tables, 'receipt_tender', 'receipt_share', 'setting']);
    // The last row of each table, column by column.
    const some = [...new Map(cells.map((cell) => [`${cell.table}.${cell.column}`, cell])).values()];
    expect(some.length).toBeGreaterThan(60);
    expect(some.filter((cell) => whenChanged(cell, random).ok)).toEqual([]);
  });
});

test('facts that follow from each other and contradict each other are told as such', () => {
  ledger.sqlite.exec('SAVEPOINT forgery');
  try {
    const [day] = ledger.sqlite.prepare("SELECT * FROM journal WHERE kind = 'day.opened' LIMIT 1").all() as {
      station: string;
      business_date: string;
    }[];
    // Somebody made the station forget its day, so that it opened it a second time.
    ledger.sqlite.exec('DELETE FROM business_day');
    const date = businessDate(day?.business_date ?? '');
    const context = { station: day?.station ?? '', atMs: 1, businessDate: date, actor: 'system', approver: null };
    ledger.append(context, [{ kind: 'day.opened', payload: {} }]);
    expect(verdict()).toMatchObject({
      ok: false,
      why: expect.stringMatching(/^the journal cannot be replayed: UNIQUE/),
    });
  } finally {
    ledger.sqlite.exec('ROLLBACK TO forgery; RELEASE forgery');
  }
});

describe('a fact that is missing or too many is found', () => {
  const forge = (sql: string) => {
    ledger.sqlite.exec('SAVEPOINT forgery');
    try {
      ledger.sqlite.exec(sql);
      return verdict();
    } finally {
      ledger.sqlite.exec('ROLLBACK TO forgery; RELEASE forgery');
    }
  };
  test.each([
    ['the first fact is gone', "DELETE FROM journal WHERE station = 'C1' AND seq = 1", /C1 seq 2: gap/],
    ['one in the middle is gone', "DELETE FROM journal WHERE station = 'C2' AND seq = 9", /C2 seq 10: gap/],
    ['the last payment is gone', "DELETE FROM receipt_share WHERE item_number = 1 AND station = 'C1'", /projection/],
    [
      'a receipt that no fact made',
      "INSERT INTO business_day (station, business_date, state, opened_at_ms, opened_by) VALUES ('C1', '2027-01-01', 'open', 1, 'u')",
      /projection/,
    ],
    [
      'two facts changed places',
      "UPDATE journal SET seq = -1 WHERE station='C1' AND seq=3; UPDATE journal SET seq=3 WHERE station='C1' AND seq=4; UPDATE journal SET seq=4 WHERE station='C1' AND seq=-1",
      /C1 seq 3/,
    ],
  ])('%s', (_what, sql, why) => {
    expect(forge(sql)).toMatchObject({ ok: false, why: expect.stringMatching(why) });
  });

  test('the end of a journal cut off with everything made from it is seen by its head alone', () => {
    const whole = verdict();
    const last = ledger.sqlite.prepare("SELECT max(seq) FROM journal WHERE station = 'C2'").pluck().get();
    const cut = forge(`DELETE FROM journal WHERE station = 'C2' AND seq = ${Number(last)}`);
    expect(cut).not.toEqual(whole);
  });
});
