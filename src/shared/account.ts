import { z } from 'zod';
import { MAX_CENTS } from './money.ts';

/**
 * An account as the CIS gives it, in canonical form. Required fields are what every CIS can supply; an optional
 * field that is absent means "unknown", never "none". Unknown fields are ignored; a broken type or bound refuses
 * this account alone. A superset of MultiSpeak's payableItem.
 */
const amountCents = z.int().min(-MAX_CENTS).max(MAX_CENTS);
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** Text from the CIS is kept as it came, bounded; it is made safe where it is shown or printed. */
const text = (max: number) => z.string().max(max);

export const accountSchema = z.object({
  /** Canonical number: digits of the display number without separators. */
  accountNo: z.string().regex(/^[0-9A-Z]{4,20}$/),
  /** The number as people write it: "14-6402-01". */
  displayNo: text(30),
  customerId: text(40).optional(),
  name: text(10_000),
  serviceAddress: z.object({ line1: text(10_000), city: text(200), zip: text(20) }),
  mailing: z.object({ line1: text(10_000), city: text(200), zip: text(20) }).optional(),
  /** A active, I inactive, F final. */
  status: z.enum(['A', 'I', 'F']),
  balanceCents: amountCents,
  pastDueCents: amountCents,
  currentDueCents: amountCents,
  dueDate: date.nullable(),
  disconnectDate: date.optional(),
  lastPayment: z.object({ cents: amountCents, date: date.optional() }).optional(),
  billNo: text(40).optional(),
  billDate: date.optional(),
  flags: z.object({
    cashOnly: z.boolean(),
    noChecks: z.boolean(),
    cutoffPending: z.boolean(),
    bankrupt: z.boolean(),
    paymentPlan: z.boolean(),
    draft: z.boolean(),
    bankDraft: z.boolean(),
  }),
  /** Opaque; replace the cached account when it differs and `asOf` is not older. */
  version: text(200),
  /** When the CIS computed these figures, ms since 1970. */
  asOf: z.int().nonnegative(),
  /** Payments posted at or before this instant (ms) are contained in the balance. */
  paymentsThrough: z.int().nonnegative(),
  aliases: z.array(text(40)).max(50).optional(),
  phone: text(40).optional(),
  meters: z.array(text(40)).max(50).optional(),
  cycle: text(20).optional(),
  aging: z
    .object({
      currentCents: amountCents,
      d30Cents: amountCents,
      d60Cents: amountCents,
      d90Cents: amountCents,
      d120Cents: amountCents,
    })
    .optional(),
  stopCutoffCents: amountCents.optional(),
  agreement: z.object({ nextDue: date, cents: amountCents }).optional(),
  services: z
    .array(z.object({ code: text(20), desc: text(200), cents: amountCents }))
    .max(50)
    .optional(),
  autopay: z.enum(['none', 'active', 'former-provider']).optional(),
  portal: z.enum(['registered', 'not-registered']).optional(),
  /** What people wrote down about it, in any order; only shown. `by` is whoever wrote, in the CIS's words. */
  notes: z
    .array(z.object({ at: date, text: text(1_000), by: text(100).optional() }))
    .max(30)
    .optional(),
});
export type Account = z.infer<typeof accountSchema>;
