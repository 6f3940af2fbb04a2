import { type AccessRequest, decideAccess, needOf } from '#core/access/access-change.ts';
import type { NewFact } from '#core/journal/fact.ts';
import type { AgreedAccess } from '#core/journal/fact-kinds.ts';
import type { AccessAct, AccessChange } from '#shared/access.ts';
import type { UserRow } from '#shared/contract/user.ts';
import { ok, type Result, refuse } from '#shared/failure.ts';
import { cents } from '#shared/money.ts';
import { MONEY_ROLES } from '#shared/role.ts';
import type { PersonRow } from '../db/person-store.ts';
import type { Actor, Office } from '../office.ts';
import { approvedFor, callSecondPerson } from './approve.ts';
import { sessionOf } from './open-drawer.ts';
import { userRow } from './people.ts';

/** Why a change of access is asked for, and the second person's word once there is one. */
export type AccessWords = { reasonCode: string; reason: string; approvalId: string | null };

/** The second person's word for a change: who gave it, what the fact says of it, and that it served. */
type Agreed = { approver: string; said: AgreedAccess; used: NewFact };

/** Another role, no access any more, or access again: one person's, by two people. */
export function changeAccess(
  office: Office,
  actor: Actor,
  request: Exclude<AccessRequest, { act: 'user.reset-pin' }>,
  input: AccessWords & { userId: string },
): Result<UserRow> {
  return office.ledger.transaction(() => {
    const agreed = agreedChange(office, actor, request, input);
    if (!agreed.ok) return agreed;
    const { person, approver, said, used } = agreed.value;
    const changed = factOf(office, request, person, said);
    office.ledger.append(office.context(actor.userId, approver), [changed, used]);
    // What was put aside waits for its owner, who would never come: no money has moved in it.
    const now = office.people.find(person.userId);
    if (!now?.active || !MONEY_ROLES.includes(now.role)) office.drafts.dropAll(person.userId);
    return userRow(office, person.userId);
  });
}

function factOf(
  office: Office,
  request: Exclude<AccessRequest, { act: 'user.reset-pin' }>,
  person: PersonRow,
  said: AgreedAccess,
): NewFact {
  const { userId, role } = person;
  if (request.act === 'user.change-role') {
    return { kind: 'user.role-changed', payload: { userId, from: role, to: request.to, ...said } };
  }
  if (request.act === 'user.reactivate') return { kind: 'user.reactivated', payload: { userId, ...said } };
  const openDrawer = sessionOf(office, person)?.sessionId ?? null;
  return { kind: 'user.deactivated', payload: { userId, openDrawer, ...said } };
}

/** Inside a transaction: whose access it is, and the second person who agreed to exactly this; or why not. */
export function agreedChange(
  office: Office,
  actor: Actor,
  request: AccessRequest,
  input: AccessWords & { userId: string },
): Result<Agreed & { person: PersonRow }> {
  const { userId, reasonCode, reason, approvalId } = input;
  const person = office.people.find(userId);
  const may = decideAccess(request, person, actor.userId, office.people.all());
  if (!may.ok) return may;
  if (!person) return refuse('USER_UNKNOWN');
  const known = reasonKnown(office, reasonCode);
  if (!known.ok) return known;
  const from = request.act === 'user.reactivate' ? null : person.role;
  const to = request.act === 'user.change-role' ? request.to : request.act === 'user.deactivate' ? null : person.role;
  const change = { userId, name: person.name, from, to, reasonCode, reason };
  const agreed = agreedAccess(office, actor, request.act, change, approvalId);
  return agreed.ok ? ok({ person, ...agreed.value }) : agreed;
}

/** Inside a transaction: the second person who agreed to exactly this change, or one is called. */
export function agreedAccess(
  office: Office,
  actor: Actor,
  action: AccessAct,
  change: AccessChange,
  approvalId: string | null,
): Result<Agreed> {
  const request = { action, asked: change };
  const approved = approvedFor(office, actor, approvalId, request);
  if (!approved.ok) return approved;
  if (!approved.value) {
    const subject = { receiptNo: null, lines: [], tenders: [], totalCents: cents(0), access: change };
    return callSecondPerson(office, actor, request, [needOf(action)], subject);
  }
  const { approval, approver } = approved.value;
  const { reasonCode, reason } = change;
  const said = { reasonCode, reason, approvalId: approval.approvalId };
  return ok({ approver, said, used: { kind: 'approval.used', payload: { approvalId: approval.approvalId } } });
}

export function reasonKnown(office: Office, code: string): Result<null> {
  const known = office.settingsNow()['reasons.access'].some((reason) => reason.code === code);
  return known ? ok(null) : refuse('REASON_UNKNOWN');
}
