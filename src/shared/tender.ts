/** The instruments a customer may hand over. Cash is taken today; the others come with their own rules. */
export const TENDER_CODES = ['cash'] as const;
export type TenderCode = (typeof TENDER_CODES)[number];

/** Things that ask the clerk once before a payment is taken (everything else never asks). */
export const ODDITIES = ['amount-unusual', 'account-inactive', 'same-payer', 'large-change', 'balance-old'] as const;
export type Oddity = (typeof ODDITIES)[number];
