import { expect } from 'vitest';
import type { Account } from '#shared/account.ts';
import { anAccount } from './accounts.ts';
import { Counter } from './counter.ts';

/** The clerk who asks, and the supervisor who is called. */
export const MARIA = 'Maria Alvarez';
export const ROBERT = 'Robert Hayes';

const flags = { ...anAccount().flags, cashOnly: true };
/** Two accounts that no personal check pays without a second person. */
export const CASH_ONLY: readonly Account[] = [
  anAccount({ flags }),
  anAccount({ accountNo: '14640202', displayNo: '14-6402-02', name: 'TRAN, HUE', flags }),
];

export type Answer = { code: string; details: Record<string, unknown> };
export type Tender = { code: string; cents: number; number?: string; issuer?: string };
export type Take = { transactionId: string; linesCents: number; tenders: Tender[]; confirmed: string[] };

export function check(cents = 14_217, number = '1042'): Tender {
  return { code: 'personal-check', cents, number };
}

/** A counter whose customers are cash-only and come with checks, and what is done there with a second person. */
export class CashOnlyCounter extends Counter {
  constructor() {
    super({ accounts: CASH_ONLY });
  }

  /** The tender screen is open, the check lies on the counter, Enter is about to be pressed. */
  async aCheck(accountNo = '14640201'): Promise<Take> {
    const { transactionId, linesCents } = await this.begin(14_217, accountNo);
    return { transactionId, linesCents, tenders: [check()], confirmed: [] };
  }

  async takes(take: Take, approvalId: string | null = null): Promise<Answer> {
    const reply = await this.request('payment.take', { ...take, approvalId });
    return reply.ok ? { code: 'TAKEN', details: reply.data as Record<string, unknown> } : reply.error;
  }

  /** Enter was pressed, and a second person is called. */
  async called(): Promise<{ take: Take; approvalId: string }> {
    const take = await this.aCheck();
    const { code, details } = await this.takes(take);
    expect(code).toBe('APPROVAL_NEEDED');
    return { take, approvalId: String(details.approvalId) };
  }

  /** Somebody came, looked and agreed. */
  async agreed(name = ROBERT): Promise<{ take: Take; approvalId: string }> {
    const { take, approvalId } = await this.called();
    expect((await this.agrees(approvalId, name)).code).toBe('granted');
    return { take, approvalId };
  }

  /** What another person's word is answered with. */
  async wordOf(approvalId: string, name = ROBERT, reasonCode = 'verified'): Promise<string> {
    return (await this.agrees(approvalId, name, reasonCode)).code;
  }

  async idOf(name: string): Promise<string> {
    const person = (await this.ask('session.people', {})).find((candidate) => candidate.name === name);
    if (!person) throw new Error(`nobody is called ${name}`);
    return person.userId;
  }

  /** Who did it and who agreed to it, for every fact of a kind. */
  people(kind: string): { actor: string; approver: string | null }[] {
    return this.rows(
      `SELECT a.name AS actor, b.name AS approver FROM journal j JOIN app_user a ON a.user_id = j.actor
        LEFT JOIN app_user b ON b.user_id = j.approver WHERE kind = ? ORDER BY clock`,
      kind,
    );
  }
}
