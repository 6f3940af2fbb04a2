import { z } from 'zod';
import type { Cents } from '../money.ts';
import { MONEY_ROLES } from '../role.ts';
import { route } from './route.ts';
import { text, trimmedText } from './text.ts';

export type VoidView = { receiptNo: string; voidedAtMs: number; cashReturnedCents: Cents };

export const voidRoutes = {
  /**
   * Takes a whole receipt back, on its business day and before its drawer is submitted. Needs a second person: the first
   * try is refused with APPROVAL_NEEDED and an approval's id.
   */
  'receipt.void': route(
    MONEY_ROLES,
    z
      .object({
        receiptNo: text(20),
        reasonCode: text(30),
        reason: trimmedText(200),
        /** Counted into the customer's hand, cents. */
        cashReturnedCents: z.int().min(0).max(99_999_999),
        approvalId: text(64).nullable().default(null),
      })
      .strict(),
  ).returns<VoidView>(),
};
