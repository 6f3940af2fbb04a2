import { keptText } from '#core/journal/kept-text.ts';
import { instrumentKey } from '#core/payment/instrument.ts';
import type { PaymentFact } from '#core/receipt/compose-receipt.ts';
import {
  type AskedChange,
  type CorrectionCircumstances,
  decideCorrection,
  itemsToChange,
} from '#core/receipt/decide-correction.ts';
import { type CorrectionFact, type StandingReceipt, standingReceipt } from '#core/receipt/standing-receipt.ts';
import type { ApprovalNeed, ApprovalSubject } from '#shared/approval.ts';
import type { CorrectionView } from '#shared/contract/correction.ts';
import { ok, type Result, refuse } from '#shared/failure.ts';
import { compact } from '#shared/lookup-text.ts';
import { ZERO_CENTS } from '#shared/money.ts';
import type { Actor, Office } from '../office.ts';
import type { AccountDesk } from './account-desk.ts';
import { type ApprovalRequest, approvedFor, callSecondPerson, servedFor } from './approve.ts';
import { refuseOwn } from './own-accounts.ts';
import { correctionSubject } from './paper-of-job.ts';
import { printSlip } from './print-slip.ts';
import {
  accountsOf,
  cancelFacts,
  queuePayments,
  queueTakenBack,
  receiptSubject,
  sentItems,
  voidableNow,
} from './receipt-items.ts';

export type CorrectionInput = {
  receiptNo: string;
  change: AskedChange;
  reasonCode: string;
  reason: string;
  approvalId: string | null;
};
type Found = { payment: PaymentFact; standing: StandingReceipt };

/**
 * Puts a receipt right after its day, by two people: one transaction stores the fact, cancels or reverses what the CIS was
 * told wrongly, posts it again as it is right, and prints a correction slip; or nothing. The same correction asked for
 * again with the approval that served for it is the one that is there.
 */
export function correctReceipt(
  office: Office,
  desk: AccountDesk,
  actor: Actor,
  input: CorrectionInput,
): Result<CorrectionView> {
  const { receiptNo, reasonCode, reason, approvalId } = input;
  const change = withBareAccount(input.change);
  return office.ledger.transaction(() => {
    // Asked for by its number: a word for a receipt that was put right meanwhile was for what both people saw then.
    const request = (correction: number): ApprovalRequest => ({
      action: 'receipt.correct',
      asked: { receiptNo, correction, change, reasonCode, reason },
    });
    const done = office.corrections.approvedBy(receiptNo, approvalId ?? '');
    if (done && servedFor(office, actor, approvalId, request(done.correction)))
      return ok({ receiptNo, correction: done.correction, correctedAtMs: done.correctedAtMs });
    const found = office.journal.standing(receiptNo);
    const asked = request((found?.standing.corrections ?? 0) + 1);
    const target = change.kind === 'wrong-account' ? [change.accountNo] : [];
    const own = refuseOwn(office, actor, [...accountsOf(found?.standing ?? null), ...target], 'receipt.correct');
    if (!own.ok) return own;
    const approved = approvedFor(office, actor, approvalId, asked);
    if (!approved.ok) return approved;
    const approval = approved.value?.approval ?? null;
    const now = circumstances(office, desk, actor, found, change);
    const decision = decideCorrection({ receiptNo, change, reasonCode, reason, approved: approval }, now);
    if (!decision.ok && decision.failure.code === 'APPROVAL_NEEDED' && found) {
      const needs = decision.failure.details.needs as ApprovalNeed[];
      return callSecondPerson(office, actor, asked, needs, subjectOf(receiptNo, found.standing, change, now));
    }
    if (!decision.ok) return decision;
    if (!found || !approved.value) return refuse('APPROVAL_UNKNOWN');
    const [fact] = office.ledger.append(office.context(actor.userId, approved.value.approver), [
      { kind: 'receipt.corrected', payload: decision.value },
      { kind: 'approval.used', payload: { approvalId: decision.value.approvalId } },
      ...cancelFacts(decision.value.items),
    ]) as [CorrectionFact];
    fillQueues(office, found, fact);
    return ok({ receiptNo, correction: fact.payload.correction, correctedAtMs: fact.atMs });
  });
}

