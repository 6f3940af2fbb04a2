import type { userRoutes } from '#shared/contract/user.ts';
import { ok } from '#shared/failure.ts';
import { addFirstAdministrator } from '../services/add-first-administrator.ts';
import { addUser } from '../services/add-user.ts';
import { changeAccess } from '../services/change-access.ts';
import { changePin } from '../services/change-pin.ts';
import { listUsers } from '../services/people.ts';
import { resetPin } from '../services/reset-pin.ts';
import type { Desk } from './desk.ts';
import type { Handlers } from './router.ts';

export function userHandlers({ office, session, home, statusChanged }: Desk): Handlers<keyof typeof userRoutes> {
  return {
    'user.add-first': (input) => addFirstAdministrator(office, session, home, input),
    'user.list': () => ok(listUsers(office)),
    'user.change-pin': (input, actor) => changePin(office, actor, input),
    'user.add': (input, actor) => addUser(office, actor, input),
    'user.change-role': (input, actor) =>
      changeAccess(office, actor, { act: 'user.change-role', to: input.role }, input),
    'user.deactivate': (input, actor) => {
      const changed = changeAccess(office, actor, { act: 'user.deactivate' }, input);
      if (changed.ok && session.leaveIfDeactivated()) statusChanged();
      return changed;
    },
    'user.reactivate': (input, actor) => changeAccess(office, actor, { act: 'user.reactivate' }, input),
    'user.reset-pin': (input, actor) => resetPin(office, actor, input),
  };
}
