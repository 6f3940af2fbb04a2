import type { PaymentFact } from '#core/receipt/compose-receipt.ts';
import type { VoidFact } from '#core/receipt/compose-void.ts';
import { cashKept, decideVoid, type VoidCircumstances, type VoidRequest } from '#core/receipt/decide-void.ts';
import type { StandingReceipt } from '#core/receipt/standing-receipt.ts';
import type { VoidView } from '#shared/contract/void.ts';
import { ok, type Result, refuse } from '#shared/failure.ts';
import { cents } from '#shared/money.ts';
import type { Actor, Office } from '../office.ts';
import { type ApprovalRequest, approvedFor, callSecondPerson, servedFor } from './approve.ts';
import { refuseOwn } from './own-accounts.ts';
import { printSlip } from './print-slip.ts';
import { accountsOf, cancelFacts, queueTakenBack, receiptSubject, sentItems, voidableNow } from './receipt-items.ts';

export type VoidInput = Omit<VoidRequest, 'cashReturnedCents'> & { cashReturnedCents: number };

/**
 * Voids a whole receipt on its day, by two people: one transaction stores the fact, cancels or reverses its items for the
 * CIS, opens the drawer for the cash that goes back, and prints a VOID slip; or nothing. The same void asked for again
 * gives the void that is there.
 */
export function voidReceipt(office: Office, actor: Actor, input: VoidInput): Result<VoidView> {
  const request: VoidRequest = { ...input, cashReturnedCents: cents(input.cashReturnedCents) };
  return office.ledger.transaction(() => {
    const found = office.journal.standing(request.receiptNo);
    const asked: ApprovalRequest = {
      action: 'receipt.void',
      asked: {
        receiptNo: request.receiptNo,
        // A word for a receipt that was put right meanwhile was for what both people saw then.
        corrections: found?.standing.corrections ?? 0,
        reasonCode: request.reasonCode,
        reason: request.reason,
        cashReturnedCents: request.cashReturnedCents,
      },
    };
    const done = office.journal.voided(request.receiptNo);
    if (done && servedFor(office, actor, request.approvalId, asked)) return ok(view(done));
    const own = refuseOwn(office, actor, accountsOf(found?.standing ?? null), 'receipt.void');
    if (!own.ok) return own;
    // What is wrong with the void is said before what is wrong with the word for it.
    const decision = decideVoid(request, circumstances(office, found));
    if (!decision.ok && decision.failure.code === 'APPROVAL_NEEDED' && found) {
      return callSecondPerson(office, actor, asked, ['void'], receiptSubject(request.receiptNo, found.standing));
    }
    if (!decision.ok) return decision;
    const approved = approvedFor(office, actor, request.approvalId, asked);
    if (!approved.ok) return approved;
    if (!found || !approved.value) return refuse('APPROVAL_UNKNOWN');
    const [fact] = office.ledger.append(office.context(actor.userId, approved.value.approver), [
      { kind: 'receipt.voided', payload: decision.value },
      { kind: 'approval.used', payload: { approvalId: decision.value.approvalId } },
      ...cancelFacts(decision.value.items),
    ]) as [VoidFact];
    queueTakenBack(office, found.payment, found.standing, fact);
    orderSlip(office, found.standing, request.receiptNo);
    return ok(view(fact));
  });
}

function view({ atMs, payload: { receiptNo, cashReturnedCents } }: VoidFact): VoidView {
  return { receiptNo, voidedAtMs: atMs, cashReturnedCents };
}

function circumstances(
  office: Office,
  found: { payment: PaymentFact; standing: StandingReceipt } | null,
): VoidCircumstances {
  const stored = found ? office.receipts.find(found.payment.payload.receiptNo) : null;
  const items = stored ? sentItems(office, stored.receiptNo) : [];
  return {
    station: office.station,
    receipt:
      stored && found
        ? {
            voided: office.voids.find(stored.receiptNo) !== null,
            reversed: found.standing.reversed,
            ...voidableNow(office, stored),
            tenders: found.standing.tenders,
          }
        : null,
    items,
    nextItem: office.nextItem(),
    reversalRefs: items.map(() => office.ids.uuid()),
    settings: office.settingsNow(),
  };
}

function orderSlip(office: Office, { tenders }: StandingReceipt, receiptNo: string): void {
  if (cashKept(tenders) > 0) printSlip(office, 'drawer-kick', receiptNo);
  printSlip(office, 'void-slip', receiptNo);
}
