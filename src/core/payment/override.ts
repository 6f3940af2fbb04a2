import type { Settings } from '#shared/setting.ts';
import { BANK_CHECKS, type Override } from '#shared/tender.ts';
import type { CartTender } from './cart.ts';

/** What the rule looks at, for the whole payment. */
export type OverrideSight = {
  tenders: readonly CartTender[];
  /** An account of the cart is marked cash-only, or as one that takes no checks. */
  cashOnly: boolean;
  /** An instrument of this payment stands on an earlier receipt that was not voided. */
  instrumentSeen: boolean;
  settings: Settings;
};

/** Reasons why this payment needs a second person (rules 2, 4 and 8); empty for everyday payments. */
export function overridesNeeded({ tenders, cashOnly, instrumentSeen, settings }: OverrideSight): Override[] {
  const needed: Override[] = [];
  if (cashOnly && tenders.some((tender) => BANK_CHECKS.includes(tender.code))) needed.push('cash-only');
  const overLimit = tenders.some((tender) => {
    const limit = settings[`tender.${tender.code}`].supervisorAboveCents;
    return limit !== null && tender.tenderedCents > limit;
  });
  if (overLimit) needed.push('tender-limit');
  if (instrumentSeen) needed.push('same-instrument');
  return needed;
}
