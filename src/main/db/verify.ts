import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { EMPTY_JOURNAL } from '#core/journal/fact.ts';
import { verifyChain } from '#core/journal/verify-chain.ts';
import { journalWalk } from './journal-walk.ts';
import { sha256 } from './ledger.ts';
import { createProjections } from './projections/projections.ts';
import { PROJECTION_TABLES } from './projections/rebuild.ts';
import * as schema from './schema/ledger.ts';

export type Verdict =
  | { ok: true; facts: number; head: string }
  /** The first thing that is wrong, in one line. */
  | { ok: false; why: string };

/**
 * Checks a ledger without changing it: every fact follows from the one before, and the projections are what a replay
 * of the journal into an empty database gives. `head` is the hash of the last fact (of several stations: of the last
 * in order). Facts and rows are read one after the other, and the replay lies in a temporary file: ten years need no
 * more memory than a day.
 */
export function verifyLedger(sqlite: Database.Database, migrations: string): Verdict {
  const walk = journalWalk(sqlite);
  let facts = 0;
  let last = EMPTY_JOURNAL;
  for (const station of walk.stations()) {
    const chain = verifyChain(walk.facts(station), sha256);
    if (!chain.ok) {
      const { seq, why } = chain.broken;
      return { ok: false, why: `journal broken at ${station} seq ${seq}: ${why}` };
    }
    facts += chain.count;
    // Stations come in the order of their names, which decides between equal clocks.
    if (chain.head.clock >= last.clock) last = chain.head;
  }
  const difference = projectionDifference(sqlite, migrations);
  return difference === null ? { ok: true, facts, head: last.hash } : { ok: false, why: difference };
}

function projectionDifference(sqlite: Database.Database, migrations: string): string | null {
  // The empty name: a file of SQLite's own that is gone when it is closed, and stays in memory while it is small.
  const replay = new Database('');
  try {
    for (const brief of ['journal_mode = OFF', 'synchronous = OFF', 'cache_size = -200000']) replay.pragma(brief);
    migrate(drizzle(replay, { schema }), { migrationsFolder: migrations });
    replay.exec('BEGIN');
    const projections = createProjections(drizzle(replay, { schema }));
    try {
      for (const fact of journalWalk(sqlite).inOrder()) projections.apply(fact);
    } catch (error) {
      // Facts that follow from each other and still contradict each other, such as a day that was opened twice.
      return `the journal cannot be replayed: ${error instanceof Error ? error.message : String(error)}`;
    }
    for (const [table, order] of Object.entries(PROJECTION_TABLES)) {
      const rows = (of: Database.Database) => of.prepare(`SELECT * FROM ${table} ORDER BY ${order}`);
      const difference = rowDifference(rows(replay), rows(sqlite), (row) => `${table} ${JSON.stringify(row)}`);
      if (difference !== null) return difference;
    }
    return null;
  } finally {
    replay.close();
  }
}

/** The first row that differs, in the words of the verdict; row by row, so that two tables are never in memory. */
function rowDifference(
  replayed: Database.Statement,
  stored: Database.Statement,
  inWords: (row: Record<string, unknown>) => string,
): string | null {
  const names = stored.columns().map(({ name }) => name);
  const words = (row: unknown[]): string => inWords(Object.fromEntries(names.map((name, at) => [name, row[at]])));
  const there = stored.raw().iterate() as IterableIterator<unknown[]>;
  try {
    for (const expected of replayed.raw().iterate() as IterableIterator<unknown[]>) {
      const { value: found, done } = there.next();
      if (!done && expected.every((cell, at) => cell === found[at])) continue;
      return `projection differs from the journal: found ${done ? 'nothing' : words(found)}, expected ${words(expected)}`;
    }
    const more = there.next();
    return more.done ? null : `projection holds a row that no fact made: ${words(more.value)}`;
  } finally {
    there.return?.();
  }
}
