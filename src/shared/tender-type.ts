import { z } from 'zod';
import type { TenderCode } from './tender.ts';

/**
 * What the office says about one kind of tender: a row of settings, dated like every other. A kind is deactivated,
 * never deleted. Change is given from cash alone: that is law here, not a setting.
 */
export const tenderTypeSchema = z
  .object({
    nameEn: z.string().trim().min(1).max(30),
    nameEs: z.string().trim().min(1).max(30),
    active: z.boolean(),
    /** The amount is typed; otherwise what is due is taken as given. */
    keyAmount: z.boolean(),
    /** Goes to the bank with the deposit. */
    depositable: z.boolean(),
    /** The bank account that it is deposited to, by its code. */
    account: z.string().trim().min(1).max(30),
    /** Each one is listed by itself when the drawer is counted and in the deposit. */
    itemised: z.boolean(),
    opensDrawer: z.boolean(),
    /** Check number, or issuer and serial of a money order. */
    needsNumber: z.boolean(),
    /** Reminds the clerk to stamp it "for deposit only". */
    endorse: z.boolean(),
    /** Above this a second person is asked, cents; null: never. */
    supervisorAboveCents: z.int().min(0).max(99_999_999).nullable(),
  })
  .strict();
export type TenderType = z.infer<typeof tenderTypeSchema>;

const CHECK = {
  active: true,
  keyAmount: true,
  depositable: true,
  account: 'operating',
  itemised: true,
  opensDrawer: false,
  needsNumber: true,
  endorse: true,
  supervisorAboveCents: null,
};

export const INITIAL_TENDERS: Record<TenderCode, TenderType> = {
  cash: {
    ...CHECK,
    nameEn: 'Cash',
    nameEs: 'Efectivo',
    itemised: false,
    opensDrawer: true,
    needsNumber: false,
    endorse: false,
  },
  'personal-check': { ...CHECK, nameEn: 'Personal check', nameEs: 'Cheque personal' },
  'business-check': { ...CHECK, nameEn: 'Business check', nameEs: 'Cheque empresa' },
  'cashiers-check': { ...CHECK, nameEn: "Cashier's check", nameEs: 'Cheque de caja' },
  'money-order': { ...CHECK, nameEn: 'Money order', nameEs: 'Giro' },
};
