import { z } from 'zod';
import { type Cents, MAX_CENTS, type Pieces } from '../money.ts';
import { MONEY_ROLES, RECEIPT_READERS } from '../role.ts';
import { ODDITIES, TENDER_CODES, type TenderCode } from '../tender.ts';
import { route } from './route.ts';
import { text, trimmedText } from './text.ts';

/** More than any amount field can hold: six digits before the point. The rule's own cap is a setting. */
const amount = z.int().min(-MAX_CENTS).max(99_999_999);
const line = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('account'), accountNo: text(20), cents: amount }).strict(),
  z
    .object({
      kind: z.literal('misc'),
      glCode: trimmedText(30).min(1),
      description: trimmedText(60).min(1),
      cents: amount,
    })
    .strict(),
]);
/** One instrument: its number (of a check) or serial (of a money order), and who issued a money order. */
const tender = z
  .object({
    code: z.enum(TENDER_CODES),
    cents: amount,
    number: trimmedText(30).min(1).nullable().default(null),
    issuer: trimmedText(40).min(1).nullable().default(null),
  })
  .strict();
const language = z.enum(['en', 'es']);
/** The most lines and tenders one transaction may have. */
const MANY = 50;

export type DraftLine =
  | { kind: 'account'; accountNo: string; cents: Cents; displayNo: string; name: string }
  | { kind: 'misc'; glCode: string; description: string; cents: Cents };

export type TenderView = { code: TenderCode; cents: Cents; number: string | null; issuer: string | null };

/** A transaction whose tender screen is open, or that is parked: its references exist, no money has moved. */
export type DraftView = {
  transactionId: string;
  lines: DraftLine[];
  linesCents: Cents;
  tenders: TenderView[];
  language: 'en' | 'es';
  parkedAtMs: number | null;
};
export type ParkedView = DraftView & { userId: string; clerkName: string };

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
    z
      .object({
        lines: z.array(line).min(1).max(MANY),
        tenders: z.array(tender).max(MANY).default([]),
        language,
      })
      .strict(),
  ).returns<DraftView>(),
  'payment.draft': route(MONEY_ROLES, z.object({}).strict()).returns<DraftView | null>(),
  'payment.discard': route(MONEY_ROLES, z.object({ transactionId: z.uuid() }).strict()).returns<null>(),
  /** Puts the open transaction aside; the counter is free for the next customer. */
  'payment.park': route(MONEY_ROLES, z.object({ transactionId: z.uuid() }).strict()).returns<null>(),
  'payment.resume': route(MONEY_ROLES, z.object({ transactionId: z.uuid() }).strict()).returns<DraftView>(),
  'payment.parked': route(RECEIPT_READERS, z.object({}).strict()).returns<ParkedView[]>(),
  /** Takes the payment. Asked again with the same transaction and tenders it gives the same receipt. */
  'payment.take': route(
    MONEY_ROLES,
    z
      .object({
        transactionId: z.uuid(),
        /** The total that stood on the screen when Enter was pressed, cents. */
        linesCents: amount,
        tenders: z.array(tender).min(1).max(MANY),
        confirmed: z.array(z.enum(ODDITIES)).max(ODDITIES.length),
        /** Where a second person was needed and agreed. */
        approvalId: text(64).nullable().default(null),
      })
      .strict(),
  ).returns<TakenView>(),
};
