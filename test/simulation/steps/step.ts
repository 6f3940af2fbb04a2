import type { Reply } from '#shared/contract/index.ts';
import type { SessionView } from '#shared/contract/session.ts';
import type { StationStatus } from '#shared/contract/station.ts';
import { MONEY_ROLES, type Role } from '#shared/role.ts';
import type { Station } from '../station.ts';
import type { World } from '../world.ts';

/** What a person sees on coming to the window, before doing anything. */
export type Moment = { user: SessionView['user']; locked: boolean; status: StationStatus };

/** One thing that may happen. The weight says how likely it is now; zero: it makes no sense now. */
export type Step = {
  name: string;
  weight: (moment: Moment, world: World) => number;
  run: (world: World, station: Station, moment: Moment) => Promise<void>;
};

/** Looks at the window; null when the power went meanwhile. */
export async function lookAround(station: Station): Promise<Moment | null> {
  const session = await station.request('session.current');
  const status = await station.request('station.status');
  if (!session?.ok || !status?.ok) return null;
  const { user, locked } = session.data as SessionView;
  return { user, locked, status: status.data as StationStatus };
}

/** With what the door refuses this person, or null when it lets them in. */
export function doorCode(moment: Moment, roles: readonly Role[] = MONEY_ROLES): string | null {
  if (!moment.user) return 'NOT_SIGNED_IN';
  if (moment.locked) return 'STATION_LOCKED';
  return roles.includes(moment.user.role) ? null : 'ROLE_NOT_ALLOWED';
}

/** Whether somebody stands at the window who may take money. */
export function atTheCounter(moment: Moment): boolean {
  return doorCode(moment) === null;
}

/** Says whether the answer is one of those that may come ("ok" or a code); anything else breaks a promise. */
export function judge<T>(
  world: World,
  what: string,
  reply: Reply<unknown> | null,
  may: readonly (string | null)[],
): T | null {
  if (!reply) {
    world.note(`${what} -> (the power went)`);
    return null;
  }
  const answer = reply.ok ? 'ok' : reply.error.code;
  world.note(`${what} -> ${answer}`);
  if (!may.includes(answer)) world.report('answers', `${what} was answered ${answer}, not ${may.join(' or ')}`);
  return reply.ok ? (reply.data as T) : null;
}
