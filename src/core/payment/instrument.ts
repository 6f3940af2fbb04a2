import { compact } from '#shared/lookup-text.ts';
import type { CartTender } from './cart.ts';

/**
 * What makes an instrument the same instrument, or null where nothing does. A money order is known by its serial alone:
 * who types the issuer in another way has not brought another money order. Checks are known by routing, account and
 * number together, which only a check reader supplies.
 */
export function instrumentKey(tender: Pick<CartTender, 'code' | 'number'>): string | null {
  if (tender.code !== 'money-order' || tender.number === null) return null;
  const serial = compact(tender.number).replace(/^0+(?=.)/, '');
  return serial === '' ? null : `money-order:${serial}`;
}
