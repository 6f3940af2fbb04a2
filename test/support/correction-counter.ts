import type { Asked } from '#shared/contract/index.ts';
import { anAccount } from './accounts.ts';
import { Counter } from './counter.ts';

export const GARCIA = '14640201';
export const NGUYEN = '21330901';
export type Change = Asked<'receipt.correct'>['change'];
export const TO_NGUYEN: Change = { kind: 'wrong-account', lineNo: 1, accountNo: '21-3309-01' };
export const TO_GARCIA: Change = { kind: 'wrong-account', lineNo: 1, accountNo: GARCIA };
export const REFUND: Change = { kind: 'reversal', money: 'refund-due' };
export const wasCheck = (number: string, code: 'personal-check' | 'business-check' = 'personal-check'): Change => ({
  kind: 'wrong-tender',
  tenderNo: 1,
  tender: { code, number, issuer: null },
});
export const asked = (receiptNo: string, change: Change) => ({
  receiptNo,
  change,
  reasonCode: 'keyed-wrong',
  reason: '',
});

/** A counter with two accounts, for receipts that are put right. */
export class CorrectionCounter extends Counter {
  constructor(garcia = anAccount()) {
    const nguyen = { accountNo: NGUYEN, displayNo: '21-3309-01', name: 'NGUYEN, LINH', balanceCents: 8_000 };
    super({ accounts: [garcia, anAccount(nguyen)] });
  }

  /** A receipt of Maria's over cash for Garcia; in the CIS, where that answers. */
  async posted(cents = 5_000): Promise<string> {
    const { receiptNo } = await this.payCash(cents);
    await this.clock.pass(1_000);
    return receiptNo;
  }

  async nextMorning(): Promise<void> {
    await this.clock.pass(24 * 3_600_000);
    await this.signIn('Maria Alvarez');
  }

  /** What the CIS holds of an account: what was paid less what was taken back. */
  held(accountNo: string): number {
    const sum = (book: readonly { accountNo: string; cents: number }[]) =>
      book.filter((entry) => entry.accountNo === accountNo).reduce((all, { cents }) => all + cents, 0);
    return sum(this.cis.book) - sum(this.cis.reversalBook);
  }

  async displayed(accountNo: string): Promise<number> {
    return (await this.ask('account.open', { accountNo })).balance.displayedCents;
  }
}
