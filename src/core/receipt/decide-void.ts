import { ok, type Result, refuse } from '#shared/failure.ts';
import { type Cents, subtractCents, sumCents } from '#shared/money.ts';
import type { Settings } from '#shared/setting.ts';
import type { PaidTender, ReceiptVoided, VoidedItem } from '../journal/fact-kinds.ts';
import { shortRef } from '../payment/short-ref.ts';

export type VoidRequest = {
  receiptNo: string;
  reasonCode: string;
  reason: string;
  /** Counted into the customer's hand, cents. */
  cashReturnedCents: Cents;
  /** What a second person approved for exactly this, or null. */
  approvalId: string | null;
};

/** An item of the receipt as the queue to the CIS knows it. */
export type SentItem = {
  paymentRef: string;
  /** Nothing of it can have left: it was never tried, or the CIS refused it for good. */
  unsent: boolean;
};

export type VoidCircumstances = {
  station: string;
  receipt: {
    voided: boolean;
    /** A correction took it back before. */
    reversed: boolean;
    today: boolean;
    drawerOpen: boolean;
    tenders: readonly PaidTender[];
  } | null;
  items: readonly SentItem[];
  /** The station's next CIS item; references for as many reversals as there are items. */
  nextItem: number;
  reversalRefs: readonly string[];
  settings: Settings;
};

/** Cash that was kept from a receipt: what has to go back when it is voided. */
export function cashKept(tenders: readonly Pick<PaidTender, 'code' | 'tenderedCents' | 'changeCents'>[]): Cents {
  const cash = tenders.filter((tender) => tender.code === 'cash');
  return sumCents(cash.map((tender) => subtractCents(tender.tenderedCents, tender.changeCents)));
}

/**
 * A whole receipt is voided (rule 17): on its own business day, before its drawer is submitted, by two people, with a
 * reason; the number stays used. What the CIS cannot have yet is cancelled with its reversal before either is sent; what
 * it has, or may have, is reversed there.
 */
export function decideVoid(request: VoidRequest, now: VoidCircumstances): Result<ReceiptVoided> {
  const { receipt } = now;
  if (!receipt) return refuse('RECEIPT_UNKNOWN', { receiptNo: request.receiptNo });
  if (receipt.voided) return refuse('RECEIPT_VOIDED', { receiptNo: request.receiptNo });
  if (receipt.reversed) return refuse('RECEIPT_REVERSED', { receiptNo: request.receiptNo });
  if (!receipt.today || !receipt.drawerOpen) return refuse('VOID_TOO_LATE', { receiptNo: request.receiptNo });
  if (!now.settings['reasons.void'].some(({ code }) => code === request.reasonCode)) return refuse('REASON_UNKNOWN');
  const keptCents = cashKept(receipt.tenders);
  if (request.cashReturnedCents !== keptCents) return refuse('CASH_DIFFERS', { keptCents });
  if (request.approvalId === null) return refuse('APPROVAL_NEEDED', { needs: ['void'] });

  let reversed = 0;
  const items = now.items.map(({ paymentRef, unsent }): VoidedItem => {
    if (unsent) return { paymentRef, reversal: null };
    const reversalRef = now.reversalRefs[reversed];
    if (reversalRef === undefined) throw new RangeError('too few references for reversals');
    const itemNumber = now.nextItem + reversed;
    reversed += 1;
    return { paymentRef, reversal: { reversalRef, shortRef: shortRef(now.station, itemNumber), itemNumber } };
  });
  const { receiptNo, reasonCode, reason, cashReturnedCents, approvalId } = request;
  return ok({ receiptNo, reasonCode, reason, cashReturnedCents, approvalId, items });
}