function withBareAccount(change: AskedChange): AskedChange {
  return change.kind === 'wrong-account' ? { ...change, accountNo: compact(change.accountNo) } : change;
}

function circumstances(
  office: Office,
  desk: AccountDesk,
  actor: Actor,
  found: Found | null,
  change: AskedChange,
): CorrectionCircumstances {
  const settings = office.settingsNow();
  const receiptNo = found?.payment.payload.receiptNo ?? '';
  const stored = found ? office.receipts.find(receiptNo) : null;
  const voidable = stored ? voidableNow(office, stored) : null;
  const sightOf = (accountNo: string) => desk.sight(accountNo, actor, settings);
  const target = change.kind === 'wrong-account' ? sightOf(change.accountNo) : null;
  const touched = found ? itemsToChange(change, found.standing) : [];
  const payees = target ? [target] : payeesOf(change, found).flatMap((accountNo) => sightOf(accountNo) ?? []);
  return {
    station: office.station,
    receipt:
      found && voidable
        ? {
            standing: found.standing,
            voided: office.voids.find(receiptNo) !== null,
            voidable: voidable.today && voidable.drawerOpen,
          }
        : null,
    items: sentItems(office, receiptNo),
    account: target?.seen ?? null,
    cashOnly: payees.some((account) => account.cashOnly),
    instrumentSeen: instrumentSeen(office, change, found),
    nextItem: office.nextItem(),
    references: touched.flatMap(() => [office.ids.uuid(), office.ids.uuid()]),
    settings,
  };
}

/** The accounts that a tender pays, which may refuse what it was. */
function payeesOf(change: AskedChange, found: Found | null): string[] {
  if (change.kind !== 'wrong-tender' || !found) return [];
  const paid = found.standing.items.filter(({ tenderNo }) => tenderNo === change.tenderNo);
  return paid.map(({ account }) => account.accountNo);
}

/** Whether the instrument that it was stands on a receipt already; as this very tender it is no other one. */
function instrumentSeen(office: Office, change: AskedChange, found: Found | null): boolean {
  const key = change.kind === 'wrong-tender' ? instrumentKey(change.tender) : null;
  if (change.kind !== 'wrong-tender' || key === null) return false;
  const was = found?.standing.tenders.find(({ tenderNo }) => tenderNo === change.tenderNo);
  return (was === undefined || instrumentKey(was) !== key) && office.receipts.withInstrument(key) !== null;
}

/** The receipt as it stands, and what it shall become. */
function subjectOf(
  receiptNo: string,
  standing: StandingReceipt,
  change: AskedChange,
  { account }: CorrectionCircumstances,
): ApprovalSubject {
  const subject = receiptSubject(receiptNo, standing);
  if (change.kind === 'reversal') return { ...subject, becomes: { kind: 'reversal', money: change.money } };
  if (change.kind === 'wrong-tender') {
    const { tenderNo, tender } = change;
    const was = standing.tenders.find((each) => each.tenderNo === tenderNo);
    const { code, number, tenderedCents } = was ?? { ...tender, tenderedCents: ZERO_CENTS };
    const becomes = { ...tender, was: code, wasNumber: number, cents: tenderedCents };
    return { ...subject, becomes: { kind: 'wrong-tender', ...becomes } };
  }
  const moved = standing.lines.find((line) => line.lineNo === change.lineNo);
  const from = moved?.kind === 'account' ? moved.account.displayNo : '';
  const cents = moved?.cents ?? ZERO_CENTS;
  const { accountNo, label } = account
    ? { accountNo: account.accountNo, label: `${account.displayNo} ${keptText(account.name, 60)}` }
    : { accountNo: change.accountNo, label: change.accountNo };
  return { ...subject, becomes: { kind: 'wrong-account', from, accountNo, label, cents } };
}

function fillQueues(office: Office, { payment, standing }: Found, fact: CorrectionFact): void {
  const { receiptNo, correction } = fact.payload;
  queueTakenBack(office, payment, standing, fact);
  const after = standingReceipt(payment, office.journal.corrections(receiptNo));
  queuePayments(
    office,
    payment,
    after.items.filter(({ madeBy }) => madeBy.hash === fact.hash),
  );
  printSlip(office, 'correction-slip', correctionSubject(receiptNo, correction));
}
