import type { Fact } from '#core/journal/fact.ts';
import type {
  AccountSeen,
  CheckRefused,
  CorrectionChange,
  PaidLine,
  PaymentTaken,
  ReceiptVoided,
} from '#core/journal/fact-kinds.ts';
import type { PaymentFact, ReceiptPrint } from '#core/receipt/compose-receipt.ts';
import type { RefusalFact } from '#core/receipt/compose-slip.ts';
import type { VoidFact } from '#core/receipt/compose-void.ts';
import type { CorrectionFact } from '#core/receipt/standing-receipt.ts';
import { businessDate } from '#shared/day.ts';
import { cents } from '#shared/money.ts';
import { initialSettings } from '#shared/setting.ts';
import { RULE_NOW } from './payment-rule.ts';

/** The facts that paper is composed from, placed in a journal; a test names what matters to it. */
const PLACE: Omit<Fact, 'kind' | 'payload'> = {
  seq: 9,
  clock: 9,
  version: 1,
  prevHash: '0'.repeat(64),
  hash: 'a1b2c3d4e5'.padEnd(64, '0'),
  station: 'C1',
  atMs: RULE_NOW,
  businessDate: businessDate('2026-11-23'),
  actor: 'u-1',
  approver: null,
};

/** An account line: $200.00 said the CIS, $50.00 of that were paid here before. */
export function paidOnAccount(over: Partial<AccountSeen> = {}, amount = 14_217, lineNo = 1): PaidLine {
  return { lineNo, kind: 'account', cents: cents(amount), account: accountSeen(over) };
}

export function accountSeen(over: Partial<AccountSeen> = {}): AccountSeen {
  return {
    accountNo: '14640201',
    displayNo: '14-6402-01',
    customerId: null,
    name: 'GARCIA, MARIA',
    address: '1204 N MAIN ST',
    cisBalanceCents: cents(20_000),
    asOfMs: RULE_NOW - 3_600_000,
    localCents: cents(5_000),
    ...over,
  };
}

/** $142.17 paid with $150.00 in cash. */
export function paymentFact(over: Partial<PaymentTaken> = {}): PaymentFact {
  const payload: PaymentTaken = {
    transactionId: '01890000-0000-7000-8000-000000000001',
    receiptNo: 'C1-26-000123',
    drawerSession: 'C1-20261123-1',
    clerkName: 'Maria Alvarez',
    language: 'en',
    receivedDate: businessDate('2026-11-23'),
    effectiveDate: businessDate('2026-11-23'),
    effectiveRule: 'counter-calendar-date',
    lines: [paidOnAccount()],
    tenders: [
      { tenderNo: 1, code: 'cash', tenderedCents: cents(15_000), changeCents: cents(783), number: null, issuer: null },
    ],
    shares: [],
    linesCents: cents(14_217),
    tenderedCents: cents(15_000),
    changeCents: cents(783),
    confirmed: [],
    overrides: null,
    ...over,
  };
  return { kind: 'payment.taken', ...PLACE, payload };
}

export function voidFact(over: Partial<ReceiptVoided> = {}): VoidFact {
  const payload: ReceiptVoided = {
    receiptNo: 'C1-26-000123',
    reasonCode: 'wrong-amount',
    reason: '',
    cashReturnedCents: cents(14_217),
    approvalId: '01890000-0000-7000-8000-000000000002',
    items: [],
    ...over,
  };
  return { kind: 'receipt.voided', ...PLACE, approver: 'u-2', payload };
}

/** The corrections of a receipt, in order. */
export function correctionFacts(changes: readonly CorrectionChange[], reason: string): CorrectionFact[] {
  return changes.map((change, index) => {
    const receiptNo = 'C1-26-000123';
    const words = { reasonCode: 'keyed-wrong', reason, approvalId: '01890000-0000-7000-8000-000000000003' };
    const payload = { receiptNo, correction: index + 1, change, ...words, items: [] };
    return { kind: 'receipt.corrected', ...PLACE, approver: 'u-2', payload };
  });
}

export function refusalFact(over: Partial<CheckRefused> = {}): RefusalFact {
  const payload: CheckRefused = {
    slipNo: 1,
    code: 'personal-check',
    number: '1042',
    cents: cents(14_217),
    account: { accountNo: '14640201', displayNo: '14-6402-01', name: 'GARCIA, MARIA' },
    reasonCode: 'unsigned',
    reason: '',
    language: 'en',
    clerkName: 'Maria Alvarez',
    ...over,
  };
  return { kind: 'check.refused', ...PLACE, payload };
}

/** An original that the CIS has confirmed, on 48 columns. */
export function receiptPrint(over: Partial<ReceiptPrint> = {}): ReceiptPrint {
  return { copy: 0, training: false, cisConfirmed: true, columns: 48, qr: true, settings: initialSettings(), ...over };
}
