import type { PaymentFact } from '#core/receipt/compose-receipt.ts';
import { composeStory, type StoryApproval } from '#core/receipt/story.ts';
import type { MoneyNeed } from '#shared/approval.ts';
import type { BusinessDate } from '#shared/day.ts';
import { ok, type Result, refuse } from '#shared/failure.ts';
import type { ReasonedAct } from '#shared/reason.ts';
import type { StoryEvent } from '#shared/story.ts';
import type { PrintJob } from '../db/print-store.ts';
import type { Office } from '../office.ts';
import { REASONS_OF } from './approve.ts';
import { moneyRoad } from './money-road.ts';

/** Gathers what is known about a receipt, from the journal and from the queues, and has its story told. */
export function tellStory(office: Office, receiptNo: string): Result<StoryEvent[]> {
  const payment = office.journal.payment(receiptNo);
  if (!payment) return refuse('RECEIPT_UNKNOWN', { receiptNo });
  const names = new Map(office.people.all().map((person) => [person.userId, person.name]));
  return ok(
    composeStory({
      payment,
      later: office.journal.laterOf(receiptNo),
      approvals: approvalsOf(office, payment),
      attempts: office.outbox.attemptsOf(receiptNo),
      openItems: office.outbox.openOf(receiptNo),
      openPrints: office.prints.ofReceipts([receiptNo]).flatMap((job) => openPrint(office, job)),
      road: office.voids.find(receiptNo) ? [] : moneyRoad(office, payment),
      nowMs: office.clock.now(),
      nameOf: (userId) => names.get(userId) ?? userId,
      reasonOf: (act, code, on) => reasonWords(office, `reasons.${act}`, code, on),
    }),
  );
}

/** Whoever was called before the payment was taken, corrected or voided; these facts name the approval they used. */
function approvalsOf(office: Office, { payload, businessDate }: PaymentFact): StoryApproval[] {
  const voided = office.journal.voided(payload.receiptNo);
  const later = [...office.journal.corrections(payload.receiptNo), ...(voided ? [voided] : [])];
  return [
    ...(payload.overrides ? approvalOf(office, payload.overrides.approvalId, businessDate) : []),
    ...later.flatMap((fact) => approvalOf(office, fact.payload.approvalId, fact.businessDate)),
  ];
}

function approvalOf(office: Office, approvalId: string, businessDate: BusinessDate): StoryApproval[] {
  const approval = office.approvals.find(approvalId);
  if (!approval) return [];
  const { action, needs, askedBy, askedAtMs, approver, grantedAtMs, reasonCode, reason } = approval;
  const granted =
    approver === null || grantedAtMs === null
      ? null
      : {
          approver,
          atMs: grantedAtMs,
          reason: reasonWords(office, REASONS_OF[action], reasonCode, businessDate),
          text: reason ?? '',
        };
  return [{ needs: needs as MoneyNeed[], askedBy, askedAtMs, granted }];
}

/** Each act has a list of its own, in which the same code may mean something else. */
function reasonWords(
  office: Office,
  list: `reasons.${ReasonedAct}` | null,
  code: string | null,
  date: BusinessDate,
): { en: string; es: string } {
  const { en, es } = (list === null ? [] : office.settings.on(date)[list]).find((reason) => reason.code === code) ?? {
    en: code ?? '',
    es: code ?? '',
  };
  return { en, es };
}

/** A job on its way is told as of now; one that waits for a person, as of when that became clear. */
function openPrint(office: Office, { copy, state, reason, nextAtMs }: PrintJob) {
  if (state === 'printed' || state === 'skipped') return [];
  const settled = state === 'uncertain' || state === 'failed';
  return [{ copy, state, reason, atMs: settled ? nextAtMs : office.clock.now() }];
}
