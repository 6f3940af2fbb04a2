import { needOf } from '#core/access/access-change.ts';
import { possibleApprovers } from '#core/access/approval.ts';
import type { UserRow } from '#shared/contract/user.ts';
import { ok, type Result } from '#shared/failure.ts';
import type { Role } from '#shared/role.ts';
import type { Actor, Office } from '../office.ts';
import { type AccessWords, agreedAccess, reasonKnown } from './change-access.ts';
import { type Consent, keepUser } from './keep-user.ts';
import { userRow } from './people.ts';

type NewUser = AccessWords & { name: string; role: Role; pin: string | null };

/**
 * An administrator adds a person, and a second person agrees. While the office has nobody who could be that second
 * person, as after its first start, it is done alone and the fact says so. Once there is somebody there always is: they
 * cannot be taken away without another one's word.
 */
export async function addUser(office: Office, actor: Actor, input: NewUser): Promise<Result<UserRow>> {
  const added = await keepUser(office, actor.userId, input, () => consentTo(office, actor, input));
  return added.ok ? userRow(office, added.value.userId) : added;
}

function consentTo(office: Office, actor: Actor, input: NewUser): Result<Consent> {
  const { name, role, reasonCode, reason, approvalId } = input;
  const known = reasonKnown(office, reasonCode);
  if (!known.ok) return known;
  const need = needOf('user.add');
  if (possibleApprovers([need], actor, office.people.all(), []).length === 0) {
    return ok({ approver: null, said: { reasonCode, reason, alone: true }, with: [] });
  }
  const change = { userId: null, name: name.normalize('NFC'), from: null, to: role, reasonCode, reason };
  const agreed = agreedAccess(office, actor, 'user.add', change, approvalId);
  if (!agreed.ok) return agreed;
  const { approver, said, used } = agreed.value;
  return ok({ approver, said, with: [used] });
}
