import type { PaymentTaken, ReceiptCorrected } from '#core/journal/fact-kinds.ts';

/** What a receipt says after its corrections, worked out by the auditor alone. */
export type Standing = {
  lines: readonly { lineNo: number; accountNo: string | null; cents: number }[];
  tenders: readonly {
    tenderNo: number;
    code: string;
    number: string | null;
    issuer: string | null;
    tenderedCents: number;
    changeCents: number;
  }[];
  reversed: boolean;
};

export function asTaken({ lines, tenders }: PaymentTaken): Standing {
  return {
    lines: lines.map((line) => {
      const { lineNo, cents } = line;
      return { lineNo, cents, accountNo: line.kind === 'account' ? line.account.accountNo : null };
    }),
    tenders,
    reversed: false,
  };
}

/** A change touches what it names and nothing else; no cents are in it. */
export function change({ lines, tenders, reversed }: Standing, what: ReceiptCorrected['change']): Standing {
  if (what.kind === 'reversal') return { lines, tenders, reversed: true };
  if (what.kind === 'wrong-account') {
    const { accountNo } = what.account;
    return {
      lines: lines.map((line) => (line.lineNo === what.lineNo ? { ...line, accountNo } : line)),
      tenders,
      reversed,
    };
  }
  return {
    lines,
    tenders: tenders.map((tender) => (tender.tenderNo === what.tenderNo ? { ...tender, ...what.tender } : tender)),
    reversed,
  };
}
