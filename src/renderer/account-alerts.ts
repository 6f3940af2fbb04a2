import type { AccountView } from '#shared/contract/account.ts';

export type AlertKind =
  | 'cutoff'
  | 'very-old'
  | 'bankrupt'
  | 'final'
  | 'inactive'
  | 'cash-only'
  | 'no-checks'
  | 'agreement'
  | 'plan'
  | 'old';
export type Alert = { kind: AlertKind; tone: 'bad' | 'warn' };

/** What a clerk must know before taking money on an account, the gravest first; empty for nearly all of them. */
export function accountAlerts({ account, balance }: Pick<AccountView, 'account' | 'balance'>): Alert[] {
  const { flags, status, agreement } = account;
  const found: [boolean, AlertKind, Alert['tone']][] = [
    [flags.cutoffPending, 'cutoff', 'bad'],
    [balance.age === 'very-old', 'very-old', 'bad'],
    [flags.bankrupt, 'bankrupt', 'warn'],
    [status === 'F', 'final', 'warn'],
    [status === 'I', 'inactive', 'warn'],
    [flags.cashOnly, 'cash-only', 'warn'],
    [flags.noChecks && !flags.cashOnly, 'no-checks', 'warn'],
    [agreement !== undefined, 'agreement', 'warn'],
    [flags.paymentPlan && agreement === undefined, 'plan', 'warn'],
    [balance.age === 'old', 'old', 'warn'],
  ];
  return found.filter(([there]) => there).map(([, kind, tone]) => ({ kind, tone }));
}
