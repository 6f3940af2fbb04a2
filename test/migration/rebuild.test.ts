import { afterEach, beforeEach, expect, test } from 'vitest';
import { FACT_KINDS } from '#core/journal/kind-list.ts';
import { dumpProjections, rebuildProjections } from '#main/db/projections/rebuild.ts';
import { verifyLedger } from '#main/db/verify.ts';
import { LEDGER_MIGRATIONS } from '#test/support/counter.ts';
import { type LooseLedger, looseLedger } from '#test/support/ledger-file.ts';
import { randomStation } from '#test/support/random-journal.ts';
import { seededRandom } from '#test/support/seeded-ids.ts';

let ledgers: LooseLedger[] = [];
function newLedger(): LooseLedger {
  const ledger = looseLedger();
  ledgers.push(ledger);
  return ledger;
}
beforeEach(() => {
  ledgers = [];
});
afterEach(() => {
  for (const ledger of ledgers) ledger.forget();
});

test('after a long journal of every kind of fact, a rebuild gives exactly the tables that grew with it', () => {
  const ledger = newLedger();
  const station = randomStation('C1', 305);
  station.install(ledger);
  station.live(ledger, 1_500);
  const kinds = ledger.sqlite.prepare('SELECT DISTINCT kind FROM journal ORDER BY kind').pluck().all();
  expect(kinds).toEqual([...FACT_KINDS].sort());

  const grown = dumpProjections(ledger.sqlite);
  expect(grown.length).toBeGreaterThan(1_500);
  const facts = rebuildProjections(ledger);
  expect(facts).toBe(ledger.sqlite.prepare('SELECT count(*) FROM journal').pluck().get());
  expect(dumpProjections(ledger.sqlite)).toEqual(grown);
  expect(verifyLedger(ledger.sqlite, LEDGER_MIGRATIONS)).toMatchObject({ ok: true, facts });
});

test('a rebuild repairs tables that somebody changed', () => {
  const ledger = newLedger();
  const station = randomStation('C1', 7);
  station.install(ledger);
  station.live(ledger, 60);
  const grown = dumpProjections(ledger.sqlite);
  ledger.sqlite.exec("UPDATE receipt_share SET cis_state = 'posted', cents = cents + 1; DELETE FROM receipt_line");
  expect(dumpProjections(ledger.sqlite)).not.toEqual(grown);
  rebuildProjections(ledger);
  expect(dumpProjections(ledger.sqlite)).toEqual(grown);
});

type JournalRow = { station: string; seq: number; clock: number };

function journalOf(ledger: LooseLedger): JournalRow[] {
  return ledger.sqlite.prepare('SELECT * FROM journal').all() as JournalRow[];
}

/** Rows of other stations come in as they are; projections follow when they are rebuilt. */
function receive(ledger: LooseLedger, rows: JournalRow[]): void {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first);
  const known = new Set(journalOf(ledger).map((row) => `${row.station} ${row.seq}`));
  const insert = ledger.sqlite.prepare(
    `INSERT INTO journal (${columns.join(', ')}) VALUES (${columns.map((name) => `@${name}`).join(', ')})`,
  );
  for (const row of rows) if (!known.has(`${row.station} ${row.seq}`)) insert.run(row);
}

/** Each station's facts in their own order, the two journals shuffled into each other. */
function interleaved(rows: JournalRow[], random: () => number): JournalRow[] {
  const queues = ['C1', 'C2'].map((id) => rows.filter((row) => row.station === id).sort((a, b) => a.seq - b.seq));
  const mixed: JournalRow[] = [];
  while (queues.some((queue) => queue.length > 0)) {
    const queue = queues[Math.floor(random() * 2)];
    mixed.push(...(queue?.splice(0, 1 + Math.floor(random() * 4)) ?? []));
  }
  return mixed;
}

test('the journals of two stations give the same tables however they arrived in each other', () => {
  const [one, two] = [newLedger(), newLedger()];
  const stations = [randomStation('C1', 11), randomStation('C2', 22)] as const;
  stations[0].install(one);
  stations[1].install(two);
  const random = seededRandom(33);
  for (let round = 0; round < 12; round += 1) {
    stations[0].live(one, 1 + Math.floor(random() * 12));
    stations[1].live(two, 1 + Math.floor(random() * 12));
    // Now and then they meet, and each learns what the other knows so far.
    if (random() < 0.5) receive(one, journalOf(two));
    if (random() < 0.5) receive(two, journalOf(one));
  }
  receive(one, journalOf(two));
  receive(two, journalOf(one));
  const all = journalOf(one);
  expect(new Set(all.map((row) => row.station))).toEqual(new Set(['C1', 'C2']));

  rebuildProjections(one);
  const wanted = dumpProjections(one.sqlite);
  rebuildProjections(two);
  expect(dumpProjections(two.sqlite)).toEqual(wanted);
  for (let round = 0; round < 6; round += 1) {
    const third = newLedger();
    receive(third, interleaved(all, random));
    rebuildProjections(third);
    expect(dumpProjections(third.sqlite)).toEqual(wanted);
    expect(verifyLedger(third.sqlite, LEDGER_MIGRATIONS).ok).toBe(true);
  }
});

test('a fact written after another station was heard comes after everything heard', () => {
  const ledger = newLedger();
  const stations = [randomStation('C1', 1), randomStation('C2', 2)] as const;
  stations[0].install(ledger);
  stations[1].install(ledger);
  const rows = journalOf(ledger);
  const heard = Math.max(...rows.filter((row) => row.station === 'C1').map((row) => row.clock));
  const after = rows.filter((row) => row.station === 'C2').map((row) => row.clock);
  expect(Math.min(...after)).toBeGreaterThan(heard);
  expect(rows.filter((row) => row.station === 'C2').map((row) => row.seq)).toEqual(after.map((_, n) => n + 1));
});
