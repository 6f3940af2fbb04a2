import type { NewFact } from '#core/journal/fact.ts';
import type { VoidedItem } from '#core/journal/fact-kinds.ts';
import { keptText } from '#core/journal/kept-text.ts';
import { composePostBody } from '#core/outbox/post-item.ts';
import { composeReversalBody } from '#core/outbox/reversal-item.ts';
import type { PaymentFact } from '#core/receipt/compose-receipt.ts';
import type { VoidFact } from '#core/receipt/compose-void.ts';
import type { SentItem } from '#core/receipt/decide-void.ts';
import type { CorrectionFact, ReceiptItem, StandingReceipt } from '#core/receipt/standing-receipt.ts';
import type { ApprovalSubject } from '#shared/approval.ts';
import { sumCents } from '#shared/money.ts';
import type { Office } from '../office.ts';
import { sessionOf } from './open-drawer.ts';

type StoredReceipt = NonNullable<ReturnType<Office['receipts']['find']>>;

/** The items of a receipt that stand, and whether anything of each can have left. */
export function sentItems(office: Office, receiptNo: string): SentItem[] {
  return office.voids.itemsOf(receiptNo).map(({ paymentRef, cisState, queued, firstSentAtMs }) => ({
    paymentRef: paymentRef ?? '',
    unsent: cisState === 'rejected' || (queued === 'queued' && firstSentAtMs === null),
  }));
}

/** A receipt can be voided on its own day and station, while the drawer it was taken in is open. */
export function voidableNow(office: Office, receipt: StoredReceipt): { today: boolean; drawerOpen: boolean } {
  const owner = office.people.find(receipt.userId);
  const drawer = owner ? sessionOf(office, owner) : null;
  return {
    today: receipt.businessDate === office.businessDate() && receipt.station === office.station,
    drawerOpen: drawer?.sessionId === receipt.drawerSession,
  };
}

/** The accounts that a receipt is for, as it stands. */
export function accountsOf(standing: StandingReceipt | null): string[] {
  return (standing?.lines ?? []).flatMap((line) => (line.kind === 'account' ? [line.account.accountNo] : []));
}

/** A receipt as the second person sees it: as it stands, before what is asked for. */
export function receiptSubject(receiptNo: string, { lines, tenders }: StandingReceipt): ApprovalSubject {
  return {
    receiptNo,
    lines: lines.map((line) => ({
      label: line.kind === 'misc' ? line.description : `${line.account.displayNo} ${keptText(line.account.name, 60)}`,
      accountNo: line.kind === 'misc' ? null : line.account.accountNo,
      cents: line.cents,
    })),
    tenders: tenders.map(({ code, tenderedCents, number }) => ({ code, cents: tenderedCents, number })),
    totalCents: sumCents(lines.map((line) => line.cents)),
  };
}

/** The facts about items that are taken back before anything of them was sent. */
export function cancelFacts(items: readonly VoidedItem[]): NewFact[] {
  return items.flatMap(({ paymentRef, reversal }) =>
    reversal ? [] : [{ kind: 'cis.cancelled' as const, payload: { paymentRef } }],
  );
}

/** Inside a transaction: what a void or a correction takes back leaves the queue, or is followed by its reversal. */
export function queueTakenBack(
  office: Office,
  payment: PaymentFact,
  before: StandingReceipt,
  by: VoidFact | CorrectionFact,
): void {
  for (const { paymentRef, reversal } of by.payload.items as readonly VoidedItem[]) {
    if (!reversal) {
      office.outbox.settle(paymentRef, 'cancelled', null);
      continue;
    }
    const item = before.items.find(({ cis }) => cis.paymentRef === paymentRef);
    if (!item) throw new Error(`item ${paymentRef} does not stand`);
    const body = composeReversalBody(payment, item, by, reversal);
    queue(office, { paymentRef: reversal.reversalRef, reverses: paymentRef, body, atMs: by.atMs });
  }
}

/** Inside a transaction: items that the CIS is to be told of. */
export function queuePayments(office: Office, payment: PaymentFact, items: readonly ReceiptItem[]): void {
  for (const item of items) {
    const body = composePostBody(payment, item);
    queue(office, { paymentRef: item.cis.paymentRef, reverses: null, body, atMs: item.madeBy.atMs });
  }
}

function queue(
  office: Office,
  { atMs, ...item }: { paymentRef: string; reverses: string | null; body: string; atMs: number },
): void {
  office.outbox.add({
    ...item,
    state: 'queued',
    attempts: 0,
    nextAtMs: atMs,
    firstSentAtMs: null,
    createdAtMs: atMs,
  });
}
