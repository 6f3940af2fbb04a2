import { ok, type Result, refuse } from '#shared/failure.ts';
import type { Actor, Office } from '../office.ts';
import { checkPin } from './check-pin.ts';
import { hashOfNewPin } from './keep-user.ts';

/** A person changes their own PIN. The old one is checked as at the sign-in: wrong ones count together with those there. */
export async function changePin(
  office: Office,
  actor: Actor,
  input: { oldPin: string; newPin: string },
): Promise<Result<null>> {
  const hash = await hashOfNewPin(office, input.newPin);
  if (!hash.ok) return hash;
  if (input.newPin === input.oldPin || hash.value === null) return refuse('PIN_SAME');
  const kept = hash.value;
  const person = await checkPin(office, { userId: actor.userId, pin: input.oldPin });
  if (!person.ok) return person;
  return office.ledger.transaction(() => {
    office.people.keepSecret(`pin:${actor.userId}`, kept);
    office.ledger.append(office.context(actor.userId), [
      { kind: 'user.pin-changed', payload: { userId: actor.userId } },
    ]);
    return ok(null);
  });
}
