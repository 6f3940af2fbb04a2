import type { MoneyNeed } from '#shared/approval.ts';
import type { BusinessDate } from '#shared/day.ts';
import { cents, ZERO_CENTS } from '#shared/money.ts';
import type { CisOutcome, OpenPrint, StoryContent, StoryCorrection, StoryEvent, StoryItem } from '#shared/story.ts';
import type { TenderCode } from '#shared/tender.ts';
import type { Fact } from '../journal/fact.ts';
import type { VoidedItem } from '../journal/fact-kinds.ts';
import type { PaymentFact } from './compose-receipt.ts';
import { type CorrectionFact, standingReceipt } from './standing-receipt.ts';

/** The kinds of fact that come after a payment and belong to its story. A new one gets its row and its sentence here. */
export type StoryFact = Extract<
  Fact,
  {
    kind:
      | 'receipt.printed'
      | 'receipt.reprint-asked'
      | 'receipt.skipped'
      | 'receipt.voided'
      | 'receipt.corrected'
      | 'cis.posted'
      | 'cis.rejected'
      | 'cis.cancelled';
  }
>;

/** What is known about one receipt; nothing else is needed to tell its story. */
export type StorySources = {
  payment: PaymentFact;
  /** In the journal's order. */
  later: readonly StoryFact[];
  /** Second persons who were called for it. */
  approvals: readonly StoryApproval[];
  /** From the queues, which may have lost them: what was tried, and what is still open. */
  attempts: readonly StoryAttempt[];
  openItems: readonly { paymentRef: string; state: string; nextAtMs: number | null }[];
  openPrints: readonly { copy: number; state: OpenPrint; reason: string | null; atMs: number }[];
  /** Where its money went: the drawer that was counted, the bag, the bank. None of a receipt that was voided. */
  road: readonly StoryEvent[];
  /** What is open is told as of now, ms. */
  nowMs: number;
  nameOf: (userId: string) => string;
  /** The office's words for a reason of the act's own list, as they were on its day. */
  reasonOf: (act: 'void' | 'correction', code: string, on: BusinessDate) => { en: string; es: string };
};

export type StoryApproval = {
  needs: readonly MoneyNeed[];
  askedBy: string;
  askedAtMs: number;
  granted: { approver: string; atMs: number; reason: { en: string; es: string }; text: string } | null;
};

export type StoryAttempt = {
  paymentRef: string;
  what: 'post' | 'look-up' | 'start';
  atMs: number;
  outcome: string;
};

/**
 * The payment story: everything that happened to one payment, in the order of time. What happened in the same moment
 * stays in the order in which it must have happened.
 */
export function composeStory(sources: StorySources): StoryEvent[] {
  const item = itemsOf(sources.payment, sources.later);
  const { nowMs, nameOf } = sources;
  const events: StoryEvent[] = [
    ...sources.approvals.flatMap((approval) => ofApproval(approval, nameOf)),
    ...ofPayment(sources.payment, nameOf),
    ...sources.attempts.flatMap((attempt) => ofAttempt(attempt, item)),
    ...sources.later.map((fact) => ({ atMs: fact.atMs, ...ofFact(fact, item, sources) })),
    ...sources.road,
    ...sources.openPrints.map(({ atMs, ...open }) => ({ atMs, kind: 'print-open' as const, ...open })),
    ...sources.openItems.map(({ paymentRef, state, nextAtMs }) => ({
      atMs: nowMs,
      kind: 'cis-open' as const,
      item: item(paymentRef),
      state,
      nextAtMs,
    })),
  ];
  return events.sort((a, b) => a.atMs - b.atMs);
}

/** Items by their reference: payments, and the reversals that a void or a correction made of them, which take away. */
function itemsOf(payment: PaymentFact, later: readonly StoryFact[]): (paymentRef: string) => StoryItem {
  const { everyItem } = standingReceipt(payment, later.filter(isCorrection));
  const items = new Map(
    everyItem.map(({ cis, cents: amount }) => [cis.paymentRef, { shortRef: cis.shortRef, cents: amount }]),
  );
  for (const fact of later) {
    if (fact.kind !== 'receipt.voided' && fact.kind !== 'receipt.corrected') continue;
    for (const { paymentRef, reversal } of fact.payload.items as readonly VoidedItem[]) {
      const taken = items.get(paymentRef);
      if (reversal && taken) {
        items.set(reversal.reversalRef, { shortRef: reversal.shortRef, cents: cents(-taken.cents) });
      }
    }
  }
  return (paymentRef) => {
    const item = items.get(paymentRef);
    if (!item) throw new RangeError(`payment ${paymentRef} is not of receipt ${payment.payload.receiptNo}`);
    return item;
  };
}

function isCorrection(fact: StoryFact): fact is CorrectionFact {
  return fact.kind === 'receipt.corrected';
}

