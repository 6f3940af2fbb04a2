import { type Failure, ok, type Result, refuse } from '#shared/failure.ts';
import type { Settings } from '#shared/setting.ts';
import type { Override, ReversedMoney } from '#shared/tender.ts';
import type {
  AccountSeen,
  CorrectedItem,
  CorrectionChange,
  PaidTender,
  ReceiptCorrected,
} from '../journal/fact-kinds.ts';
import { toldOfTender } from '../outbox/post-item.ts';
import { faultOfTenders } from '../payment/faults.ts';
import { overridesNeeded } from '../payment/override.ts';
import { shortRef } from '../payment/short-ref.ts';
import type { SentItem } from './decide-void.ts';
import type { ReceiptItem, StandingReceipt } from './standing-receipt.ts';

/** What is asked to be put right: the account by its number, everything else as it shall be. */
export type AskedChange =
  | { kind: 'reversal'; money: ReversedMoney }
  | { kind: 'wrong-account'; lineNo: number; accountNo: string }
  | { kind: 'wrong-tender'; tenderNo: number; tender: Pick<PaidTender, 'code' | 'number' | 'issuer'> };

export type CorrectionRequest = {
  receiptNo: string;
  change: AskedChange;
  reasonCode: string;
  reason: string;
  /** What a second person approved for exactly this, or null. */
  approved: { approvalId: string; needs: readonly string[] } | null;
};

export type CorrectionNeed = 'correction' | Override;

export type CorrectionCircumstances = {
  station: string;
  receipt: {
    standing: StandingReceipt;
    voided: boolean;
    /** It is of today and its drawer is open: a void takes it back and the customer leaves with their money. */
    voidable: boolean;
  } | null;
  items: readonly SentItem[];
  /** The account that the line shall be for; null where there is none, or where no account changes. */
  account: AccountSeen | null;
  /** An account that would then be paid by the changed tender, or the changed account, refuses bank checks. */
  cashOnly: boolean;
  /** The new instrument stands on an earlier receipt. */
  instrumentSeen: boolean;
  /** The station's next CIS item; two references for each item that the receipt has. */
  nextItem: number;
  references: readonly string[];
  settings: Settings;
};

/**
 * A receipt is put right later (rule 18), by two people, with a reason: reversed whole, one line moved to the account it
 * was meant for, or one tender named as what it was. Never a cent of it changes. What the CIS was told and is wrong is
 * reversed there and posted again with the dates of the payment; what it cannot have yet is cancelled and posted anew.
 */
export function decideCorrection(request: CorrectionRequest, now: CorrectionCircumstances): Result<ReceiptCorrected> {
  const { receiptNo, reasonCode, reason } = request;
  const { receipt } = now;
  if (!receipt) return refuse('RECEIPT_UNKNOWN', { receiptNo });
  if (receipt.voided) return refuse('RECEIPT_VOIDED', { receiptNo });
  if (receipt.standing.reversed) return refuse('RECEIPT_REVERSED', { receiptNo });
  const change = decideChange(request, receipt, now);
  if (!change.ok) return change;
  if (!now.settings['reasons.correction'].some(({ code }) => code === reasonCode)) return refuse('REASON_UNKNOWN');
  const needs: CorrectionNeed[] = ['correction', ...overridesOf(change.value, receipt.standing, now)];
  const { approved } = request;
  if (!approved || needs.some((need) => !approved.needs.includes(need))) return refuse('APPROVAL_NEEDED', { needs });
  return ok({
    receiptNo,
    correction: receipt.standing.corrections + 1,
    change: change.value,
    reasonCode,
    reason,
    approvalId: approved.approvalId,
    items: itemsOf(change.value, receipt.standing, now),
  });
}

