import { z } from 'zod';
import { MONEY_ROLES } from '../role.ts';
import { REVERSED_MONEY, TENDER_CODES } from '../tender.ts';
import { route } from './route.ts';
import { text, trimmedText } from './text.ts';

/** `correction` counts the corrections of the receipt, from 1: its own number is "C1-26-000123/1". */
export type CorrectionView = { receiptNo: string; correction: number; correctedAtMs: number };

const place = z.int().min(1).max(999);
const printed = trimmedText(40).min(1).nullable();
const change = z.discriminatedUnion('kind', [
  /** The whole receipt is taken back, after its day or its drawer. */
  z.object({ kind: z.literal('reversal'), money: z.enum(REVERSED_MONEY) }).strict(),
  /** One line was meant for another account. */
  z.object({ kind: z.literal('wrong-account'), lineNo: place, accountNo: text(20) }).strict(),
  /** One tender was named as what it was not. */
  z
    .object({
      kind: z.literal('wrong-tender'),
      tenderNo: place,
      tender: z.object({ code: z.enum(TENDER_CODES), number: printed, issuer: printed }).strict(),
    })
    .strict(),
]);

export const correctionRoutes = {
  /**
   * Puts a receipt right later; no cent of it changes. Needs a second person: the first try is refused with
   * APPROVAL_NEEDED and an approval's id.
   */
  'receipt.correct': route(
    MONEY_ROLES,
    z
      .object({
        receiptNo: text(20),
        change,
        reasonCode: text(30),
        reason: trimmedText(200),
        approvalId: text(64).nullable().default(null),
      })
      .strict(),
  ).returns<CorrectionView>(),
};
