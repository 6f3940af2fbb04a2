import type { stationRoutes } from '#shared/contract/station.ts';
import { ok } from '#shared/failure.ts';
import { stationStatus } from '../services/station-status.ts';
import type { Desk } from './desk.ts';
import type { Handlers } from './router.ts';

export function stationHandlers({ office, session, relay, prints }: Desk): Handlers<keyof typeof stationRoutes> {
  return { 'station.status': () => ok(stationStatus(office, session.actor(), relay, prints)) };
}
