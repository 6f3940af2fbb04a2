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
    let items = 0;
    for (const { paymentRef, receiptNo, cisState } of office.outbox.forgotten()) {
      const fact = office.journal.payment(receiptNo);
      const share = fact?.payload.shares.find((candidate) => candidate.cis?.paymentRef === paymentRef);
      const body = fact && share ? composePostBody(fact, share) : null;
      if (!fact || body === null) throw new Error(`item ${paymentRef} has no payment`);
      office.outbox.add({
        paymentRef,
        reverses: null,
        state: cisState === 'rejected' ? 'rejected' : 'unknown',
        body,
        attempts: 0,
        // The post may have left a moment ago: not before its time-out has passed is it asked for.
        nextAtMs: cisState === 'rejected' ? null : atMs + POST_TIMEOUT_MS,
        firstSentAtMs: fact.atMs,
        createdAtMs: fact.atMs,
      });
      items += 1;
    }
    items += recoverReversals(office, atMs);
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

function recoverReversals(office: Office, atMs: number): number {
  const forgotten = office.voids.forgotten();
  for (const { reversalRef, paymentRef, receiptNo, cisState } of forgotten) {
    const payment = office.journal.payment(receiptNo);
    const voided = office.journal.voided(receiptNo);
    const item = voided?.payload.items.find((candidate) => candidate.reversal?.reversalRef === reversalRef);
    const body = payment && voided && item ? composeReversalBody(payment, voided, item) : null;
    if (!voided || body === null) throw new Error(`reversal ${reversalRef} has no void`);
    office.outbox.add({
      paymentRef: reversalRef,
      reverses: paymentRef,
      state: cisState === 'rejected' ? 'rejected' : 'unknown',
      body,
      attempts: 0,
      nextAtMs: cisState === 'rejected' ? null : atMs + POST_TIMEOUT_MS,
      firstSentAtMs: voided.atMs,
      createdAtMs: voided.atMs,
    });
  }
  return forgotten.length;
}
