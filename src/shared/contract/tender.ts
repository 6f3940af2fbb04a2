import { z } from 'zod';
import type { MiscItem, Reason, ReasonedAct } from '../reason.ts';
import type { ReceiptColumns, ReceiptLine } from '../receipt-line.ts';
import { MONEY_ROLES, RECEIPT_READERS } from '../role.ts';
import { TENDER_CODES, type TenderCode } from '../tender.ts';
import type { TenderType } from '../tender-type.ts';
import { route } from './route.ts';
import { text, trimmedText } from './text.ts';

/** What the counter offers today, as the settings say. */
export type TenderOffer = {
  tenders: ({ code: TenderCode } & TenderType)[];
  issuers: string[];
  misc: MiscItem[];
  /** For what a clerk asks; those of the second person come with the request. */
  reasons: Record<Exclude<ReasonedAct, 'override' | 'access'>, Reason[]>;
};

/** A check that was handed back; the slip says why. */
export type RefusedCheckView = { slipNo: number; jobId: string };

export const tenderRoutes = {
  'tender.offer': route(RECEIPT_READERS, z.object({}).strict()).returns<TenderOffer>(),
  /** What a customer needs to pay online; with an account's number on it, if one is open. */
  'slip.portal': route(
    MONEY_ROLES,
    z.object({ accountNo: text(20).nullable(), language: z.enum(['en', 'es']) }).strict(),
  ).returns<{ jobId: string; lines: ReceiptLine[]; columns: ReceiptColumns }>(),
  /** A check is handed back: logged, and a return slip printed. */
  'check.refuse': route(
    MONEY_ROLES,
    z
      .object({
        code: z.enum(TENDER_CODES).exclude(['cash']),
        number: trimmedText(30).min(1).nullable(),
        cents: z.int().min(1).max(99_999_999).nullable(),
        accountNo: text(20).nullable(),
        reasonCode: text(30),
        reason: trimmedText(200),
        language: z.enum(['en', 'es']),
      })
      .strict(),
  ).returns<RefusedCheckView>(),
};
