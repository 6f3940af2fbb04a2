import type { Account } from '#shared/account.ts';

/** An ordinary active account; a test names what matters to it. */
export function anAccount(over: Partial<Account> = {}): Account {
  return {
    accountNo: '14640201',
    displayNo: '14-6402-01',
    name: 'GARCIA, MARIA',
    serviceAddress: { line1: '1204 N MAIN ST', city: 'COPPERAS COVE', zip: '76522' },
    status: 'A',
    balanceCents: 14_217,
    pastDueCents: 9_640,
    currentDueCents: 4_577,
    dueDate: '2026-11-13',
    flags: {
      cashOnly: false,
      noChecks: false,
      cutoffPending: false,
      bankrupt: false,
      paymentPlan: false,
      draft: false,
      bankDraft: false,
    },
    version: '1',
    asOf: Date.parse('2026-11-23T13:00:00Z'),
    paymentsThrough: Date.parse('2026-11-23T13:00:00Z'),
    ...over,
  };
}