function decideChange(
  { receiptNo, change }: CorrectionRequest,
  { standing, voidable }: NonNullable<CorrectionCircumstances['receipt']>,
  now: CorrectionCircumstances,
): Result<CorrectionChange> {
  if (change.kind === 'reversal') return voidable ? refuse('VOID_INSTEAD', { receiptNo }) : ok(change);
  if (change.kind === 'wrong-account') {
    const { lineNo, accountNo } = change;
    const line = standing.lines.find((each) => each.lineNo === lineNo);
    if (line?.kind !== 'account') return refuse('CORRECTION_UNKNOWN', { receiptNo, number: lineNo });
    if (!now.account) return refuse('ACCOUNT_UNKNOWN', { accountNo });
    if (line.account.accountNo === now.account.accountNo) return refuse('NOTHING_TO_CORRECT', { receiptNo });
    return ok({ kind: 'wrong-account', lineNo, account: now.account });
  }
  const { tenderNo, tender } = change;
  const was = standing.tenders.find((each) => each.tenderNo === tenderNo);
  if (!was) return refuse('CORRECTION_UNKNOWN', { receiptNo, number: tenderNo });
  const fault = faultOfNewTender(was, tender, now.settings);
  return fault ? { ok: false, failure: fault } : ok({ kind: 'wrong-tender', tenderNo, tender });
}

function faultOfNewTender(
  was: PaidTender,
  tender: Pick<PaidTender, 'code' | 'number' | 'issuer'>,
  settings: Settings,
): Failure | null {
  if (was.code === tender.code && was.number === tender.number && was.issuer === tender.issuer) {
    return { code: 'NOTHING_TO_CORRECT', details: {} };
  }
  const fault = faultOfTenders([{ ...tender, tenderedCents: was.tenderedCents }], settings);
  if (fault) return fault;
  // Whoever gave change had cash in the hand.
  if (tender.code !== 'cash' && was.changeCents > 0) {
    return { code: 'CHANGE_FROM_CASH_ONLY', details: { overCents: was.changeCents } };
  }
  return null;
}

/** A move to an account that refuses bank checks, and a new instrument, are approved as they would be at the window. */
function overridesOf(change: CorrectionChange, standing: StandingReceipt, now: CorrectionCircumstances): Override[] {
  const { cashOnly, instrumentSeen, settings } = now;
  if (change.kind === 'reversal') return [];
  if (change.kind === 'wrong-account') {
    const payers = standing.items.filter(({ lineNo }) => lineNo === change.lineNo).map(({ tenderNo }) => tenderNo);
    const tenders = standing.tenders.filter(({ tenderNo }) => payers.includes(tenderNo));
    // How large each is was approved when it was taken.
    return overridesNeeded({ tenders, cashOnly, instrumentSeen: false, settings }).filter((it) => it === 'cash-only');
  }
  const was = standing.tenders.find(({ tenderNo }) => tenderNo === change.tenderNo);
  const tenders = was ? [{ ...was, ...change.tender }] : [];
  return overridesNeeded({ tenders, cashOnly, instrumentSeen, settings });
}

/** The items that the change makes wrong. */
export function itemsToChange(change: CorrectionChange | AskedChange, standing: StandingReceipt): ReceiptItem[] {
  switch (change.kind) {
    case 'reversal':
      return [...standing.items];
    case 'wrong-account':
      return standing.items.filter(({ lineNo }) => lineNo === change.lineNo);
    case 'wrong-tender':
      return standing.items.filter(({ tenderNo, tender }) => {
        if (tenderNo !== change.tenderNo) return false;
        const [was, is] = [toldOfTender(tender), toldOfTender(change.tender)];
        return was.tender !== is.tender || was.checkNo !== is.checkNo;
      });
  }
}

function itemsOf(change: CorrectionChange, standing: StandingReceipt, now: CorrectionCircumstances): CorrectedItem[] {
  const unsent = new Set(now.items.filter((item) => item.unsent).map(({ paymentRef }) => paymentRef));
  let used = 0;
  const next = () => {
    const reference = now.references[used];
    if (reference === undefined) throw new RangeError('too few references for a correction');
    const itemNumber = now.nextItem + used;
    used += 1;
    return { reference, item: { shortRef: shortRef(now.station, itemNumber), itemNumber } };
  };
  return itemsToChange(change, standing).map(({ cis: { paymentRef } }): CorrectedItem => {
    const reversal = unsent.has(paymentRef) ? null : next();
    const repost = change.kind === 'reversal' ? null : next();
    return {
      paymentRef,
      reversal: reversal && { reversalRef: reversal.reference, ...reversal.item },
      repost: repost && { paymentRef: repost.reference, ...repost.item },
    };
  });
}
