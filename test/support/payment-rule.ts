import type { CartTender } from '#core/payment/cart.ts';
import type { AccountSight, PaymentCircumstances, PaymentRequest } from '#core/payment/decide-payment.ts';
import { businessDate } from '#shared/day.ts';
import { cents, ZERO_CENTS } from '#shared/money.ts';
import { initialSettings } from '#shared/setting.ts';
import type { TenderCode } from '#shared/tender.ts';

/** Monday, November 23, 2026, 8:00 in the morning in Copperas Cove. */
export const RULE_NOW = Date.parse('2026-11-23T08:00:00-06:00');

/** An account with $142.17 due, $96.40 of it past due; a test names what matters to it. */
export function anAccountSight(over: Partial<AccountSight> = {}): AccountSight {
  return {
    seen: {
      accountNo: '14640201',
      displayNo: '14-6402-01',
      customerId: null,
      name: 'GARCIA, MARIA',
      address: '1204 N MAIN ST',
      cisBalanceCents: cents(14_217),
      asOfMs: RULE_NOW - 3_600_000,
      localCents: ZERO_CENTS,
    },
    status: 'A',
    displayedCents: cents(14_217),
    pastDueCents: cents(9_640),
    lastPaidHereAtMs: null,
    cashOnly: false,
    own: false,
    paidLately: [],
    ...over,
  };
}

export function cash(amount: number): CartTender {
  return { code: 'cash', tenderedCents: cents(amount), number: null, issuer: null };
}

/** Any instrument with a number; a money order's is its serial. */
export function instrument(code: TenderCode, amount: number, number: string | null = '1042'): CartTender {
  return { code, tenderedCents: cents(amount), number, issuer: code === 'money-order' ? 'USPS' : null };
}

/** An everyday payment: the whole balance, exact cash. */
export function aRequest(over: Partial<PaymentRequest> = {}): PaymentRequest {
  return {
    transactionId: '01890000-0000-7000-8000-000000000001',
    lines: [{ kind: 'account', accountNo: '14640201', cents: cents(14_217) }],
    tenders: [cash(14_217)],
    confirmed: [],
    approved: null,
    language: 'en',
    ...over,
  };
}

export function someCircumstances(over: Partial<PaymentCircumstances> = {}): PaymentCircumstances {
  const sight = anAccountSight();
  return {
    station: 'C1',
    atMs: RULE_NOW,
    calendarDate: businessDate('2026-11-23'),
    businessDate: businessDate('2026-11-23'),
    cashLimit: 'below',
    drawerSession: 'C1-20261123-1',
    clerkName: 'Maria Alvarez',
    accounts: new Map([[sight.seen.accountNo, sight]]),
    instrumentSeen: false,
    settings: initialSettings(),
    nextReceipt: 1,
    nextItem: 1,
    paymentRefs: Array.from({ length: 100 }, (_, n) => `01890000-0000-7000-8000-${String(n).padStart(12, '0')}`),
    ...over,
  };
}