/** What a correction found, which those before it may have made. */
function correctionOf(fact: CorrectionFact, { payment, later }: StorySources): StoryCorrection {
  const { change, correction } = fact.payload;
  const before = standingReceipt(
    payment,
    later.filter(isCorrection).filter((each) => each.payload.correction < correction),
  );
  if (change.kind === 'reversal') return change;
  if (change.kind === 'wrong-account') {
    const line = before.lines.find(({ lineNo }) => lineNo === change.lineNo);
    const was = line?.kind === 'account' ? line.account.displayNo : '';
    const { displayNo, name } = change.account;
    return { kind: 'wrong-account', cents: line?.cents ?? ZERO_CENTS, was, is: displayNo, name };
  }
  const was = before.tenders.find(({ tenderNo }) => tenderNo === change.tenderNo) ?? payment.payload.tenders[0];
  if (!was) throw new RangeError(`receipt ${payment.payload.receiptNo} has no tender ${change.tenderNo}`);
  const told = ({ code, number }: { code: TenderCode; number: string | null }) => ({ code, number });
  return { kind: 'wrong-tender', cents: was.tenderedCents, was: told(was), is: told(change.tender) };
}

function ofApproval(approval: StoryApproval, nameOf: StorySources['nameOf']): StoryEvent[] {
  const { needs, askedBy, askedAtMs, granted } = approval;
  const by = nameOf(askedBy);
  const asked: StoryEvent = { atMs: askedAtMs, kind: 'approval-asked', by, needs: [...needs] };
  if (!granted) return [asked];
  const { atMs, approver, reason, text } = granted;
  return [asked, { atMs, kind: 'approval-granted', by, approver: nameOf(approver), reason, text }];
}

function ofPayment({ payload, station, businessDate, actor, atMs }: PaymentFact, nameOf: StorySources['nameOf']) {
  const { drawerSession, linesCents, changeCents, receivedDate, effectiveDate, effectiveRule } = payload;
  const by = nameOf(actor);
  const dates = { businessDate, receivedDate, effectiveDate, effectiveRule };
  const events: StoryEvent[] = [{ atMs, kind: 'taken', by, station, drawerSession, linesCents, changeCents, ...dates }];
  if (payload.confirmed.length > 0) events.push({ atMs, kind: 'odd-confirmed', by, oddities: payload.confirmed });
  return events;
}

function ofAttempt(attempt: StoryAttempt, item: (ref: string) => StoryItem): StoryEvent[] {
  const { atMs, what } = attempt;
  // That a program started again is no step of the payment: what it then asked or sent is.
  if (what === 'start') return [];
  const kind = what === 'post' ? ('cis-sent' as const) : ('cis-asked' as const);
  return [{ atMs, kind, item: item(attempt.paymentRef), outcome: attempt.outcome as CisOutcome }];
}

/** One sentence for each later fact. The compiler refuses a kind that has none. */
function ofFact(fact: StoryFact, item: (ref: string) => StoryItem, sources: StorySources): StoryContent {
  const { nameOf, reasonOf } = sources;
  switch (fact.kind) {
    case 'receipt.printed': {
      const { copy, confirmedBy } = fact.payload;
      return { kind: 'printed', copy, by: confirmedBy === 'person' ? nameOf(fact.actor) : null };
    }
    case 'receipt.reprint-asked':
      return { kind: 'reprint-asked', copy: fact.payload.copy, by: nameOf(fact.actor) };
    case 'receipt.skipped':
      return { kind: 'print-skipped', copy: fact.payload.copy, by: nameOf(fact.actor) };
    case 'receipt.voided': {
      const { cashReturnedCents, reasonCode, reason } = fact.payload;
      const approver = fact.approver === null ? '' : nameOf(fact.approver);
      return {
        kind: 'voided',
        by: nameOf(fact.actor),
        approver,
        reason: reasonOf('void', reasonCode, fact.businessDate),
        text: reason,
        cashReturnedCents,
      };
    }
    case 'receipt.corrected': {
      const { reasonCode, reason } = fact.payload;
      const approver = fact.approver === null ? '' : nameOf(fact.approver);
      const change = correctionOf(fact, sources);
      const words = reasonOf('correction', reasonCode, fact.businessDate);
      return { kind: 'corrected', by: nameOf(fact.actor), approver, reason: words, text: reason, change };
    }
    case 'cis.cancelled':
      return { kind: 'cis-cancelled', item: item(fact.payload.paymentRef) };
    case 'cis.posted': {
      const { paymentRef, cisRef, cisBatch, learntBy } = fact.payload;
      return { kind: 'cis-posted', item: item(paymentRef), cisRef, cisBatch, learntBy };
    }
    case 'cis.rejected': {
      const { paymentRef, code, detail } = fact.payload;
      return { kind: 'cis-rejected', item: item(paymentRef), code, detail };
    }
  }
}
