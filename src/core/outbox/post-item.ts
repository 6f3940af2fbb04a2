import type { TenderCode } from '#shared/tender.ts';
import { canonicalJson } from '../journal/canonical-json.ts';
import type { Fact } from '../journal/fact.ts';
import type { PaidShare } from '../journal/fact-kinds.ts';

/** What the contract calls our tenders. */
const CIS_TENDERS: Record<TenderCode, 'cash' | 'check' | 'money_order'> = {
  cash: 'cash',
  'personal-check': 'check',
  'business-check': 'check',
  'cashiers-check': 'check',
  'money-order': 'money_order',
};

/**
 * The body of one payment for the CIS (resources/cis-gateway.openapi.yaml, PostItem), composed from the fact alone and
 * stored with the queue entry, so that a second send carries identical bytes. Never an account number of a bank.
 */
export function composePostBody(fact: Extract<Fact, { kind: 'payment.taken' }>, share: PaidShare): string | null {
  const line = fact.payload.lines.find((candidate) => candidate.lineNo === share.lineNo);
  const tender = fact.payload.tenders.find((candidate) => candidate.tenderNo === share.tenderNo);
  if (!share.cis || line?.kind !== 'account' || !tender) return null;
  return canonicalJson({
    paymentRef: share.cis.paymentRef,
    shortRef: share.cis.shortRef,
    kind: 'payment',
    accountNo: line.account.accountNo,
    customerId: line.account.customerId ?? undefined,
    amountCents: share.cents,
    currency: 'USD',
    tender: CIS_TENDERS[tender.code],
    checkNo: tender.number ?? undefined,
    takenAt: new Date(fact.atMs).toISOString(),
    businessDate: fact.businessDate,
    receivedDate: fact.payload.receivedDate,
    effectiveDate: fact.payload.effectiveDate,
    effectiveRule: fact.payload.effectiveRule,
    source: 'counter',
    station: fact.station,
    clerk: fact.actor,
    drawerSession: fact.payload.drawerSession,
    receiptNo: fact.payload.receiptNo,
  });
}
