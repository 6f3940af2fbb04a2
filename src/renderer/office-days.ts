import type { DayState } from '#shared/close-step.ts';
import type { DayRow } from '#shared/contract/day.ts';
import { type Cents, sumCents } from '#shared/money.ts';

/** The office's day: what its stations closed, together. `state` is closed when every station's is. */
export type OfficeDay = {
  businessDate: string;
  state: DayState;
  closedStations: number;
  depositedCents: Cents;
  /** Over and short of each station, never netted with another's. */
  overCents: Cents;
  shortCents: Cents;
  stations: DayRow[];
};

/** Days of all stations by date, the newest first. */
export function officeDays(rows: readonly DayRow[]): OfficeDay[] {
  const byDate = Map.groupBy(rows, ({ businessDate }) => businessDate);
  return [...byDate]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([businessDate, days]) => {
      const stations = days.toSorted((a, b) => a.station.localeCompare(b.station));
      return {
        businessDate,
        state: stateOf(stations),
        closedStations: stations.filter(({ state }) => state === 'closed').length,
        depositedCents: sumCents(stations.map(({ depositedCents }) => depositedCents)),
        overCents: sumCents(stations.map(({ overCents }) => overCents)),
        shortCents: sumCents(stations.map(({ shortCents }) => shortCents)),
        stations,
      };
    });
}

function stateOf(stations: readonly DayRow[]): DayState {
  if (stations.every(({ state }) => state === 'closed')) return 'closed';
  return stations.some(({ state }) => state === 'open') ? 'open' : 'closing';
}
