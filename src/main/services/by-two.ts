import type { CanonicalValue } from '#core/journal/canonical-json.ts';
import type { Fact, NewFact } from '#core/journal/fact.ts';
import type { ApprovalNeed, ApprovalSubject, CashAct, SubjectCash } from '#shared/approval.ts';
import type { BusinessDate } from '#shared/day.ts';
import { ok, type Result, refuse } from '#shared/failure.ts';
import { sumCents } from '#shared/money.ts';
import type { Actor, Office } from '../office.ts';
import { approvedFor, callSecondPerson, servedFor } from './approve.ts';

/** An act with cash that two people look at, as it is asked for and as it is shown to the second one. */
export type ActByTwo = {
  action: CashAct;
  /** Everything of the request: the second person's word is for exactly this. */
  asked: CanonicalValue;
  approvalId: string | null;
  subject: SubjectCash;
  /** Checks and money orders that lie beside the cash. */
  items?: ApprovalSubject['tenders'];
  /** The day that the facts are about. */
  date: BusinessDate;
};

/**
 * Inside a transaction: does what the rule says, with a second person where the rule asks for one. Asked for again after it
 * was done, it is the same act and writes nothing.
 */
export function byTwo(
  office: Office,
  actor: Actor,
  { action, asked, approvalId, subject, items = [], date }: ActByTwo,
  decide: (approvalId: string | null) => Result<NewFact[]>,
): Result<Fact[]> {
  const request = { action, asked };
  if (servedFor(office, actor, approvalId, request)) return ok([]);
  const alone = decide(null);
  if (alone.ok) return ok(office.ledger.append(office.contextOn(date, actor.userId), alone.value));
  if (alone.failure.code !== 'APPROVAL_NEEDED') return alone;
  if (approvalId === null) {
    const needs = alone.failure.details.needs as ApprovalNeed[];
    return callSecondPerson(office, actor, request, needs, subjectOf(subject, items));
  }
  const approved = approvedFor(office, actor, approvalId, request);
  if (!approved.ok) return approved;
  if (!approved.value) return refuse('APPROVAL_UNKNOWN');
  const decision = decide(approvalId);
  if (!decision.ok) return decision;
  const context = office.contextOn(date, actor.userId, approved.value.approver);
  return ok(office.ledger.append(context, [...decision.value, { kind: 'approval.used', payload: { approvalId } }]));
}

function subjectOf(cash: SubjectCash, tenders: ApprovalSubject['tenders']): ApprovalSubject {
  const totalCents = sumCents([cash.cents, ...tenders.map(({ cents }) => cents)]);
  return { receiptNo: null, lines: [], tenders, totalCents, cash };
}
