import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';
import { desc, eq, sql } from 'drizzle-orm';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import {
  chainFacts,
  EMPTY_JOURNAL,
  type Fact,
  type FactContext,
  type JournalHead,
  type NewFact,
  type Sha256,
} from '#core/journal/fact.ts';
import { placeholdersOf } from './placeholders.ts';
import { createProjections } from './projections/projections.ts';
import * as schema from './schema/ledger.ts';

export type LedgerDb = BetterSQLite3Database<typeof schema>;

export const sha256: Sha256 = (text) => createHash('sha256').update(text).digest('hex');

/**
 * The one way to write: everything inside `transaction` is stored together, durably, or not at all. A fact goes to the
 * journal and to its projections in the same breath; queues are filled beside it, and run after.
 */
export type Ledger = {
  readonly db: LedgerDb;
  readonly sqlite: Database.Database;
  /** BEGIN IMMEDIATE ... COMMIT; returns when it is on the disk. A throw rolls back. */
  transaction<T>(work: () => T): T;
  /** Inside a transaction only. */
  append(context: FactContext, facts: readonly NewFact[]): Fact[];
  /** Grows whenever facts were added or taken back by a rollback: what was read before may be another now. */
  version(): number;
  /** Grows whenever something was taken back by a rollback: what was added up from facts is added up anew. */
  rollbacks(): number;
};

export function createLedger(sqlite: Database.Database): Ledger {
  const db = drizzle(sqlite, { schema });
  const { journal, station } = schema;
  const projections = createProjections(db);
  const lastOfStation = db
    .select({ seq: journal.seq, hash: journal.hash })
    .from(journal)
    .where(eq(journal.station, sql.placeholder('station')))
    .orderBy(desc(journal.seq))
    .limit(1)
    .prepare();
  // The newest fact of each station has its latest clock.
  const newestClock = sql`(select clock from ${journal} as newest where newest.station = ${station.station}
    order by newest.seq desc limit 1)`;
  const latestClock = db
    .select({ clock: sql<number | null>`max(${newestClock})` })
    .from(station)
    .prepare();
  const insert = db.insert(journal).values(placeholdersOf(journal)).prepare();
  const atomically = sqlite.transaction((work: () => unknown) => work());
  let version = 0;
  let rollbacks = 0;
  /** Where a station's journal ends, known from the last append; nobody else writes. A rollback forgets it. */
  let known: (JournalHead & { station: string }) | null = null;

  function headOf(id: string): JournalHead {
    if (known?.station === id) return known;
    const last = lastOfStation.get({ station: id });
    return {
      seq: last?.seq ?? EMPTY_JOURNAL.seq,
      hash: last?.hash ?? EMPTY_JOURNAL.hash,
      clock: latestClock.get()?.clock ?? EMPTY_JOURNAL.clock,
    };
  }

  return {
    db,
    sqlite,
    version: () => version,
    rollbacks: () => rollbacks,
    transaction<T>(work: () => T): T {
      try {
        return atomically.immediate(work) as T;
      } catch (error) {
        version += 1;
        rollbacks += 1;
        known = null;
        throw error;
      }
    },
    append(context, facts) {
      if (!sqlite.inTransaction) throw new Error('facts are appended inside a transaction only');
      version += 1;
      return chainFacts(headOf(context.station), context, facts, sha256).map(({ fact, payloadText }) => {
        insert.run({ ...fact, payload: payloadText });
        projections.apply(fact);
        const { seq, hash, clock, station: id } = fact;
        known = { seq, hash, clock, station: id };
        return fact;
      });
    },
  };
}
