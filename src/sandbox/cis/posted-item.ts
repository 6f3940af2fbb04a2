/** What the ledger keeps of every posting; `received` counts each arrival of its reference, whatever was answered. */
type Posting = {
  fingerprint: string;
  accountNo: string;
  amountCents: number;
  effectiveDate: string;
  cisBatch: string;
  cisRef: string;
  postedAt: number;
  newBalanceCents: number;
  received: number;
};

export type PostedPayment = Posting & { paymentRef: string; tender: string };
/** `reverses` is the reference of the payment that was taken back; `amountCents` is positive. */
export type PostedReversal = Posting & { reversalRef: string; reverses: string; reason: string };
export type PostedItem = PostedPayment | PostedReversal;

/** How an answer names its item. */
export type ItemNames = { paymentRef: string } | { reversalRef: string; reverses: string };

export function isReversal(item: PostedItem): item is PostedReversal {
  return 'reversalRef' in item;
}

export function namesOf(item: PostedItem): ItemNames {
  return isReversal(item)
    ? { reversalRef: item.reversalRef, reverses: item.reverses }
    : { paymentRef: item.paymentRef };
}
