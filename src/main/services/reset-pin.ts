import type { UserRow } from '#shared/contract/user.ts';
import { type Result, refuse } from '#shared/failure.ts';
import type { Actor, Office } from '../office.ts';
import { type AccessWords, agreedChange } from './change-access.ts';
import { hashOfNewPin } from './keep-user.ts';
import { userRow } from './people.ts';

/**
 * Somebody who cannot sign in gets a new PIN, by two people. The person whose it is types it, when the second person has
 * agreed: so at no moment does anybody else hold a PIN that signs in as them, which a one-time PIN would be. The PIN is
 * no part of the request that is approved, whose hash would give six digits away.
 */
export async function resetPin(
  office: Office,
  actor: Actor,
  input: AccessWords & { userId: string; pin: string | null },
): Promise<Result<UserRow>> {
  const hash = await hashOfNewPin(office, input.pin);
  if (!hash.ok) return hash;
  return office.ledger.transaction(() => {
    const agreed = agreedChange(office, actor, { act: 'user.reset-pin' }, input);
    if (!agreed.ok) return agreed;
    if (hash.value === null) return refuse('PIN_MISSING');
    const { person, approver, said, used } = agreed.value;
    office.people.keepSecret(`pin:${person.userId}`, hash.value);
    office.people.setGuard({ userId: person.userId, failures: 0, untilMs: 0 });
    office.ledger.append(office.context(actor.userId, approver), [
      { kind: 'user.pin-reset', payload: { userId: person.userId, ...said } },
      used,
    ]);
    return userRow(office, person.userId);
  });
}
