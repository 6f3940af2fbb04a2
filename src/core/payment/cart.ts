import type { Cents } from '#shared/money.ts';
import type { TenderCode } from '#shared/tender.ts';

/** What the customer pays: the lines of a transaction before it is taken. */
export type CartLine =
  | { kind: 'account'; accountNo: string; cents: Cents }
  | { kind: 'misc'; glCode: string; description: string; cents: Cents };

/**
 * What the customer hands over. `number` is the check's number or the money order's serial, `issuer` who issued a money
 * order; both as printed on it, null where the instrument has none.
 */
export type CartTender = { code: TenderCode; tenderedCents: Cents; number: string | null; issuer: string | null };
