import type { cisRoutes } from '#shared/contract/cis.ts';
import { ok } from '#shared/failure.ts';
import { cisQueue } from '../services/station-status.ts';
import type { Desk } from './desk.ts';
import type { Handlers } from './router.ts';

export function cisHandlers({ office, relay, feed }: Desk): Handlers<keyof typeof cisRoutes> {
  return {
    'cis.queue': () => ok(cisQueue(office, relay, feed)),
    'cis.resume': () => {
      relay.resume();
      return ok(relay.status());
    },
  };
}
