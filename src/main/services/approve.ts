import { decideGrant, decideUse, isWaiting, possibleApprovers } from '#core/access/approval.ts';
import { type CanonicalValue, canonicalJson } from '#core/journal/canonical-json.ts';
import type { ApprovalAction, ApprovalNeed, ApprovalSubject } from '#shared/approval.ts';
import type { ApprovalView, Approver } from '#shared/contract/approval.ts';
import { ok, type Result, refuse } from '#shared/failure.ts';
import type { Reason } from '#shared/reason.ts';
import type { SettingKey } from '#shared/setting.ts';
import type { StoredApproval } from '../db/approval-store.ts';
import { sha256 } from '../db/ledger.ts';
import type { Actor, Office } from '../office.ts';
import { checkPin } from './check-pin.ts';

/** Exactly one request: what is asked for, by whom, at which station. */
export type ApprovalRequest = { action: ApprovalAction; asked: CanonicalValue };

function hashOf(office: Office, actor: Actor, { action, asked }: ApprovalRequest): string {
  return sha256(canonicalJson({ action, asked, by: actor.userId, station: office.station }));
}

/**
 * Inside a transaction: a second person is needed. That somebody was called is a fact; the refusal carries the approval's
 * id, under which the other person agrees. Asked again while it waits, it is the same approval, unless more is needed now.
 */
export function callSecondPerson(
  office: Office,
  actor: Actor,
  request: ApprovalRequest,
  needs: ApprovalNeed[],
  subject: ApprovalSubject,
): Result<never> {
  const requestHash = hashOf(office, actor, request);
  const waiting = office.approvals.waiting(actor.userId, requestHash);
  const forThese = canonicalJson(waiting?.needs ?? []) === canonicalJson(needs);
  if (waiting && forThese && isWaiting(waiting, office.clock.now())) {
    return refuse('APPROVAL_NEEDED', { approvalId: waiting.approvalId, needs });
  }
  const approvalId = office.ids.uuid();
  const payload = { approvalId, action: request.action, needs, requestHash, subject };
  office.ledger.append(office.context(actor.userId), [{ kind: 'approval.asked', payload }]);
  return refuse('APPROVAL_NEEDED', { approvalId, needs });
}

/** Inside a transaction: the approval that comes with a request, if it was granted for exactly this one. */
export function approvedFor(
  office: Office,
  actor: Actor,
  approvalId: string | null,
  request: ApprovalRequest,
): Result<{ approval: StoredApproval; approver: string } | null> {
  if (approvalId === null) return ok(null);
  const approval = office.approvals.find(approvalId);
  const use = decideUse(
    approval,
    { requestHash: hashOf(office, actor, request), by: actor },
    approval?.approver ? office.people.find(approval.approver) : null,
    approval ? barred(office, approval) : [],
    office.clock.now(),
  );
  if (!use.ok) return use;
  return approval ? ok({ approval, approver: use.value }) : refuse('APPROVAL_UNKNOWN');
}

/** Whether an approval served for exactly this request of this person: asked for again, it is the same act. */
export function servedFor(office: Office, actor: Actor, approvalId: string | null, request: ApprovalRequest): boolean {
  const approval = approvalId === null ? null : office.approvals.find(approvalId);
  return approval?.state === 'used' && approval.requestHash === hashOf(office, actor, request);
}

/** Each act has a list of reasons of its own. */
export const REASONS_OF = {
  'payment.take': 'reasons.override',
  'receipt.void': 'reasons.void',
  'receipt.correct': 'reasons.correction',
  'drawer.open': 'reasons.over-short',
  // Two people who count the same money need no reason for it.
  'drawer.pick-up': null,
  'drawer.hand-over': null,
  'vault.exchange': null,
  'vault.fund': null,
  'vault.count': null,
  'deposit.prepare': null,
  'user.add': 'reasons.access',
  'user.change-role': 'reasons.access',
  'user.deactivate': 'reasons.access',
  'user.reactivate': 'reasons.access',
  'user.reset-pin': 'reasons.access',
} as const satisfies Record<ApprovalAction, SettingKey | null>;

