import type { ApprovalSubject } from '#core/access/approval.ts';
import { keptText } from '#core/journal/kept-text.ts';
import { composeReversalBody } from '#core/outbox/reversal-item.ts';
import type { PaymentFact } from '#core/receipt/compose-receipt.ts';
import type { VoidFact } from '#core/receipt/compose-void.ts';
import { cashKept, decideVoid, type VoidRequest } from '#core/receipt/decide-void.ts';
import type { VoidView } from '#shared/contract/void.ts';
import { ok, type Result, refuse } from '#shared/failure.ts';
import { cents } from '#shared/money.ts';
import type { Actor, Office } from '../office.ts';
import { type ApprovalRequest, approvedFor, callSecondPerson } from './approve.ts';
import { drawerOf } from './open-drawer.ts';
import { refuseOwn } from './own-accounts.ts';
import { printSlip } from './print-slip.ts';

export type VoidInput = Omit<VoidRequest, 'cashReturnedCents'> & { cashReturnedCents: number };

/**
 * Voids a whole receipt on its day, by two people: one transaction stores the fact, cancels or reverses its items for the
 * CIS, opens the drawer for the cash that goes back, and prints a VOID slip; or nothing. The same void asked for again
 * gives the void that is there.
 */
export function voidReceipt(office: Office, actor: Actor, input: VoidInput): Result<VoidView> {
  const request: VoidRequest = { ...input, cashReturnedCents: cents(input.cashReturnedCents) };
  return office.ledger.transaction(() => {
    const done = office.journal.voided(request.receiptNo);
    if (done && isReplay(done, actor, request)) return ok(view(done));
    const payment = office.journal.payment(request.receiptNo);
    const accountNos = payment?.payload.lines.flatMap((line) =>
      line.kind === 'account' ? [line.account.accountNo] : [],
    );
    const own = refuseOwn(office, actor, accountNos ?? [], 'receipt.void');
    if (!own.ok) return own;
    const asked: ApprovalRequest = {
      action: 'receipt.void',
      asked: {
        receiptNo: request.receiptNo,
        reasonCode: request.reasonCode,
        reason: request.reason,
        cashReturnedCents: request.cashReturnedCents,
      },
    };
    // What is wrong with the void is said before what is wrong with the word for it.
    const decision = decideVoid(request, circumstances(office, payment));
    if (!decision.ok && decision.failure.code === 'APPROVAL_NEEDED' && payment) {
      return callSecondPerson(office, actor, asked, ['void'], subjectOf(payment));
    }
    if (!decision.ok) return decision;
    const approved = approvedFor(office, actor, request.approvalId, asked);
    if (!approved.ok) return approved;
    if (!payment || !approved.value) return refuse('APPROVAL_UNKNOWN');
    const [fact] = office.ledger.append(office.context(actor.userId, approved.value.approver), [
      { kind: 'receipt.voided', payload: decision.value },
      { kind: 'approval.used', payload: { approvalId: decision.value.approvalId } },
      ...decision.value.items.flatMap(({ paymentRef, reversal }) =>
        reversal ? [] : [{ kind: 'cis.cancelled' as const, payload: { paymentRef } }],
      ),
    ]) as [VoidFact];
    fillQueues(office, payment, fact);
    return ok(view(fact));
  });
}

/** Enter pressed twice, a lost reply: the same request, by the same person, with the same agreement. */
function isReplay({ actor: by, payload }: VoidFact, actor: Actor, request: VoidRequest): boolean {
  return (
    by === actor.userId &&
    payload.approvalId === request.approvalId &&
    payload.reasonCode === request.reasonCode &&
    payload.reason === request.reason &&
    payload.cashReturnedCents === request.cashReturnedCents
  );
}

function view({ atMs, payload: { receiptNo, cashReturnedCents } }: VoidFact): VoidView {
  return { receiptNo, voidedAtMs: atMs, cashReturnedCents };
}

function circumstances(office: Office, payment: PaymentFact | null) {
  const stored = payment ? office.receipts.find(payment.payload.receiptNo) : null;
  const items = stored ? office.voids.itemsOf(stored.receiptNo) : [];
  const owner = stored ? office.people.find(stored.userId) : null;
  const drawer = owner ? drawerOf(office, owner) : null;
  return {
    station: office.station,
    receipt:
      stored && payment
        ? {
            voided: office.voids.find(stored.receiptNo) !== null,
            today: stored.businessDate === office.businessDate() && stored.station === office.station,
            drawerOpen: drawer?.sessionId === stored.drawerSession,
            tenders: payment.payload.tenders,
          }
        : null,
    items: items.map(({ paymentRef, cisState, queued, firstSentAtMs }) => ({
      paymentRef: paymentRef ?? '',
      unsent: cisState === 'rejected' || (queued === 'queued' && firstSentAtMs === null),
    })),
    nextItem: office.nextItem(),
    reversalRefs: items.map(() => office.ids.uuid()),
    settings: office.settingsNow(),
  };
}

function subjectOf({ payload }: PaymentFact): ApprovalSubject {
  return {
    receiptNo: payload.receiptNo,
    lines: payload.lines.map((line) => ({
      label: line.kind === 'misc' ? line.description : `${line.account.displayNo} ${keptText(line.account.name, 60)}`,
      accountNo: line.kind === 'misc' ? null : line.account.accountNo,
      cents: line.cents,
    })),
    tenders: payload.tenders.map(({ code, tenderedCents, number }) => ({ code, cents: tenderedCents, number })),
    totalCents: payload.linesCents,
  };
}

function fillQueues(office: Office, payment: PaymentFact, voided: VoidFact): void {
  for (const item of voided.payload.items) {
    if (!item.reversal) {
      office.outbox.settle(item.paymentRef, 'cancelled', null);
      continue;
    }
    const body = composeReversalBody(payment, voided, item);
    if (body === null) throw new Error(`item ${item.paymentRef} has no share`);
    office.outbox.add({
      paymentRef: item.reversal.reversalRef,
      reverses: item.paymentRef,
      state: 'queued',
      body,
      attempts: 0,
      nextAtMs: voided.atMs,
      firstSentAtMs: null,
      createdAtMs: voided.atMs,
    });
  }
  const { receiptNo } = voided.payload;
  if (cashKept(payment.payload.tenders) > 0) printSlip(office, 'drawer-kick', receiptNo);
  printSlip(office, 'void-slip', receiptNo);
}
