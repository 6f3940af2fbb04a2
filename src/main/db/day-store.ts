import { and, count, eq, max, sql } from 'drizzle-orm';
import type { BusinessDate } from '#shared/day.ts';
import type { LedgerDb } from './ledger.ts';
import { businessDay, drawerSession, station } from './schema/station.ts';

export function dayStore(db: LedgerDb) {
  const ofStation = eq(businessDay.station, sql.placeholder('station'));
  const latest = db
    .select({ date: max(businessDay.businessDate) })
    .from(businessDay)
    .where(ofStation)
    .prepare();
  const sessionsOn = and(
    eq(drawerSession.station, sql.placeholder('station')),
    eq(drawerSession.businessDate, sql.placeholder('date')),
  );
  const sessions = db.select({ sessions: count() }).from(drawerSession).where(sessionsOn).prepare();
  const own = db
    .select()
    .from(drawerSession)
    .where(and(sessionsOn, eq(drawerSession.userId, sql.placeholder('userId')), eq(drawerSession.state, 'open')))
    .prepare();
  const stations = db.select().from(station).prepare();
  return {
    stations: () => stations.all(),
    latestOpened: (id: string): BusinessDate | null =>
      (latest.get({ station: id })?.date ?? null) as BusinessDate | null,
    sessionsOn: (id: string, date: BusinessDate): number => sessions.get({ station: id, date })?.sessions ?? 0,
    ownSession: (id: string, date: BusinessDate, userId: string) => own.get({ station: id, date, userId }) ?? null,
  };
}
