import { compact } from '#shared/lookup-text.ts';
import type { CartTender } from './cart.ts';

/**
 * What makes an instrument the same instrument, or null where nothing does. A money order is known by its serial alone:
 * who types the issuer in another way has not brought another money order. Checks are known by routing, account and
 * number together, which only a check reader supplies.
 */
export function instrumentKey(tender: Pick<CartTender, 'code' | 'number'>): string | null {
  if (tender.code !== 'money-order' || tender.number === null) return null;
  const serial = bareNumber(tender.number);
  return serial === '' ? null : `money-order:${serial}`;
}

/** A number as it is compared: capital letters and digits only, without zeros in front. */
export function bareNumber(number: string): string {
  return compact(number).replace(/^0+(?=.)/, '');
}
