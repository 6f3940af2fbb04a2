import type { userRoutes } from '#shared/contract/user.ts';
import { ok } from '#shared/failure.ts';
import { addFirstAdministrator } from '../services/add-first-administrator.ts';
import { addUser } from '../services/add-user.ts';
import type { Desk } from './desk.ts';
import type { Handlers } from './router.ts';

export function userHandlers({ office, session, home }: Desk): Handlers<keyof typeof userRoutes> {
  return {
    'user.add-first': (input) => addFirstAdministrator(office, session, home, input),
    'user.list': () => ok(office.people.all()),
    'user.add': (input, actor) => addUser(office, actor.userId, input),
  };
}
