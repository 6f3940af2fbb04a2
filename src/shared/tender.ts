/** The instruments a customer may hand over at the counter. Cards are not taken here, so there is no place for a fee. */
export const TENDER_CODES = ['cash', 'personal-check', 'business-check', 'cashiers-check', 'money-order'] as const;
export type TenderCode = (typeof TENDER_CODES)[number];

/** Checks that an account marked cash-only does not pay with; cashier's checks and money orders stay allowed. */
export const BANK_CHECKS: readonly TenderCode[] = ['personal-check', 'business-check'];

/** What became of the money of a receipt that was reversed after its day. */
export const REVERSED_MONEY = ['refund-due', 'not-received'] as const;
export type ReversedMoney = (typeof REVERSED_MONEY)[number];

/** Things that ask the clerk once before a payment is taken (everything else never asks). */
export const ODDITIES = [
  'amount-unusual',
  'account-inactive',
  'same-payer',
  'same-amount',
  'large-change',
  'balance-old',
] as const;
export type Oddity = (typeof ODDITIES)[number];

/** Reasons for which a second person must be asked before a payment is taken. */
export const OVERRIDES = ['cash-only', 'tender-limit', 'same-instrument'] as const;
export type Override = (typeof OVERRIDES)[number];
