import type { TenderCode } from '#shared/tender.ts';
import { canonicalJson } from '../journal/canonical-json.ts';
import type { PaidTender } from '../journal/fact-kinds.ts';
import type { PaymentFact } from '../receipt/compose-receipt.ts';
import type { ReceiptItem } from '../receipt/standing-receipt.ts';

/** What the contract calls our tenders. */
const CIS_TENDERS: Record<TenderCode, 'cash' | 'check' | 'money_order'> = {
  cash: 'cash',
  'personal-check': 'check',
  'business-check': 'check',
  'cashiers-check': 'check',
  'money-order': 'money_order',
};

/** What the CIS is told of a tender. */
export function toldOfTender({ code, number }: Pick<PaidTender, 'code' | 'number'>) {
  return { tender: CIS_TENDERS[code], checkNo: number ?? undefined };
}

/**
 * The body of one payment for the CIS (resources/cis-gateway.openapi.yaml, PostItem), composed from facts alone and
 * stored with the queue entry, so that a second send carries identical bytes. An item that a correction posted again is
 * booked on the correction's day by whoever asked for it, and counts as of the payment's own dates. Never an account
 * number of a bank.
 */
export function composePostBody({ payload, atMs }: PaymentFact, item: ReceiptItem): string {
  return canonicalJson({
    paymentRef: item.cis.paymentRef,
    shortRef: item.cis.shortRef,
    kind: 'payment',
    accountNo: item.account.accountNo,
    customerId: item.account.customerId ?? undefined,
    amountCents: item.cents,
    currency: 'USD',
    ...toldOfTender(item.tender),
    takenAt: new Date(atMs).toISOString(),
    businessDate: item.madeBy.businessDate,
    receivedDate: payload.receivedDate,
    effectiveDate: payload.effectiveDate,
    effectiveRule: payload.effectiveRule,
    source: 'counter',
    station: item.madeBy.station,
    clerk: item.madeBy.actor,
    drawerSession: payload.drawerSession,
    receiptNo: payload.receiptNo,
  });
}
