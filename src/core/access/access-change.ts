import type { AccessAct } from '#shared/access.ts';
import type { ApprovalNeed } from '#shared/approval.ts';
import { ok, type Result, refuse } from '#shared/failure.ts';
import type { Role } from '#shared/role.ts';

/** Somebody who works or worked here. Nobody is ever deleted: their name stays on what they did. */
export type Somebody = { userId: string; role: Role; active: boolean };

/** A change of somebody who is there; `to` is the role that they are to have. */
export type AccessRequest =
  | { act: 'user.change-role'; to: Role }
  | { act: 'user.deactivate' | 'user.reactivate' | 'user.reset-pin' };

/**
 * Whether this may be asked for at all, before a second person is called. The office always keeps an administrator, and
 * nobody gives themselves a role or gets around their own old PIN; whoever leaves may ask for their own deactivation.
 */
export function decideAccess(
  request: AccessRequest,
  target: Somebody | null,
  askerId: string,
  people: readonly Somebody[],
): Result<null> {
  if (!target) return refuse('USER_UNKNOWN');
  const to = request.act === 'user.change-role' ? request.to : target.role;
  const changes = request.act === 'user.change-role' ? to !== target.role : true;
  if (target.active === (request.act === 'user.reactivate') || !changes) return refuse('USER_STATE');
  const leaves = request.act === 'user.deactivate' || to !== 'admin';
  const others = people.filter(({ userId, role, active }) => active && role === 'admin' && userId !== target.userId);
  if (target.active && target.role === 'admin' && leaves && others.length === 0) return refuse('ADMIN_LAST');
  if (target.userId === askerId && request.act !== 'user.deactivate') return refuse('USER_OWN');
  return ok(null);
}

/** A forgotten PIN is a matter of the morning, so a supervisor may ask too; who may be what, only administrators. */
export function needOf(act: AccessAct): ApprovalNeed {
  return act === 'user.reset-pin' ? 'pin-reset' : 'access';
}
