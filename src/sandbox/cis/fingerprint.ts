import { createHash } from 'node:crypto';

/** The members of an item that must not differ between two sendings of one reference. */
export type Fingerprinted = {
  kind: string;
  reverses?: string | undefined;
  accountNo?: string | undefined;
  customerId?: string | undefined;
  amountCents: number;
  tender?: string | undefined;
  checkNo?: string | undefined;
  effectiveDate: string;
};

/**
 * SHA-256 (hex) of the canonical JSON of RFC 8785. The object is flat and holds texts, integers and null only, so
 * canonical means: members sorted by name, no white space, as JSON.stringify writes them.
 */
export function fingerprint(item: Fingerprinted): string {
  const canonical = JSON.stringify({
    accountNo: item.accountNo ?? null,
    amountCents: item.amountCents,
    checkNo: item.checkNo ?? null,
    customerId: item.customerId ?? null,
    effectiveDate: item.effectiveDate,
    kind: item.kind,
    reverses: item.reverses ?? null,
    tender: item.tender ?? null,
  });
  return createHash('sha256').update(canonical, 'utf8').digest('hex');
}

/** A reversal's: account, customer, tender and check are its payment's, so it has none of its own. */
export function reversalPrint(paymentRef: string, cents: number, effectiveDate: string): string {
  return fingerprint({ kind: 'reversal', reverses: paymentRef, amountCents: cents, effectiveDate });
}