/**
 * The other person signs in for exactly the request shown, and says why. They do not take the window over: it is that of
 * whoever asked (`atWindow`), and so is the request in the fact.
 */
export async function grantApproval(
  office: Office,
  atWindow: () => Actor | null,
  input: { approvalId: string; userId: string; pin: string; reasonCode: string; reason: string },
): Promise<Result<null>> {
  // Whether this person may is said before a PIN is asked of them, and again after it.
  const allowed = mayGrant(office, atWindow(), input);
  if (!allowed.ok) return allowed;
  const reasons = reasonsFor(office, allowed.value.action);
  const known = reasons.length === 0 ? [''] : reasons.map(({ code }) => code);
  if (!known.includes(input.reasonCode)) return refuse('REASON_UNKNOWN');
  const person = await checkPin(office, input);
  if (!person.ok) return person;
  return office.ledger.transaction(() => {
    const still = mayGrant(office, atWindow(), input);
    if (!still.ok) return still;
    const { approvalId, reasonCode, reason } = input;
    office.ledger.append(office.context(still.value.askedBy, input.userId), [
      { kind: 'approval.granted', payload: { approvalId, reasonCode, reason } },
    ]);
    return ok(null);
  });
}

function mayGrant(
  office: Office,
  atWindow: Actor | null,
  input: { approvalId: string; userId: string },
): Result<StoredApproval> {
  const approval = office.approvals.find(input.approvalId);
  const asker = approval ? office.people.find(approval.askedBy) : null;
  const approver = office.people.find(input.userId);
  if (!approval || !asker || asker.userId !== atWindow?.userId) return refuse('APPROVAL_UNKNOWN');
  if (!approver?.active) return refuse('USER_UNKNOWN');
  const may = decideGrant(approval, asker, approver, barred(office, approval), office.clock.now());
  return may.ok ? ok(approval) : may;
}

/** The reasons that the second person chooses from; none where none is asked for. */
function reasonsFor(office: Office, action: ApprovalAction): Reason[] {
  const list = REASONS_OF[action];
  return list === null ? [] : office.settingsNow()[list];
}

/**
 * The clerk whose receipt is voided or corrected may ask, never approve; nor may anybody on an account or an access
 * of their own. Where the act is with one certain person (who takes a drawer over), nobody else can be the second one.
 */
function barred(office: Office, { subject }: StoredApproval): string[] {
  const receipt = subject.receiptNo === null ? null : office.receipts.find(subject.receiptNo);
  const accountNos = subject.lines.map((line) => line.accountNo);
  if (subject.becomes?.kind === 'wrong-account') accountNos.push(subject.becomes.accountNo);
  const own = office.links.all().filter((link) => accountNos.includes(link.accountNo));
  const theirs = [receipt?.userId, subject.access?.userId].filter((userId) => typeof userId === 'string');
  const { withUserId = null } = subject.cash ?? {};
  const others = withUserId === null ? [] : office.people.all().filter(({ userId }) => userId !== withUserId);
  return [...theirs, ...own.map((link) => link.userId), ...others.map(({ userId }) => userId)];
}

/** The request as both people see it, and who could be the second person. */
export function showApproval(office: Office, actor: Actor, approvalId: string): Result<ApprovalView> {
  const approval = office.approvals.find(approvalId);
  if (!approval || approval.askedBy !== actor.userId) return refuse('APPROVAL_UNKNOWN');
  const needs = approval.needs as ApprovalNeed[];
  const possible = possibleApprovers(needs, actor, office.people.all(), barred(office, approval));
  const approvers: Approver[] = possible.map(({ userId, name, role }) => ({ userId, name, role }));
  const { action, subject, state } = approval;
  const reasons = reasonsFor(office, action);
  return ok({ approvalId, action, needs, subject, state, approvers, reasons });
}
