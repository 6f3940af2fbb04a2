import type { NewFact } from '#core/journal/fact.ts';
import { keptText } from '#core/journal/kept-text.ts';
import type { CartTender } from '#core/payment/cart.ts';
import { type AccountSight, decidePayment, inOrder } from '#core/payment/decide-payment.ts';
import { instrumentKey } from '#core/payment/instrument.ts';
import type { PaymentFact } from '#core/receipt/compose-receipt.ts';
import { standingReceipt } from '#core/receipt/standing-receipt.ts';
import type { ApprovalSubject } from '#shared/approval.ts';
import type { TakenView } from '#shared/contract/payment.ts';
import { twoDigitYear } from '#shared/day.ts';
import { ok, type Result, refuse } from '#shared/failure.ts';
import { piecesOf, sumCents } from '#shared/money.ts';
import type { Settings } from '#shared/setting.ts';
import type { Oddity, Override } from '#shared/tender.ts';
import type { Draft } from '../db/draft-store.ts';
import type { Actor, Office } from '../office.ts';
import type { AccountDesk } from './account-desk.ts';
import { type ApprovalRequest, approvedFor, callSecondPerson } from './approve.ts';
import { enoughRefs, mostShares } from './begin-payment.ts';
import { limitOf } from './drawer-cash.ts';
import { sessionOf } from './open-drawer.ts';
import { refuseOwn } from './own-accounts.ts';
import { queuePayments } from './receipt-items.ts';

export type TakeInput = {
  transactionId: string;
  /** What the clerk saw to be paid, cents. */
  linesCents: number;
  tenders: readonly CartTender[];
  confirmed: readonly Oddity[];
  approvalId: string | null;
};

/**
 * Takes a payment: one transaction stores the fact, what follows from it, the items for the CIS, the order to open the
 * drawer and the receipt to print; or nothing. The same transaction asked for again gives the same receipt.
 */
export function takePayment(office: Office, desk: AccountDesk, actor: Actor, input: TakeInput): Result<TakenView> {
  return office.ledger.transaction(() => {
    const taken = office.receipts.ofTransaction(input.transactionId);
    if (taken) return replay(office, actor, taken, input);
    const draft = office.drafts.find(input.transactionId);
    if (draft?.userId !== actor.userId || draft.parkedAtMs !== null) return refuse('DRAFT_UNKNOWN');
    // An Enter that was pressed on an older cart takes nothing: the clerk told the customer another total.
    const linesCents = sumCents(draft.lines.map((line) => line.cents));
    if (linesCents !== input.linesCents) return refuse('CART_CHANGED', { linesCents });
    const accountNos = draft.lines.flatMap((line) => (line.kind === 'account' ? [line.accountNo] : []));
    const own = refuseOwn(office, actor, accountNos, 'payment.take');
    if (!own.ok) return own;
    return take(office, desk, actor, { ...draft, tenders: [...input.tenders] }, input);
  });
}

function take(
  office: Office,
  desk: AccountDesk,
  actor: Actor,
  draft: Draft,
  { confirmed, approvalId }: TakeInput,
): Result<TakenView> {
  const request = approvalRequest(draft);
  const approved = approvedFor(office, actor, approvalId, request);
  if (!approved.ok) return approved;
  const { approval, approver } = approved.value ?? { approval: null, approver: null };
  const now = circumstances(office, desk, actor, draft);
  const decision = decidePayment(
    {
      ...draft,
      confirmed,
      approved: approval ? { approvalId: approval.approvalId, overrides: approval.needs as Override[] } : null,
    },
    now,
  );
  if (!decision.ok && decision.failure.code === 'APPROVAL_NEEDED') {
    const needs = decision.failure.details.needs as Override[];
    return callSecondPerson(office, actor, request, needs, subjectOf(desk, draft));
  }
  if (!decision.ok) return decision;
  const used = decision.value.overrides;
  const facts: NewFact[] = [{ kind: 'payment.taken', payload: decision.value }];
  if (used) facts.push({ kind: 'approval.used', payload: { approvalId: used.approvalId } });
  const [fact] = office.ledger.append(office.context(actor.userId, used ? approver : null), facts) as [PaymentFact];
  const printJobId = fillQueues(office, fact, now.settings);
  office.drafts.drop(draft.transactionId);
  return ok(view(fact.payload, printJobId));
}

/** What an approval is bound to: the transaction with its lines and tenders, to the cent. */
function approvalRequest({ transactionId, lines, tenders }: Draft): ApprovalRequest {
  return { action: 'payment.take', asked: { transactionId, lines, tenders } };
}

