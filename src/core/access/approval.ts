import type { ApprovalNeed } from '#shared/approval.ts';
import { ok, type Result, refuse } from '#shared/failure.ts';
import { MONEY_ROLES, type Role } from '#shared/role.ts';

/** Roles with the permission for a need: one of the two people must have it. */
const MAY_APPROVE: Record<ApprovalNeed | 'drawer-count', readonly Role[]> = {
  'cash-only': ['supervisor'],
  'tender-limit': ['supervisor'],
  'same-instrument': ['supervisor'],
  void: ['supervisor'],
  correction: ['supervisor'],
  'opening-difference': ['supervisor'],
  pickup: ['lead', 'supervisor'],
  'hand-over': MONEY_ROLES,
  vault: ['lead', 'supervisor'],
  deposit: ['lead', 'supervisor'],
  'drawer-count': ['supervisor'],
  access: ['admin'],
  'pin-reset': ['supervisor', 'admin'],
};
/** Who comes where it is about people's access, not about money: those who answer for others. */
const ACCESS_PARTNERS: readonly Role[] = ['lead', 'supervisor', 'admin'];
/** Roles that can be the second person at all, where not everybody who handles money can. */
const PARTNERS: Partial<Record<keyof typeof MAY_APPROVE, readonly Role[]>> = {
  'drawer-count': ['lead', 'supervisor'],
  access: ACCESS_PARTNERS,
  'pin-reset': ACCESS_PARTNERS,
};

export type Approval = {
  approvalId: string;
  action: string;
  needs: readonly string[];
  requestHash: string;
  askedBy: string;
  askedAtMs: number;
  state: 'asked' | 'granted' | 'used';
  approver: string | null;
  grantedAtMs: number | null;
};
type Someone = { userId: string; role: Role };

/** A request waits so long for the second person, and a grant so long for its use, ms. */
export const APPROVAL_LASTS_MS = 10 * 60_000;

/** Whether somebody of this role can be the second person where `asker` is the first. */
export function mayApprove(need: keyof typeof MAY_APPROVE, asker: Role, approver: Role): boolean {
  const permitted = MAY_APPROVE[need];
  const partners = PARTNERS[need] ?? MONEY_ROLES;
  return partners.includes(approver) && (permitted.includes(approver) || permitted.includes(asker));
}

/** Those of the people here who can be the second person for all of these needs. */
export function possibleApprovers<P extends Someone & { active: boolean }>(
  needs: readonly ApprovalNeed[],
  asker: Someone,
  people: readonly P[],
  barred: readonly string[],
): P[] {
  const notThese = [asker.userId, ...barred];
  return people.filter(
    ({ userId, role, active }) =>
      active && !notThese.includes(userId) && needs.every((need) => mayApprove(need, asker.role, role)),
  );
}

/**
 * The second person's word. Nobody approves their own request, nor one that has been waiting too long, nor one that
 * touches them: `barred` are the clerk whose receipt it is, whatever the role, and those who have an account of it.
 */
export function decideGrant(
  approval: Approval | null,
  asker: Someone,
  approver: Someone,
  barred: readonly string[],
  atMs: number,
): Result<null> {
  if (!approval) return refuse('APPROVAL_UNKNOWN');
  if (!isWaiting(approval, atMs)) return refuse('APPROVAL_OVER');
  if (approver.userId === approval.askedBy || barred.includes(approver.userId)) return refuse('APPROVAL_OWN');
  return mayAgree(approval, asker, approver) ? ok(null) : refuse('APPROVAL_ROLE', { role: approver.role });
}

/**
 * A granted approval serves once, for the request it was given for, by the person who asked; not when the approver was
 * deactivated meanwhile, when what it touches has become their own (`barred` as for the word itself), or when the two
 * could not agree to it any more. Gives the approver.
 */
export function decideUse(
  approval: Approval | null,
  request: { requestHash: string; by: Someone },
  approver: (Someone & { active: boolean }) | null,
  barred: readonly string[],
  atMs: number,
): Result<string> {
  if (!approval) return refuse('APPROVAL_UNKNOWN');
  if (approval.requestHash !== request.requestHash || approval.askedBy !== request.by.userId) {
    return refuse('APPROVAL_DIFFERS');
  }
  const { state, grantedAtMs } = approval;
  if (state !== 'granted' || !approver?.active || grantedAtMs === null || isOver(grantedAtMs, atMs)) {
    return refuse('APPROVAL_OVER');
  }
  if (barred.includes(approver.userId)) return refuse('APPROVAL_OWN');
  return mayAgree(approval, request.by, approver)
    ? ok(approver.userId)
    : refuse('APPROVAL_ROLE', { role: approver.role });
}

function mayAgree({ needs }: Approval, asker: Someone, approver: Someone): boolean {
  return (needs as ApprovalNeed[]).every((need) => mayApprove(need, asker.role, approver.role));
}

/** Whether the second person can still agree. */
export function isWaiting(approval: Approval, atMs: number): boolean {
  return approval.state === 'asked' && !isOver(approval.askedAtMs, atMs);
}

/** Also when the clock was set back meanwhile: how long it was is then not known. */
function isOver(sinceMs: number, atMs: number): boolean {
  return atMs < sinceMs || atMs - sinceMs > APPROVAL_LASTS_MS;
}
