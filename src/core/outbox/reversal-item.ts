import { canonicalJson } from '../journal/canonical-json.ts';
import type { VoidedItem } from '../journal/fact-kinds.ts';
import type { PaymentFact } from '../receipt/compose-receipt.ts';
import type { VoidFact } from '../receipt/compose-void.ts';
import type { CorrectionFact, ReceiptItem } from '../receipt/standing-receipt.ts';

/**
 * The body of one reversal for the CIS (resources/cis-gateway.openapi.yaml, Reversal), composed from facts alone: the
 * payment, the item of it that is taken back, and the void or the correction that says so.
 */
export function composeReversalBody(
  { payload }: PaymentFact,
  item: ReceiptItem,
  by: VoidFact | CorrectionFact,
  reversal: NonNullable<VoidedItem['reversal']>,
): string {
  return canonicalJson({
    reversalRef: reversal.reversalRef,
    shortRef: reversal.shortRef,
    kind: 'reversal',
    reason: by.kind === 'receipt.voided' ? 'void' : 'misapplied',
    cents: item.cents,
    currency: 'USD',
    reversedAt: new Date(by.atMs).toISOString(),
    businessDate: by.businessDate,
    effectiveDate: payload.effectiveDate,
    station: by.station,
    clerk: by.actor,
    // The drawer gives money back for a void alone.
    drawerSession: by.kind === 'receipt.voided' ? payload.drawerSession : undefined,
    receiptNo: payload.receiptNo,
  });
}
