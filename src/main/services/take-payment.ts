import { composePostBody } from '#core/outbox/post-item.ts';
import type { CartTender } from '#core/payment/cart.ts';
import { type AccountSight, decidePayment } from '#core/payment/decide-payment.ts';
import type { PaymentFact } from '#core/receipt/compose-receipt.ts';
import type { TakenView } from '#shared/contract/payment.ts';
import { twoDigitYear } from '#shared/day.ts';
import { ok, type Result, refuse } from '#shared/failure.ts';
import { cents, piecesOf, sumCents } from '#shared/money.ts';
import type { Oddity, TenderCode } from '#shared/tender.ts';
import type { Draft } from '../db/draft-store.ts';
import type { Actor, Office } from '../office.ts';
import type { AccountDesk } from './account-desk.ts';
import { enoughRefs } from './begin-payment.ts';
import { drawerOf } from './open-drawer.ts';

export type TakeInput = {
  transactionId: string;
  /** What the clerk saw to be paid, cents. */
  linesCents: number;
  tenders: { code: TenderCode; cents: number }[];
  confirmed: Oddity[];
};

/**
 * Takes a payment: one transaction stores the fact, what follows from it, the items for the CIS, the order to open the
 * drawer and the receipt to print; or nothing. The same transaction asked for again gives the same receipt.
 */
export function takePayment(office: Office, desk: AccountDesk, actor: Actor, input: TakeInput): Result<TakenView> {
  const tenders = input.tenders.map(({ code, cents: amount }) => ({ code, tenderedCents: cents(amount) }));
  return office.ledger.transaction(() => {
    const taken = office.receipts.ofTransaction(input.transactionId);
    if (taken) return replay(office, actor, taken, { ...input, tenders });
    const draft = office.drafts.find(input.transactionId);
    if (draft?.userId !== actor.userId) return refuse('DRAFT_UNKNOWN');
    // An Enter that was pressed on an older cart takes nothing: the clerk told the customer another total.
    const linesCents = sumCents(draft.lines.map((line) => line.cents));
    if (linesCents !== input.linesCents) return refuse('CART_CHANGED', { linesCents });

    const decision = decidePayment(
      { ...draft, tenders, confirmed: input.confirmed },
      circumstances(office, desk, actor, draft, tenders.length),
    );
    if (!decision.ok) return decision;
    const [fact] = office.ledger.append(office.context(actor.userId), [
      { kind: 'payment.taken', payload: decision.value },
    ]) as [PaymentFact];
    fillQueues(office, fact);
    office.drafts.drop(draft.transactionId);
    return ok(view(office, fact.payload));
  });
}

function circumstances(office: Office, desk: AccountDesk, actor: Actor, draft: Draft, tenders: number) {
  const businessDate = office.businessDate();
  const accounts = new Map<string, AccountSight>();
  for (const line of draft.lines) {
    const sight = line.kind === 'account' ? desk.sight(line.accountNo) : null;
    if (sight) accounts.set(sight.seen.accountNo, sight);
  }
  const year = twoDigitYear(businessDate);
  return {
    station: office.station,
    atMs: office.clock.now(),
    calendarDate: office.calendarDate(),
    businessDate,
    drawerSession: drawerOf(office, actor)?.sessionId ?? null,
    clerkName: actor.name,
    accounts,
    settings: office.settings.on(businessDate),
    nextReceipt: office.receipts.lastCounter(office.station, year) + 1,
    nextItem: office.receipts.lastItem(office.station) + 1,
    // Splitting n lines over m tenders gives at most n + m - 1 shares.
    paymentRefs: enoughRefs(draft.paymentRefs, draft.lines.length + tenders - 1, office.ids.uuid),
  };
}

/** The order is always: the drawer first, then the receipt. Both run after the commit. */
function fillQueues(office: Office, fact: PaymentFact): void {
  const { receiptNo, shares, tenders } = fact.payload;
  for (const share of shares) {
    const body = composePostBody(fact, share);
    if (share.cis && body !== null) {
      office.outbox.add({
        paymentRef: share.cis.paymentRef,
        state: 'queued',
        body,
        attempts: 0,
        nextAtMs: fact.atMs,
        firstSentAtMs: null,
        createdAtMs: fact.atMs,
      });
    }
  }
  const job = { receiptNo, copy: 0, state: 'waiting' as const, reason: null, attempts: 0 };
  const times = { nextAtMs: fact.atMs, createdAtMs: fact.atMs };
  if (tenders.some((tender) => tender.code === 'cash')) {
    office.prints.add({ ...job, ...times, jobId: office.ids.uuid(), kind: 'drawer-kick' });
  }
  office.prints.add({ ...job, ...times, jobId: office.ids.uuid(), kind: 'receipt' });
}

/** Enter pressed twice, a second click, a reload: the receipt that is there, unless something else is asked for. */
function replay(
  office: Office,
  actor: Actor,
  taken: { receiptNo: string; userId: string },
  asked: { linesCents: number; tenders: CartTender[] },
): Result<TakenView> {
  const fact = office.journal.payment(taken.receiptNo);
  if (!fact) throw new Error(`receipt ${taken.receiptNo} has no payment`);
  const same =
    taken.userId === actor.userId &&
    fact.payload.linesCents === asked.linesCents &&
    fact.payload.tenders.length === asked.tenders.length &&
    fact.payload.tenders.every(({ code, tenderedCents }, index) => {
      const again = asked.tenders[index];
      return code === again?.code && tenderedCents === again.tenderedCents;
    });
  if (!same) return refuse('TRANSACTION_DIFFERS', { receiptNo: taken.receiptNo });
  return ok(view(office, fact.payload));
}

function view(office: Office, payment: PaymentFact['payload']): TakenView {
  const { transactionId, receiptNo, linesCents, tenderedCents, changeCents } = payment;
  return {
    transactionId,
    receiptNo,
    linesCents,
    tenderedCents,
    changeCents,
    pieces: piecesOf(changeCents),
    printJobId: office.prints.ofCopy(receiptNo, 0)?.jobId ?? '',
  };
}
