import type { RunResult, Statement } from 'better-sqlite3';
import { is, Param, Placeholder, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { SQLiteSyncDialect } from 'drizzle-orm/sqlite-core';
import type { LedgerDb } from './ledger.ts';

/**
 * Statements on a payment's own road. Drizzle writes their SQL; which value goes where is looked up once, not at every
 * run, and constants stand in the text: SQLite plans a statement anew at each run where a bound value takes part in the
 * plan, which takes longer than the statement itself. Two things do that: a bound LIMIT, and a bound value that a column
 * must equal in a statement that is ordered or takes a maximum. For the second there is `unplanned`.
 */
export function preparedRun(db: LedgerDb, query: SQLWrapper): (values: object) => RunResult {
  const { statement, valuesOf } = prepared(db, query);
  return (values) => statement.run(valuesOf(values));
}

/** The same for a statement that reads one value: what stands in the first column of the first row, if there is one. */
export function preparedValue<T>(db: LedgerDb, query: SQLWrapper): (values: object) => T | undefined {
  const { statement, valuesOf } = prepared(db, query);
  const first = statement.pluck();
  return (values) => first.get(valuesOf(values)) as T | undefined;
}

/** A text to compare with that does not take part in the plan. */
export function unplanned(name: string): SQL<string> {
  return sql<string>`cast(${sql.placeholder(name)} as text)`;
}

type Values = Record<string, unknown>;

function prepared(db: LedgerDb, query: SQLWrapper): { statement: Statement; valuesOf: (values: object) => unknown[] } {
  const { sql: text, params } = new SQLiteSyncDialect().sqlToQuery(query.getSQL().inlineParams());
  const each = params.map(placeOf);
  return {
    statement: db.$client.prepare(text),
    valuesOf: (values) => each.map((of) => of(values as Values)),
  };
}

function placeOf(param: unknown): (values: Values) => unknown {
  const encoder = is(param, Param) ? param.encoder : null;
  const place = is(param, Param) ? param.value : param;
  if (!is(place, Placeholder)) throw new Error('a constant has no place of its own');
  const { name } = place;
  return (values) => {
    const given = values[name];
    if (given === undefined) throw new Error(`no value for ${name}`);
    return encoder ? encoder.mapToDriverValue(given) : given;
  };
}
