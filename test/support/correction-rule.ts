import type { PaidLine, PaidShare, PaidTender } from '#core/journal/fact-kinds.ts';
import type { PaymentFact } from '#core/receipt/compose-receipt.ts';
import type {
  AskedChange,
  CorrectionCircumstances,
  CorrectionNeed,
  CorrectionRequest,
} from '#core/receipt/decide-correction.ts';
import { type CorrectionFact, type StandingReceipt, standingReceipt } from '#core/receipt/standing-receipt.ts';
import { cents, ZERO_CENTS } from '#shared/money.ts';
import { initialSettings } from '#shared/setting.ts';
import type { TenderCode } from '#shared/tender.ts';
import { accountSeen, correctionFacts, paidOnAccount, paymentFact } from './paper-facts.ts';

export const GARCIA = '14640201';
export const NGUYEN = accountSeen({ accountNo: '21330901', displayNo: '21-3309-01', name: 'NGUYEN, LINH' });
export const SMITH = accountSeen({ accountNo: '30112204', displayNo: '30-1122-04', name: 'SMITH, OMAR' });

const tendered = (tenderNo: number, code: TenderCode, amount: number, number: string | null): PaidTender => ({
  tenderNo,
  code,
  tenderedCents: cents(amount),
  changeCents: ZERO_CENTS,
  number,
  issuer: null,
});
const shared = (lineNo: number, tenderNo: number, amount: number, itemNumber: number | null): PaidShare => ({
  lineNo,
  tenderNo,
  cents: cents(amount),
  cis: itemNumber === null ? null : { paymentRef: `p-${itemNumber}`, shortRef: `C1000000${itemNumber}0`, itemNumber },
});

const FEE: PaidLine = { lineNo: 3, kind: 'misc', cents: cents(1_000), glCode: '100-4410', description: 'Meter fee' };

/**
 * Garcia $60, Nguyen $40 and a meter fee of $10: check 1042 over $80 pays Garcia and half of Nguyen, $30 in cash (and
 * $5 that came back) the rest. Items p-1 (Garcia, check), p-2 (Nguyen, check), p-3 (Nguyen, cash).
 */
export const PAID: PaymentFact = paymentFact({
  lines: [paidOnAccount({}, 6_000, 1), { ...paidOnAccount({}, 4_000, 2), account: NGUYEN } as PaidLine, FEE],
  tenders: [
    tendered(1, 'personal-check', 8_000, '1042'),
    { ...tendered(2, 'cash', 3_500, null), changeCents: cents(500) },
  ],
  shares: [shared(1, 1, 6_000, 1), shared(2, 1, 2_000, 2), shared(2, 2, 2_000, 3), shared(3, 2, 1_000, null)],
  linesCents: cents(11_000),
  tenderedCents: cents(11_500),
  changeCents: cents(500),
});

export const TO_SMITH = { kind: 'wrong-account' as const, lineNo: 2, accountNo: SMITH.accountNo };
export const REFUND: AskedChange = { kind: 'reversal', money: 'refund-due' };
export const named = (tenderNo: number, code: TenderCode, number: string | null, issuer: string | null = null) => ({
  kind: 'wrong-tender' as const,
  tenderNo,
  tender: { code, number, issuer },
});

/** The receipt after corrections that changed the items named, each under references of its own. */
export function standing(...corrections: Partial<CorrectionFact['payload']>[]): StandingReceipt {
  const facts = correctionFacts(
    corrections.map(({ change }) => change ?? { kind: 'reversal', money: 'refund-due' }),
    '',
  );
  return standingReceipt(
    PAID,
    facts.map((fact, index) => ({ ...fact, payload: { ...fact.payload, ...corrections[index] } })),
  );
}

export function aCorrection(change: AskedChange, over: Partial<CorrectionRequest> = {}): CorrectionRequest {
  const needs: CorrectionNeed[] = ['correction'];
  return {
    receiptNo: 'C1-26-000123',
    change,
    reasonCode: 'keyed-wrong',
    reason: 'told at the window',
    approved: { approvalId: 'a-1', needs },
    ...over,
  };
}

/** Everything was sent, Smith is the right account, and nothing is odd about either. */
export function aCorrectionNow(over: Partial<CorrectionCircumstances> = {}): CorrectionCircumstances {
  return {
    station: 'C1',
    receipt: { standing: standing(), voided: false, voidable: false },
    items: ['p-1', 'p-2', 'p-3'].map((paymentRef) => ({ paymentRef, unsent: false })),
    account: SMITH,
    cashOnly: false,
    instrumentSeen: false,
    nextItem: 7,
    references: ['r-1', 'r-2', 'r-3', 'r-4', 'r-5', 'r-6'],
    settings: initialSettings(),
    ...over,
  };
}
