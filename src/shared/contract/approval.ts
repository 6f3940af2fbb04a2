import { z } from 'zod';
import type { AccessAct, AccessChange } from '../access.ts';
import type { Cents } from '../money.ts';
import type { Reason } from '../reason.ts';
import { MONEY_ROLES, type Role } from '../role.ts';
import type { Override, ReversedMoney, TenderCode } from '../tender.ts';
import { route } from './route.ts';
import { text, trimmedText } from './text.ts';

export type Approver = { userId: string; name: string; role: Role };

/** A request that a second person is asked to approve, as both see it. */
export type ApprovalView = {
  approvalId: string;
  action: 'payment.take' | 'receipt.void' | 'receipt.correct' | AccessAct;
  needs: (Override | 'void' | 'correction' | 'access' | 'pin-reset')[];
  subject: {
    receiptNo: string | null;
    lines: { label: string; accountNo: string | null; cents: Cents }[];
    tenders: { code: TenderCode; cents: Cents; number: string | null }[];
    totalCents: Cents;
    /** What a correction makes of the receipt. */
    becomes?:
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
    /** A change of somebody's access; then there is no money. */
    access?: AccessChange;
  };
  state: 'asked' | 'granted' | 'used';
  /** Who can be the second person. */
  approvers: Approver[];
  /** The office's reasons for such a decision; one is given with the word. */
  reasons: Reason[];
};

/** Whoever may ask for something that needs two people: those who handle money, and those who look after people. */
const ASKERS: readonly Role[] = [...MONEY_ROLES, 'admin'];
const approvalId = text(64);

export const approvalRoutes = {
  'approval.show': route(ASKERS, z.object({ approvalId }).strict()).returns<ApprovalView>(),
  /** The other person agrees, with their own PIN; the window stays with the person who asked. */
  'approval.grant': route(
    ASKERS,
    z
      .object({
        approvalId,
        userId: text(64),
        pin: text(32).min(1),
        reasonCode: text(30),
        reason: trimmedText(200),
      })
      .strict(),
  ).returns<null>(),
};
