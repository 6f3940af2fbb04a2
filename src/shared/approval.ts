import type { AccessAct, AccessChange } from './access.ts';
import type { Cents } from './money.ts';
import { OVERRIDES, type Override, type ReversedMoney, type TenderCode } from './tender.ts';
import type { TillCount } from './till-count.ts';

/** What a second person can be asked to approve. */
export type ApprovalAction = 'payment.take' | 'receipt.void' | 'receipt.correct' | CashAct | AccessAct;
/** Acts with cash that two people look at. */
export const CASH_ACTS = [
  'drawer.open',
  'drawer.pick-up',
  'drawer.hand-over',
  'vault.exchange',
  'vault.fund',
  'vault.count',
  'deposit.prepare',
] as const;
export type CashAct = (typeof CASH_ACTS)[number];
/** Why one is asked. An action may need several at once. */
export type ApprovalNeed = MoneyNeed | CashNeed | 'access' | 'pin-reset';
export const CASH_NEEDS = ['opening-difference', 'pickup', 'hand-over', 'vault', 'deposit'] as const;
export type CashNeed = (typeof CASH_NEEDS)[number];
export type MoneyNeed = Override | 'void' | 'correction';
export const MONEY_NEEDS: readonly MoneyNeed[] = [...OVERRIDES, 'void', 'correction'];

/** The request as both people saw it. The hash binds the approval to exactly this request. */
export type ApprovalSubject = {
  receiptNo: string | null;
  /** `accountNo` null: money for something that has no account. */
  lines: { label: string; accountNo: string | null; cents: Cents }[];
  tenders: { code: TenderCode; cents: Cents; number: string | null }[];
  totalCents: Cents;
  /** What a correction makes of it. */
  becomes?: SubjectAfter;
  /** Cash that is counted by both. */
  cash?: SubjectCash;
  /** A change of somebody's access, which has no money: nothing of the above. */
  access?: AccessChange;
};
/** What lies before the two people: whose, where, and piece by piece. `withUserId`: only this person can be the second. */
export type SubjectCash = {
  drawer: string | null;
  sessionId: string | null;
  count: TillCount;
  /** Of an exchange: what goes out for it. */
  outOf: TillCount;
  cents: Cents;
  /** What should be there, where that is no secret; null otherwise. */
  expectedCents: Cents | null;
  note: string;
  withUserId: string | null;
};
type SubjectAfter =
  | { kind: 'reversal'; money: ReversedMoney }
  | { kind: 'wrong-account'; from: string; accountNo: string; label: string; cents: Cents }
  | {
      kind: 'wrong-tender';
      was: TenderCode;
      wasNumber: string | null;
      code: TenderCode;
      number: string | null;
      issuer: string | null;
      cents: Cents;
    };
