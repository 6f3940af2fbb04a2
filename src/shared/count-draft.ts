import { z } from 'zod';
import { cents } from './money.ts';
import { TENDER_CODES } from './tender.ts';
import { tillCountSchema } from './till-count.ts';

const typed = z.string().max(30);
const kindCount = z
  .object({
    /** How many and how much, as typed. */
    items: typed,
    total: typed,
    /** The amounts typed one by one, cents; they are counted instead where `oneByOne`. */
    amounts: z.array(z.int().min(1).transform(cents)).max(2_000),
    oneByOne: z.boolean(),
  })
  .strict();

/** A drawer's count under way, as the window keeps it with main. To main it is a text. */
export const countDraftSchema = z
  .object({
    by: z.string(),
    atMs: z.number(),
    purpose: z.enum(['close', 'hand-over']),
    /** False: whoever counts went back to the drawer, and goes on from here later. */
    going: z.boolean(),
    cash: tillCountSchema,
    kinds: z.record(z.enum(TENDER_CODES).exclude(['cash']), kindCount),
  })
  .strict();
export type CountDraft = z.infer<typeof countDraftSchema>;
export type KindCount = z.infer<typeof kindCount>;
