import { canonicalJson } from '../journal/canonical-json.ts';
import type { Fact } from '../journal/fact.ts';
import type { VoidedItem } from '../journal/fact-kinds.ts';

/**
 * The body of one reversal for the CIS (resources/cis-gateway.openapi.yaml, Reversal), composed from the two facts alone:
 * the payment it takes back, and the void that says so.
 */
export function composeReversalBody(
  payment: Extract<Fact, { kind: 'payment.taken' }>,
  voided: Extract<Fact, { kind: 'receipt.voided' }>,
  item: VoidedItem,
): string | null {
  const share = payment.payload.shares.find((candidate) => candidate.cis?.paymentRef === item.paymentRef);
  if (!share || !item.reversal) return null;
  return canonicalJson({
    reversalRef: item.reversal.reversalRef,
    shortRef: item.reversal.shortRef,
    kind: 'reversal',
    reason: 'void',
    cents: share.cents,
    currency: 'USD',
    reversedAt: new Date(voided.atMs).toISOString(),
    businessDate: voided.businessDate,
    effectiveDate: payment.payload.effectiveDate,
    station: voided.station,
    clerk: voided.actor,
    drawerSession: payment.payload.drawerSession,
    receiptNo: payment.payload.receiptNo,
  });
}
