import { z } from 'zod';
import type { Cents } from '../money.ts';
import { MONEY_ROLES, type Role } from '../role.ts';
import type { Override, ReversedMoney, TenderCode } from '../tender.ts';
import { route } from './route.ts';
import { text, trimmedText } from './text.ts';

export type Approver = { userId: string; name: string; role: Role };

/** A request that a second person is asked to approve, as both see it. */
export type ApprovalView = {
  approvalId: string;
  action: 'payment.take' | 'receipt.void' | 'receipt.correct';
  needs: (Override | 'void' | 'correction')[];
  subject: {
    receiptNo: string | null;
    lines: { label: string; accountNo: string | null; cents: Cents }[];
    tenders: { code: TenderCode; cents: Cents; number: string | null }[];
    totalCents: Cents;
    /** What a correction makes of the receipt. */
    becomes?:
      | { kind: 'reversal'; money: ReversedMoney }
      | { kind: 'wrong-account'; accountNo: string; label: string; cents: Cents }
      | {
          kind: 'wrong-tender';
          was: TenderCode;
          code: TenderCode;
          number: string | null;
          issuer: string | null;
          cents: Cents;
        };
  };
  state: 'asked' | 'granted' | 'used';
  /** Who can be the second person. */
  approvers: Approver[];
};

const approvalId = text(64);

export const approvalRoutes = {
  'approval.show': route(MONEY_ROLES, z.object({ approvalId }).strict()).returns<ApprovalView>(),
  /** The other person agrees, with their own PIN; the window stays with the person who asked. */
  'approval.grant': route(
    MONEY_ROLES,
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
