import { checkNewPin } from '#core/access/pin.ts';
import type { NewFact } from '#core/journal/fact.ts';
import type { UserAdded } from '#core/journal/fact-kinds.ts';
import { ok, type Result, refuse } from '#shared/failure.ts';
import type { Role } from '#shared/role.ts';
import type { Office } from '../office.ts';
import { hashPin } from './pin-hash.ts';

/** Who agreed that a person is added, what the fact says of it, and what is written with it. */
export type Consent = {
  approver: string | null;
  said: Omit<UserAdded, 'userId' | 'name' | 'role'>;
  with: readonly NewFact[];
};

/**
 * A person may sign in from now on. The fact and the PIN's hash are stored together; `consent` is asked inside that
 * transaction whether the person may be added. Without a PIN nobody is: it is asked for last, when all else is settled.
 */
export async function keepUser(
  office: Office,
  actor: string,
  input: { name: string; role: Role; pin: string | null },
  consent: () => Result<Consent>,
): Promise<Result<{ userId: string; name: string; role: Role }>> {
  const hash = await hashOfNewPin(office, input.pin);
  if (!hash.ok) return hash;
  const userId = office.ids.uuid();
  return office.ledger.transaction(() => {
    const name = input.name.normalize('NFC');
    const taken = office.people.all().some((person) => person.name.toLowerCase() === name.toLowerCase());
    if (taken) return refuse('USER_EXISTS', { name });
    const agreed = consent();
    if (!agreed.ok) return agreed;
    if (hash.value === null) return refuse('PIN_MISSING');
    const { approver, said, with: others } = agreed.value;
    office.people.keepSecret(`pin:${userId}`, hash.value);
    office.ledger.append(office.context(actor, approver), [
      { kind: 'user.added', payload: { userId, name, role: input.role, ...said } },
      ...others,
    ]);
    return ok({ userId, name, role: input.role });
  });
}

/** A new PIN as it is kept, if it is a good one; null where none was typed yet. */
export async function hashOfNewPin(office: Office, typed: string | null): Promise<Result<string | null>> {
  if (typed === null) return ok(null);
  const pin = checkNewPin(typed);
  return pin.ok ? ok(await hashPin(pin.value, office.pinCost)) : pin;
}
