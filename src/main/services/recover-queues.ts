import type { VoidedItem } from '#core/journal/fact-kinds.ts';
import { POST_TIMEOUT_MS } from '#core/outbox/item-state.ts';
import { composePostBody } from '#core/outbox/post-item.ts';
import { composeReversalBody } from '#core/outbox/reversal-item.ts';
import type { Office } from '../office.ts';

/**
 * Shares that the journal says are open but no queue knows of (after a rebuild, a restore, a takeover) come back as
 * `unknown`: whether they ever left is not known here, so the CIS is asked first. Rejected ones come back as rejected, for
 * a person to see. Papers whose print job is gone come back as `uncertain`: receipts that are not settled, and the day's
 * VOID slips and return slips.
 */
export function recoverQueues(office: Office): { items: number; papers: number } {
  return office.ledger.transaction(() => {
    const atMs = office.clock.now();
    const items = recoverPayments(office, atMs) + recoverReversals(office, atMs);
    const lost = [
      ...office.prints.forgotten().map((subject) => ({ kind: 'receipt' as const, subject })),
      ...office.prints.forgottenSlips(office.businessDate()),
    ];
    for (const { kind, subject } of lost) {
      office.prints.add({
        jobId: office.ids.uuid(),
        kind,
        receiptNo: subject,
        copy: 0,
        state: 'uncertain',
        reason: 'interrupted',
        attempts: 0,
        nextAtMs: atMs,
        createdAtMs: atMs,
      });
    }
    return { items, papers: lost.length };
  });
}

function recoverPayments(office: Office, atMs: number): number {
  const forgotten = office.outbox.forgotten();
  for (const { paymentRef, receiptNo, cisState } of forgotten) {
    const found = office.journal.standing(receiptNo);
    const item = found?.standing.everyItem.find(({ cis }) => cis.paymentRef === paymentRef);
    if (!found || !item) throw new Error(`item ${paymentRef} has no payment`);
    const body = composePostBody(found.payment, item);
    bringBack(office, atMs, { paymentRef, reverses: null, cisState, body, madeAtMs: item.madeBy.atMs });
  }
  return forgotten.length;
}

function recoverReversals(office: Office, atMs: number): number {
  const forgotten = office.voids.forgotten();
  for (const { reversalRef, paymentRef, receiptNo, cisState } of forgotten) {
    const found = office.journal.standing(receiptNo);
    const item = found?.standing.everyItem.find(({ cis }) => cis.paymentRef === paymentRef);
    const voided = office.journal.voided(receiptNo);
    const takers = [...office.journal.corrections(receiptNo), ...(voided ? [voided] : [])];
    const reversalIn = (items: readonly VoidedItem[]) =>
      items.find(({ reversal }) => reversal?.reversalRef === reversalRef)?.reversal;
    const by = takers.find(({ payload }) => reversalIn(payload.items));
    const reversal = by && reversalIn(by.payload.items);
    if (!found || !item || !by || !reversal) throw new Error(`reversal ${reversalRef} has no void and no correction`);
    const body = composeReversalBody(found.payment, item, by, reversal);
    bringBack(office, atMs, { paymentRef: reversalRef, reverses: paymentRef, cisState, body, madeAtMs: by.atMs });
  }
  return forgotten.length;
}

/** The post may have left a moment ago: not before its time-out has passed is the CIS asked for it. */
function bringBack(
  office: Office,
  atMs: number,
  item: { paymentRef: string; reverses: string | null; cisState: string; body: string; madeAtMs: number },
): void {
  const { paymentRef, reverses, cisState, body, madeAtMs } = item;
  office.outbox.add({
    paymentRef,
    reverses,
    state: cisState === 'rejected' ? 'rejected' : 'unknown',
    body,
    attempts: 0,
    nextAtMs: cisState === 'rejected' ? null : atMs + POST_TIMEOUT_MS,
    firstSentAtMs: madeAtMs,
    createdAtMs: madeAtMs,
  });
}
