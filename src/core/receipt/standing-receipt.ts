import type { Cents } from '#shared/money.ts';
import type { Fact } from '../journal/fact.ts';
import type { AccountSeen, CisItem, CorrectionChange, PaidLine, PaidTender } from '../journal/fact-kinds.ts';
import type { PaymentFact } from './compose-receipt.ts';

export type CorrectionFact = Extract<Fact, { kind: 'receipt.corrected' }>;

/** One CIS item of a receipt, with the account and the tender that the CIS was told. */
export type ReceiptItem = {
  lineNo: number;
  tenderNo: number;
  cents: Cents;
  cis: CisItem;
  account: AccountSeen;
  tender: PaidTender;
  /** The fact that made it: the payment, or a correction that posted it again. */
  madeBy: PaymentFact | CorrectionFact;
};

/** What counts of a receipt after its corrections. Its paper goes on saying what it said. */
export type StandingReceipt = {
  lines: readonly PaidLine[];
  tenders: readonly PaidTender[];
  /** The items that stand. */
  items: readonly ReceiptItem[];
  /** Every item it ever had. */
  everyItem: readonly ReceiptItem[];
  corrections: number;
  reversed: boolean;
};

/** The receipt as it stands: as taken, then one correction after the other, in the order they were made. */
export function standingReceipt(payment: PaymentFact, corrections: readonly CorrectionFact[]): StandingReceipt {
  return corrections.reduce(corrected, asTaken(payment));
}

function asTaken(payment: PaymentFact): StandingReceipt {
  const { lines, tenders, shares } = payment.payload;
  const items = shares.flatMap(({ lineNo, tenderNo, cents, cis }): ReceiptItem[] => {
    const line = lines.find((each) => each.lineNo === lineNo);
    const tender = tenders.find((each) => each.tenderNo === tenderNo);
    if (!cis || line?.kind !== 'account' || !tender) return [];
    return [{ lineNo, tenderNo, cents, cis, account: line.account, tender, madeBy: payment }];
  });
  return { lines, tenders, items, everyItem: items, corrections: 0, reversed: false };
}

function corrected(receipt: StandingReceipt, fact: CorrectionFact): StandingReceipt {
  const { change, correction, items } = fact.payload;
  const { lines, tenders } = withChange(receipt, change);
  const again = items.flatMap(({ paymentRef, repost }): ReceiptItem[] => {
    const replaced = receipt.items.find((item) => item.cis.paymentRef === paymentRef);
    const line = lines.find((each) => each.lineNo === replaced?.lineNo);
    const tender = tenders.find((each) => each.tenderNo === replaced?.tenderNo);
    if (!repost || !replaced || line?.kind !== 'account' || !tender) return [];
    return [{ ...replaced, cis: repost, account: line.account, tender, madeBy: fact }];
  });
  const gone = new Set(items.map(({ paymentRef }) => paymentRef));
  return {
    lines,
    tenders,
    items: [...receipt.items.filter((item) => !gone.has(item.cis.paymentRef)), ...again],
    everyItem: [...receipt.everyItem, ...again],
    corrections: correction,
    reversed: receipt.reversed || change.kind === 'reversal',
  };
}

/** Lines and tenders after a change; no cent of either moves. */
export function withChange(
  { lines, tenders }: Pick<StandingReceipt, 'lines' | 'tenders'>,
  change: CorrectionChange,
): Pick<StandingReceipt, 'lines' | 'tenders'> {
  switch (change.kind) {
    case 'reversal':
      return { lines, tenders };
    case 'wrong-account': {
      const { lineNo, account } = change;
      return {
        lines: lines.map((line) => (line.lineNo === lineNo && line.kind === 'account' ? { ...line, account } : line)),
        tenders,
      };
    }
    case 'wrong-tender':
      return {
        lines,
        tenders: tenders.map((each) => (each.tenderNo === change.tenderNo ? { ...each, ...change.tender } : each)),
      };
  }
}