function subjectOf(desk: AccountDesk, { lines, tenders }: Draft): ApprovalSubject {
  return {
    receiptNo: null,
    lines: lines.map((line) => {
      if (line.kind === 'misc') return { label: line.description, accountNo: null, cents: line.cents };
      const account = desk.find(line.accountNo);
      const label = account ? `${keptText(account.displayNo, 30)} ${keptText(account.name, 60)}` : line.accountNo;
      return { label, accountNo: line.accountNo, cents: line.cents };
    }),
    tenders: tenders.map(({ code, tenderedCents, number }) => ({ code, cents: tenderedCents, number })),
    totalCents: sumCents(lines.map((line) => line.cents)),
  };
}

function circumstances(office: Office, desk: AccountDesk, actor: Actor, draft: Draft) {
  const businessDate = office.businessDate();
  const settings = office.settings.on(businessDate);
  const accounts = new Map<string, AccountSight>();
  for (const line of draft.lines) {
    const sight = line.kind === 'account' ? desk.sight(line.accountNo, actor, settings) : null;
    if (sight) accounts.set(sight.seen.accountNo, sight);
  }
  const year = twoDigitYear(businessDate);
  const session = sessionOf(office, actor);
  const keys = draft.tenders.map(instrumentKey).filter((key) => key !== null);
  return {
    station: office.station,
    atMs: office.clock.now(),
    calendarDate: office.calendarDate(),
    businessDate,
    drawerSession: session?.sessionId ?? null,
    cashLimit: session && draft.tenders.some(({ code }) => code === 'cash') ? limitOf(office, session) : 'below',
    clerkName: actor.name,
    accounts,
    instrumentSeen:
      new Set(keys).size < keys.length || keys.some((key) => office.receipts.withInstrument(key) !== null),
    settings,
    nextReceipt: office.receipts.lastCounter(office.station, year) + 1,
    nextItem: office.nextItem(),
    paymentRefs: enoughRefs(draft.paymentRefs, mostShares(draft.lines.length, draft.tenders.length), office.ids.uuid),
  };
}

/** The order is always: the drawer first, then the receipt. Both run after the commit. Gives the receipt's job. */
function fillQueues(office: Office, fact: PaymentFact, settings: Settings): string {
  const { receiptNo, tenders } = fact.payload;
  queuePayments(office, fact, standingReceipt(fact, []).items);
  const job = { receiptNo, copy: 0, state: 'waiting' as const, reason: null, attempts: 0 };
  const times = { nextAtMs: fact.atMs, createdAtMs: fact.atMs };
  if (tenders.some((tender) => settings[`tender.${tender.code}`].opensDrawer)) {
    office.prints.add({ ...job, ...times, jobId: office.ids.uuid(), kind: 'drawer-kick' });
  }
  const jobId = office.ids.uuid();
  office.prints.add({ ...job, ...times, jobId, kind: 'receipt' });
  return jobId;
}

/** Enter pressed twice, a second click, a reload: the receipt that is there, unless something else is asked for. */
function replay(
  office: Office,
  actor: Actor,
  taken: { receiptNo: string; userId: string },
  asked: TakeInput,
): Result<TakenView> {
  const fact = office.journal.payment(taken.receiptNo);
  if (!fact) throw new Error(`receipt ${taken.receiptNo} has no payment`);
  const same =
    taken.userId === actor.userId &&
    fact.payload.linesCents === asked.linesCents &&
    sameTenders(fact.payload.tenders, inOrder(asked.tenders));
  if (!same) return refuse('TRANSACTION_DIFFERS', { receiptNo: taken.receiptNo });
  return ok(view(fact.payload, office.prints.ofCopy(taken.receiptNo, 0)?.jobId ?? ''));
}

function sameTenders(taken: readonly CartTender[], asked: readonly CartTender[]): boolean {
  return (
    taken.length === asked.length &&
    taken.every((tender, index) => {
      const again = asked[index];
      return (
        tender.code === again?.code &&
        tender.tenderedCents === again.tenderedCents &&
        tender.number === again.number &&
        tender.issuer === again.issuer
      );
    })
  );
}

function view(payment: PaymentFact['payload'], printJobId: string): TakenView {
  const { transactionId, receiptNo, linesCents, tenderedCents, changeCents } = payment;
  return {
    transactionId,
    receiptNo,
    linesCents,
    tenderedCents,
    changeCents,
    pieces: piecesOf(changeCents),
    printJobId,
  };
}
