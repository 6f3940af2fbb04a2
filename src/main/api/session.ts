import type { sessionRoutes } from '#shared/contract/session.ts';
import { ok } from '#shared/failure.ts';
import { peopleAtTheCounter } from '../services/people.ts';
import { signIn } from '../services/sign-in.ts';
import type { Desk } from './desk.ts';
import type { Handlers } from './router.ts';

export function sessionHandlers({ office, session, statusChanged }: Desk): Handlers<keyof typeof sessionRoutes> {
  const then = <T>(value: T): T => {
    statusChanged();
    return value;
  };
  return {
    'session.current': () => ok(session.view()),
    'session.people': () => ok(peopleAtTheCounter(office)),
    'session.sign-in': async (input) => then(await signIn(office, session, input)),
    'session.sign-out': () => ok(then(session.leave())),
    'session.lock': () => ok(then(session.lock())),
    'session.touch': () => {
      session.touch();
      return ok(null);
    },
  };
}
