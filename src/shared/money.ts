/**
 * Money is integer cents with a brand. This file alone adds, splits, parses and formats it;
 * everything else passes the values through.
 */
declare const centsBrand: unique symbol;

/** An amount in whole US cents. Negative only for a difference (over, short), never for a payment. */
export type Cents = number & { readonly [centsBrand]: 'cents' };

/**
 * The largest magnitude any amount may have: $9,999,999,999.99. Sums of 10,000 such amounts stay below 2^53,
 * so no addition in this program can lose a cent to floating point.
 */
export const MAX_CENTS = 999_999_999_999;

/** The most digits an amount field takes before the decimal point. A scanned account number has eight or more. */
export const AMOUNT_FIELD_DIGITS = 6;

export const ZERO_CENTS = 0 as Cents;

/** Brands a number as cents. Throws a RangeError for anything but a whole number within ±MAX_CENTS. */
export function cents(value: number): Cents {
  if (!Number.isSafeInteger(value) || Math.abs(value) > MAX_CENTS) {
    throw new RangeError(`not an amount in cents: ${value}`);
  }
  return (value === 0 ? 0 : value) as Cents;
}

export function addCents(a: Cents, b: Cents): Cents {
  return cents(a + b);
}

export function subtractCents(a: Cents, b: Cents): Cents {
  return cents(a - b);
}

/** The same amount the other way: what is given for what is taken. */
export function negateCents(amount: Cents): Cents {
  return cents(-amount);
}

export function sumCents(amounts: Iterable<Cents>): Cents {
  let total = 0;
  for (const amount of amounts) total += amount;
  return cents(total);
}

/** So many times an amount; `times` is a whole number. */
export function multiplyCents(amount: Cents, times: number): Cents {
  return cents(amount * times);
}

export function smallerCents(a: Cents, b: Cents): Cents {
  return a < b ? a : b;
}

/** Which part of their sum each amount is, between 0 and 1, for a chart. What is not owed (zero, a credit) has no part. */
export function sharesOf(amounts: readonly Cents[]): number[] {
  const owed = amounts.map((amount) => Math.max(0, amount));
  const whole = owed.reduce((sum, amount) => sum + amount, 0);
  return owed.map((amount) => (whole === 0 ? 0 : amount / whole));
}

/** "1,234.56", with a leading minus for negative amounts. The same in both languages: Texas writes money one way. */
export function formatAmount(amount: Cents): string {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return `${amount < 0 ? '-' : ''}${whole}.${digits.slice(-2)}`;
}

/** "1234.56" or "-1234.56": for programs that read it as a number. */
export function plainAmount(amount: Cents): string {
  return formatAmount(amount).replaceAll(',', '');
}

/** "$1,234.56" or "-$1,234.56". */
export function formatDollars(amount: Cents): string {
  return amount < 0 ? `-$${formatAmount(cents(-amount))}` : `$${formatAmount(amount)}`;
}

/**
 * Reads what a clerk typed into an amount field: "142", "142.5", "142.50", "1,142.50", "$142.50", ".50".
 * Returns null for anything else, and for more than AMOUNT_FIELD_DIGITS digits before the point (zeros count),
 * so that a scan or an account number can never become money.
 */
export function parseAmount(text: string): Cents | null {
  const match = /^\$?(\d{1,3}(?:,\d{3})+|\d*)(?:\.(\d{0,2}))?$/.exec(text.trim());
  if (!match) return null;
  const whole = (match[1] ?? '').replaceAll(',', '');
  const fraction = match[2] ?? '';
  if (whole === '' && fraction === '') return null;
  if (whole.length > AMOUNT_FIELD_DIGITS) return null;
  return cents(Number(whole || '0') * 100 + Number(fraction.padEnd(2, '0')));
}

/** United States notes and coins that a till holds, largest first, in cents. */
export const DENOMINATIONS: readonly Cents[] = [10000, 5000, 2000, 1000, 500, 100, 25, 10, 5, 1].map(cents);

export type Pieces = { denomination: Cents; count: number };

/** The fewest notes and coins that make up an amount of change; empty for zero. */
export function piecesOf(amount: Cents): Pieces[] {
  const pieces: Pieces[] = [];
  let rest: number = amount;
  for (const denomination of DENOMINATIONS) {
    const count = Math.floor(rest / denomination);
    if (count > 0) pieces.push({ denomination, count });
    rest -= count * denomination;
  }
  return pieces;
}
