import { expect, test } from 'vitest';
import { accountAlerts } from '#renderer/account-alerts.ts';
import { SPECIAL_ACCOUNTS } from '#sandbox/city/special-accounts.ts';
import type { Account } from '#shared/account.ts';
import type { BalanceView } from '#shared/contract/account.ts';
import { businessDate } from '#shared/day.ts';
import { cents } from '#shared/money.ts';
import { anAccount } from '#test/support/accounts.ts';

const TODAY = businessDate('2026-11-23');
const ofCity = (name: keyof typeof SPECIAL_ACCOUNTS) => anAccount(SPECIAL_ACCOUNTS[name].account(TODAY));
const flagged = (flags: Partial<Account['flags']>) => anAccount({ flags: { ...anAccount().flags, ...flags } });

function said(account: Account, age: BalanceView['age'] = 'fresh'): string[] {
  const none = cents(0);
  const balance = { cisCents: none, localCents: none, localCount: 0, displayedCents: none, asOfMs: 0, age };
  return accountAlerts({ account, balance }).map(({ kind, tone }) => `${kind} ${tone}`);
}

test.each<[string, string[], string[]]>([
  ['an ordinary account', said(anAccount()), []],
  ['only the required fields', said(ofCity('minimal')), []],
  ['on the cutoff list', said(ofCity('garcia')), ['cutoff bad']],
  ['cash only, which takes no checks either', said(ofCity('cashOnly')), ['cash-only warn']],
  ['no checks alone', said(flagged({ noChecks: true })), ['no-checks warn']],
  ['pays by agreement', said(ofCity('agreement')), ['agreement warn']],
  ['a plan of which no more is known', said(flagged({ paymentPlan: true })), ['plan warn']],
  ['in bankruptcy', said(ofCity('bankrupt')), ['bankrupt warn']],
  ['inactive', said(ofCity('inactive')), ['inactive warn']],
  ['moved out', said(ofCity('finalOwing')), ['final warn']],
  ['old figures', said(anAccount(), 'old'), ['old warn']],
  ['very old figures', said(anAccount(), 'very-old'), ['very-old bad']],
  [
    'everything at once, the gravest first',
    said(
      { ...flagged({ cutoffPending: true, bankrupt: true, cashOnly: true, paymentPlan: true }), status: 'I' },
      'old',
    ),
    ['cutoff bad', 'bankrupt warn', 'inactive warn', 'cash-only warn', 'plan warn', 'old warn'],
  ],
])('%s', (_account, alerts, expected) => {
  expect(alerts).toEqual(expected);
});
