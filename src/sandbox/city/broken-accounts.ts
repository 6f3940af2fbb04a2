import type { BusinessDate } from '#shared/day.ts';
import { SPECIAL_ACCOUNTS } from './special-accounts.ts';

/**
 * What a careless gateway might put into a page. Each breaks the canonical model in one way, and a client must refuse
 * it alone. Only served where somebody asked for them.
 */
export function brokenAccounts(today: BusinessDate, asOf: number): readonly unknown[] {
  const sound = { ...SPECIAL_ACCOUNTS.zero.account(today), version: 'broken', asOf, paymentsThrough: asOf };
  const numbered = (accountNo: string, change: Record<string, unknown>) => ({
    ...sound,
    accountNo,
    displayNo: accountNo,
    ...change,
  });
  const { name: _, ...nameless } = numbered('99999906', {});
  return [
    numbered('99999901', { balanceCents: '142.17' }),
    numbered('99999902', { balanceCents: 142.17 }),
    numbered('99999903', { balanceCents: 1_000_000_000_000 }),
    numbered('99999904', { status: 'X' }),
    numbered('99999905', { dueDate: '11/05/2026' }),
    nameless,
    numbered('99999907', { name: 'X'.repeat(10_001) }),
    numbered('99999908', { flags: { cashOnly: 'no' } }),
    numbered('99999909', { notes: [{ at: today, text: 'X'.repeat(1_001) }] }),
    numbered('not a number', {}),
    { ...sound, accountNo: 99_999_910 },
    null,
    17,
    'an account',
    [],
  ];
}
