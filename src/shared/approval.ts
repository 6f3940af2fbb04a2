import type { AccessAct, AccessChange } from './access.ts';
import type { Cents } from './money.ts';
import { OVERRIDES, type Override, type ReversedMoney, type TenderCode } from './tender.ts';

/** What a second person can be asked to approve. */
export type ApprovalAction = 'payment.take' | 'receipt.void' | 'receipt.correct' | AccessAct;
/** Why one is asked. An action may need several at once. */
export type ApprovalNeed = MoneyNeed | 'access' | 'pin-reset';
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
  /** A change of somebody's access, which has no money: nothing of the above. */
  access?: AccessChange;
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
