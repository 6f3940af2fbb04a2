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
import { preparedRun } from './prepared.ts';
import { createProjections } from './projections/projections.ts';
import * as schema from './schema/ledger.ts';

export type LedgerDb = BetterSQLite3Database<typeof schema> & { $client: Database.Database };

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
  /** From now on somebody is told of every fact as it is stored, and of what is taken back. */
  heed(by: Heeds): void;
};

/** Who keeps in memory what follows from facts. After a rollback nothing that was told before is certain any more. */
export type Heeds = { stored(fact: Fact): void; takenBack(): void };

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
  const insert = preparedRun(db, db.insert(journal).values(placeholdersOf(journal)));
  const atomically = sqlite.transaction((work: () => unknown) => work());
  const heeding: Heeds[] = [];
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
    transaction<T>(work: () => T): T {
      try {
        return atomically.immediate(work) as T;
      } catch (error) {
        known = null;
        for (const by of heeding) by.takenBack();
        throw error;
      }
    },
    append(context, facts) {
      if (!sqlite.inTransaction) throw new Error('facts are appended inside a transaction only');
      return chainFacts(headOf(context.station), context, facts, sha256).map(({ fact, payloadText }) => {
        insert({ ...fact, payload: payloadText });
        projections.apply(fact);
        const { seq, hash, clock, station: id } = fact;
        known = { seq, hash, clock, station: id };
        for (const by of heeding) by.stored(fact);
        return fact;
      });
    },
    heed: (by) => void heeding.push(by),
  };
}
