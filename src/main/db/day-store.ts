import { and, asc, desc, eq, gte, isNotNull, lt, lte, ne, sql } from 'drizzle-orm';
import type { LatestDay } from '#core/day/business-date.ts';
import type { DayReviewed } from '#core/journal/day-facts.ts';
import type { BusinessDate } from '#shared/day.ts';
import type { LedgerDb } from './ledger.ts';
import { businessDay, filedFile, station } from './schema/station.ts';

/** So many of an auditor's files are listed. */
const AUDIT_FILES = 500;

type Row = typeof businessDay.$inferSelect;
export type StoredDay = Omit<Row, 'businessDate' | 'reviewed'> & {
  businessDate: BusinessDate;
  reviewed: DayReviewed | null;
};

/** Stations, their business days, and the files of closed days. */
export function dayStore(db: LedgerDb) {
  const ofStation = eq(businessDay.station, sql.placeholder('station'));
  const date = sql.placeholder('date');
  const latest = db
    .select()
    .from(businessDay)
    .where(ofStation)
    .orderBy(desc(businessDay.businessDate))
    .limit(1)
    .prepare();
  const ofDate = db
    .select()
    .from(businessDay)
    .where(and(ofStation, eq(businessDay.businessDate, date)))
    .prepare();
  const openBefore = db
    .select({ date: businessDay.businessDate })
    .from(businessDay)
    .where(and(ofStation, lt(businessDay.businessDate, date), ne(businessDay.state, 'closed')))
    .orderBy(asc(businessDay.businessDate))
    .prepare();
  const newest = db
    .select()
    .from(businessDay)
    .orderBy(desc(businessDay.businessDate), asc(businessDay.station))
    .limit(sql.placeholder('limit'))
    .prepare();
  const between = db
    .select()
    .from(businessDay)
    .where(
      and(
        ofStation,
        gte(businessDay.businessDate, sql.placeholder('from')),
        lte(businessDay.businessDate, sql.placeholder('to')),
      ),
    )
    .orderBy(asc(businessDay.businessDate))
    .prepare();
  const lastClosed = db
    .select({ seq: businessDay.closedSeq })
    .from(businessDay)
    .where(and(ofStation, isNotNull(businessDay.closedSeq)))
    .orderBy(desc(businessDay.businessDate))
    .limit(1)
    .prepare();
  const files = db
    .select()
    .from(filedFile)
    .where(and(eq(filedFile.kind, sql.placeholder('kind')), eq(filedFile.fromDate, date)))
    .orderBy(desc(filedFile.filedAtMs), asc(filedFile.name))
    .prepare();
  const packets = db
    .selectDistinct({ station: filedFile.station, date: filedFile.fromDate })
    .from(filedFile)
    .where(and(eq(filedFile.kind, 'packet'), gte(filedFile.fromDate, sql.placeholder('from'))))
    .prepare();
  const audits = db
    .select()
    .from(filedFile)
    .where(eq(filedFile.kind, 'audit'))
    .orderBy(desc(filedFile.filedAtMs), asc(filedFile.name))
    .limit(AUDIT_FILES)
    .prepare();
  const byName = db
    .select()
    .from(filedFile)
    .where(eq(filedFile.name, sql.placeholder('name')))
    .limit(1)
    .prepare();
  const stations = db.select().from(station).prepare();
  const read = (row: Row): StoredDay => ({
    ...row,
    businessDate: row.businessDate as BusinessDate,
    reviewed: row.reviewed === null ? null : JSON.parse(row.reviewed),
  });
  return {
    stations: () => stations.all(),
    /** The newest day that a station has opened. */
    latest(id: string): LatestDay | null {
      const row = latest.get({ station: id });
      return row ? { date: row.businessDate as BusinessDate, state: row.state } : null;
    },
    find(id: string, day: BusinessDate): StoredDay | null {
      const row = ofDate.get({ station: id, date: day });
      return row ? read(row) : null;
    },
    /** Days before this one that are not closed. */
    openBefore: (id: string, day: BusinessDate): BusinessDate[] =>
      openBefore.all({ station: id, date: day }).map((row) => row.date as BusinessDate),
    /** The newest days of all stations: the office's roll-up is made of these. */
    newest: (limit: number): StoredDay[] => newest.all({ limit }).map(read),
    /** A station's days from one date to another, both included. */
    between: (id: string, from: BusinessDate, to: BusinessDate): StoredDay[] =>
      between.all({ station: id, from, to }).map(read),
    /** Where the last day that was closed ends in the journal; null: none yet. */
    lastSealedSeq: (id: string): number | null => lastClosed.get({ station: id })?.seq ?? null,
    /** The newest files that auditors took away. */
    auditFiles: () => audits.all(),
    fileNamed: (name: string) => byName.get({ name }) ?? null,
    /** Days of all stations, from a date on, whose packet was written. */
    filedSince: (from: BusinessDate): { station: string; date: string }[] => packets.all({ from }),
    filesOf: (kind: 'packet' | 'audit', day: BusinessDate) => files.all({ kind, date: day }),
  };
}
