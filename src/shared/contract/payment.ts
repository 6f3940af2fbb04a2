import { z } from 'zod';
import { type Cents, MAX_CENTS, type Pieces } from '../money.ts';
import { MONEY_ROLES } from '../role.ts';
import { ODDITIES, TENDER_CODES } from '../tender.ts';
import { route } from './route.ts';

/** More than any amount field can hold: six digits before the point. The rule's own cap is a setting. */
const amount = z.int().min(-MAX_CENTS).max(99_999_999);
const line = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('account'), accountNo: z.string().max(20), cents: amount }).strict(),
  z
    .object({
      kind: z.literal('misc'),
      glCode: z.string().trim().min(1).max(30),
      description: z.string().trim().min(1).max(60),
      cents: amount,
    })
    .strict(),
]);
const language = z.enum(['en', 'es']);
/** The most lines and tenders one transaction may have. */
const MANY = 50;

export type DraftLine =
  | { kind: 'account'; accountNo: string; cents: Cents; displayNo: string; name: string }
  | { kind: 'misc'; glCode: string; description: string; cents: Cents };

/** A transaction whose tender screen is open: its references exist, no money has moved. */
export type DraftView = { transactionId: string; lines: DraftLine[]; linesCents: Cents; language: 'en' | 'es' };

export type TakenView = {
  transactionId: string;
  receiptNo: string;
  linesCents: Cents;
  tenderedCents: Cents;
  changeCents: Cents;
  /** The notes and coins to hand out. */
  pieces: Pieces[];
  printJobId: string;
};

export const paymentRoutes = {
  /** The tender screen opens: makes the references, or keeps those of the person's open draft and takes over its new lines. */
  'payment.begin': route(
    MONEY_ROLES,
    z.object({ lines: z.array(line).min(1).max(MANY), language }).strict(),
  ).returns<DraftView>(),
  'payment.draft': route(MONEY_ROLES, z.object({}).strict()).returns<DraftView | null>(),
  'payment.discard': route(MONEY_ROLES, z.object({ transactionId: z.uuid() }).strict()).returns<null>(),
  /** Takes the payment. Asked again with the same transaction and tenders it gives the same receipt. */
  'payment.take': route(
    MONEY_ROLES,
    z
      .object({
        transactionId: z.uuid(),
        /** The total that stood on the screen when Enter was pressed, cents. */
        linesCents: amount,
        tenders: z
          .array(z.object({ code: z.enum(TENDER_CODES), cents: amount }).strict())
          .min(1)
          .max(MANY),
        confirmed: z.array(z.enum(ODDITIES)).max(ODDITIES.length),
      })
      .strict(),
  ).returns<TakenView>(),
};
