import { checkNewPin } from '#core/access/pin.ts';
import type { UserRow } from '#shared/contract/user.ts';
import { ok, type Result, refuse } from '#shared/failure.ts';
import type { Role } from '#shared/role.ts';
import type { Office } from '../office.ts';
import { hashPin } from './pin-hash.ts';

/**
 * A person may sign in from now on. The fact and the PIN's hash are stored together; `still` is asked inside that
 * transaction whether the reason to add the person holds.
 */
export async function addUser(
  office: Office,
  actor: string,
  input: { name: string; role: Role; pin: string },
  still: () => Result<null> = () => ok(null),
): Promise<Result<UserRow>> {
  const pin = checkNewPin(input.pin);
  if (!pin.ok) return pin;
  const hash = await hashPin(pin.value, office.pinCost);
  const userId = office.ids.uuid();
  return office.ledger.transaction(() => {
    const name = input.name.normalize('NFC');
    const taken = office.people.all().some((person) => person.name.toLowerCase() === name.toLowerCase());
    if (taken) return refuse('USER_EXISTS', { name });
    const holds = still();
    if (!holds.ok) return holds;
    office.people.keepSecret(`pin:${userId}`, hash);
    const [fact] = office.ledger.append(office.context(actor), [
      { kind: 'user.added', payload: { userId, name, role: input.role } },
    ]);
    return ok({ userId, name, role: input.role, addedAtMs: fact?.atMs ?? office.clock.now() });
  });
}
