import Database from 'better-sqlite3';
import { asc } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { EMPTY_JOURNAL } from '#core/journal/fact.ts';
import { verifyChain } from '#core/journal/verify-chain.ts';
import { storedFact } from './journal-store.ts';
import { type LedgerDb, sha256 } from './ledger.ts';
import { createProjections } from './projections/projections.ts';
import { dumpProjections, factsInOrder } from './projections/rebuild.ts';
import { journal } from './schema/journal.ts';
import * as schema from './schema/ledger.ts';

export type Verdict =
  | { ok: true; facts: number; head: string }
  /** The first thing that is wrong, in one line. */
  | { ok: false; why: string };

/**
 * Checks a ledger without changing it: every fact follows from the one before, and the projections are what a replay
 * of the journal into an empty database gives. `head` is the hash of the last fact (of several stations: of the last
 * in order).
 */
export function verifyLedger(sqlite: Database.Database, migrations: string): Verdict {
  const db = drizzle(sqlite, { schema });
  const rows = db.select().from(journal).orderBy(asc(journal.station), asc(journal.seq)).all();
  const stations = Map.groupBy(rows, (row) => row.station);
  for (const facts of stations.values()) {
    const chain = verifyChain(facts.map(storedFact), sha256);
    if (!chain.ok) {
      const { station, seq, why } = chain.broken;
      return { ok: false, why: `journal broken at ${station} seq ${seq}: ${why}` };
    }
  }
  const difference = projectionDifference(db, sqlite, migrations);
  if (difference) return { ok: false, why: difference };
  const last = rows.toSorted((a, b) => a.clock - b.clock || a.station.localeCompare(b.station)).at(-1);
  return { ok: true, facts: rows.length, head: last?.hash ?? EMPTY_JOURNAL.hash };
}

function projectionDifference(db: LedgerDb, sqlite: Database.Database, migrations: string): string | null {
  const replay = new Database(':memory:');
  try {
    const replayDb = drizzle(replay, { schema });
    migrate(replayDb, { migrationsFolder: migrations });
    const projections = createProjections(replayDb);
    try {
      for (const fact of factsInOrder(db)) projections.apply(fact);
    } catch (error) {
      // Facts that follow from each other and still contradict each other, such as a day that was opened twice.
      return `the journal cannot be replayed: ${error instanceof Error ? error.message : String(error)}`;
    }
    const expected = dumpProjections(replay);
    const found = dumpProjections(sqlite);
    const at = expected.findIndex((row, index) => row !== found[index]);
    if (at >= 0)
      return `projection differs from the journal: found ${found[at] ?? 'nothing'}, expected ${expected[at]}`;
    if (found.length > expected.length) return `projection holds a row that no fact made: ${found[expected.length]}`;
    return null;
  } finally {
    replay.close();
  }
}
