import type { LedgerDb } from '../ledger.ts';
import { placeholdersOf } from '../placeholders.ts';
import { businessDay, drawerSession, station } from '../schema/station.ts';
import type { Applies } from './projections.ts';

export function projectDay(db: LedgerDb): Applies<'station.installed' | 'day.opened' | 'drawer.opened'> {
  const addStation = db.insert(station).values(placeholdersOf(station)).prepare();
  const addDay = db.insert(businessDay).values(placeholdersOf(businessDay)).prepare();
  const addSession = db.insert(drawerSession).values(placeholdersOf(drawerSession)).prepare();
  return {
    'station.installed': ({ station: id, atMs, payload }) => {
      addStation.run({ station: id, mode: payload.mode, installedAtMs: atMs });
    },
    'day.opened': ({ station: id, businessDate, atMs, actor }) => {
      addDay.run({ station: id, businessDate, state: 'open', openedAtMs: atMs, openedBy: actor });
    },
    'drawer.opened': ({ station: id, businessDate, atMs, payload }) => {
      addSession.run({ ...payload, station: id, businessDate, state: 'open', openedAtMs: atMs });
    },
  };
}
