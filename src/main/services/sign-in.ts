import type { SessionView } from '#shared/contract/session.ts';
import { ok, type Result } from '#shared/failure.ts';
import type { Office } from '../office.ts';
import { checkPin } from './check-pin.ts';
import type { Session } from './session.ts';

/** A person signs in or unlocks. */
export async function signIn(
  office: Office,
  session: Session,
  input: { userId: string; pin: string },
): Promise<Result<SessionView>> {
  const person = await checkPin(office, input);
  return person.ok ? ok(session.enter(person.value)) : person;
}
