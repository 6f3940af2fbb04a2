import { and, eq, sql } from 'drizzle-orm';
import { base32OfHex, SEAL_LENGTH } from '#core/journal/base32.ts';
import { canonicalJson } from '#core/journal/canonical-json.ts';
import type { LedgerDb } from '../ledger.ts';
import { placeholdersOf } from '../placeholders.ts';
import { businessDay, filedFile, station } from '../schema/station.ts';
import type { Applies, FactOf } from './projections.ts';

type Kinds =
  | 'station.installed'
  | 'day.opened'
  | 'day.closing'
  | 'day.resumed'
  | 'day.reviewed'
  | 'day.closed'
  | 'packet.filed'
  | 'packet.printed'
  | 'audit.exported';

export function projectDay(db: LedgerDb): Applies<Kinds> {
  const addStation = db.insert(station).values(placeholdersOf(station)).prepare();
  const addDay = db.insert(businessDay).values(placeholdersOf(businessDay)).prepare();
  const addFile = db.insert(filedFile).values(placeholdersOf(filedFile)).prepare();
  const ofDay = and(
    eq(businessDay.station, sql.placeholder('station')),
    eq(businessDay.businessDate, sql.placeholder('date')),
  );
  const setState = db
    .update(businessDay)
    .set({ state: sql`${sql.placeholder('state')}` })
    .where(ofDay)
    .prepare();
  const review = db
    .update(businessDay)
    .set({ reviewed: sql`${sql.placeholder('reviewed')}`, reviewedBy: sql`${sql.placeholder('userId')}` })
    .where(ofDay)
    .prepare();
  const close = db
    .update(businessDay)
    .set({
      state: 'closed',
      closedAtMs: sql`${sql.placeholder('atMs')}`,
      closedBy: sql`${sql.placeholder('userId')}`,
      closedSeq: sql`${sql.placeholder('seq')}`,
      seal: sql`${sql.placeholder('seal')}`,
    })
    .where(ofDay)
    .prepare();
  const print = db
    .update(businessDay)
    .set({
      packetPrintedAtMs: sql`${sql.placeholder('atMs')}`,
      packetPrintedBy: sql`${sql.placeholder('userId')}`,
    })
    .where(ofDay)
    .prepare();

  function file(fact: FactOf<'packet.filed' | 'audit.exported'>): void {
    const { station: id, seq, atMs, actor } = fact;
    const about =
      fact.kind === 'packet.filed'
        ? {
            kind: 'packet',
            fromDate: fact.payload.date,
            toDate: fact.payload.date,
            packet: fact.payload.packet,
          }
        : { kind: 'audit', fromDate: fact.payload.from, toDate: fact.payload.to, packet: null };
    for (const each of fact.payload.files) {
      addFile.run({ station: id, seq, ...about, ...each, filedAtMs: atMs, userId: actor });
    }
  }

  return {
    'station.installed': ({ station: id, atMs, payload }) => {
      addStation.run({ station: id, mode: payload.mode, installedAtMs: atMs });
    },
    'day.opened': ({ station: id, businessDate, atMs, actor }) => {
      addDay.run({
        station: id,
        businessDate,
        state: 'open',
        openedAtMs: atMs,
        openedBy: actor,
        reviewed: null,
        reviewedBy: null,
        closedAtMs: null,
        closedBy: null,
        closedSeq: null,
        seal: null,
        packetPrintedAtMs: null,
        packetPrintedBy: null,
      });
    },
    'day.closing': ({ station: id, businessDate }) => {
      setState.run({ station: id, date: businessDate, state: 'closing' });
    },
    'day.resumed': ({ station: id, businessDate }) => {
      setState.run({ station: id, date: businessDate, state: 'open' });
    },
    'day.reviewed': ({ station: id, businessDate, payload, actor }) => {
      review.run({ station: id, date: businessDate, reviewed: canonicalJson(payload), userId: actor });
    },
    'day.closed': ({ station: id, businessDate, atMs, actor, seq, hash }) => {
      const seal = base32OfHex(hash, SEAL_LENGTH);
      close.run({ station: id, date: businessDate, atMs, userId: actor, seq, seal });
    },
    'packet.filed': file,
    'packet.printed': ({ station: id, payload, atMs, actor }) => {
      print.run({ station: id, date: payload.date, atMs, userId: actor });
    },
    'audit.exported': file,
  };
}
